"""Without colour, in other themes, at odd sizes, and with work going on behind: the screen still says all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_without_colour_the_screen_says_the_same(
    desk: Path, play: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    screens: list[str] = []

    async def story(stage: Any) -> None:
        await stage.press("enter", "j", "f")
        screens.append(stage.text)

    play(desk, story)
    monkeypatch.setenv("NO_COLOR", "1")

    async def colourless(stage: Any) -> None:
        assert stage.app.no_color
        await stage.press("enter", "j")
        screens.append(stage.text)

    play(desk, colourless)
    with_colour, without = (
        screen.replace("flagged · filter", "filter").replace("─", "") for screen in screens
    )
    assert without == with_colour


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "nord"])
def test_a_theme_changes_no_word(desk: Path, play: Any, theme: str) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "j")
        before = stage.text
        stage.app.theme = theme
        await stage.settle()
        assert stage.text == before

    play(desk, story)


@pytest.mark.parametrize("size", [(20, 6), (40, 12), (200, 60)])
def test_no_size_breaks_the_screen(desk: Path, play: Any, size: tuple[int, int]) -> None:
    async def story(stage: Any) -> None:
        await stage.press(
            "enter", "j", "right_square_bracket", "question_mark", "escape", "e", "escape", "enter"
        )
        assert "source 2" in stage.text
        assert len(stage.text.splitlines()) == size[1]

    play(desk, story, size)


def test_sources_are_added_while_reviewing(desk: Path, tmp_path: Path, play: Any) -> None:
    (tmp_path / "new.txt").write_text("The harbour in Hull was deepened by 3 metres in 2021.")

    async def story(stage: Any) -> None:
        await stage.press("enter", "a")
        await stage.type(str(tmp_path / "new.txt"))
        await stage.press("enter", "enter")
        assert stage.told == "1 new source with 1 statement"
        assert "Claims 1/3" in stage.text
        await stage.press("space", "escape")
        assert "3 sources · 4 statements" in stage.text
        assert "1 reviewed" in stage.text

    play(desk, story)


def test_every_pane_is_reached_by_tab_and_left_by_esc(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        for opened in ("enter", "o", "e", "question_mark"):
            await stage.press(opened)
            depth = len(stage.app.screen_stack)
            for _ in stage.app.screen.focus_chain:
                await stage.press("tab")
            assert len(stage.app.screen_stack) == depth
            await stage.press("escape")
            assert len(stage.app.screen_stack) == depth - 1

    play(desk, story)
