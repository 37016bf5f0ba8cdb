"""When did it happen? Two times told for one event that happens only once to a thing.

"Founded in 1987" against "established in 1996": even where side figures meet, two dates of a founding, a
birth or a sentence cannot both be right. That two dates meet says little: the sentences tell of much else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.compare.align import Alignment
from claimcheck.compare.bystanders import bystanders
from claimcheck.compare.reading import Reading, Sort
from claimcheck.compare.stated import figures_of
from claimcheck.language import table
from claimcheck.model import Hedge, Interval, Kind, Period, PeriodRole, Quantity, Statement
from claimcheck.periods import PeriodRelation, relation_of

__all__ = ["Milestone", "misdated"]


@dataclass(frozen=True, slots=True)
class Milestone:
    """One event with the time that each side tells for it."""

    event: str
    claim: Period
    source: Period


def misdated(alignment: Alignment) -> list[Milestone]:
    """Return the events for which the two sides tell times apart, of a thing both name and of no other.

    The beginning of a state is one: "free since 2015" against "free of charge since 2018".
    """
    begun = _begun(alignment)
    if begun:
        return [begun]
    if not any(pair.claim.sort in _NAMED for pair in alignment.matched):
        return []
    ours = _dated(alignment.claim_reading, alignment.claim)
    theirs = _dated(alignment.source_reading, alignment.source)
    return [
        Milestone(event, ours[event], theirs[event])
        for event in sorted(ours.keys() & theirs.keys())
        if relation_of(ours[event], theirs[event]) in _APART
        and not _of_another(alignment, ours[event], theirs[event])
    ]


def _begun(alignment: Alignment) -> Milestone | None:
    """Return the beginnings, years apart, of one state that the claim tells of in no word the source lacks.

    Nothing is counted: a total since one year is another than that since a later one.
    """
    ours, theirs = _beginning(alignment.claim), _beginning(alignment.source)
    if not ours or not theirs or ours.start is None or theirs.start is None:
        return None
    apart = ours.start.year != theirs.start.year
    if not apart or figures_of(alignment.claim) or figures_of(alignment.source):
        return None
    said = [unit for unit in alignment.claim_left if not unit.reporting and unit.sort not in _TIMES]
    said += [unit for unit in alignment.source_left if unit.sort in _NAMED]  # the state of something else
    met = [pair for pair in alignment.matched if not pair.claim.small and pair.claim.sort not in _TIMES]
    enough = len(met) >= table("rules")["milestones"]["state"]
    return Milestone("since", ours, theirs) if enough and not said else None


def _beginning(statement: Statement) -> Period | None:
    """Return the one time since when something is so: an event that it dates is none."""
    since = [one for one in statement.periods if _OPENING.match(one.text) and one.cumulative]
    return since[0] if len(since) == 1 and since[0].role is PeriodRole.ABOUT else None


_OPENING = re.compile(r"since\s", re.IGNORECASE)
_TIMES = frozenset({Sort.TIME, Sort.FIGURE})
_NAMED = frozenset({Sort.NAME, Sort.PLACE})
_APART = frozenset({PeriodRelation.BEFORE, PeriodRelation.AFTER})


def _dated(reading: Reading, statement: Statement) -> dict[str, Period]:
    """Return the time told for each event of a sentence: the closest, near enough to be its own."""
    reach = table("rules")["milestones"]["reach"]
    found: dict[str, tuple[int, Period]] = {}
    for event, start, end in _events(reading, statement):
        for period in statement.periods:
            if not _placed(period) or period.span is None:
                continue
            apart = max(period.span[0] - end, start - period.span[1], 0)
            if apart <= reach and (event not in found or apart < found[event][0]):
                found[event] = apart, period
    return {event: period for event, (_, period) in found.items()}


def _events(reading: Reading, statement: Statement) -> Iterator[tuple[str, int, int]]:
    """Yield each event with its place; of what is counted there were several ("signed 52 treaties")."""
    beside = table("rules")["milestones"]["beside"]
    counts = [one for one in statement.quantities if one.kind is Kind.COUNT]
    for hit in reading.hits:
        if hit.table != "milestones":
            continue
        start, end = reading.words[hit.taken[0]].start, reading.words[hit.taken[-1]].end
        if not any(one.start - beside <= end and start <= one.end + beside for one in counts):
            yield hit.label, start, end


def _placed(period: Period) -> bool:
    bounded = period.start is not None and period.end is not None and not period.cumulative
    return period.explicit and bounded and period.role not in _YARDSTICKS


_YARDSTICKS = frozenset({PeriodRole.COMPARED, PeriodRole.REPORTED})


def _of_another(alignment: Alignment, ours: Period, theirs: Period) -> bool:
    """Whether each side names something by its date that the other lacks."""
    mine = bystanders(alignment, _as_quantity(ours), of_claim=True)
    other = bystanders(alignment, _as_quantity(theirs), of_claim=False)
    return any(not one.locates for one in mine) and any(not one.locates for one in other)


def _as_quantity(period: Period) -> Quantity:
    """Return a time as a figure of no size, so that what stands by it can be looked at."""
    start, end = period.span or (0, 1)
    return Quantity(period.text, start, end, 0.0, Interval(0.0, 0.0), Hedge.EXACT, None, Kind.DURATION, 1.0)
