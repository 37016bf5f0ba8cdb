"""Is one a fact and the other a forecast, a plan, a demand, an opinion or a question?

Two plans may be laid beside one another; a date that lies ahead tells a plan as well as "will" does.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, failure, quoted
from claimcheck.compare.reading import Reading
from claimcheck.language import table
from claimcheck.model import Cause, Period, PeriodRole, Statement

__all__ = ["check", "lies_ahead", "looks_ahead"]


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure for each kind of modality that only one of the two sentences has."""
    claim, source = alignment.claim_reading, alignment.source_reading
    weaker = table("gates")["modality"]["source"]
    for label in table("cues")["modality"]:
        ours, theirs = claim.cue("modality", label), source.cue("modality", label)
        if ours and not _matched(label, source, alignment.source):
            reason = f"the claim is no settled fact ({label}: {quoted(ours)})"
            yield failure(Cause.MODALITY, label, reason)
        elif theirs and not _matched(label, claim, alignment.claim):
            reason = f"the source states no settled fact ({label}: {quoted(theirs)})"
            yield failure(Cause.MODALITY, label, reason, weaker)


def looks_ahead(reading: Reading, statement: Statement) -> bool:
    """Whether a sentence speaks of what is still to come: by its words, or by a date after its document's."""
    by_words = reading.cue("modality", *table("cues")["modality_groups"]["ahead"])
    return bool(by_words) or any(lies_ahead(period, statement) for period in statement.periods)


def lies_ahead(period: Period, statement: Statement) -> bool:
    """Whether a statement is about a period that begins, or runs to a day, after its document's day."""
    if not statement.as_of or not period.explicit or period.role is not PeriodRole.ABOUT:
        return False
    first = period.start or period.end
    return first is not None and first > statement.as_of


def _matched(label: str, other: Reading, statement: Statement) -> bool:
    """Whether the other sentence has the same kind of modality, or one that stands in a group with it."""
    if other.cue("modality", *_alike(label)):
        return True
    return label in table("cues")["modality_groups"]["ahead"] and looks_ahead(other, statement)


def _alike(label: str) -> set[str]:
    """Return the kinds of modality that stand in one group with a kind, itself among them."""
    groups = table("cues")["modality_groups"].values()
    return {label}.union(*(group for group in groups if label in group))
