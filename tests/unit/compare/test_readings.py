"""What a figure as stated commits to, and what a generous reader grants it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.readings import core, loose, overlap, tight
from claimcheck.model import Hedge, Interval, Quantity
from claimcheck.quantities import extract_quantities


def only(text: str) -> Quantity:
    (quantity,) = extract_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("around 1,400 prisoners", 1330, 1470),
        ("nearly 1,200 prisoners", 1150, 1200),
        ("1,400 prisoners", 1365, 1435),
        ("1,387 prisoners", 1386.5, 1387.5),
        ("37 singers", 37, 37),
        ("just over 5,000 runners", 5000, 5250),
        ("between 10,000 and 15,000 people", 10000, 15000),
        ("a third of the pupils", 0.31667, 0.35),
    ],
)
def test_the_tight_reading_is_what_the_words_commit_to(text: str, low: float, high: float) -> None:
    reading = tight(only(text))
    assert reading.low == pytest.approx(low, rel=1e-3)
    assert reading.high == pytest.approx(high, rel=1e-3)


def contains(interval: Interval, value: float) -> bool:
    return overlap(interval, Interval(value, value))


def test_more_than_leaves_its_figure_out_and_at_least_does_not() -> None:
    assert not contains(tight(only("more than 50 houses")), 50)
    assert contains(tight(only("more than 50 houses")), 51)
    assert contains(tight(only("at least 50 houses")), 50)


def test_nearly_and_almost_never_reach_above_their_figure() -> None:
    assert not contains(tight(only("nearly 900 ballots")), 901)
    assert not contains(tight(only("almost 40 percent")), 40.1)


def test_a_generous_reader_forgives_a_bound_missed_by_a_little() -> None:
    assert contains(loose(only("more than 50 houses")), 48)
    assert not contains(loose(only("more than 50 houses")), 46)


def test_two_hedges_do_not_add_up() -> None:
    assert core(only("around 2,700 teachers")).low == pytest.approx(2650)
    assert core(only("nearly 2,700 teachers")) == tight(only("nearly 2,700 teachers"))


def test_intervals_that_share_an_open_end_do_not_meet() -> None:
    assert not overlap(Interval(50, None, low_open=True), Interval(None, 50))
    assert overlap(Interval(50, None), Interval(None, 50))


WIDER = [("", "about "), ("nearly ", "about "), ("more than ", "at least "), ("fewer than ", "at most ")]


@given(st.integers(3, 10**7), st.sampled_from(WIDER))
def test_a_wider_hedge_covers_what_the_narrower_covers(number: int, hedges: tuple[str, str]) -> None:
    sentences = [f"The pit employs {hedge}{number:,} miners." for hedge in hedges]
    narrow, wide = (tight(only(sentence)) for sentence in sentences)
    assert wide.low is None or (narrow.low is not None and wide.low <= narrow.low)
    assert wide.high is None or (narrow.high is not None and wide.high >= narrow.high)


@given(st.integers(3, 10**7), st.sampled_from([hedge for hedge in Hedge if hedge is not Hedge.RANGE]))
def test_the_loose_reading_covers_the_tight_one(number: int, hedge: Hedge) -> None:
    exact = only(f"The pit employs {number:,} miners.")
    quantity = Quantity(
        exact.text,
        exact.start,
        exact.end,
        exact.value,
        exact.interval,
        hedge,
        "count",
        exact.kind,
        exact.precision,
    )
    narrow, wide = tight(quantity), loose(quantity)
    assert wide.low is None or (narrow.low is not None and wide.low <= narrow.low)
    assert wide.high is None or (narrow.high is not None and wide.high >= narrow.high)
