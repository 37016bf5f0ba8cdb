"""Which of a sentence's periods its main assertion is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.model import Grain, Period, PeriodRole

__all__ = ["main_period"]

_HEAD = len("During the ")


def main_period(periods: Sequence[Period], reference: dt.date | None) -> Period | None:
    """Return the period that a sentence's main assertion is about.

    The first of role "about", or a finer one inside it ("In 2023 ... in July"); else one in a name ("the
    2022 test"). Without one, the day of the report or else the reference day, with ``explicit`` false;
    None where neither is known.
    """
    for role in (PeriodRole.ABOUT, PeriodRole.ATTRIBUTIVE):
        fitting = [period for period in periods if period.role is role and (_placed(period) or not reference)]
        if fitting:
            return _finest_inside(fitting[0], fitting[1:])
    said = next((period for period in periods if period.role is PeriodRole.REPORTED and period.start), None)
    if said:
        return replace(said, explicit=False)
    return Period(reference, reference, Grain.DAY, explicit=False) if reference else None


def _finest_inside(first: Period, others: Sequence[Period]) -> Period:
    """Return the finer period that an opening one is narrowed to, or that one."""
    for other in others:
        if _opens(first) and _inside(other, first):
            return other
        if _reached(other, first):
            return replace(other, start=first.start)  # "this year by early July"
    return first


def _placed(period: Period) -> bool:
    return bool(period.start or period.end)


def _opens(period: Period) -> bool:
    """Whether it stands at the head of the sentence, where it frames what follows: "In 2023, ..."."""
    return period.span is not None and period.span[0] <= _HEAD


def _inside(fine: Period, coarse: Period) -> bool:
    if not (fine.start and fine.end and coarse.start and coarse.end):
        return False
    return coarse.start <= fine.start and fine.end <= coarse.end and fine.grain is not coarse.grain


def _reached(bound: Period, whole: Period) -> bool:
    """Whether the one bounds how far the other is told: "by" a day inside it."""
    if bound.start or not (bound.end and whole.start and whole.end):
        return False
    return whole.start <= bound.end <= whole.end
