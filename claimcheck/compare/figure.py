"""A figure ready to be compared: a quantity as stated, or one worked out from several, with both readings."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from claimcheck.compare.convert import PERCENT, Scale, dimension
from claimcheck.compare.readings import core, loose, overlap, tight
from claimcheck.model import Hedge, Interval, Kind, Quantity, Relation

__all__ = ["Figure", "leave_out", "met_exactly", "of_quantity", "relation_of", "worked_out"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its readings, in ``unit`` of ``dimension``; ``core`` is the tight one without an "about".

    ``parts`` are the quantities it stands on, one where it is stated as such; ``rule`` is the id of the rule
    by which it was worked out, empty where stated; ``how`` says the sum in words.
    """

    value: float
    tight: Interval
    loose: Interval
    core: Interval
    dimension: str
    unit: str | None
    parts: tuple[Quantity, ...]
    rule: str = ""
    how: str = ""

    @property
    def quantity(self) -> Quantity:
        """The quantity it is, or the first of those it was worked out from."""
        return self.parts[0]

    @property
    def stated(self) -> bool:
        """Whether it stands in the text as such."""
        return not self.rule

    def scaled(self, scale: Scale, unit: str | None) -> Figure:
        """Return the same figure in another unit."""
        return Figure(
            scale.value(self.value),
            scale.interval(self.tight),
            scale.interval(self.loose),
            scale.interval(self.core),
            self.dimension,
            unit,
            self.parts,
            self.rule,
            self.how,
        )


def of_quantity(quantity: Quantity) -> Figure:
    """Return the figure that a quantity states, in its own unit; shares of any notation are in percent."""
    sort = dimension(quantity)
    readings = tight(quantity), loose(quantity), core(quantity)
    figure = Figure(quantity.value, *readings, sort, quantity.unit, (quantity,))
    if sort == "share" and quantity.unit != PERCENT:
        return figure.scaled(Scale(100.0), PERCENT)
    return figure


def worked_out(
    sum_of: Callable[[float, float], float],
    one: Figure,
    other: Figure,
    *,
    like: tuple[str, str | None],
    rule: str,
    how: str,
) -> Figure | None:
    """Return the figure that a sum of two others gives, its readings being what the ends of theirs give.

    ``sum_of`` must be monotonic in both. ``like`` is the dimension and the unit of what comes out. None where
    the sum cannot be done (a part of nothing) or says nothing (bounds on both sides).
    """
    try:
        value = sum_of(one.value, other.value)
        tightly = _spread(sum_of, one.tight, other.tight)
        loosely = _spread(sum_of, one.loose, other.loose)
        barely = _spread(sum_of, one.core, other.core)
    except (ZeroDivisionError, OverflowError):
        return None
    if tightly.low is None and tightly.high is None:
        return None
    return Figure(value, tightly, loosely, barely, *like, one.parts + other.parts, rule, how)


def _spread(sum_of: Callable[[float, float], float], one: Interval, other: Interval) -> Interval:
    """Return the interval that the ends of two intervals span under a sum."""
    corners = [sum_of(left, right) for left in _ends(one) for right in _ends(other)]
    if any(math.isnan(corner) for corner in corners):
        return Interval(None, None)
    low, high = min(corners), max(corners)
    return Interval(None if math.isinf(low) else low, None if math.isinf(high) else high)


def _ends(interval: Interval) -> tuple[float, float]:
    low = -math.inf if interval.low is None else interval.low
    high = math.inf if interval.high is None else interval.high
    return low, high


def relation_of(claim: Figure, source: Figure) -> Relation:
    """Return how two figures in one unit stand: the tight readings meet, only one loose one does, or none.

    Only one side's hedge is granted at a time: two hedges do not add up.
    """
    if claim.dimension == "score" and claim.stated and source.stated:
        same = claim.quantity.interval == source.quantity.interval
        return Relation.AGREES if same else Relation.CONFLICTS
    if overlap(claim.tight, source.core) or overlap(claim.core, source.tight):
        return Relation.AGREES
    if overlap(claim.loose, source.tight) or overlap(claim.tight, source.loose):
        return Relation.BORDERLINE
    return Relation.CONFLICTS


_FINE = 100.0  # units in its last place that make a figure fine enough to be met by no chance


def met_exactly(claim: Quantity, source: Quantity) -> bool:
    """Whether two figures of three significant digits, or two votes, are the same: no chance does that."""
    if claim.value != source.value:
        return False
    votes = claim.kind is source.kind is Kind.SCORE
    return votes or abs(claim.value) >= _FINE * max(claim.precision, source.precision)


def leave_out(one: Figure, other: Figure) -> bool:
    """Whether one is a strict bound and the other the very figure it leaves out: "more than 25" and "25"."""
    return _leaves_out(one, other) or _leaves_out(other, one)


def _leaves_out(bound: Figure, bare: Figure) -> bool:
    strict = bound.quantity.hedge in _STRICT and bare.quantity.hedge is Hedge.EXACT
    return bound.stated and bare.stated and strict and math.isclose(bound.value, bare.value, rel_tol=1e-9)


_STRICT = frozenset({Hedge.OVER, Hedge.UNDER})
