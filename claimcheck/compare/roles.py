"""Do two sentences have the same doer and the same thing done to? Their clauses, verb by verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.compare.align import Alignment
from claimcheck.compare.clauses import Clause, clauses
from claimcheck.compare.reading import Unit

__all__ = ["Casting", "Meet", "castings"]

_HALF = 0.5


class Meet(StrEnum):
    """How the parts of two clauses with one verb lie to each other."""

    SAME = "same roles"
    EXCHANGED = "roles exchanged"
    OTHER_DOER = "another doer"
    OTHER_OBJECT = "another object"


@dataclass(frozen=True, slots=True)
class Casting:
    """Two clauses of one verb and how their roles lie; ``opposite`` where the verbs are opposites."""

    claim: Clause
    source: Clause
    meet: Meet
    opposite: bool


def castings(alignment: Alignment) -> tuple[Casting, ...]:
    """Return the pairs of clauses whose verbs go together and whose roles can be laid side by side."""
    return tuple(_castings(alignment))


def _castings(alignment: Alignment) -> Iterator[Casting]:
    ours = {clause.verb: clause for clause in clauses(alignment.claim_reading)}
    theirs = {clause.verb: clause for clause in clauses(alignment.source_reading)}
    partner = {pair.claim.at: pair.source.at for pair in alignment.matched}
    for pair in alignment.pairs:
        claim, source = ours.get(pair.claim.at), theirs.get(pair.source.at)
        if claim and source:
            meet = _meet(claim, source, partner)
            if meet:
                yield Casting(claim, source, meet, pair in alignment.clashes)


def _meet(claim: Clause, source: Clause, partner: dict[int, int]) -> Meet | None:
    straight = _met(claim.doer, source.doer, partner), _met(claim.done_to, source.done_to, partner)
    crossed = _met(claim.doer, source.done_to, partner), _met(claim.done_to, source.doer, partner)
    if min(crossed) >= _HALF and max(straight) < _HALF:
        return Meet.EXCHANGED
    if min(straight) >= _HALF:
        return Meet.SAME
    if straight[1] >= _HALF and straight[0] == 0 and claim.doer and source.doer:
        return Meet.OTHER_DOER
    if straight[0] >= _HALF and straight[1] == 0 and claim.done_to and source.done_to:
        return Meet.OTHER_OBJECT
    return None


def _met(ours: Sequence[Unit], theirs: Sequence[Unit], partner: dict[int, int]) -> float:
    """Return the share of our words, or of theirs where those are fewer, that are matched across."""
    there = {unit.at for unit in theirs}
    met = sum(partner.get(unit.at) in there for unit in ours)
    return met / min(len(ours), len(theirs)) if ours and theirs else 0.0
