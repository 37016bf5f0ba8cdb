from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcheck import intake
from claimcheck.corpus import Added, Corpus, Status
from claimcheck.embed import HashEmbedder
from claimcheck.model import Document

PATIENCE = 20.0  # seconds after which a thread that waits is taken to wait for good


def documents(count: int, read: list[int]) -> Iterator[Document]:
    for number in range(count):
        read.append(number)
        # Another word each: figures are masked, and what is embedded once is not embedded again.
        town = chr(ord("A") + number % 26) * (number // 26 + 1)
        yield Document(f"The river at {town}ford rose in the night.", external_id=str(number))


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_TOGETHER", 2)
    monkeypatch.setattr(intake, "_MOST_TOGETHER", 2)


class _Waiting(HashEmbedder):
    """Does not embed before it is told to."""

    def __init__(self) -> None:
        self.may = threading.Event()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        assert self.may.wait(PATIENCE)
        return super().encode(texts)


class _Counting(HashEmbedder):
    """Remembers how many texts it was given at a time."""

    def __init__(self) -> None:
        self.together: list[int] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.together.append(len(texts))
        return super().encode(texts)


def test_the_next_sources_are_read_while_one_batch_is_embedded(tmp_path: Path) -> None:
    embedder = _Waiting()

    def told_late() -> Iterator[Document]:
        for document in documents(6, []):
            if document.external_id == "3":  # of the second batch
                embedder.may.set()
            yield document

    with Corpus.open(tmp_path / "desk.db", embedder) as corpus:
        settled = list(corpus.add_many(told_late()))
    assert [added.status for added in settled] == [Status.NEW] * 6


def test_no_more_is_read_ahead_than_some_batches(tmp_path: Path) -> None:
    read: list[int] = []
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as corpus:
        settled = corpus.add_many(documents(100, read))
        next(settled)
        assert len(read) == 2 * (intake._AHEAD + 1)
        assert len(list(settled)) == 99


def test_more_are_embedded_together_the_longer_a_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_MOST_TOGETHER", 6)
    embedder = _Counting()
    with Corpus.open(tmp_path / "desk.db", embedder) as corpus:
        list(corpus.add_many(documents(20, [])))
    assert embedder.together == [2, 2, 4, 6, 6]


def test_where_embedding_is_slow_no_more_are_embedded_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_MOST_TOGETHER", 6)
    monkeypatch.setattr(intake, "_QUICK", 0.0)
    embedder = _Counting()
    with Corpus.open(tmp_path / "desk.db", embedder) as corpus:
        list(corpus.add_many(documents(8, [])))
    assert embedder.together == [2, 2, 2, 2]


def test_an_embedder_that_fails_leaves_the_batches_before_it_on_the_desk(tmp_path: Path) -> None:
    class Failing(HashEmbedder):
        calls = 0

        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            self.calls += 1
            if self.calls == 3:
                raise MemoryError
            return super().encode(texts)

    settled: list[Added] = []
    with Corpus.open(tmp_path / "desk.db", Failing()) as corpus:
        with pytest.raises(MemoryError):
            settled += corpus.add_many(documents(10, []))
        assert corpus.counts() == {"documents": 4, "statements": 4}
    assert len(settled) == 4


def test_who_stops_listening_keeps_what_was_told(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as corpus:
        settled = corpus.add_many(documents(100, []))
        assert next(settled).document_id == 1
        del settled
        assert corpus.counts()["documents"] == 2
