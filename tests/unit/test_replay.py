"""An export replayed on the desk it came from: unchanged, then with one thing changed, which is named."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.changes import Change
from claimcheck.check import check
from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.errors import InputError
from claimcheck.export import export
from claimcheck.model import Document
from claimcheck.replay import Replayed, replay
from claimcheck.review import records

DAY = dt.date(2025, 9, 11)
SOURCE = "Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Belarus."
UNREADABLE = """{{"claimcheck_export": 1, "findings": [{{"id": 1, "article": {{"sha256": "a"}},
    "claim": {{"text": "x", "start": {start}, "end": 1}}, "comparisons": []}}]}}"""
ARTICLE = 'Belarus was holding around 1,400 "hostages".'


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as opened:
        opened.add(Document(SOURCE, publisher="The Daily", published=DAY))
        article = Document(ARTICLE, published=DAY)
        assert list(opened.keep_check(article, check(article, opened)))
        yield opened


@pytest.fixture
def exported(corpus: Corpus, tmp_path: Path) -> Path:
    target = tmp_path / "out.json"
    assert export(records(corpus), "json", target) == 1
    return target


def changes(corpus: Corpus, exported: Path) -> set[Change]:
    (replayed,) = replay(corpus, exported)
    return {difference.change for difference in replayed.differences}


def edit(exported: Path, *path: str | int, value: object) -> None:
    whole = place = json.loads(exported.read_text())
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    exported.write_text(json.dumps(whole))


def rewrite(corpus: Corpus, text: str, column: str, changed: str) -> None:
    """Change a snapshot behind the desk's back."""
    desk = corpus.store.desk
    with desk.transaction():
        for row in desk.rows("SELECT id, text FROM snapshots"):
            if zlib.decompress(row["text"]).decode() == text:
                data = zlib.compress(changed.encode())
                desk.write(f"UPDATE snapshots SET {column} = ? WHERE id = ?", (data, row["id"]))


def test_on_an_unchanged_desk_all_is_the_same(corpus: Corpus, exported: Path) -> None:
    assert list(replay(corpus, exported)) == [Replayed(1, ARTICLE, "The Daily", ())]


def test_a_changed_rule_set_is_named(corpus: Corpus, exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.replay.rules_version", lambda: "en-other")
    (replayed,) = replay(corpus, exported)
    (difference,) = replayed.differences
    assert difference.change is Change.RULES
    assert "en-other" in difference.words
    assert not replayed.same


def test_a_removed_source_is_named_and_still_compared(corpus: Corpus, exported: Path) -> None:
    (source,) = corpus.documents()
    corpus.remove(source.id)
    assert changes(corpus, exported) == {Change.REMOVED}


def test_a_source_that_was_added_again_is_not_removed(corpus: Corpus, exported: Path) -> None:
    (source,) = corpus.documents()
    corpus.remove(source.id)
    corpus.add(Document(SOURCE, publisher="The Daily", published=DAY))
    assert changes(corpus, exported) == set()


@pytest.mark.parametrize("text", [SOURCE, ARTICLE])
def test_an_altered_text_of_a_snapshot_is_named(exported: Path, corpus: Corpus, text: str) -> None:
    rewrite(corpus, text, "text", text.replace("1,", "2,"))
    with Corpus.open(corpus.store.desk.path, HashEmbedder()) as fresh:
        assert Change.ALTERED in changes(fresh, exported)


def test_altered_bytes_of_a_snapshot_are_named_though_the_quote_stands(
    exported: Path, corpus: Corpus
) -> None:
    rewrite(corpus, SOURCE, "raw", "other bytes")
    assert changes(corpus, exported) == {Change.ALTERED}


def test_a_quote_that_was_edited_in_the_export_is_named(corpus: Corpus, exported: Path) -> None:
    edit(exported, "findings", 0, "claim", "text", value="Belarus was holding around 900.")
    assert changes(corpus, exported) == {Change.ALTERED}


def test_another_result_is_named_by_what_differs(corpus: Corpus, exported: Path) -> None:
    edit(exported, "findings", 0, "comparisons", 0, "relation", value="agrees")
    (replayed,) = replay(corpus, exported)
    (difference,) = replayed.differences
    assert difference.change is Change.RESULT
    assert difference.words == 'relation is "conflicts", it was "agrees"'


def test_what_the_desk_does_not_hold_is_missing(exported: Path, tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "other.db", HashEmbedder()) as other:
        assert changes(other, exported) == {Change.MISSING}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"findings": []}',
        '{"claimcheck_export": 2, "findings": []}',
        '{"claimcheck_export": 1, "findings": [1]}',
        '{"claimcheck_export": 1, "findings": [{"claim": {}}]}',
        UNREADABLE.format(start="[]"),
        UNREADABLE.format(start="9" * 30),
    ],
    ids=range(10),
)
def test_what_is_no_export_is_refused(corpus: Corpus, tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(InputError):
        list(replay(corpus, path))
    with pytest.raises(InputError, match="cannot be read"):
        list(replay(corpus, tmp_path))


def test_an_export_without_comparisons_gives_nothing(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    export([], "json", path)
    found: list[Any] = list(replay(corpus, path))
    assert found == []
