"""Times with two ends or one: ranges, and stretches open on one side."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from claimcheck.model import Grain
from claimcheck.periods.scope import Node, Scope
from claimcheck.periods.shifts import Part
from claimcheck.periods.spans import Span

__all__ = ["Between", "Bound"]

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Between(Node):
    """A range from one time to another, both inside."""

    first: Node
    last: Node

    @property
    def year(self) -> int | None:
        """The year of its end."""
        return self.last.year

    def resolve(self, scope: Scope) -> Span | None:
        """Return the stretch; an end without a year takes it from the other end, or falls nearest it."""
        if self.last.year and not self.first.year:
            last = self.last.exact(scope)
            first = _before(self.first, last, scope)
        elif self.first.year and not self.last.year:
            first = self.first.exact(scope)
            last = _after(self.last, first, scope)
        else:
            last = self.last.exact(scope)
            first = self.first.exact(scope) if self.first.year else _before(self.first, last, scope)
        if first is None or last is None or not _in_order(first, last):
            return None
        return Span(first.start, last.end, Grain.RANGE, fixed=first.fixed or last.fixed)


def _in_order(first: Span, last: Span) -> bool:
    return first.start is not None and last.end is not None and first.start <= last.end


def _before(node: Node, last: Span | None, scope: Scope) -> Span | None:
    """Return the last such time that begins no later than ``last`` ends."""
    if last is None or last.end is None:
        return None
    for year in (last.end.year, last.end.year - 1):
        span = node.with_year(year).exact(scope)
        if span and span.start and span.start <= last.end:
            return span
    return None


def _after(node: Node, first: Span | None, scope: Scope) -> Span | None:
    """Return the first such time that ends no earlier than ``first`` begins."""
    if first is None or first.start is None:
        return None
    for year in (first.start.year, first.start.year + 1):
        span = node.with_year(year).exact(scope)
        if span and span.end and span.end >= first.start:
            return span
    return None


@dataclass(frozen=True, slots=True)
class Bound(Node):
    """A time open on one side: "since 2010", "until May", "by the end of 2024", "as of 13 March"."""

    kind: str
    of: Node

    @property
    def year(self) -> int | None:
        """The year of its edge."""
        return self.of.year

    @property
    def grain(self) -> Grain:
        """A range; "as of" keeps its day."""
        return self.of.grain if self.kind == "as_of" else Grain.RANGE

    def resolve(self, scope: Scope) -> Span | None:
        """Return the stretch; "since" runs to the document's day, whatever else is open stays open."""
        edge = self.of.exact(scope)
        if edge is None:
            return None
        if self.kind == "before" and isinstance(self.of, Part) and self.of.part == "end":
            return _until(edge, scope.reference)  # "before the end of the year" lets its last day in
        return _BOUNDS[self.kind](edge, scope.reference)


def _since(edge: Span, reference: dt.date | None) -> Span:
    end = reference if reference and edge.start and edge.start <= reference else None
    return Span(edge.start, end, Grain.RANGE, cumulative=True, fixed=edge.fixed)


def _until(edge: Span, _reference: dt.date | None) -> Span:
    return Span(None, edge.end, Grain.RANGE, fixed=edge.fixed)


def _by(edge: Span, _reference: dt.date | None) -> Span:
    return Span(None, edge.end, Grain.RANGE, cumulative=True, fixed=edge.fixed)


def _as_of(edge: Span, _reference: dt.date | None) -> Span:
    return edge


def _from(edge: Span, _reference: dt.date | None) -> Span:
    return Span(edge.start, None, Grain.RANGE, fixed=edge.fixed)


def _prior(edge: Span, _reference: dt.date | None) -> Span:
    return Span(None, edge.start - _ONE_DAY if edge.start else None, Grain.RANGE, fixed=edge.fixed)


def _later(edge: Span, _reference: dt.date | None) -> Span:
    return Span(edge.end + _ONE_DAY if edge.end else None, None, Grain.RANGE, fixed=edge.fixed)


_BOUNDS = {
    "since": _since,
    "until": _until,
    "by": _by,
    "as_of": _as_of,
    "from": _from,
    "before": _prior,
    "after": _later,
}
