from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Interval
from claimcheck.tui.scale import drawn


def test_a_gap_is_seen_between_two_intervals() -> None:
    ours, theirs = drawn(Interval(1330, 1470), Interval(1150, 1200), 40)
    assert theirs.rindex("]") < ours.index("[")
    assert "━" not in ours + theirs


def test_where_two_intervals_meet_is_drawn_heavy_at_the_same_columns() -> None:
    ours, theirs = drawn(Interval(10, 20), Interval(15, 30), 40)
    assert ours.index("━") > ours.index("[")
    assert theirs.index("[") < ours.rindex("]")
    assert "━" in theirs


@pytest.mark.parametrize(
    ("interval", "starts", "ends"),
    [
        (Interval(10, 20), "[", "]"),
        (Interval(10, 20, low_open=True, high_open=True), "(", ")"),
        (Interval(None, 20), "◂", "]"),
        (Interval(10, None, low_open=True), "(", "▸"),
        (Interval(15, 15), "●", "●"),
    ],
)
def test_the_ends_say_what_they_are(interval: Interval, starts: str, ends: str) -> None:
    ours, _ = drawn(interval, Interval(0, 40), 40)
    assert (ours.strip()[0], ours.strip()[-1]) == (starts, ends)


def test_ends_that_touch_meet_only_where_both_are_inside() -> None:
    closed, _ = drawn(Interval(10, 20), Interval(20, 30), 41)
    opened, _ = drawn(Interval(10, 20, high_open=True), Interval(20, 30), 41)
    assert closed.rstrip()[-1] == "]"
    assert opened.rstrip()[-1] == ")"
    assert "━" not in opened


_ENDS = st.none() | st.floats(-1e12, 1e12)


@given(st.lists(_ENDS, min_size=4, max_size=4), st.integers(12, 120))
def test_lines_are_as_wide_as_asked_and_never_empty(ends: list[float | None], width: int) -> None:
    intervals = [
        Interval(*sorted(pair)) if None not in pair else Interval(*pair) for pair in (ends[:2], ends[2:])
    ]
    for line in drawn(*intervals, width):
        assert len(line) == width
        assert line.strip()
