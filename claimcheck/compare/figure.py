"""A figure ready to be compared: a quantity as stated, or one worked out from several, with both readings."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from claimcheck.compare.convert import PERCENT, POINTS, Scale, dimension
from claimcheck.compare.quantifiers import quantified
from claimcheck.compare.readings import core, loose, overlap, tight
from claimcheck.model import Interval, Kind, Quantity, Relation, Role, Statement, Trend

__all__ = ["Figure", "as_mass", "figures_of", "of_quantity", "relation_of", "worked_out"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its two readings, in ``unit`` of ``dimension``; ``core`` is the tight one without an "about".

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


def figures_of(statement: Statement) -> list[Figure]:
    """Return the figures that a statement is about, as stated; those that only name its time are left out.

    A bare figure of millions beside money is money too: "3.99 billion dollars, down from 10.25 billion".
    """
    spans = [period.span for period in statement.periods if period.span]
    quantities = [
        quantity
        for quantity in statement.quantities
        if not any(quantity.start < end and start < quantity.end for start, end in spans)
    ]
    quantities = _with_votes([_unsigned(quantity) for quantity in quantities], statement.text)
    figures = [of_quantity(_with_money(quantity, quantities)) for quantity in quantities]
    taken = [(quantity.start, quantity.end) for quantity in quantities]
    figures += [
        of_quantity(quantity)
        for quantity in quantified(statement.text)
        if not any(quantity.start < end and start < quantity.end for start, end in taken)
    ]
    return sorted(figures, key=lambda figure: figure.quantity.start)


_BETWEEN_VOTES = re.compile(r"\s+(?:votes?\s+)?(?:to|against)\s+", re.IGNORECASE)


def _with_votes(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Return the quantities with "62 votes to 41" joined into one score."""
    joined: list[Quantity] = []
    for quantity in quantities:
        last = joined[-1] if joined else None
        if last and _is_vote(last, quantity, text):
            ends = Interval(min(last.value, quantity.value), max(last.value, quantity.value))
            joined[-1] = replace(
                last,
                text=text[last.start : quantity.end],
                end=quantity.end,
                value=max(last.value, quantity.value),
                interval=ends,
                unit="score",
                kind=Kind.SCORE,
                counted=None,
                counted_span=None,
            )
        else:
            joined.append(quantity)
    return joined


def _is_vote(one: Quantity, other: Quantity, text: str) -> bool:
    counts = one.kind is Kind.COUNT and other.kind is Kind.COUNT
    voted = "vote" in text[one.end : other.end] or "vote" in (one.counted or "")
    return counts and voted and _BETWEEN_VOTES.fullmatch(text, one.end, other.start) is not None


def as_mass(figures: list[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the figures, "40 pounds" read as a weight where the other sentence weighs too."""
    dimensions = {figure.dimension for figure in others}
    if "[mass]" not in dimensions or _STERLING in dimensions:
        return figures
    return [
        of_quantity(replace(figure.quantity, kind=Kind.MEASURE, unit="pound"))
        if figure.dimension == _STERLING and "£" not in figure.quantity.text
        else figure
        for figure in figures
    ]


_STERLING = "money:GBP"


def _unsigned(quantity: Quantity) -> Quantity:
    """Return a negative change as a fall of that size: "-3.1 %" is 3.1 % down."""
    if quantity.value >= 0 or quantity.unit not in (PERCENT, POINTS):
        return quantity
    bounds = quantity.interval
    turned = Interval(
        None if bounds.high is None else -bounds.high,
        None if bounds.low is None else -bounds.low,
        bounds.high_open,
        bounds.low_open,
    )
    return replace(quantity, value=-quantity.value, interval=turned, role=Role.CHANGE, trend=Trend.DOWN)


def _with_money(quantity: Quantity, others: Sequence[Quantity]) -> Quantity:
    if quantity.kind is not Kind.COUNT or quantity.counted or abs(quantity.value) < _MILLION:
        return quantity
    money = [other for other in others if other.kind in _CARRIED]
    if not money:
        return quantity
    nearest = min(money, key=lambda other: abs(other.start - quantity.start))
    return replace(quantity, kind=nearest.kind, unit=nearest.unit, per=quantity.per or nearest.per)


_MILLION = 1e6
_CARRIED = frozenset({Kind.MONEY, Kind.MEASURE})


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
    the sum cannot be done (a part of nothing).
    """
    try:
        value = sum_of(one.value, other.value)
        tightly = _spread(sum_of, one.tight, other.tight)
        loosely = _spread(sum_of, one.loose, other.loose)
        barely = _spread(sum_of, one.core, other.core)
    except (ZeroDivisionError, OverflowError):
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
