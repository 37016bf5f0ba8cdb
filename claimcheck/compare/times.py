"""Do two figures belong to one time? The periods that govern them, laid side by side.

What counts is the period beside the figure: a sentence may give this year's figure and last year's.
"""

from __future__ import annotations

from claimcheck.language import table
from claimcheck.model import Grain, Period, PeriodRole, Quantity, Role, Statement
from claimcheck.periods import PeriodRelation, relation_of

__all__ = ["governing", "period_gap", "stale"]

_FINE = frozenset({Grain.DAY, Grain.WEEK})
_EVENTS = _FINE | {Grain.MONTH}


def governing(statement: Statement, quantity: Quantity) -> Period | None:
    """Return the explicit period that a figure of a statement belongs to; None where no words name one.

    The nearest one of the clause, else the main one; a yardstick ("a year earlier") governs only where a
    figure is told from, and what tells which are counted ("52 prisoners whom it freed in May") only where
    there is no other.
    """
    placed = [period for period in statement.periods if period.span]
    own = [period for period in placed if period.role is PeriodRole.ABOUT]
    own = own or [period for period in placed if _tells_which(statement, quantity, period)]
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


def _tells_which(statement: Statement, quantity: Quantity, period: Period) -> bool:
    """Whether a relative clause that begins right after what is counted holds the period, of a month at most.

    A year tells of a cohort ("pupils who began in 2016") of which the figure may be told years later.
    """
    if period.role is not PeriodRole.ATTRIBUTIVE or period.grain not in _EVENTS:
        return False
    if not (quantity.counted_span and period.span):
        return False
    between = statement.text[quantity.counted_span[1] : period.span[0]].split()
    return bool(between) and between[0].lower() in table("cues")["clause"]["relative"]


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
    if relation is PeriodRelation.SAME or _one_season(claim, source):
        return ""
    if relation is PeriodRelation.UNKNOWN:
        return _by_words(claim, source)
    if claim.cumulative or source.cumulative:
        return _of_totals(relation, claim, source)
    if relation is PeriodRelation.CONTAINS:
        return "event" if source.grain in _FINE else "whole"
    return relation.value


def _one_season(claim: Period, source: Period) -> bool:
    """Whether two times are one season without its year: "this winter" is the winter told of elsewhere."""
    ours, theirs = (frozenset(one.text.casefold().split()) - _POINTING for one in (claim, source))
    return ours == theirs and bool(ours) and ours <= frozenset(table("rules")["times"]["seasons"])


_POINTING = frozenset({"the", "this"})


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


def stale(claim: Statement, ours: Period | None, source: Statement, theirs: Period | None) -> str:
    """Return "stale" or "old" where words place at most one of two figures and their days lie far apart.

    "later" is a source's time that had not begun when the claim was published, where the claim itself does
    not look ahead.
    A figure without a time is told of the day its document was published: what was counted then need not
    be so months later. "old" is so long ago that figures which meet say nothing either. Documents of about
    one day tell of one matter, whatever time one of them names. Empty too where a day is not known.
    """
    if theirs and theirs.start and claim.as_of and theirs.start > claim.as_of and not _ahead(ours, claim):
        return "later"
    if ours is not None and theirs is not None:
        return ""
    told = _days_apart(_time_of(None, claim), _time_of(None, source))
    apart = _days_apart(_time_of(ours, claim), _time_of(theirs, source))
    if told is None or apart is None:
        return ""
    limits = table("rules")["times"]["days"]
    return next((name for name in ("old", "stale") if min(told, apart) > limits[name]), "")


def _ahead(named: Period | None, statement: Statement) -> bool:
    return bool(named and statement.as_of and (named.end is None or named.end > statement.as_of))


def _time_of(named: Period | None, statement: Statement) -> Period | None:
    if named is not None:
        return named
    day = statement.as_of
    return Period(day, day, Grain.DAY, explicit=False) if day else None


def _days_apart(first: Period | None, second: Period | None) -> int | None:
    """Return how many days lie between two periods, 0 where they touch; None where one is open or unknown."""
    if not (first and second and first.start and first.end and second.start and second.end):
        return None
    return max((second.start - first.end).days, (first.start - second.end).days, 0)
