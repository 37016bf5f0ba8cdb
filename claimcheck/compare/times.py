"""Do two figures belong to one time? The periods that govern them, laid side by side.

What counts is the period beside the figure: a sentence may give this year's figure and last year's.
"""

from __future__ import annotations

from claimcheck.language import table
from claimcheck.model import Grain, Period, PeriodRole, Quantity, Role, Statement
from claimcheck.periods import PeriodRelation, relation_of

__all__ = ["governing", "period_gap"]

_FINE = frozenset({Grain.DAY, Grain.WEEK})


def governing(statement: Statement, quantity: Quantity) -> Period | None:
    """Return the explicit period that a figure of a statement belongs to; None where no words name one.

    The nearest one of the clause, else the main one; a yardstick ("a year earlier") governs only where a
    figure is told from.
    """
    placed = [period for period in statement.periods if period.span and period.role in _TIMES]
    own = [period for period in placed if period.role is PeriodRole.ABOUT]
    if quantity.role is Role.FROM:
        compared = [period for period in placed if period.role is PeriodRole.COMPARED]
        own = compared or own
    if not own:
        return None
    reach = table("rules")["times"]["reach"]
    near = min(own, key=lambda period: _distance(period, quantity))
    if _distance(near, quantity) <= reach:
        return near
    return own[0]


_TIMES = frozenset({PeriodRole.ABOUT, PeriodRole.COMPARED})


def _distance(period: Period, quantity: Quantity) -> int:
    start, end = period.span or (0, 0)
    return max(start - quantity.end, quantity.start - end, 0)


def period_gap(claim: Period | None, source: Period | None, *, meet: bool) -> tuple[str, float]:
    """Return how two periods differ, by name in ``rules.toml``, and its strength; "" where they do not.

    ``meet`` says whether the figures agree.
    """
    name = _difference(claim, source)
    strength = table("rules")["times"]["strength"].get(name)
    return name, float(strength["meet" if meet else "apart"]) if strength else 0.0


def _difference(claim: Period | None, source: Period | None) -> str:
    if claim is None or source is None:
        return ""
    relation = relation_of(claim, source)
    if relation is PeriodRelation.SAME:
        return ""
    if relation is PeriodRelation.UNKNOWN:
        return _by_words(claim, source)
    if claim.cumulative or source.cumulative:
        return _of_totals(relation, claim, source)
    if relation is PeriodRelation.CONTAINS:
        return "event" if source.grain in _FINE else "whole"
    return relation.value


def _of_totals(relation: PeriodRelation, claim: Period, source: Period) -> str:
    """Return how two periods differ of which one at least runs up to a day."""
    if claim.text.casefold() == source.text.casefold():
        return ""
    if claim.end and source.end and (claim.start is None or source.start is None):
        days = abs((claim.end - source.end).days)
        near = table("rules")["times"]["near_days"]
        return "" if days <= near else ("before" if claim.end < source.end else "after")
    return f"total-{relation.value}"


def _by_words(claim: Period, source: Period) -> str:
    """Return how two periods differ of which one cannot be placed: by their grain."""
    if claim.grain is not source.grain:
        return "grain"
    return ""
