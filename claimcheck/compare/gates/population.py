"""Do both count the same people or things? Words that narrow or widen whom a sentence speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, failure, quoted
from claimcheck.compare.reading import Unit
from claimcheck.language import table
from claimcheck.model import Cause

__all__ = ["check"]


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where other people are meant, or only the claim narrows or widens whom it counts."""
    ours, theirs = _people(alignment.claim_left), _people(alignment.source_left)
    if ours and theirs:
        reason = f"other people: {quoted(ours)} in the claim, {quoted(theirs)} in the source"
        yield failure(Cause.POPULATION, "replaced", reason)
    for label, finding in (("within", "narrower"), ("wider", "wider")):
        words = alignment.claim_reading.cue("other", label)
        if words and not alignment.source_reading.cue("other", label):
            reason = f"the claim speaks of a {finding} group: {quoted(words)}"
            yield failure(Cause.POPULATION, finding, reason)


def _people(units: tuple[Unit, ...]) -> list[str]:
    groups = set(table("cues")["people"]["classes"])
    return [unit.text for unit in units if unit.senses & groups]
