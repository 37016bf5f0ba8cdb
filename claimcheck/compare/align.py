"""Lay a claim beside a statement word by word: what matches, how, and what is left over in which slot.

Matching goes from the surest to the loosest: the same word, a figure written another way, a place named by
its people or its capital, a class of equivalents, a word of the same root, the same side of an axis. Words on
opposite sides of an axis, or of which one denies the other ("paid", "unpaid"), are paired as a clash.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from claimcheck.compare.reading import Reading, Slot, Sort, Unit, read
from claimcheck.compare.telling import telling
from claimcheck.compare.words import root, without_denial
from claimcheck.model import Statement

__all__ = ["Alignment", "How", "Pair", "align"]


class How(StrEnum):
    """How two words were found to go together, the surest first."""

    WORD = "same word"
    FIGURE = "same figure"
    ROOT = "same root"
    NAME = "same name"
    PLACE = "same place"
    SENSE = "same sense"
    SIDE = "same side"
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units that go together."""

    claim: Unit
    source: Unit
    how: How


@dataclass(frozen=True, eq=False)
class Alignment:
    """A claim and a source statement, the pairs found and the units left over on either side.

    Words that only tell who says it are in neither, nor in ``claim_units`` and ``source_units``.
    """

    claim: Statement
    source: Statement
    claim_reading: Reading
    source_reading: Reading
    pairs: tuple[Pair, ...]
    claim_left: tuple[Unit, ...]
    source_left: tuple[Unit, ...]

    @cached_property
    def matched(self) -> tuple[Pair, ...]:
        """The pairs that say the same; without the opposites."""
        return tuple(pair for pair in self.pairs if pair.how is not How.OPPOSITE)

    @cached_property
    def clashes(self) -> tuple[Pair, ...]:
        """The pairs of opposites."""
        return tuple(pair for pair in self.pairs if pair.how is How.OPPOSITE)

    @cached_property
    def claim_units(self) -> tuple[Unit, ...]:
        """What the claim says, without who says it."""
        return _said(self.claim_reading)

    @cached_property
    def source_units(self) -> tuple[Unit, ...]:
        """What the source says, without who says it."""
        return _said(self.source_reading)

    def left(self, slot: Slot) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
        """Return the left-over units of that slot, the claim's and the source's."""
        return (
            tuple(unit for unit in self.claim_left if unit.slot is slot),
            tuple(unit for unit in self.source_left if unit.slot is slot),
        )


def align(claim: Statement, source: Statement) -> Alignment:
    """Return the alignment of a claim with a source's statement.

    Readings are cached by text, so a claim against many candidates is read once; so are pairs, which are
    told of after they were judged.
    """
    left, right = read(claim.text), read(source.text)
    return Alignment(claim, source, left, right, *_paired(left, right))


@lru_cache(maxsize=8192)
def _said(reading: Reading) -> tuple[Unit, ...]:
    told = telling(reading)
    return tuple(unit for unit in reading.units if unit.at not in told)


@lru_cache(maxsize=2048)
def _paired(left: Reading, right: Reading) -> tuple[tuple[Pair, ...], tuple[Unit, ...], tuple[Unit, ...]]:
    """Return the pairs of two readings and what is left over of each."""
    claim, source = _said(left), _said(right)
    pairs: list[Pair] = []
    open_claim = {unit.at: unit for unit in claim}
    open_source = {unit.at: unit for unit in source}
    scale = len(source) / max(len(claim), 1)
    order = {unit.at: index for index, unit in enumerate(claim)}
    place = {unit.at: index for index, unit in enumerate(source)}
    claim_by, source_by = _by_each_key(left), _by_each_key(right)
    for how, claim_keys, source_keys in _KEYS:
        ours, theirs = claim_by[claim_keys], source_by[source_keys]
        if ours.keys().isdisjoint(theirs):
            continue
        met = {unit.at for key in ours.keys() & theirs for unit in ours[key] if unit.at in open_claim}
        for at in sorted(met):
            unit = open_claim[at]
            options = [
                other for key in claim_keys(unit) for other in theirs.get(key, ()) if other.at in open_source
            ]
            if options:
                here = order[at] * scale
                best = min(options, key=lambda other: abs(place[other.at] - here))
                pairs.append(Pair(unit, best, how))
                del open_claim[at], open_source[best.at]
    return tuple(pairs), tuple(open_claim.values()), tuple(open_source.values())


@lru_cache(maxsize=2048)
def _by_each_key(reading: Reading) -> dict[_Keys, dict[object, list[Unit]]]:
    """Return the units of a reading, without who says it, by each sort of key that they may be matched by."""
    found: dict[_Keys, dict[object, list[Unit]]] = {}
    for keys in {keys for _, *both in _KEYS for keys in both}:
        by_key = found[keys] = {}
        for unit in _said(reading):
            for key in keys(unit):
                by_key.setdefault(key, []).append(unit)
    return found


def _by_other_side(unit: Unit) -> tuple[object, ...]:
    return () if unit.sort is Sort.PLACE else tuple((axis, -sign) for axis, sign in unit.sides)


def _by_number(unit: Unit) -> tuple[object, ...]:
    return () if unit.number is None else (unit.number,)


def _by_name(unit: Unit) -> tuple[object, ...]:
    return unit.names


def _by_country(unit: Unit) -> tuple[object, ...]:
    return tuple(label.split(":")[0] for label in unit.countries if not label.endswith(":towns"))


def _by_sense(unit: Unit) -> tuple[object, ...]:
    return () if unit.sort is Sort.NAME else tuple(sorted(unit.senses))


def _by_stem(unit: Unit) -> tuple[object, ...]:
    return (_of_sort(unit, unit.stem),)


def _by_root(unit: Unit) -> tuple[object, ...]:
    return (_of_sort(unit, unit.root),)


def _of_sort(unit: Unit, key: str) -> tuple[str, bool]:
    """Return a key by which a place meets no common word: the "States" of a country no "state airline"."""
    return key, unit.sort is Sort.PLACE


def _by_side(unit: Unit) -> tuple[object, ...]:
    return () if unit.sort is Sort.PLACE else unit.sides


def _by_affirmed_root(unit: Unit) -> tuple[object, ...]:
    """Return what a word denies by its first syllable: "unlawful" denies "lawful"."""
    affirmed = without_denial(unit.stem) if unit.sort is Sort.WORD else None
    return (_of_sort(unit, root(affirmed)),) if affirmed else ()


_Keys = Callable[[Unit], tuple[object, ...]]
_KEYS: tuple[tuple[How, _Keys, _Keys], ...] = (
    (How.WORD, _by_stem, _by_stem),
    (How.FIGURE, _by_number, _by_number),
    (How.NAME, _by_name, _by_name),
    (How.PLACE, _by_country, _by_country),
    (How.SENSE, _by_sense, _by_sense),
    (How.OPPOSITE, _by_affirmed_root, _by_root),
    (How.OPPOSITE, _by_root, _by_affirmed_root),
    (How.ROOT, _by_root, _by_root),
    (How.SIDE, _by_side, _by_side),
    (How.OPPOSITE, _by_other_side, _by_side),
)
