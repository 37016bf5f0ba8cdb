"""One thing planned for two dates: both sentences look ahead, each names its day, and the days do not meet.

What happened twice may have happened on two days; what is still to come is planned for one.
"""

from __future__ import annotations

from claimcheck.compare import stance
from claimcheck.compare.align import Alignment
from claimcheck.compare.gates.modality import lies_ahead
from claimcheck.compare.reading import Sort
from claimcheck.compare.setting import known_from, told_by
from claimcheck.language import table
from claimcheck.model import Cause, Period
from claimcheck.periods import PeriodRelation, relation_of

__all__ = ["planned_apart"]

_APART = frozenset({PeriodRelation.BEFORE, PeriodRelation.AFTER})
_NO_BAR = frozenset({Cause.PERIOD, Cause.MODALITY})  # that the dates differ is what is looked for


def planned_apart(alignment: Alignment) -> tuple[Period, Period] | None:
    """Return the claim's date and the source's for one planned event; None where they are not of one.

    A forecast, and a claim that gives a figure, tell of a measure and of no event.
    """
    ours = [period for period in alignment.claim.periods if lies_ahead(period, alignment.claim)]
    theirs = [period for period in alignment.source.periods if lies_ahead(period, alignment.source)]
    if len(ours) != 1 or not theirs or not _of_an_event(alignment, ours[0]):
        return None
    if any(relation_of(ours[0], other) not in _APART for other in theirs) or not _of_one_event(alignment):
        return None
    return ours[0], theirs[0]


def _of_an_event(alignment: Alignment, named: Period) -> bool:
    start, end = named.span or (0, 0)
    figures = [one for one in alignment.claim.quantities if one.end <= start or end <= one.start]
    sides = alignment.claim_reading, alignment.source_reading
    return not figures and not any(side.cue("modality", "forecast") for side in sides)


def _of_one_event(alignment: Alignment) -> bool:
    """Whether the source speaks of enough of what the claim plans, and no gate but time stands between."""
    rules = table("stance")["planned"]
    bars = (failure for failure in stance.judge(alignment).failures if failure.cause not in _NO_BAR)
    if any(failure.strength >= rules["gate"] for failure in bars):
        return False
    said_by = told_by(alignment.claim_reading, alignment.claim)
    subject = [
        unit
        for unit in alignment.claim_reading.units
        if unit.sort not in (Sort.TIME, Sort.FIGURE) and not unit.reporting and unit.at not in said_by
    ]
    matched = {pair.claim.at for pair in alignment.matched}
    met = sum(unit.at in matched | known_from(subject, alignment.source) for unit in subject)
    return bool(met >= rules["matched"] and met >= rules["covered"] * len(subject))
