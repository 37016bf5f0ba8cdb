"""The desk screen: from an empty desk to sources added and articles checked, and what may go wrong there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimcheck.corpus import Corpus

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_desk_names_the_next_keys(tmp_path: Path, play: Any, size: tuple[int, int]) -> None:
    async def story(stage: Any) -> None:
        for words in (
            "0 sources · 0 statements",
            "This desk holds no source yet.",
            "d  shows a demo",
            "a  adds sources",
            "o Check an article",
            "q Quit",
        ):
            await stage.until(words)

    play(tmp_path / "new.db", story, size)


@pytest.mark.parametrize("size", SIZES)
def test_a_desk_shows_its_checks_in_numbers_and_what_is_left_to_do(
    desk: Path, play: Any, size: tuple[int, int]
) -> None:
    async def story(stage: Any) -> None:
        assert "1 conflict  0 of 3 reviewed" in stage.text
        assert "3 claims still to review" in stage.text
        await stage.press("enter", "space", "space", "f", "escape")
        assert "1 conflict  3 of 3 reviewed" in stage.text
        assert "e  exports what was found; every claim is reviewed" in stage.text

    play(desk, story, size)


def test_a_folder_is_added_and_told_in_numbers(tmp_path: Path, sources: Path, play: Any) -> None:
    (sources / "empty.txt").write_text("")

    async def story(stage: Any) -> None:
        await stage.press("a")
        await stage.type(f"'{sources}'")  # as a file manager drops it in
        await stage.press("enter")
        shown = stage.text
        for words in ("3 files", "Prisoners freed", "11 Sep 2025 · 2 statements", "! refused"):
            assert words in shown, f"{words!r} is not in\n{shown}"
        await stage.press("enter")
        assert "2 new sources with 3 statements" in stage.text
        assert "1 refused:" in stage.text
        await stage.press("escape")
        assert "2 sources · 3 statements" in stage.text
        assert "o  checks an article against the 2 sources on this desk" in stage.text
        await stage.press("a")
        await stage.type(str(sources / "0.md"))
        await stage.press("enter")
        assert "2 statements found · the corpus holds it already" in stage.text
        await stage.press("enter")
        assert stage.told == "0 new sources with 0 statements · 1 held already"

    play(tmp_path / "new.db", story)


def test_adding_that_is_stopped_keeps_what_was_added(
    tmp_path: Path, play: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(
            f"The bridge in town {number} cost {number + 2} million euros."
        )

    from claimcheck.tui import work

    read, read_input = [], work.read_input

    def stop_at_the_third(name: str) -> Any:
        read.append(name)
        if len(read) == 3:
            app.call_from_thread(app.stop_adding)
        return read_input(name)

    async def story(stage: Any) -> None:
        nonlocal app
        app = stage.app
        monkeypatch.setattr(work, "read_input", stop_at_the_third)
        await stage.press("a")
        await stage.type(str(folder))
        await stage.press("enter", "enter")
        while "stopped" not in "".join(note.message for note in app._notifications):
            await stage._pilot.pause(0.02)

    app: Any = None
    play(tmp_path / "new.db", story)
    with Corpus.open(tmp_path / "new.db") as corpus:
        assert corpus.counts()["documents"] == 2
        assert corpus.agreement().agrees


@pytest.mark.parametrize("size", SIZES)
def test_a_text_dropped_on_the_desk_is_checked_once_it_is_known_what_it_is(
    desk: Path, play: Any, size: tuple[int, int]
) -> None:
    text = "A bridge for Lisbon\n\nThe new bridge in Lisbon cost 57 million euros.\n"

    async def story(stage: Any) -> None:
        await stage.type(text)
        for words in ("Check a text", "Title      A bridge for Lisbon", "1 statement found", "enter checks"):
            await stage.until(words)
        await stage.press("tab", "tab", "tab")
        await stage.type("2025-09-12")
        await stage.press("enter")
        await stage.until("≠ conflicts  The new bridge")
        assert "A bridge for Lisbon" in stage.text
        assert "published 12 Sep 2025" in stage.text

    play(desk, story, size)


def test_a_path_dropped_on_the_desk_is_asked_about_and_then_checked(
    desk: Path, article: Path, play: Any
) -> None:
    async def story(stage: Any) -> None:
        await stage.type(f"'{article}' ")
        await stage.until("Its path or address")
        await stage.press("enter")
        await stage.until("3 claims · 0 reviewed")

    play(desk, story)


def test_what_is_typed_after_a_text_was_pasted_takes_its_place(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("a")
        await stage.type("The bridge cost\n5 million euros.")
        assert "text of 2 lines; type to give another" in stage.text
        await stage.press("x", "backspace", "enter")
        assert "Some words are needed here." in stage.text
        await stage.type("Menu\nHome")
        await stage.press("enter")
        await stage.until("! refused: Menu holds no sentence that states anything.")
        await stage.press("enter")
        assert "There is nothing here to go on with; esc leaves." in stage.text

    play(desk, story)


def test_a_path_that_is_nothing_is_told_with_a_hint(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("o")
        await stage.type("no/such [/x] file.md")
        await stage.press("enter")
        assert "That did not work" in stage.text
        assert "No file matches no/such [/x] file.md." in stage.text
        assert "Check the pattern." in stage.text
        await stage.press("escape")
        assert "The check could not be made. esc goes back." in stage.text
        assert "Checking" not in stage.text
        await stage.press("escape")
        assert "1 check" in stage.text  # nothing came of it

    play(desk, story)


def test_several_articles_are_too_many_to_open_at_once(desk: Path, sources: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("o")
        await stage.type(str(sources))
        await stage.press("enter")
        assert "holds 2 articles" in stage.text
        assert "claimcheck check" in stage.text

    play(desk, story)


def test_a_file_that_is_no_desk_is_told_and_left_alone(tmp_path: Path, play: Any) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, not a database. " * 50)

    async def story(stage: Any) -> None:
        assert "is not a claimcheck desk" in stage.text
        assert "--db" in stage.text

    play(path, story)
    assert path.read_text().startswith("These are notes")


def test_the_demo_runs_from_the_starter_corpus_to_its_flagship_claim(tmp_path: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        assert "Fifty-two prisoners leave Belarus" in stage.text
        assert "Checking" not in stage.text
        await stage.press("slash", "tab")
        await stage.type("hostages")
        await stage.press("enter")
        assert "around 1,400" in stage.text
        await stage.press("escape")
        assert "51 sources" in stage.text

    play(tmp_path / "demo.db", story, (120, 40), demo=True)


def test_the_demo_opened_from_a_desk_leaves_that_desk_as_it_was(
    desk: Path, sources: Path, play: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.starter.starter_corpus", lambda: sources)
    opened: list[Path] = []

    async def story(stage: Any) -> None:
        await stage.press("d", "escape")
        opened.append(stage.app.screen.desk)
        assert "demo, gone when you leave" in stage.text
        await stage.press("d")
        assert stage.told == "The demo is open already."
        await stage.press("escape")
        assert "desk.db" in stage.text

    play(desk, story)
    assert opened
    assert opened[0] != desk
    assert not opened[0].exists()
    with Corpus.open(desk) as corpus:
        assert len(list(corpus.checks())) == 1
