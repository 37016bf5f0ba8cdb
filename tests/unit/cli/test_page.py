from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.cli.page import Page, emphasised, page, shortened, width_of
from claimcheck.text import harmless


def test_emphasis_is_brackets_without_colour() -> None:
    assert list(Page(40).lines(emphasised("about 52 cats", [(0, 8)]))) == ["[about 52] cats"]


def test_emphasis_is_an_escape_with_colour_and_goes_on_in_the_next_line() -> None:
    lines = list(Page(12, colour=True).lines(emphasised("see about fifty two cats", [(4, 19)])))
    on, off = "\x1b[1;4m", "\x1b[22;24m"
    assert lines == [f"see {on}about{off}", f"{on}fifty two{off}", "cats"]


def test_a_style_goes_on_behind_emphasis() -> None:
    page = Page(40, colour=True)
    (line,) = page.lines(emphasised("5 cats", [(0, 1)]))
    assert page.styled(line, "faint") == "\x1b[2m\x1b[1;4m5\x1b[22;24m\x1b[2m cats\x1b[0m"


def test_lines_hang_under_their_label() -> None:
    assert list(Page(16).lines("one two three", "ab  ")) == ["ab  one two", "    three"]


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert width_of("日本") == 4
    assert width_of("e\u0301") == 1
    assert width_of(emphasised("ab", [(0, 1)])) == 2


def test_a_word_longer_than_the_line_is_broken() -> None:
    lines = list(Page(20).lines("x" * 100_000))
    assert max(map(len, lines)) == 20
    assert sum(map(len, lines)) == 100_000


@given(st.text(max_size=200), st.integers(10, 60))
def test_no_line_is_wider_than_the_page_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = list(Page(width).lines(harmless(text)))
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(harmless(text).split())


@given(st.text(max_size=100), st.integers(2, 40))
def test_what_is_shortened_fits(text: str, width: int) -> None:
    assert width_of(shortened(harmless(text), width)) <= width


def test_columns_align_and_the_last_is_cut() -> None:
    rows = [("1", "日本", "x" * 50), ("22", "abc", "y")]
    assert list(Page(20).columns(rows)) == ["1   日本  " + "x" * 9 + "…", "22  abc   y"]


@pytest.mark.parametrize(
    ("variables", "terminal", "colour"),
    [({}, True, True), ({}, False, False), ({"NO_COLOR": "1"}, True, False), ({"TERM": "dumb"}, True, False)],
)
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], terminal: bool, colour: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)
    assert page().colour is colour


def test_outside_text_cannot_bring_emphasis_or_escapes() -> None:
    text = "\x02\x1b[31mred\x03\x9b\u202e\ud800\ttab\nline"
    shown = emphasised(text, [])
    assert len(shown) == len(text)
    assert not set(shown) & set("\x02\x03\x1b\x9b\u202e\ud800\t\n")
