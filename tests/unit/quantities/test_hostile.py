"""Text from outside may be anything: it is read in time that grows with its length, and never raises."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.quantities import extract_quantities

PIECES = (  # noqa: SIM905 -- one string shows what the lines look like
    "1|a|1.|1,|1,234|12-|1 234 |(|1/|1e|a.|+1-|$|$1 to |one |one hundred and |half a |5 and |between 1 and |"
    "more than |up to 5 or |1% |rose by 5 % to |per 100 |-|½|twenty-|https://|five-year-|the 3 |U.S. |10:30 |"
    "5° |café |\u202f1|00000000000000000000 |of the 3 |six-, |12 Tanks 3 "
).split("|")
WORDS = [
    *(
        "about",
        "nearly",
        "more",
        "than",
        "up",
        "to",
        "at",
        "least",
        "or",
        "so",
        "between",
        "and",
        "from",
        "of",
        "a",
    ),
    *(
        "the",
        "per",
        "cent",
        "%",
        "$",
        "£",
        "5",
        "12",
        "1,400",
        "2019",
        "0.5",
        "3/4",
        "million",
        "bn",
        "half",
        "third",
    ),
    *(
        "one",
        "two",
        "dozen",
        "people",
        "years",
        "old",
        "km",
        "kg",
        "degrees",
        "rose",
        "fell",
        "by",
        "-",
        "–",
        ",",
        ".",
    ),
    *(
        "(",
        ")",
        "in",
        "out",
        "twice",
        "times",
        "as",
        "largest",
        "ranked",
        "aged",
        "March",
        "No",
        "Route",
        "F-16",
    ),
]


def _seconds(text: str) -> float:
    began = time.process_time()
    extract_quantities(text)
    return time.process_time() - began


@pytest.mark.parametrize("piece", PIECES)
def test_a_row_of_one_piece_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    assert _seconds(piece * (20_000 // len(piece))) < 3


def test_a_line_of_a_hundred_thousand_characters_is_read_in_seconds() -> None:
    mixed = "".join(PIECES)
    assert _seconds((mixed * (100_000 // len(mixed) + 1))[:100_000]) < 15
    assert _seconds("1" * 100_000) < 5
    assert _seconds("a" * 100_000) < 5


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_any_row_of_the_trades_words_is_read_without_error(text: str) -> None:
    end = 0
    for quantity in extract_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start >= end
        end = quantity.end
        low, high = quantity.interval.low, quantity.interval.high
        assert low is None or high is None or low <= high


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_without_error(text: str) -> None:
    extract_quantities(text)


def test_digits_without_end_are_no_quantity() -> None:
    assert extract_quantities("9" * 400) == ()
    assert extract_quantities("1e999") == ()
