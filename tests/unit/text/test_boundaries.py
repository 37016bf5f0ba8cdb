from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@given(st.text())
def test_sentences_are_in_order_and_hold_every_letter_but_datelines_and_list_marks(text: str) -> None:
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(alphabet="abcdefgh !?\n"))
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(text[start:end] for start, end in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_a_dateline_belongs_to_no_sentence() -> None:
    assert split("MINSK, Sept 11 (Reuters) - Belarus freed 52 prisoners. They left.") == [
        "Belarus freed 52 prisoners.",
        "They left.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "a. " * 33_000,
        "." * 100_000,
        "A" * 100_000,
        '."' * 50_000,
        "A.B" * 33_000,
        "? " * 50_000,
        "A " * 50_000 + "(",
    ],
)
def test_a_line_of_100_000_characters_takes_no_time(line: str) -> None:
    begun = time.process_time()
    sentences(line)
    assert time.process_time() - begun < 5
