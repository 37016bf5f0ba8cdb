"""Does one sentence turn what the other says: by an opposite word, by a "no", by exchanged parts?

A "no" turns a word to the other side of its axis, so that "did not approve" stands with "rejected". A meeting
on an axis counts for more where the same things stand around both words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from claimcheck.compare.align import Alignment, Pair
from claimcheck.compare.reading import Reading, Slot, Sort, Unit

__all__ = ["Exchange", "Meeting", "denials", "exchange", "in_one_place", "meetings"]

_AROUND = 5
_BESIDE = 4
_NEXT = 2
_DENYING = "main.denying"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two words on one axis, on the same side or not ("no" counted in), ``anchors`` matched words by both.

    ``placed`` is whether the one stands where the other does: between the same neighbours.
    """

    axis: str
    claim: Unit
    source: Unit
    same: bool
    anchors: int
    placed: bool = False


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two matched things that have changed places: each stands among what the other stood among."""

    first: Pair
    second: Pair
    strength: int


def meetings(alignment: Alignment) -> tuple[Meeting, ...]:
    """Return where the two sentences stand on a common axis, best anchored first, once an axis and side."""
    found = sorted(_meetings(alignment), key=lambda meeting: (-meeting.placed, -meeting.anchors))
    kept: dict[tuple[str, bool], Meeting] = {}
    for meeting in found:
        kept.setdefault((meeting.axis, meeting.same), meeting)
    return tuple(kept.values())


def _meetings(alignment: Alignment) -> Iterator[Meeting]:
    """Yield the words that stand on one side of an axis, and opposites that are paired or stand in one place.

    Other opposites say nothing: "those freed hold passports" has both by itself.
    """
    theirs = _by_axis(alignment.source_reading)
    partners = {pair.claim.at: pair.source.at for pair in alignment.pairs}
    for axis, ours in _by_axis(alignment.claim_reading).items():
        for claim, sign in ours:
            for source, other in theirs.get(axis, ()):
                placed = in_one_place(alignment, claim, source)
                if sign == other or placed or partners.get(claim.at) == source.at:
                    anchors = _anchors(alignment, claim, source)
                    yield Meeting(axis, claim, source, sign == other, anchors, placed)
    yield from _denying(alignment)


def _denying(alignment: Alignment) -> Iterator[Meeting]:
    """Yield the meetings of a word and its denial, "paid" and "unpaid", which stand on no axis."""
    for pair in alignment.clashes:
        if not {axis for axis, _ in pair.claim.sides} & {axis for axis, _ in pair.source.sides}:
            same = pair.claim.negated != pair.source.negated
            anchors = _anchors(alignment, pair.claim, pair.source)
            placed = in_one_place(alignment, pair.claim, pair.source)
            yield Meeting(_DENYING, pair.claim, pair.source, same, anchors, placed)


def in_one_place(alignment: Alignment, claim: Unit, source: Unit) -> bool:
    """Whether two words stand between matched words that are the same ones on either side."""
    ours = _neighbours(alignment.claim_reading, claim)
    theirs = _neighbours(alignment.source_reading, source)
    partners = {pair.claim.at: pair.source.at for pair in alignment.matched}
    return all(
        any(partners.get(unit.at) in {other.at for other in there} for unit in here) or not (here or there)
        for here, there in zip(ours, theirs, strict=True)
    )


def _neighbours(reading: Reading, unit: Unit) -> tuple[list[Unit], list[Unit]]:
    """Return the units right before and right behind a unit."""
    units = [one for one in reading.units if not one.small]
    before = [one for one in units if one.at < unit.at][-_NEXT:]
    behind = [one for one in units if one.at > unit.at][:_NEXT]
    return before, behind


def _by_axis(reading: Reading) -> dict[str, list[tuple[Unit, int]]]:
    found: dict[str, list[tuple[Unit, int]]] = {}
    for unit in reading.units:
        for axis, sign in unit.sides:
            found.setdefault(axis, []).append((unit, -sign if unit.negated else sign))
    return found


def _anchors(alignment: Alignment, claim: Unit, source: Unit) -> int:
    return sum(
        abs(pair.claim.at - claim.at) <= _AROUND and abs(pair.source.at - source.at) <= _AROUND
        for pair in alignment.matched
        if pair.claim.at != claim.at
    )


def denials(alignment: Alignment) -> tuple[Pair, ...]:
    """Return the matched pairs that stand under a "no" in one of the two sentences only."""
    return tuple(pair for pair in alignment.matched if pair.claim.negated != pair.source.negated)


def exchange(alignment: Alignment) -> Exchange | None:
    """Return the two things that changed places most clearly, None where none did.

    "Britain vetoed it, America abstained" against "America vetoed it, Britain abstained".
    """
    things = [pair for pair in alignment.matched if pair.claim.slot is not Slot.DID]
    best: Exchange | None = None
    for first, second in combinations(things, 2):
        if _sort(first) != _sort(second) or first.claim.stem == second.claim.stem:
            continue
        ways = _drawn(things, first, second), _drawn(things, second, first)
        if min(ways) > 0 and (best is None or sum(ways) > best.strength):
            best = Exchange(first, second, sum(ways))
    return best


def _sort(pair: Pair) -> Sort:
    return pair.claim.sort


def _drawn(pairs: list[Pair], one: Pair, other: Pair) -> int:
    """Count how many of the words beside ``one`` in the claim stand nearer to ``other`` in the source."""
    drawn = 0
    for pair in pairs:
        if pair in (one, other) or abs(pair.claim.at - one.claim.at) > _BESIDE:
            continue
        own, its = abs(pair.source.at - one.source.at), abs(pair.source.at - other.source.at)
        drawn += (its <= _BESIDE and its < own) - (own <= _BESIDE and own < its)
    return drawn
