"""Figures, intervals and gaps as a reader would write them."""

from __future__ import annotations

import pytest

from claimcheck.compare.phrasing import gap_words, interval_words, number_words
from claimcheck.model import Gap, Interval


@pytest.mark.parametrize(
    ("value", "words"),
    [(1400, "1,400"), (1.2e12, "1.2 trillion"), (3_384_000, "3.384 million"), (0.5, "0.5"), (37, "37")],
)
def test_a_number_is_written_with_its_scale(value: float, words: str) -> None:
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("interval", "unit", "words"),
    [
        (Interval(1330, 1470), "count", "1,330 to 1,470"),
        (Interval(50, None, low_open=True), "percent", "more than 50 %"),
        (Interval(None, 12), "hour", "at most 12 hours"),
        (Interval(5, 5), "kilometer", "5 kilometres"),
        (Interval(None, None), None, "any figure"),
    ],
)
def test_an_interval_is_told_by_its_ends(interval: Interval, unit: str | None, words: str) -> None:
    assert interval_words(interval, unit) == words


def test_a_gap_is_told_absolute_and_relative() -> None:
    assert gap_words(Gap(200, 1 / 6, "count")) == "200 apart, +16.7 %"
    assert gap_words(Gap(-18.67, -0.359, "percent")) == "18.67 % apart, -35.9 %"
    assert gap_words(Gap(3, None, "kilometer")) == "3 kilometres apart"
