"""The corpus browser: what is listed, filtered, edited, removed and brought back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.model import Document
from claimcheck.readers import read_bytes
from claimcheck.tui.rows import Rows

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
def test_sources_and_statements_are_listed_and_filtered_as_one_types(
    desk: Path, play: Any, size: tuple[int, int]
) -> None:
    async def story(stage: Any) -> None:
        await stage.press("s")
        shown = stage.text
        for words in (
            "2 sources · 3 statements",
            "Sources 1/2",
            "Prisoners freed",
            "8 Sep 2025",
            "s Switch list",
        ):
            assert words in shown, f"{words!r} is not in\n{shown}"
        await stage.press("slash", "w", "e", "e")
        assert "Sources 1/1" in stage.text
        assert "Prisoners freed" not in stage.text
        await stage.press("k")
        assert "No source holds “week”" not in stage.text
        await stage.press("enter", "s")
        assert "No statement holds “week”. esc drops the filter." in stage.text
        await stage.press("escape", "G", "enter")
        assert "▸•  Exactly 1,150 people" in stage.text
        await stage.press("escape", "escape")
        assert "1 check" in stage.text

    play(desk, story, size)


@pytest.mark.parametrize("size", SIZES)
def test_a_source_is_edited_and_removed_and_both_are_taken_back(
    desk: Path, play: Any, size: tuple[int, int]
) -> None:
    async def story(stage: Any) -> None:
        await stage.press("s", "m")
        await stage.type(" in Minsk")
        await stage.press("enter")
        assert "Prisoners freed in Minsk" in stage.text
        await stage.press("d")
        assert "Sources 1/1" in stage.text
        assert "1 source · 1 statement" in stage.text
        assert "z brings it back" in stage.text
        await stage.press("z")
        assert "2 sources · 3 statements" in stage.text
        assert "brought back: Prisoners freed in Minsk" in stage.text
        await stage.press("z")
        assert "change taken back" in stage.text
        assert "in Minsk" not in stage.text

    play(desk, story, size)
    with Corpus.open(desk) as corpus:
        restored = list(corpus.documents())[-1]
        assert corpus.document(restored.id).document.text.startswith("Rights groups")
        assert corpus.statements(restored.id)[0].statement.speaker


def test_a_source_that_listed_its_statements_comes_back_with_just_these(tmp_path: Path, play: Any) -> None:
    rows = '{"text": "Ulm has 17 penguins. Kiel has 3 seals.", "title": "Animals", "speaker": "Ann"}\n'
    desk = tmp_path / "desk.db"
    with Corpus.open(desk, HashEmbedder()) as corpus:
        (document,) = read_bytes(rows.encode(), "rows.jsonl")
        before = corpus.add(document)
        kept = [each.statement for each in corpus.statements(before.document_id or 0)]

    async def story(stage: Any) -> None:
        await stage.press("s", "d", "z")
        assert "brought back: Animals" in stage.text

    play(desk, story)
    with Corpus.open(desk, HashEmbedder()) as corpus:
        (stored,) = corpus.documents()
        assert [each.statement for each in corpus.statements(stored.id)] == kept


def test_only_rows_near_the_view_are_read_of_a_long_list(tmp_path: Path, play: Any) -> None:
    desk = tmp_path / "desk.db"
    with Corpus.open(desk, HashEmbedder()) as corpus:
        documents = (
            Document(f"Ulm counted {number} penguins.", title=f"Count {number}") for number in range(1500)
        )
        assert len(list(corpus.add_many(documents))) == 1500

    async def story(stage: Any) -> None:
        await stage.press("s")
        rows = stage.app.screen.query_one(Rows)
        assert "Sources 1/1,500" in stage.text
        await stage.press("G")
        assert "Sources 1,500/1,500" in stage.text
        assert "Count 1499" in stage.text
        await stage.press("pageup", "k")
        assert "…  " not in stage.text
        assert len(rows._read) < 600
        await stage.press("slash", "1", "4", "9")
        assert "Sources 1/12" in stage.text

    play(desk, story)


def test_an_empty_corpus_says_what_to_do(tmp_path: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("s")
        assert "The corpus is empty. Press a to add sources." in stage.text
        await stage.press("enter", "d", "m", "z")
        assert stage.told == "There is nothing to undo here."

    play(tmp_path / "new.db", story)
