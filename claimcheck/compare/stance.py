"""The relation in words: what an alignment without figures says, with the words that decide as reasons."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.compare import gates
from claimcheck.compare.align import Alignment
from claimcheck.model import Cause, Relation

__all__ = ["Wording", "judge"]

_GATE_HOLDS = 0.5
_ENOUGH = 0.6


@dataclass(frozen=True)
class Wording:
    """A proposed relation with its cause, confidence in 0..1, the reasons in words and the figures behind it.

    ``features`` is flat and complete: every key is present for every pair.
    """

    relation: Relation
    cause: Cause | None
    confidence: float
    reasons: tuple[str, ...]
    features: dict[str, float]


def judge(alignment: Alignment) -> Wording:
    """Return what the wording of two aligned statements says of their relation."""
    failures = gates.check(alignment)
    numbers = features(alignment)
    if failures and failures[0].strength >= _GATE_HOLDS:
        top = failures[0]
        return Wording(Relation.NOT_COMPARABLE, top.cause, top.strength, (top.reason,), numbers)
    if alignment.clashes:
        reasons = tuple(f"“{pair.claim.text}” against “{pair.source.text}”" for pair in alignment.clashes)
        return Wording(Relation.CONFLICTS, None, 0.5, reasons, numbers)
    if numbers["claim_covered"] >= _ENOUGH:
        return Wording(Relation.AGREES, None, numbers["claim_covered"], ("the words match",), numbers)
    left = ", ".join(f"“{unit.text}”" for unit in alignment.claim_left)
    reasons = (f"the source does not speak of {left}",)
    return Wording(Relation.NOT_COMPARABLE, Cause.MEASURE, 0.3, reasons, numbers)


def features(alignment: Alignment) -> dict[str, float]:
    """Return the evidence of an alignment as numbers."""
    return {
        "claim_covered": 1 - len(alignment.claim_left) / max(len(alignment.claim_reading.units), 1),
        "source_covered": 1 - len(alignment.source_left) / max(len(alignment.source_reading.units), 1),
        "clashes": float(len(alignment.clashes)),
    }
