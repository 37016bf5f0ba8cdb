"""Times told from another: steps and stretches from now, shifts, windows and vague parts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from claimcheck.model import Grain
from claimcheck.periods.nodes import Day, Month
from claimcheck.periods.scope import Node, Scope
from claimcheck.periods.spans import Span, add, day_span, grain_of, part_of, unit_span, window

__all__ = ["Again", "Around", "Beside", "Inside", "Part", "SameIn", "Shift", "Step", "Window"]

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step(Node):
    """A unit counted from now or from the period just named: "last month", "the previous quarter"."""

    unit: str
    step: int
    named: bool = False
    like: Node | None = None
    of: Node | None = None

    @property
    def grain(self) -> Grain:
        """The unit's."""
        return self.like.grain if self.like else grain_of(self.unit)

    @property
    def loose(self) -> bool:
        """Whether it only points at the unit told of."""
        return self.named and self.step == 0

    def resolve(self, scope: Scope) -> Span | None:
        """Return the calendar unit so many steps off; a named one steps by years or weeks."""
        if self.like:
            return self._like(scope, self.like)
        if self.unit == "weekend" and self.step == 0 and scope.reference:
            return _weekend(scope.reference, scope.lean)
        base = self._base(scope)
        edge = (base.start or base.end) if base else None
        if base is None or edge is None:
            return None
        if self.named and self.unit != "day" and _lasts_one(base, self.unit):
            return _moved(base, self.step, self.unit)
        return unit_span(add(edge, self.step, self.unit), self.unit)

    def _base(self, scope: Scope) -> Span | None:
        if self.of:
            return self.of.resolve(scope)
        if self.named:
            return scope.base
        return day_span(scope.reference) if scope.reference else None

    def _like(self, scope: Scope, like: Node) -> Span | None:
        """Read "last" as the last one over, "next" as the next to come, "this" as this year's or week's."""
        day = scope.reference
        if day is None:
            return None
        here = unit_span(day, "week" if isinstance(like, Day) else "year")
        if isinstance(like, Month) and like.months > 1:
            here = day_span(day)
        now = replace(scope, anchor=here if self.step == 0 else None, lean="sure" if self.step > 0 else "")
        if self.step:
            now = replace(now, reference=day + self.step * _ONE_DAY)
        if isinstance(like, Month) and self.step < 0:
            now = replace(now, reference=add(day.replace(day=1), -1, "month"))
        if isinstance(like, Day) and self.step == 0 and like.month is None:
            return day_span((here.start or day) + dt.timedelta(days=like.weekday or 0))
        return like.resolve(now)


@dataclass(frozen=True, slots=True)
class Again(Node):
    """The unit that the period just named lies in: "the same day", "that year"; nowhere where none was."""

    unit: str

    @property
    def grain(self) -> Grain:
        """The unit's."""
        return grain_of(self.unit)

    def resolve(self, scope: Scope) -> Span | None:
        """Return the calendar unit that holds the named period's first day."""
        day = (scope.named.start or scope.named.end) if scope.named else None
        return unit_span(day, self.unit) if day else None


def _lasts_one(span: Span, unit: str) -> bool:
    return span.start is not None and span.end == add(span.start, 1, unit) - _ONE_DAY


def _weekend(day: dt.date, lean: str) -> Span:
    """Return the weekend told of on a day: the one begun, or the coming one where the clause looks ahead."""
    span = unit_span(day, "weekend")
    told = lean == "sure" or span.start is None or span.start <= day
    return span if told else _moved(span, -1, "week")


@dataclass(frozen=True, slots=True)
class Inside(Node):
    """A time whose year or week is told from another: "March 11 this year", "Tuesday of last week"."""

    named: Node
    of: Node

    @property
    def grain(self) -> Grain:
        """The named time's."""
        return self.named.grain

    def resolve(self, scope: Scope) -> Span | None:
        """Return the time in the year that the other begins in, a weekday in its week."""
        whole = self.of.resolve(scope)
        if whole is None or whole.start is None:
            return None
        if isinstance(self.named, Day) and self.named.month is None:
            return day_span(whole.start + (self.named.weekday or 0) * _ONE_DAY)
        return self.named.with_year(whole.start.year).resolve(scope)


@dataclass(frozen=True, slots=True)
class Around(Node):
    """So many units up to now, or from now on: "the past 12 months", "the next two years"."""

    unit: str
    count: int
    ahead: bool = False

    def resolve(self, scope: Scope) -> Span | None:
        """Return the stretch that touches the document's day."""
        day = scope.reference
        if day is None:
            return None
        if self.unit == "quarter":  # figures are by the calendar's quarters, whole ones only
            now = unit_span(day, "quarter")
            day = (now.end if self.ahead else now.start and now.start - _ONE_DAY) or day
        if self.ahead:
            start = day + _ONE_DAY
            return Span(start, add(start, self.count, self.unit) - _ONE_DAY, Grain.RANGE)
        return replace(window(day, self.count, self.unit), grain=Grain.RANGE)


