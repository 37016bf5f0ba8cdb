"""Do both count the same people or things? Words that narrow or widen whom a sentence speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, quoted
from claimcheck.model import Cause

__all__ = ["check"]


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where only one of the two narrows or widens whom it counts."""
    for label, verb in (("within", "narrows"), ("wider", "widens")):
        ours = alignment.claim_reading.cue("other", label)
        theirs = alignment.source_reading.cue("other", label)
        if bool(ours) != bool(theirs):
            side = "the claim" if ours else "the source"
            reason = f"{side} {verb} whom it speaks of: {quoted(ours or theirs)}"
            yield GateFailure(Cause.POPULATION, reason, 0.3)
