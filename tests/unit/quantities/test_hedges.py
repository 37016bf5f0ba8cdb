"""Hedges say what a figure commits to: the interval is theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Hedge, Interval
from claimcheck.quantities import extract_quantities


@pytest.mark.parametrize(
    ("text", "hedge", "interval"),
    [
        ("1,400 men", Hedge.EXACT, Interval(1400, 1400)),
        ("about 1,400 men", Hedge.ABOUT, Interval(1330, 1470)),
        ("nearly 1,200 men", Hedge.NEARLY, Interval(1150, 1200)),
        ("nearly 10 million men", Hedge.NEARLY, Interval(9e6, 1e7)),
        ("more than 50 men", Hedge.OVER, Interval(50, None, low_open=True)),
        ("at least 50 men", Hedge.AT_LEAST, Interval(50, None)),
        ("50 men or more", Hedge.AT_LEAST, Interval(50, None)),
        ("fewer than 50 men", Hedge.UNDER, Interval(None, 50, high_open=True)),
        ("up to 50 men", Hedge.AT_MOST, Interval(None, 50)),
        ("50 to 60 men", Hedge.RANGE, Interval(50, 60)),
        ("between 50 and 60 men", Hedge.RANGE, Interval(50, 60)),
        ("more than 50 but fewer than 60 men", Hedge.RANGE, Interval(50, 60, low_open=True, high_open=True)),
        ("at least about 50 men", Hedge.AT_LEAST, Interval(50, None)),
        ("about 50 to 60 men", Hedge.RANGE, Interval(50, 60)),
        ("50, at least, left", Hedge.AT_LEAST, Interval(50, None)),
    ],
)
def test_the_words_commit_to_an_interval(text: str, hedge: Hedge, interval: Interval) -> None:
    (quantity,) = extract_quantities(text)
    assert (quantity.hedge, quantity.interval) == (hedge, interval)


def test_a_figure_restated_in_another_unit_keeps_the_hedge() -> None:
    miles, kilometres = extract_quantities("Nearly 5 miles (8 km) of road closed.")
    assert (miles.hedge, kilometres.hedge) == (Hedge.NEARLY, Hedge.NEARLY)


@pytest.mark.parametrize(
    "text", ["In the past two years, it grew.", "Over three years it grew.", "They turned over 3 files."]
)
def test_words_of_time_and_place_are_no_bounds(text: str) -> None:
    assert [quantity.hedge for quantity in extract_quantities(text)] == [Hedge.EXACT]


@given(
    st.integers(min_value=1, max_value=10**9),
    st.sampled_from(["about", "nearly", "at least", "up to", "some"]),
)
def test_a_figure_lies_in_the_interval_of_its_hedge(number: int, hedge: str) -> None:
    (quantity,) = extract_quantities(f"It has {hedge} {number:,} cows.")
    low, high = quantity.interval.low, quantity.interval.high
    assert low is None or low <= number
    assert high is None or number <= high