@dataclass(frozen=True, slots=True)
class Shift(Node):
    """A time so many units from another: "two decades ago", "a year earlier", "3 days after 12 January".

    ``of`` is what it counts from, None for now; ``named`` counts from the period just named.
    """

    unit: str
    count: int
    of: Node | None = None
    named: bool = False

    @property
    def grain(self) -> Grain:
        """The unit's, or of what it counts from."""
        return self.of.grain if self.of else grain_of(self.unit)

    def resolve(self, scope: Scope) -> Span | None:
        """Return the other time moved; from a bare day, the calendar unit that holds the day it comes to."""
        if self.of or (self.named and scope.named):
            base = self.of.exact(scope) if self.of else scope.named
            return _moved(base, self.count, self.unit) if base else None
        if scope.reference is None or (self.named and self.count > 0):
            return None  # "three days later": than what, the sentence does not say
        return unit_span(add(scope.reference, self.count, self.unit), self.unit)


def _moved(span: Span, count: int, unit: str) -> Span:
    """Return a span moved whole, so that a month stays a month."""
    start = add(span.start, count, unit) if span.start else None
    if span.end is None:
        return replace(span, start=start)
    if span.grain in (Grain.DAY, Grain.WEEK):
        end = start + (span.end - span.start) if start and span.start else add(span.end, count, unit)
    else:
        end = add(span.end + _ONE_DAY, count, unit) - _ONE_DAY
    return replace(span, start=start, end=end)


@dataclass(frozen=True, slots=True)
class Beside(Node):
    """So many units right before another time, or after it where positive: "the two years after 2015"."""

    unit: str
    count: int
    of: Node

    @property
    def year(self) -> int | None:
        """The year of what it lies beside."""
        return self.of.year

    def resolve(self, scope: Scope) -> Span | None:
        """Return the stretch that touches the other time and leaves it out."""
        other = self.of.exact(scope)
        if other is None or other.start is None or other.end is None:
            return None
        if self.count < 0:
            return replace(window(other.start - _ONE_DAY, -self.count, self.unit), fixed=other.fixed)
        start = other.end + _ONE_DAY
        end = add(start, self.count, self.unit) - _ONE_DAY
        return Span(start, end, Grain.RANGE, fixed=other.fixed)


@dataclass(frozen=True, slots=True)
class Window(Node):
    """So many units that end with another time: "the three months to June", "the year ended 30 June"."""

    unit: str
    count: int
    end: Node

    @property
    def grain(self) -> Grain:
        """The unit's, a range where there are several."""
        return grain_of(self.unit) if self.count == 1 else Grain.RANGE

    @property
    def year(self) -> int | None:
        """The year of its end."""
        return self.end.year

    def resolve(self, scope: Scope) -> Span | None:
        """Return the stretch that ends with the last day of its end."""
        last = self.end.exact(scope)
        if last is None or last.end is None:
            return None
        return replace(window(last.end, self.count, self.unit), grain=self.grain, fixed=last.fixed)


@dataclass(frozen=True, slots=True)
class Part(Node):
    """A vague part of another time: "early 2024", "the end of March", "so far this year"."""

    part: str
    of: Node

    @property
    def year(self) -> int | None:
        """The year of the whole."""
        return self.of.year

    def with_year(self, year: int) -> Node:
        """Return the part of the whole in that year."""
        return replace(self, of=self.of.with_year(year))

    def resolve(self, scope: Scope) -> Span | None:
        """Return the third or sixth meant; "so far" and "rest" meet at the document's day."""
        whole = self.of.resolve(scope)
        if whole is None or self.part not in ("so_far", "earlier", "rest"):
            return part_of(whole, self.part) if whole else None
        day = scope.reference
        if day is None or not (whole.start and whole.end and whole.start <= day <= whole.end):
            return whole
        if self.part == "rest":
            return replace(whole, start=day, grain=Grain.RANGE)
        return replace(whole, end=day, grain=Grain.RANGE, cumulative=self.part == "so_far")

    def exact(self, scope: Scope) -> Span | None:
        """Return the first or last day where the words name an edge."""
        whole = self.of.resolve(scope)
        edge = {"start": whole and whole.start, "end": whole and whole.end}.get(self.part)
        return replace(day_span(edge), fixed=bool(whole and whole.fixed)) if edge else self.resolve(scope)


@dataclass(frozen=True, slots=True)
class SameIn(Node):
    """The period just named, in another year: "the same month of the previous year"."""

    of: Node

    @property
    def year(self) -> int | None:
        """The year it is moved to, where written."""
        return self.of.year

    def resolve(self, scope: Scope) -> Span | None:
        """Return the named period moved by whole years; the other year itself where none was named."""
        target = self.of.resolve(scope)
        base = scope.named
        if target is None or base is None or target.start is None:
            return target
        edge = base.start or base.end
        return _moved(base, target.start.year - edge.year, "year") if edge else target
