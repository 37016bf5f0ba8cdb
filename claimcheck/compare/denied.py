"""Does one sentence deny what the other says?

By a "no" to a shared word, by a denial of a shared report, or by putting the deed down to somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.compare.align import Alignment, Pair
from claimcheck.compare.clauses import clauses
from claimcheck.compare.reading import Reading, Sort, Unit
from claimcheck.language import table

__all__ = ["Denial", "denied", "denied_report", "other_actor", "turned"]

_REACH = 16
_BESIDE = 4


@dataclass(frozen=True, slots=True)
class Denial:
    """What is denied, in the words of the sentence; ``share`` in 0..1 of it that the other sentence says."""

    words: str
    share: float
    by_claim: bool


def denied(alignment: Alignment) -> tuple[Pair, ...]:
    """Return the matched words that a "no" is about in one sentence only: "not sold" against "sold".

    Left out are figures and names, a "no" that stands on the other side of the word as well, and words beside
    which the other sentence denies in its own way: "issue no permits" against "stop issuing permits".
    """
    return tuple(
        pair
        for pair in _turned(alignment)
        if pair.claim.denied != pair.source.denied
        and pair.claim.sort is Sort.WORD
        and not pair.claim.reporting
        and not _denied_otherwise(alignment, pair)
    )


def _denied_otherwise(alignment: Alignment, pair: Pair) -> bool:
    """Whether the sentence without the "no" has another one near by, or a left-over word that denies."""
    by_claim = pair.claim.denied
    reading = alignment.source_reading if by_claim else alignment.claim_reading
    left = alignment.source_left if by_claim else alignment.claim_left
    at = (pair.source if by_claim else pair.claim).at
    cues = [hit.taken[0] for hit in reading.hits if hit.table == "negation"]
    denying = [unit.at for unit in left if any(side < 0 for _, side in unit.sides)]
    return any(abs(cue - at) <= _BESIDE for cue in (*cues, *denying))


def turned(alignment: Alignment) -> tuple[Pair, ...]:
    """Return the matched verbs and words on an axis that stand under a "no" in one sentence only."""
    ours = {clause.verb for clause in clauses(alignment.claim_reading)}
    theirs = {clause.verb for clause in clauses(alignment.source_reading)}
    return tuple(
        pair
        for pair in _turned(alignment)
        if pair.claim.sides or pair.source.sides or pair.claim.at in ours or pair.source.at in theirs
    )


def _turned(alignment: Alignment) -> Iterator[Pair]:
    return (
        pair
        for pair in alignment.matched
        if pair.claim.negated != pair.source.negated and not pair.claim.small
    )


def denied_report(alignment: Alignment) -> Denial | None:
    """Return the report that one sentence calls untrue and the other makes, None where there is none.

    "denied that sand had been dumped on farmland" against "some of the sand ended up on farmland".
    """
    ours, theirs = alignment.claim_reading, alignment.source_reading
    if _denials(ours) and not _denials(theirs):
        return _report(ours, {pair.claim.at for pair in alignment.matched}, by_claim=True)
    if _denials(theirs) and not _denials(ours):
        return _report(theirs, {pair.source.at for pair in alignment.matched}, by_claim=False)
    return None


def _denials(reading: Reading) -> list[int]:
    return [hit.taken[-1] for hit in reading.hits if hit.table == "denial"]


def _report(reading: Reading, matched: set[int], *, by_claim: bool) -> Denial | None:
    cue = _denials(reading)[0]
    told = [unit for unit in reading.units if cue < unit.at <= cue + _REACH and not unit.reporting]
    if not told:
        return None
    share = sum(unit.at in matched for unit in told) / len(told)
    return Denial(" ".join(unit.text for unit in told), share, by_claim)


def other_actor(alignment: Alignment) -> tuple[str, ...]:
    """Return whom "it was X that ..." of the claim names, where the source does not name X."""
    reading = alignment.claim_reading
    focus = [hit.taken[-1] for hit in reading.hits if hit.table == "focus"]
    left = {unit.at for unit in alignment.claim_left}
    return tuple(unit.text for cue in focus for unit in _named_after(reading, cue) if unit.at in left)


def _named_after(reading: Reading, cue: int) -> Iterator[Unit]:
    """Yield what stands between "it was" and "that"; in "as it was before" nothing does."""
    after = range(cue + 1, min(cue + 1 + _REACH // 2, len(reading.words)))
    openers = table("cues")["clause"]["relative"]
    relative = next((at for at in after if reading.words[at].text.lower() in openers), cue)
    for unit in reading.units:
        if cue < unit.at < relative and unit.sort in {Sort.NAME, Sort.PLACE, Sort.WORD}:
            yield unit
