"""The article view and the source view: the whole text, its passages, and moving between them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimcheck.check import check
from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.model import Document
from claimcheck.readers import read_bytes

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
def test_the_article_shows_every_claim_with_its_verdict(desk: Path, play: Any, size: tuple[int, int]) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "o")
        shown = stage.text
        for words in (
            "The Gazette, 12 Sep 2025, ngo",
            "Claims 1/3",
            "▸=  The new bridge in Lisbon cost 52 million euros.",
            " ≠  Around 1,400 political prisoners",
            " ·  The zoo in Ulm",
            "= agrees · source: The Daily, 11 Sep 2025, ngo",
        ):
            assert words in shown, f"{words!r} is not in\n{shown}"
        await stage.press("J", "y")
        assert stage.app.clipboard.startswith(
            "“Around 1,400 political prisoners remain behind bars in Belarus.”"
        )
        await stage.press("escape", "j", "f", "o")
        assert "⚑ flagged" in stage.text
        await stage.press("K", "enter")
        assert "Claims 1/3" in stage.text  # the queue has gone along

    play(desk, story, size)


def test_a_claim_chosen_in_the_article_shows_although_the_filter_hid_it(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "slash", "down", "down", "enter")
        assert "filter: conflicts" in stage.text
        await stage.press("o", "J", "enter")
        assert "filter: all" in stage.text
        assert "Claims 3/3" in stage.text

    play(desk, story)


def test_a_long_article_is_shown_whole_and_opens_at_its_claim(tmp_path: Path, play: Any) -> None:
    filler = "Much was said, and little of it can be checked by anyone at all.\n\n" * 600
    (article,) = read_bytes(f"{filler}The zoo in Ulm bought 17 penguins.\n\n{filler}".encode(), label="a")
    desk = tmp_path / "desk.db"
    with Corpus.open(desk, HashEmbedder()) as corpus:
        corpus.add(Document("The zoo in Ulm bought 12 penguins.", title="Zoo"))
        assert list(corpus.keep_check(article, check(article, corpus)))

    async def story(stage: Any) -> None:
        await stage.press("enter", "slash", "tab")
        await stage.type("penguins")
        await stage.press("enter", "o")
        assert "▸≠  The zoo in Ulm bought 17 penguins." in stage.text
        await stage.press("G", "h")
        assert "▸≠  The zoo" in stage.text
        await stage.press("g")
        assert "▸≠  The zoo" not in stage.text

    play(desk, story)


@pytest.mark.parametrize("size", SIZES)
def test_a_source_edited_while_it_is_read_shows_what_is_known_now(
    desk: Path, play: Any, size: tuple[int, int]
) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "j", "enter", "m", "tab", "tab", "tab")
        await stage.type("x")
        await stage.press("enter")
        assert "is no day. Write it as 2025-09-11." in stage.text
        await stage.press("end", "backspace", "tab", "tab", "ctrl+u")
        await stage.type("cat")
        await stage.press("enter")
        assert "cat is no tier. One of official," in stage.text
        await stage.press("ctrl+u")
        await stage.type("Media")
        await stage.press("enter")
        assert "The Daily, 11 Sep 2025, media" in stage.text
        assert "▸≠  Rights groups" in stage.text

    play(desk, story, size)
    with Corpus.open(desk) as corpus:
        assert corpus.document(1).document.tier == "media"


@pytest.mark.parametrize("size", SIZES)
def test_the_versions_of_a_page_are_turned_over(tmp_path: Path, play: Any, size: tuple[int, int]) -> None:
    desk = tmp_path / "desk.db"
    page = tmp_path / "page.txt"
    with Corpus.open(desk, HashEmbedder()) as corpus:
        for number in (12, 17):
            page.write_text(f"The zoo in Ulm bought {number} penguins.")
            assert corpus.add(Document(page.read_text(), title="Zoo", origin=str(page))).document_id

    async def story(stage: Any) -> None:
        await stage.press("s")
        assert "older: Zoo" in stage.text
        await stage.press("G", "enter")
        assert "version 2 of 2" in stage.text
        await stage.press("left_square_bracket")
        assert "bought 12 penguins" in stage.text
        assert "version 1 of 2" in stage.text
        assert "superseded on" in stage.text
        await stage.press("left_square_bracket", "right_square_bracket")
        assert "bought 17 penguins" in stage.text

    play(desk, story, size)
