"""Times that name a place on the calendar: years, months, days, and parts counted inside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from claimcheck.model import Grain
from claimcheck.periods.scope import Node, Scope
from claimcheck.periods.spans import Span, add, day_span, grain_of, month_span, unit_span

__all__ = ["Day", "Fixed", "Month", "Nth"]

_ONE_DAY = dt.timedelta(days=1)
_HALF_A_WEEK = 3


@dataclass(frozen=True, slots=True)
class Fixed(Node):
    """A time that needs nothing else: a year, a decade, a split year."""

    span: Span

    @property
    def grain(self) -> Grain:
        """Its span's."""
        return self.span.grain

    @property
    def year(self) -> int | None:
        """The year it begins in."""
        return self.span.start.year if self.span.start else None

    def resolve(self, scope: Scope) -> Span | None:
        """Return the span itself."""
        del scope
        return replace(self.span, fixed=True)


@dataclass(frozen=True, slots=True)
class Day(Node):
    """A day of a month ("11 September", year or not), of a week ("Friday") or both."""

    month: int | None = None
    day: int | None = None
    written: int | None = None
    weekday: int | None = None

    @property
    def grain(self) -> Grain:
        """A day."""
        return Grain.DAY

    @property
    def year(self) -> int | None:
        """The year written."""
        return self.written

    def with_year(self, year: int) -> Node:
        """Return the day of that year."""
        return replace(self, written=year) if self.month and not self.written else self

    def resolve(self, scope: Scope) -> Span | None:
        """Return the day written, or the nearest one that the scope allows."""
        if self.month is None:
            return self._in_week(scope) if self.day is None else self._in_month(scope)
        if self.written:
            span = _day(self.written, self.month, self.day)
            return replace(span, fixed=True) if span else None
        return scope.choose(_candidates(scope, self._in_year))

    def _in_year(self, year: int) -> Span | None:
        return _day(year, self.month or 1, self.day)

    def _in_month(self, scope: Scope) -> Span | None:
        day = scope.reference
        if day is None:
            return None
        firsts = (add(day.replace(day=1), step, "month") for step in (-2, -1, 0, 1, 2))
        found = (_day(first.year, first.month, self.day) for first in firsts)
        spans = [span for span in found if span and span.start]
        if self.weekday is None:
            return replace(scope, anchor=None).choose(spans)
        fitting = [span for span in spans if span.start and span.start.weekday() == self.weekday]
        return replace(scope, anchor=day_span(day)).choose(fitting)

    def _in_week(self, scope: Scope) -> Span | None:
        day = scope.reference
        if day is None:
            return None
        first = day - dt.timedelta(days=(day.weekday() - (self.weekday or 0)) % 7)
        span = day_span(first)
        ahead = scope.lean == "sure" or (scope.lean == "maybe" and (day - first).days > _HALF_A_WEEK)
        return day_span(first + 7 * _ONE_DAY) if ahead and first < day else span


def _day(year: int, month: int, day: int | None) -> Span | None:
    """Return that day, None where the calendar has no such day."""
    try:
        return day_span(dt.date(year, month, day or 1))
    except ValueError:
        return None


def _candidates(scope: Scope, in_year: Callable[[int], Span | None]) -> list[Span]:
    """Return what a yearless time may be, in the years around the scope's own."""
    around = scope.anchor.start if scope.anchor and scope.anchor.start else scope.reference
    if around is None:
        return []
    years = range(max(around.year - 4, 1), min(around.year + 5, 9999))
    return [span for span in map(in_year, years) if span]


@dataclass(frozen=True, slots=True)
class Month(Node):
    """A month or a season, its year written or not, from its first month on."""

    first: int
    written: int | None = None
    months: int = 1

    @property
    def grain(self) -> Grain:
        """A month; a season is as long as a quarter."""
        return Grain.MONTH if self.months == 1 else Grain.QUARTER

    @property
    def year(self) -> int | None:
        """The year written."""
        return self.written

    def with_year(self, year: int) -> Node:
        """Return the month of that year."""
        return self if self.written else replace(self, written=year)

    def in_year(self, year: int) -> Span:
        """Return the month of that year."""
        return month_span(year, self.first, self.months, self.grain)

    def resolve(self, scope: Scope) -> Span | None:
        """Return the month written, or the nearest that the scope allows."""
        if self.written:
            return replace(self.in_year(self.written), fixed=True)
        return scope.choose(_candidates(scope, self.in_year))


@dataclass(frozen=True, slots=True)
class Nth(Node):
    """So many units counted inside another time: "the first quarter of 2024", "last week of July".

    ``index`` counts from 1, from the end where negative. Without ``of``, a quarter or half of the year.
    """

    unit: str
    index: int
    count: int = 1
    of: Node | None = None

    @property
    def grain(self) -> Grain:
        """The unit's."""
        return grain_of(self.unit) if self.count == 1 else Grain.RANGE

    @property
    def year(self) -> int | None:
        """The year of what it is part of."""
        return self.of.year if self.of else None

    def with_year(self, year: int) -> Node:
        """Return the part of that year."""
        if self.of:
            return replace(self, of=self.of.with_year(year))
        return replace(self, of=Fixed(unit_span(dt.date(year, 1, 1), "year")))

    def resolve(self, scope: Scope) -> Span | None:
        """Return the part of what it belongs to, else the last one over at the document's day."""
        if self.of is None:
            return scope.choose(_candidates(scope, self._in_year), ended=True)
        whole = self.of.resolve(scope)
        part = self._within(whole) if whole else None
        if part is None or scope.reference is None or not self.of.loose or scope.lean:
            return part
        ahead = part.start is not None and part.start > scope.reference
        earlier = self.of.resolve(replace(scope, reference=add(scope.reference, -1, "year"), named=None))
        # "In the last month of the year", told in February: the year that is over.
        return self._within(earlier) if ahead and earlier else part

    def _in_year(self, year: int) -> Span | None:
        return self._within(unit_span(dt.date(year, 1, 1), "year"))

    def _within(self, whole: Span) -> Span | None:
        if whole.start is None or whole.end is None:
            return None
        if self.unit == "half" and whole.grain is Grain.DECADE:
            return self._half(whole.start)
        if self.index > 0:
            start = add(self._first(whole.start), (self.index - 1) * self.count, self.unit)
        else:
            start = add(self._first(whole.end + _ONE_DAY), self.index * self.count, self.unit)
        end = add(start, self.count, self.unit) - _ONE_DAY
        return Span(start, end, self.grain, fixed=whole.fixed)

    def _half(self, decade: dt.date) -> Span:
        """Return five years of the ten."""
        start = add(decade, 0 if self.index == 1 else 5, "year")
        return Span(start, add(start, 5, "year") - _ONE_DAY, Grain.RANGE, fixed=True)

    def _first(self, day: dt.date) -> dt.date:
        """Weeks are whole: the first week of a month is the one that holds its first Thursday."""
        if self.unit != "week":
            return day
        return unit_span(day + 3 * _ONE_DAY, "week").start or day
