"""Left-over words of two sentences that stand in the same place: one was put for the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.compare.align import Alignment
from claimcheck.compare.reading import Unit

__all__ = ["Replacement", "replacements"]

_NEAR = 2


@dataclass(frozen=True, slots=True)
class Replacement:
    """A claim's unit in the place of a source's; ``sides`` counts their shared neighbours, 1 or 2."""

    claim: Unit
    source: Unit
    sides: int


@lru_cache(maxsize=16)
def replacements(alignment: Alignment) -> tuple[Replacement, ...]:
    """Return the left-over units that share a matched neighbour, those between two shared ones first."""
    found = sorted(_found(alignment), key=lambda replacement: -replacement.sides)
    used_claim: set[int] = set()
    used_source: set[int] = set()
    kept = []
    for one in found:
        if one.claim.at not in used_claim and one.source.at not in used_source:
            used_claim.add(one.claim.at)
            used_source.add(one.source.at)
            kept.append(one)
    return tuple(kept)


def _found(alignment: Alignment) -> Iterator[Replacement]:
    place = {unit.at: index for index, unit in enumerate(alignment.source_reading.units)}
    partner = {pair.claim.at: place[pair.source.at] for pair in alignment.pairs}
    units = alignment.claim_reading.units
    for index, unit in enumerate(units):
        if unit.at in partner or unit.reporting:
            continue
        before = _first(partner, reversed(units[max(index - _NEAR, 0) : index]))
        after = _first(partner, iter(units[index + 1 : index + 1 + _NEAR]))
        for other in alignment.source_left:
            if other.reporting:
                continue
            here = place[other.at]
            sides = (before is not None and 0 < here - before <= _NEAR) + (
                after is not None and 0 < after - here <= _NEAR
            )
            if sides:
                yield Replacement(unit, other, sides)


def _first(partner: dict[int, int], units: Iterator[Unit]) -> int | None:
    return next((partner[unit.at] for unit in units if unit.at in partner), None)
