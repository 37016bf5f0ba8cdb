"""How two periods lie to each other."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.model import Grain, Period
from claimcheck.periods import PeriodRelation, relation_of

YEAR = Period(dt.date(2024, 1, 1), dt.date(2024, 12, 31), Grain.YEAR)
MARCH = Period(dt.date(2024, 3, 1), dt.date(2024, 3, 31), Grain.MONTH)
NEXT_YEAR = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31), Grain.YEAR)
SINCE_MARCH = Period(dt.date(2024, 3, 1), None, Grain.RANGE, cumulative=True)
NOWHERE = Period(None, None, Grain.MONTH)


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (YEAR, YEAR, PeriodRelation.SAME),
        (MARCH, YEAR, PeriodRelation.WITHIN),
        (YEAR, MARCH, PeriodRelation.CONTAINS),
        (YEAR, NEXT_YEAR, PeriodRelation.BEFORE),
        (NEXT_YEAR, YEAR, PeriodRelation.AFTER),
        (YEAR, SINCE_MARCH, PeriodRelation.OVERLAPS),
        (NOWHERE, YEAR, PeriodRelation.UNKNOWN),
    ],
)
def test_each_way_two_periods_can_lie_has_its_name(
    first: Period, second: Period, relation: PeriodRelation
) -> None:
    assert relation_of(first, second) is relation
