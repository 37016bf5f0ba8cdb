"""Findings out of the workbench into a file, never over one that is there without a yes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_is_flagged_is_written_by_three_keys(
    desk: Path, tmp_path: Path, play: Any, size: tuple[int, int]
) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "j", "f", "e")
        assert "Export this check" in stage.text
        await stage.press("enter")
        assert "Wrote 1 finding to discrepancies.csv." in stage.told

    play(desk, story, size)
    (row,) = _rows(tmp_path / "discrepancies.csv")
    assert "Around 1,400 political prisoners" in "".join(row.values())


def test_format_and_scope_are_chosen(desk: Path, tmp_path: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("e")
        form, scope = stage.app.screen.query("OptionList")
        while form.highlighted_option.id != "jsonl":
            await stage.press("down")
        assert "discrepancies.jsonl" in stage.text  # the name follows the format
        await stage.press("tab", "end", "tab", "home", "shift+end")
        await stage.type("all.json")
        await stage.press("shift+tab", "shift+tab", "up", "down")
        assert (form.highlighted_option.id, scope.highlighted_option.id) == ("jsonl", "all")
        await stage.press("enter")
        assert "Wrote 3 findings" in stage.told

    play(desk, story)
    lines = (tmp_path / "all.json").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["agrees", "conflicts", "no_source"]


@pytest.mark.parametrize("key", ["n", "escape", "enter"])
def test_a_file_that_is_there_stays_unless_yes_is_said(
    desk: Path, tmp_path: Path, play: Any, key: str
) -> None:
    target = tmp_path / "discrepancies.csv"
    target.write_text("mine")

    async def story(stage: Any) -> None:
        await stage.press("enter", "j", "f", "e", "enter")
        assert "Overwrite it?" in stage.text
        await stage.press(key)
        assert "Overwrite it?" not in stage.text
        assert target.read_text() == "mine"
        await stage.press("e", "enter", "y")
        assert "Wrote 1 finding" in stage.told

    play(desk, story)
    assert len(_rows(target)) == 1


def test_a_folder_that_is_not_there_is_told_with_a_hint(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("e", "tab", "tab", "home", "shift+end")
        await stage.type("no/such/folder.csv")
        await stage.press("enter")
        assert "cannot be written" in stage.text
        assert "Check the folder" in stage.text

    play(desk, story)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_would_be_written_is_shown_before_it_is(desk: Path, play: Any, size: tuple[int, int]) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "j", "f", "e")
        assert "1 finding would be written, and the file begins:" in stage.text
        assert "claim," in stage.text
        await stage.press("tab", "end")
        assert "3 findings would be written" in stage.text
        await stage.press("shift+tab", "end")
        assert "findings would be written." in stage.text

    play(desk, story, size)


def test_an_empty_export_says_so_before_it_is_written(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "e")
        assert "No finding would be written." in stage.text

    play(desk, story)
