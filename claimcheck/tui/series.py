"""A claim's figure among those that sources give for the same measure, at whatever time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.display import MARKS, source_words
from claimcheck.model import Candidate, Cause, Comparison, Quantity, Relation, Statement, Verdict
from claimcheck.review import Record

__all__ = ["Point", "series"]

_ARTICLE = "●"
_MOST_TIMES = 4  # that a figure of another time may be the claim's, or the claim's it


@dataclass(frozen=True)
class Point:
    """A figure as somebody gives it: the day it is of, None where nothing dates it, and who gives it.

    ``mark`` is that of its relation to the claim, or the claim's own.
    """

    day: dt.date | None
    quantity: Quantity
    mark: str
    source: str

    @property
    def ours(self) -> bool:
        """Whether this is the claim itself."""
        return self.mark == _ARTICLE


def series(record: Record) -> list[Point]:
    """Return the claim's figure and all that sources give for the same measure, undated ones last.

    Figures that only another period keeps from being compared belong; those of another measure, place or
    unit do not. Empty where the claim's figure met none.
    """
    compared = [each for each in record.finding.comparisons if each[1].claim_quantity]
    ours = compared[0][1].claim_quantity if compared else None
    if ours is None:
        return []
    points = [_of_claim(record, ours), *_of_sources(compared, ours)]
    return sorted(points, key=lambda point: (point.day is None, point.day or dt.date.max, not point.ours))


def _of_claim(record: Record, quantity: Quantity) -> Point:
    claim = record.finding.claim
    return Point(_day(claim, record.check.article.published), quantity, _ARTICLE, "the article")


def _of_sources(compared: list[tuple[Candidate, Comparison]], ours: Quantity) -> Iterator[Point]:
    for candidate, comparison in compared:
        theirs = comparison.statement_quantity
        if theirs and comparison.claim_quantity == ours and _of_one_measure(comparison, ours, theirs):
            day = _day(candidate.statement, candidate.document.published)
            mark = MARKS[Verdict(comparison.relation)][0]
            yield Point(day, theirs, mark, source_words(candidate.document))


def _of_one_measure(comparison: Comparison, ours: Quantity, theirs: Quantity) -> bool:
    """Whether two figures belong in one series.

    The period is the first thing that parts two statements, and not always the only one: 52 people freed are
    no earlier figure for 1,400 held. Figures of another order are taken to be of another measure.
    """
    if (ours.unit, ours.per, ours.kind) != (theirs.unit, theirs.per, theirs.kind):
        return False
    if comparison.relation is not Relation.NOT_COMPARABLE:
        return True
    low, high = sorted((abs(ours.value), abs(theirs.value)))
    return comparison.cause is Cause.PERIOD and high <= _MOST_TIMES * low


def _day(statement: Statement, published: dt.date | None) -> dt.date | None:
    """Return the last day that a statement speaks of, but none after it was published; else that day."""
    period = statement.period
    spoken_of = (period.end or period.start) if period and period.explicit else None
    return min(filter(None, (spoken_of, published)), default=None)
