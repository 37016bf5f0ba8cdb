"""A number written in any style is read back; what is written in words means what its digits say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.quantities.numbers import find_numbers
from claimcheck.quantities.scan import scan

UNITS = [
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _words(number: int) -> str:
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{_words(number // size)} {name}" + (joint + _words(rest) if rest else "")
    raise AssertionError(number)


def _read(text: str) -> list[float]:
    return [number.value for number in find_numbers(scan(text))]


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_whole_number_in_words_is_read_back(number: int) -> None:
    assert _read(_words(number)) == [float(number)]


@given(st.integers(min_value=0, max_value=10**14), st.sampled_from([",", " ", "\u00a0", "\u202f", ""]))
def test_a_whole_number_in_digits_is_read_back(number: int, separator: str) -> None:
    assert _read(f"{number:,}".replace(",", separator)) == [float(number)]


@given(st.decimals(min_value=0, max_value=10**7, places=2))
def test_decimals_are_read_back_with_point_and_with_comma(number: object) -> None:
    assert _read(f"{number:.2f}") == [float(f"{number:.2f}")]
    assert _read(f"{number:.2f}".replace(".", ",")) == [float(f"{number:.2f}")]


@given(
    st.integers(min_value=1, max_value=999),
    st.sampled_from(
        [("thousand", 1e3), ("million", 1e6), ("bn", 1e9), ("trillion", 1e12), ("lakh", 1e5), ("crore", 1e7)]
    ),
)
def test_scale_words_multiply_what_stands_before_them(number: int, scale: tuple[str, float]) -> None:
    word, size = scale
    assert _read(f"{number} {word}") == [number * size]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half a million", 500_000),
        ("one and a half", 1.5),
        ("two-and-a-half", 2.5),
        ("three quarters of a million", 750_000),
        ("10 1/2", 10.5),
        ("2½", 2.5),
        ("a hundred and five", 105),
        ("half a dozen", 6),
        ("minus forty", -40),
        ("-3.5", -3.5),
        ("1.3x10^6", 1.3e6),
        ("four lakh crore", 4e12),
    ],
)
def test_parts_and_signs(text: str, value: float) -> None:
    assert _read(text) == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("tens of thousands", 1e4, 1e5), ("hundreds", 1e2, 1e3), ("several hundred", 300, 900)],
)
def test_an_order_of_size_is_a_span(text: str, low: float, high: float) -> None:
    (number,) = find_numbers(scan(text))
    assert (number.precision, number.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "precision"),
    [("1,400", 100), ("1,387", 1), ("2.8", 0.1), ("1.2 million", 1e5), ("half a million", 1e5), ("20", 10)],
)
def test_precision_is_one_unit_in_the_last_significant_place(text: str, precision: float) -> None:
    (number,) = find_numbers(scan(text))
    assert number.precision == pytest.approx(precision)


@pytest.mark.parametrize(
    "text", ["192.168.1.2", "5/17/2018", "10:30", "+1-222-2222/2222", "https://a.b/3?c=4"]
)
def test_addresses_dates_and_times_are_no_numbers(text: str) -> None:
    assert _read(text) == []
