"""Do both speak of the same time? Periods read from the words, and words that point before or after.

A claim older than what the source tells of is no other time but an expectation: its cause is modality.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, failure, quoted
from claimcheck.compare.reading import Reading
from claimcheck.language import table
from claimcheck.model import Cause, Period, PeriodRole, Statement

__all__ = ["check"]

# A wrong day of the same week is a contradiction; past this the claim means another occasion.
_OCCASION = dt.timedelta(days=40)
# A claim this much older than the source speaks of an earlier state, where the source names no day.
_WELL = dt.timedelta(days=15)
_WORDS = {"past": "past", "later": "later", "cumulative": "cumulative_words"}


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where dates or words of the claim point to another time than the source's."""
    yield from _by_date(alignment.claim, alignment.source)
    yield from _by_calendar(alignment)
    if _published_before(alignment.claim, alignment.source):
        reason = f"the claim of {alignment.claim.as_of} can only expect what the source reports"
        yield failure(Cause.MODALITY, "published_before", reason)
    for label, finding in _WORDS.items():
        ours = alignment.claim_reading.cue("time", label)
        if ours and not alignment.source_reading.cue("time", label):
            yield failure(Cause.PERIOD, finding, f"the claim points to another time: {quoted(ours)}")


def _published_before(claim: Statement, source: Statement) -> bool:
    """Whether the claim appeared before the past day the source tells of, or well before the source."""
    if not claim.as_of or not source.as_of:
        return False
    told = source.period.start if source.period and source.period.explicit else None
    if told:
        return claim.as_of < told <= source.as_of
    return source.as_of - claim.as_of >= _WELL


def _by_calendar(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where days of the week or months are named and none is shared: another occasion."""
    for part, finding in (("days", "another_day"), ("months", "another_month")):
        names = set(table("cues")["calendar"][part])
        ours, theirs = _named(alignment.claim_reading, names), _named(alignment.source_reading, names)
        if ours and theirs and ours.keys().isdisjoint(theirs):
            reason = f"{quoted(ours.values())} in the claim, {quoted(theirs.values())} in the source"
            yield failure(Cause.PERIOD, finding, reason)


def _named(reading: Reading, names: set[str]) -> dict[str, str]:
    return {unit.text.lower(): unit.text for unit in reading.units if unit.text.lower() in names}


def _by_date(claim: Statement, source: Statement) -> Iterator[GateFailure]:
    ours, theirs = _placed(claim), _placed(source)
    if not ours:
        return
    if theirs and all(_between(one, other) > _OCCASION for one in ours for other in theirs):
        reason = f"another time: {_texts(ours)} in the claim, {_texts(theirs)} in the source"
        yield failure(Cause.PERIOD, "apart", reason)
    elif not theirs and source.as_of and all(_before(one, source.as_of) > _OCCASION for one in ours):
        reason = f"the claim speaks of {_texts(ours)}, the source of {source.as_of}"
        yield failure(Cause.PERIOD, "long_before", reason)
    if theirs and {period.cumulative for period in ours}.isdisjoint(period.cumulative for period in theirs):
        reason = f"a running total against a single period: {_texts(ours)}, {_texts(theirs)}"
        yield failure(Cause.PERIOD, "cumulative", reason)


def _placed(statement: Statement) -> list[Period]:
    return [
        period
        for period in statement.periods
        if period.explicit and (period.start or period.end) and period.role is not PeriodRole.BACKGROUND
    ]


def _between(one: Period, other: Period) -> dt.timedelta:
    """Return the time that lies between two periods; none where they touch or overlap."""
    if one.end and other.start and one.end < other.start:
        return other.start - one.end
    if other.end and one.start and other.end < one.start:
        return one.start - other.end
    return dt.timedelta()


def _before(period: Period, day: dt.date) -> dt.timedelta:
    return day - period.end if period.end else dt.timedelta()


def _texts(periods: list[Period]) -> str:
    return quoted(period.text for period in periods)
