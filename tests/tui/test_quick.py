"""Quick check: a sentence is laid beside the corpus while it is typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

CLAIM = "Around 1,400 political prisoners remain behind bars in Belarus."


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_sentence_is_compared_as_it_is_typed(desk: Path, play: Any, size: tuple[int, int]) -> None:
    async def story(stage: Any) -> None:
        await stage.press("i")
        assert "Type a sentence with a figure" in stage.text
        await stage.type(CLAIM)
        await stage.until("2 sources · 2 conflicts")
        await stage.until("The Daily, 11 Sep 2025, ngo")
        assert "+200 (+16.7 %)" in stage.text
        assert "SENTENCE" in stage.text
        assert "ARTICLE" not in stage.text
        assert "[ and ] turn" not in stage.text  # the sources stand beside
        await stage.until("↓ To the sources")
        await stage.press("down", "j", "y")
        assert "Exactly 1,150" in stage.app.clipboard
        await stage.press("enter")
        assert "A count" in stage.text
        await stage.press("escape", "k", "i", "end", "backspace")
        await stage.until("2 sources")
        await stage.press("escape")
        assert "1 check" in stage.text

    play(desk, story, size)


def test_what_was_typed_before_is_not_shown_for_what_is_typed_now(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("i")
        await stage.type(CLAIM)
        await stage.until("2 conflicts")
        await stage.press("ctrl+u")
        await stage.until("Type a sentence with a figure")
        await stage.type("A walrus sang in Ulm.")
        await stage.until("No statement in the corpus is about this.")
        assert "1,200" not in stage.text

    play(desk, story)


def test_quick_checks_leave_nothing_on_the_desk(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("i")
        await stage.type(CLAIM)
        await stage.until("2 conflicts")
        await stage.press("escape")
        assert "1 check" in stage.text
        assert "2 sources" in stage.text

    play(desk, story)
