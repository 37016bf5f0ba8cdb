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
        screen.replace("flagged · z undoes · filter", "filter").replace("─", "") for screen in screens
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
        assert "1 of 3 reviewed" in stage.text

    play(desk, story)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
def test_the_palette_holds_what_can_be_done_here_and_does_it(
    desk: Path, play: Any, size: tuple[int, int]
) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "j", "ctrl+p", *"flag")
        await stage.until("Flag as a discrepancy, or take the flag back (f)")
        await stage.press("enter")
        await stage.until("flagged: it will be exported")

    play(desk, story, size)


def test_what_a_key_does_goes_on_in_its_own_column(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("question_mark")
        lines = [line.strip("│ ") for line in stage.text.splitlines()]
        at = next(index for index, line in enumerate(lines) if line.startswith("a  Add"))
        column = stage.text.splitlines()[at].index("Add sources:")
        below = stage.text.splitlines()[at + 1]
        assert below[:column].strip("│ ") == ""
        assert below[column:].startswith("or a text")

    play(desk, story)


def test_keys_that_have_nothing_to_work_on_are_not_offered(tmp_path: Path, desk: Path, play: Any) -> None:
    async def empty(stage: Any) -> None:
        await stage.until("o Check an article")
        foot = stage.text.splitlines()[-1]
        assert "Open" not in foot
        assert "Export" not in foot

    play(tmp_path / "new.db", empty)

    async def none_left(stage: Any) -> None:
        await stage.press("enter")
        await stage.until("⏎ Read space Accept x Overrule f Flag c Note / Filter e Export esc Back ? Keys")
        await stage.press("slash", "down", "down", "down", "enter")
        await stage.until("No claim is in this filter")
        await stage.until("\n/ Filter e Export esc Back ? Keys")

    play(desk, none_left)


# Every screen and dialog, by the keys that lead there from the desk.
ROUTES = {
    "the desk's dialogs": ("a",),
    "an article to check": ("o",),
    "an export": ("e",),
    "the keys": ("question_mark",),
    "a check": ("enter",),
    "its filter": ("enter", "slash"),
    "an overruling": ("enter", "x"),
    "a note": ("enter", "c"),
    "a source": ("enter", "enter"),
    "the article": ("enter", "o"),
    "quick check": ("i",),
    "the corpus": ("s",),
}


def test_from_every_widget_of_every_screen_esc_leads_back(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        for name, keys in ROUTES.items():
            await stage.press(*keys)
            depth = len(stage.app.screen_stack)
            assert depth == 2 + len(keys), name
            screen = stage.app.screen
            widgets = len(screen.focus_chain)
            reached = set()
            for _ in range(widgets):
                reached.add(screen.focused)
                await stage.press("tab")
            assert len(reached) == widgets > 0, name
            for number in range(widgets):
                if number:
                    await stage.press(keys[-1])
                    screen = stage.app.screen
                screen.set_focus(screen.focus_chain[number])
                await stage.press("escape")
                if len(stage.app.screen_stack) == depth:  # out of a field first
                    await stage.press("escape")
                assert len(stage.app.screen_stack) == depth - 1, (name, number)
            for _ in keys[1:]:
                await stage.press("escape")
            assert len(stage.app.screen_stack) == 2, name

    play(desk, story)
