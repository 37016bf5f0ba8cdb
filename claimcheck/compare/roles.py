"""Do two sentences have the same doer and the same thing done to? Their clauses, verb by verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from claimcheck.compare.align import Alignment, How, Pair
from claimcheck.compare.clauses import Clause, clauses
from claimcheck.compare.reading import Sort, Unit
from claimcheck.compare.words import stem
from claimcheck.language import table

__all__ = ["Casting", "Meet", "castings", "mutual"]

_HALF = 0.5


class Meet(StrEnum):
    """How the parts of two clauses with one verb lie to each other."""

    SAME = "same roles"
    EXCHANGED = "roles exchanged"
    OTHER_DOER = "another doer"
    OTHER_OBJECT = "another object"
    OTHER_NAME = "another doer, named elsewhere"


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
            if meet is Meet.OTHER_DOER and _named_elsewhere(alignment, pair, claim, source):
                meet = Meet.OTHER_NAME
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


def _named_elsewhere(alignment: Alignment, verb: Pair, claim: Clause, source: Clause) -> bool:
    """Whether two named doers of one deed both stand in the other sentence too, there in another part.

    Of what two do with one another either may be told.
    """
    if verb.how is not How.WORD or verb.claim.stem in mutual():
        return False
    ours = {pair.claim.at for pair in alignment.matched}
    theirs = {pair.source.at for pair in alignment.matched}
    return _named(claim.doer, ours) and _named(source.doer, theirs)


def _named(doer: Sequence[Unit], matched: set[int]) -> bool:
    named = any(unit.sort in {Sort.NAME, Sort.PLACE} for unit in doer)
    return named and all(unit.at in matched for unit in doer)


@cache
def mutual() -> frozenset[str]:
    """Return the stems of deeds that two do with one another, so that either may be named first."""
    return frozenset(stem(verb) for verb in table("cues")["mutual"]["verbs"])


def _met(ours: Sequence[Unit], theirs: Sequence[Unit], partner: dict[int, int]) -> float:
    """Return the share of our words, or of theirs where those are fewer, that are matched across."""
    there = {unit.at for unit in theirs}
    met = sum(partner.get(unit.at) in there for unit in ours)
    return met / min(len(ours), len(theirs)) if ours and theirs else 0.0
