"""How an interval is told: a count knows no halves."""

from __future__ import annotations

import math
from dataclasses import replace

from claimcheck.model import Interval

__all__ = ["in_whole_numbers"]


def in_whole_numbers(interval: Interval, unit: str | None) -> Interval:
    """Return the whole numbers in a count's interval, the same interval where there are none in it.

    1,183 rounded to the unit is all from 1,182.5 to 1,183.5, and of people that is 1,183. Other units, and
    intervals that are open to one side, stay as they are.
    """
    low, high = interval.low, interval.high
    if unit != "count" or low is None or high is None or math.ceil(low) > math.floor(high):
        return interval
    first, last = float(math.ceil(low)), float(math.floor(high))
    return replace(
        interval,
        low=first,
        high=last,
        low_open=interval.low_open and first == low,
        high_open=interval.high_open and last == high,
    )
