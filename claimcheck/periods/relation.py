"""How two periods lie to each other on the calendar."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from claimcheck.model import Period

__all__ = ["PeriodRelation", "relation_of"]


class PeriodRelation(StrEnum):
    """Where the first of two periods lies, seen from the second."""

    SAME = "same"
    WITHIN = "within"
    CONTAINS = "contains"
    OVERLAPS = "overlaps"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


def relation_of(first: Period, second: Period) -> PeriodRelation:
    """Return how ``first`` lies to ``second``: the same days, within, around, across, before or after.

    Open ends run on without end. UNKNOWN where either stands in words only (no day is known of it).
    """
    if _unplaced(first) or _unplaced(second):
        return PeriodRelation.UNKNOWN
    low, high = _ends(first)
    other_low, other_high = _ends(second)
    if high < other_low:
        return PeriodRelation.BEFORE
    if low > other_high:
        return PeriodRelation.AFTER
    within, contains = other_low <= low and high <= other_high, low <= other_low and other_high <= high
    if within:
        return PeriodRelation.SAME if contains else PeriodRelation.WITHIN
    return PeriodRelation.CONTAINS if contains else PeriodRelation.OVERLAPS


def _unplaced(period: Period) -> bool:
    return period.start is None and period.end is None


def _ends(period: Period) -> tuple[dt.date, dt.date]:
    return period.start or dt.date.min, period.end or dt.date.max
