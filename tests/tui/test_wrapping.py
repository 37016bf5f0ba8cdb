from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimcheck.text import harmless
from claimcheck.tui.wrapping import wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("aaa bbb ccc", ["aaa bbb ", "ccc"]),
        ("a" * 25, ["a" * 10, "a" * 10, "a" * 5]),
        ("", [""]),
        ("a\n\nb", ["a", "", "b"]),
        ("里斯本大桥 里斯本大桥里斯本 abc", ["里斯本大桥 ", "里斯本大桥", "里斯本 abc"]),
        ("éé – éééééé – é", ["éé – ", "éééééé – é"]),
    ],
)
def test_lines_break_between_words_and_inside_a_word_only_where_it_is_too_long(
    text: str, lines: list[str]
) -> None:
    assert [text[start:end] for start, end in wrapped(text, 10)] == lines


def test_a_joined_emoji_is_not_taken_apart() -> None:
    family = "👩‍👩‍👧‍👦"
    for start, end in wrapped(family * 20, 11):
        assert not (family * 20)[start:end].replace(family, "")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.integers(10, 40))
def test_every_character_stands_on_one_line_and_no_line_is_too_wide(text: str, width: int) -> None:
    text = "\n".join(map(harmless, text.split("\n")))
    spans = wrapped(text, width)
    at = 0
    for start, end in spans:
        assert start == at or (start == at + 1 and text[at] == "\n")
        at = end
    assert at == len(text)
    # A blank that is two cells wide counts as the break it is.
    assert all(cell_len(text[start:end].rstrip()) <= width for start, end in spans)


def test_a_line_of_100_000_characters_is_broken_at_once() -> None:
    for text in ("x" * 100_000, "里" * 100_000, "so on – " * 12_500):
        assert len(wrapped(text, 76)) > 1_000
