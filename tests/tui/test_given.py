"""What is typed, dropped in or pasted: told apart, and read."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.tui.given import Given


def test_a_sentence_is_a_text_and_a_name_is_not() -> None:
    assert Given("The bridge cost 5 million euros.").text
    assert Given("He said: “The bridge cost 5 million euros.”").text
    assert not Given("notes from the ministry.md").text
    assert not Given("https://example.org/a-page").text
    assert not Given("..").text


def test_a_pasted_text_takes_its_first_line_for_a_title_where_that_is_no_sentence() -> None:
    (titled,) = Given("", "A bridge for Lisbon\n\nIt cost 5 million euros.").documents()
    assert titled.title == "A bridge for Lisbon"
    assert "It cost 5 million euros." in titled.text
    (untitled,) = Given("", "It cost 5 million euros.\nIt was built in 2019.").documents()
    assert untitled.title == ""


def test_pasted_front_matter_is_read() -> None:
    (document,) = Given("", "---\ntitle: A\npublished: 2025-01-02\n---\n\nIt cost 5 euros.\n").documents()
    assert (document.title, str(document.published)) == ("A", "2025-01-02")


def test_names_come_as_file_managers_write_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "it's one.txt", tmp_path / "two.txt"
    for path in (one, two):
        path.write_text("It cost 5 euros.")
    monkeypatch.setenv("HOME", str(tmp_path))
    escaped = str(one).replace(" ", "\\ ").replace("'", "\\'")
    assert Given(str(one)).names() == [str(one)]
    assert Given(escaped).names() == [str(one)]
    assert Given(f"'{two}' \"{one}\"").names() == [str(two), str(one)]
    assert Given("~/two.txt").names() == [str(two)]
    with pytest.raises(InputError, match="no file"):
        Given(str(tmp_path / "three.txt")).names()


def test_a_text_that_cannot_be_encoded_is_still_a_text() -> None:
    (document,) = Given("", "Half \ud800 a pair\ncost 5 euros.").documents()
    assert "cost 5 euros" in document.text
