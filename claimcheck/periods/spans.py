"""Stretches of the calendar and the arithmetic on them; both ends are inside a span."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

from claimcheck.model import Grain

__all__ = [
    "Span",
    "add",
    "day_span",
    "decade_span",
    "grain_of",
    "month_span",
    "part_of",
    "unit_span",
    "window",
    "year_span",
]

_ONE_DAY = dt.timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_GRAINS = {
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "weekend": Grain.WEEK,
    "fortnight": Grain.RANGE,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "season": Grain.QUARTER,
    "half": Grain.RANGE,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.RANGE,
}

_SIXTHS = {"first": (0, 2), "middle": (2, 4), "last": (4, 6), "start": (0, 1), "end": (5, 6)}


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``start`` to ``end``, both inside; None is open. ``fixed`` says that its year was written."""

    start: dt.date | None
    end: dt.date | None
    grain: Grain
    cumulative: bool = False
    fixed: bool = False


def grain_of(unit: str) -> Grain:
    """Return the grain of a time stated in that unit."""
    return _GRAINS[unit]


def year_span(year: int, first_month: int = 1) -> Span:
    """Return the twelve months that begin in that month of that year."""
    start = dt.date(year, first_month, 1)
    return Span(start, add(start, 1, "year") - _ONE_DAY, Grain.YEAR)


def month_span(year: int, month: int, months: int = 1, grain: Grain = Grain.MONTH) -> Span:
    """Return so many whole months from that one on."""
    start = dt.date(year, month, 1)
    return Span(start, add(start, months, "month") - _ONE_DAY, grain)


def day_span(day: dt.date) -> Span:
    """Return one day as a span."""
    return Span(day, day, Grain.DAY)


def decade_span(year: int, years: int = 10) -> Span:
    """Return the decade (or century) that begins in that year."""
    grain = Grain.DECADE if years == 10 else Grain.RANGE
    return Span(dt.date(year, 1, 1), dt.date(year + years - 1, 12, 31), grain)


def add(day: dt.date, count: int, unit: str) -> dt.date:
    """Return the day so many units later (earlier where negative); a 31st falls back to its month's last.

    Raises OverflowError or ValueError outside the years 1 to 9999.
    """
    if unit in _DAYS:
        return day + dt.timedelta(days=count * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_span(day: dt.date, unit: str) -> Span:
    """Return the calendar unit that holds a day: its week from Monday, its month, quarter, half, year."""
    start = _unit_start(day, unit)
    if unit == "weekend":
        return Span(start, start + _ONE_DAY, _GRAINS[unit])
    return Span(start, add(start, 1, unit) - _ONE_DAY, _GRAINS[unit])


def _unit_start(day: dt.date, unit: str) -> dt.date:
    if unit == "day":
        return day
    if unit in _DAYS:
        monday = day - dt.timedelta(days=day.weekday())
        return monday + dt.timedelta(days=5) if unit == "weekend" else monday
    if unit == "season":
        return add(dt.date(day.year, day.month // 3 * 3 or 12, 1), 0 if day.month > 2 else -1, "year")
    months = _MONTHS[unit]
    if months <= 12:
        return dt.date(day.year, (day.month - 1) // months * months + 1, 1)
    years = months // 12
    return dt.date(day.year // years * years or 1, 1, 1)


def window(last: dt.date, count: int, unit: str) -> Span:
    """Return the stretch of so many units that ends with that day, the day inside."""
    after = last + _ONE_DAY
    grain = _GRAINS[unit] if count == 1 else Grain.RANGE
    return Span(add(after, -count, unit), last, grain)


def part_of(span: Span, part: str) -> Span | None:
    """Return the "first", "middle" or "last" third of a span, or its "start" or "end" sixth.

    These words are vague; what is exact ("by the end of") is the caller's to know. None where the span is
    open.
    """
    if span.start is None or span.end is None:
        return None
    days = (span.end - span.start).days + 1
    low, high = _SIXTHS[part]
    first = days * low // 6
    last = max(days * high // 6 - 1, first)
    one_day = dt.timedelta(days=1)
    return replace(
        span, start=span.start + one_day * first, end=span.start + one_day * last, grain=Grain.RANGE
    )
