"""Is one a fact and the other a forecast, a plan, a demand, an opinion or a question?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, quoted
from claimcheck.language import table
from claimcheck.model import Cause

__all__ = ["check"]


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure for each kind of modality that only one of the two sentences has."""
    for label, strength in table("cues")["modality_strength"].items():
        claim = alignment.claim_reading.cue("modality", label)
        source = alignment.source_reading.cue("modality", label)
        if bool(claim) == bool(source):
            continue
        side, words = ("the claim", claim) if claim else ("the source", source)
        reason = f"{side} speaks of what is not settled fact ({label}: {quoted(words)})"
        yield GateFailure(Cause.MODALITY, reason, strength if claim else strength / 2)
