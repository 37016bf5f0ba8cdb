"""Files added as one run: told in order, refused one by one, stopped without loss, gone on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimcheck.cli.adding import Tally, add_each
from claimcheck.cli.inputs import read_input
from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.errors import ReadError
from claimcheck.model import Document
from claimcheck.readers import html

PAGE = """<html><head><title>Wells {number}</title></head><body><article>
<p>Twelve wells ran dry in town {number} in March 2024, the water board of the town said on Friday.</p>
<p>The board will dig three new wells before the summer, and asks the people of the town to save water.</p>
</article></body></html>"""


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as opened:
        yield opened


def read(name: str) -> Iterator[Document]:
    """Read a made-up file: as many sources as its name has letters, broken where it ends so."""
    for place, letter in enumerate(name.removesuffix("!")):
        yield Document(f"In {name}, bridge {letter} cost {place + 5} million euros.", title=f"{name}{place}")
    if name.endswith("!"):
        raise ReadError(f"{name} is broken.")


def told(corpus: Corpus, *names: str, **options: object) -> list[tuple[str, Tally]]:
    return list(add_each(corpus, names, read, **options))  # type: ignore[arg-type]


def test_each_file_is_told_in_order_with_what_became_of_its_sources(corpus: Corpus) -> None:
    found = told(corpus, "!", "ab", "", "c!", "d", "!!")
    assert [(name, tally.new, tally.refused) for name, tally in found] == [
        ("!", 0, ["! is broken."]),
        ("ab", 2, []),
        ("", 0, []),
        ("c!", 1, ["c! is broken."]),
        ("d", 1, []),
        ("!!", 1, ["!! is broken."]),
    ]
    assert [(name, tally.held) for name, tally in told(corpus, "ab", "d")] == [("ab", 2), ("d", 1)]


def test_what_was_read_before_a_stop_is_on_the_desk_and_the_rest_is_not_told(corpus: Corpus) -> None:
    seen: list[str] = []

    def stopped() -> bool:
        return len(seen) > 2

    def reading(name: str) -> Iterator[Document]:
        for document in read(name):
            seen.append(name)
            yield document

    found = list(add_each(corpus, ["ab", "cd", "e"], reading, stopped=stopped))
    assert [name for name, _ in found] == ["ab"]
    assert [stored.document.title for stored in corpus.documents()] == ["ab0", "ab1"]


def test_an_interrupt_comes_after_what_was_read_is_safe_and_told(corpus: Corpus) -> None:
    def interrupted(name: str) -> Iterator[Document]:
        if name == "c":
            raise KeyboardInterrupt
        yield from read(name)

    found = []
    with pytest.raises(KeyboardInterrupt):
        found.extend(add_each(corpus, ["a", "b", "c", "d"], interrupted))
    assert [stored.document.title for stored in corpus.documents()] == ["a0", "b0"]
    assert [(name, tally.new) for name, tally in told(corpus, "a", "b", "c", "d")] == [
        ("a", 0),
        ("b", 0),
        ("c", 1),
        ("d", 1),
    ]


def test_pages_that_are_held_are_not_read_again(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [str(tmp_path / f"{number}.html") for number in range(3)]
    for number, name in enumerate(names):
        Path(name).write_text(PAGE.format(number=number))

    def known(name: str) -> Iterator[Document]:
        return read_input(name, known=corpus.known)

    assert [tally.new for _, tally in add_each(corpus, names[:2], known)] == [1, 1]
    reads: list[str] = []
    real: Callable[[Document, str], dict[str, object]] = html._said

    def said(page: Document, name: str) -> dict[str, object]:
        reads.append(name)
        return real(page, name)

    monkeypatch.setattr(html, "_said", said)
    found = [(tally.new, tally.held) for _, tally in add_each(corpus, names, known)]
    assert found == [(0, 1), (0, 1), (1, 0)]
    assert reads == ["2.html"]
    seen = corpus.sightings(1)
    assert len(seen) == 2
    assert {sighting.origin for sighting in seen} == {names[0]}
