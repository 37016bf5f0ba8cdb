"""Is one a fact and the other a forecast, a plan, a demand, an opinion or a question?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, failure, quoted
from claimcheck.language import table
from claimcheck.model import Cause

__all__ = ["check"]


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure for each kind of modality that only one of the two sentences has."""
    claim, source = alignment.claim_reading, alignment.source_reading
    weaker = table("gates")["modality"]["source"]
    for label in table("cues")["modality"]:
        ours, theirs = claim.cue("modality", label), source.cue("modality", label)
        if ours and not source.cue("modality", *_alike(label)):
            reason = f"the claim is no settled fact ({label}: {quoted(ours)})"
            yield failure(Cause.MODALITY, label, reason)
        elif theirs and not claim.cue("modality", *_alike(label)):
            reason = f"the source states no settled fact ({label}: {quoted(theirs)})"
            yield failure(Cause.MODALITY, label, reason, weaker)


def _alike(label: str) -> set[str]:
    """Return the kinds of modality that stand in one group with a kind, itself among them."""
    groups = table("cues")["modality_groups"].values()
    return {label}.union(*(group for group in groups if label in group))
