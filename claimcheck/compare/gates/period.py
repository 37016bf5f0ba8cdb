"""Do both speak of the same time? Periods read from the words, and words that point before or after."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, quoted
from claimcheck.model import Cause

__all__ = ["check"]


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where the words of the claim point to another time than the source's."""
    claim, source = alignment.claim_reading, alignment.source_reading
    for label in ("past", "later", "cumulative"):
        ours = claim.cue("time", label)
        if ours and not source.cue("time", label):
            yield GateFailure(Cause.PERIOD, f"the claim points to another time: {quoted(ours)}", 0.4)
