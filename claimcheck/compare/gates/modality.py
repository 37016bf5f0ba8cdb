"""Is one a fact and the other a forecast, a plan, a demand, an opinion or a question?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, failure, quoted
from claimcheck.language import table
from claimcheck.model import Cause, Statement

__all__ = ["check"]


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure for each kind of modality that only one of the two sentences has."""
    claim, source = alignment.claim_reading, alignment.source_reading
    weaker = table("gates")["modality"]["source"]
    for label in table("cues")["modality"]:
        ours, theirs = claim.cue("modality", label), source.cue("modality", label)
        if ours and not theirs:
            reason = f"the claim is no settled fact ({label}: {quoted(ours)})"
            yield failure(Cause.MODALITY, label, reason)
        elif theirs and not ours:
            reason = f"the source states no settled fact ({label}: {quoted(theirs)})"
            yield failure(Cause.MODALITY, label, reason, weaker)
    if _published_before(alignment.claim, alignment.source):
        reason = f"the claim was published on {alignment.claim.as_of}, before what the source reports"
        yield failure(Cause.MODALITY, "published_before", reason)


def _published_before(claim: Statement, source: Statement) -> bool:
    """Whether the claim appeared before the source and before the day that the source tells of."""
    if not claim.as_of or not source.as_of or claim.as_of >= source.as_of:
        return False
    told = source.period.start if source.period and source.period.explicit else source.as_of
    return told is not None and claim.as_of < told
