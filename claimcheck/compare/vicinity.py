"""What stands around a figure: which words belong to it, and how well two figures' words match.

Closeness falls with the words between, and faster across a pause, a conjunction or another figure, since a
sentence with several figures says something else of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.compare.align import Alignment, How
from claimcheck.compare.reading import Reading, Unit
from claimcheck.compare.words import Word
from claimcheck.language import table
from claimcheck.model import Quantity

__all__ = ["affinity", "attribution", "near", "units_of"]


def units_of(reading: Reading, span: tuple[int, int]) -> tuple[Unit, ...]:
    """Return the units of a sentence that stand within a span of its text."""
    return tuple(unit for unit in reading.units if unit.start >= span[0] and unit.end <= span[1])


def near(reading: Reading, quantity: Quantity) -> dict[int, float]:
    """Return how close each word, by index, stands to a quantity: 1 beside it, falling to 0."""
    inside = [
        at for at, word in enumerate(reading.words) if word.end > quantity.start and word.start < quantity.end
    ]
    if not inside:
        return {}
    closeness = dict.fromkeys(inside, 1.0)
    closeness |= _walk(reading, range(inside[-1] + 1, len(reading.words)))
    closeness |= _walk(reading, range(inside[0] - 1, -1, -1))
    return closeness | dict.fromkeys(attribution(reading) - set(inside), 0.0)


@lru_cache(maxsize=8192)
def attribution(reading: Reading) -> frozenset[int]:
    """Return the words of the stretches between pauses that only tell who says it, and hold no figure.

    What is said begins behind a "that" which follows the verb: "told reporters that the bridge was safe".
    """
    says = frozenset(table("rules")["vicinity"]["says"])
    found: set[int] = set()
    stretch: list[int] = []
    for at, word in enumerate(reading.words):
        if not word.pause:
            stretch.append(at)
        if word.pause or at == len(reading.words) - 1:
            words = [reading.words[i] for i in stretch]
            if not any(one.figure for one in words):
                found.update(stretch[: _told(words, says)])
            stretch = []
    return frozenset(found)


def _told(words: Sequence[Word], says: frozenset[str]) -> int:
    """Return how many words of a stretch, from its start, tell who says it."""
    lower = [word.text.lower() for word in words]
    verb = next((at for at, word in enumerate(lower) if word in says), None)
    if verb is None:
        return 0
    return lower.index("that", verb) if "that" in lower[verb:] else len(lower)


def _walk(reading: Reading, steps: range) -> dict[int, float]:
    rules = table("rules")["vicinity"]
    breaks = frozenset(rules["breaks"])
    distance = 0.0
    closeness = {}
    for at in steps:
        word = reading.words[at]
        distance += 1.0
        if word.pause:
            distance += rules["pause"]
        elif word.text.lower() in breaks:
            distance += rules["break"]
        elif word.figure:
            distance += rules["figure"]
        closeness[at] = 1.0 / (1.0 + distance / rules["half_distance"])
    return closeness


def affinity(alignment: Alignment, claim: Quantity, source: Quantity) -> float:
    """Return in 0..1 how far the words around a claim's figure are found around the source's.

    Matched words count by how close they stand to either figure, against all words around the claim's.
    """
    ours = near(alignment.claim_reading, claim)
    theirs = near(alignment.source_reading, source)
    total = sum(
        _unit_weight(unit) * ours.get(unit.at, 0.0)
        for unit in alignment.claim_reading.units
        if not _inside(unit, claim)
    )
    if not total:
        return 0.0
    found = sum(
        _unit_weight(pair.claim)
        * _how_weight(pair.how)
        * ours.get(pair.claim.at, 0.0)
        * theirs.get(pair.source.at, 0.0)
        for pair in alignment.pairs
        if not _inside(pair.claim, claim)
    )
    return min(1.0, found / total)


def _inside(unit: Unit, quantity: Quantity) -> bool:
    return unit.start >= quantity.start and unit.end <= quantity.end


def _unit_weight(unit: Unit) -> float:
    """Return how much it tells that a word stands near a figure: names much, other figures nothing."""
    return float(table("rules")["vicinity"]["sorts"][unit.sort.name.lower()])


def _how_weight(how: How) -> float:
    return float(table("rules")["vicinity"]["hows"][how.name.lower()])
