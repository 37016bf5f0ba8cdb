"""Is the same thing measured or done? Steps of one process are different things: charged is not convicted."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, failure, quoted
from claimcheck.compare.reading import Reading
from claimcheck.model import Cause

__all__ = ["check"]


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where the two speak of different steps of one process."""
    ours, theirs = _steps(alignment.claim_reading), _steps(alignment.source_reading)
    for process in ours.keys() & theirs.keys():
        if ours[process].keys().isdisjoint(theirs[process]):
            claim, source = quoted(ours[process].values()), quoted(theirs[process].values())
            reason = f"another step: {claim} in the claim, {source} in the source"
            yield failure(Cause.MEASURE, "step", reason)
            return


def _steps(reading: Reading) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for hit in reading.hits:
        if hit.table == "steps":
            process, rank = hit.label.split(":")
            found.setdefault(process, {})[rank] = " ".join(reading.words[i].text for i in hit.taken)
    return found
