"""Names and places that only one side has beside its figure: another firm, another town, another country.

A name far from the figure, or of the one who speaks, parts nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimcheck.compare.align import Alignment
from claimcheck.compare.clauses import is_past
from claimcheck.compare.reading import Reading, Sort, Unit
from claimcheck.compare.setting import known_from
from claimcheck.compare.vicinity import near
from claimcheck.language import table
from claimcheck.model import Quantity

__all__ = ["Bystander", "bystanders"]

_NAMED = frozenset({Sort.NAME, Sort.PLACE})


@dataclass(frozen=True, slots=True)
class Bystander:
    """A name that only one sentence has, whether it is a place, and how close to the figure it stands.

    ``locates`` where it only says where or of what sort something is that both name: "the Chilean town of
    Cochrane".
    """

    text: str
    place: bool
    closeness: float
    locates: bool = False


def bystanders(alignment: Alignment, quantity: Quantity, *, of_claim: bool) -> list[Bystander]:
    """Return the names of one side that the other lacks and that stand by a figure, the closest first."""
    reading = alignment.claim_reading if of_claim else alignment.source_reading
    left = alignment.claim_left if of_claim else alignment.source_left
    closeness = near(reading, quantity)
    least = table("rules")["bystanders"]["least"]
    open_at = {unit.at for unit in left}
    there = alignment.source_reading if of_claim else alignment.claim_reading
    said = {word.stem for word in there.words}
    shared = {
        unit.at
        for unit in reading.units
        if unit.sort in _NAMED and (unit.at not in open_at or unit.stem in said)
    }
    setting = known_from(left, alignment.source if of_claim else alignment.claim)
    found = []
    statement = alignment.claim if of_claim else alignment.source
    figures = [(one.start, one.end) for one in statement.quantities]
    for name in _names(reading, figures):
        known = any(unit.at not in open_at or unit.stem in said or unit.at in setting for unit in name)
        if known or _speaks(reading, name) or _frames(reading, name, quantity):
            continue
        close = max(closeness.get(unit.at, 0.0) for unit in name)
        aside = not _is_place(reading, name) and _in_a_circumstance(reading, name[0].at, quantity)
        if close >= least and not aside and not _in_another_stretch(reading, name[0].at, quantity):
            words = " ".join(unit.text for unit in name)
            locates = _leads_to(reading, name[-1].at) in shared or _follows(reading, name[0].at) in shared
            found.append(Bystander(words, _is_place(reading, name), close, locates))
    return sorted(found, key=lambda one: -one.closeness)


def _in_another_stretch(reading: Reading, at: int, quantity: Quantity) -> bool:
    """Whether a word stands after the figure's own stretch: past a pause that follows the figure."""
    return any(word.pause and word.start >= quantity.end for word in reading.words[:at])


def _in_a_circumstance(reading: Reading, at: int, quantity: Quantity) -> bool:
    """Whether a word stands where it is told after or while what: "after a visit by X, 24 were freed"."""
    opening = table("rules")["bystanders"]["circumstance"]
    for word in reversed(reading.words[:at]):
        if word.text.lower() in opening:
            behind = quantity.end <= word.start
            before = any(one.pause and one.start < quantity.start for one in reading.words[at:])
            return behind or before
        if word.pause or word.end > quantity.start > word.start:
            return False
    return False


def _names(reading: Reading, figures: list[tuple[int, int]]) -> list[list[Unit]]:
    """Return the names of a sentence, each as its words; what stands inside a figure ("°C") is none."""
    names: list[list[Unit]] = []
    for unit in reading.units:
        if unit.sort not in _NAMED or any(start <= unit.start < end for start, end in figures):
            continue
        if names and unit.group >= 0 and names[-1][-1].group == unit.group:
            names[-1].append(unit)
        else:
            names.append([unit])
    return names


def _leads_to(reading: Reading, at: int) -> int | None:
    """Return the name that a name before it describes: "the Chilean town of Cochrane", "Dutch club SV Zuid".

    Only nouns stand between; a preposition other than "of" or a verb parts the two.
    """
    for here in range(at + 1, min(at + 1 + _LED, len(reading.words))):
        word = reading.words[here]
        if word.capital:
            return here
        if word.pause or word.figure or word.text.lower() in _parting() or is_past(word):
            return None
    return None


_LED = 5  # words


@cache
def _parting() -> frozenset[str]:
    return frozenset(table("cues")["clause"]["prepositions"]) - {"of"}


def _follows(reading: Reading, at: int) -> int | None:
    """Return the name that a place tells more of: "Cochrane, Chile", "Mértola in the Alentejo".

    Behind a comma a description may lead to it: "Funafuti, the main atoll of Tuvalu".
    """
    for here in range(at - 1, max(at - 1 - _LED, -1), -1):
        word = reading.words[here]
        if word.capital:
            return here if reading.words[here + 1].text.lower() in _LINKING else None
        if (word.pause and word.text != ",") or word.figure or is_past(word):
            return None
        if word.text.lower() in _parting() and word.text.lower() not in _LINKING:
            return None
    return None


_LINKING = frozenset({",", "in"})


def _is_place(reading: Reading, name: list[Unit]) -> bool:
    if any(unit.sort is Sort.PLACE for unit in name):
        return True
    before = name[0].at - 1
    return before >= 0 and reading.words[before].text.lower() in table("rules")["bystanders"]["before_places"]


def _frames(reading: Reading, name: list[Unit], quantity: Quantity) -> bool:
    """Whether a name stands in the words that tell who speaks: "X, who had met Y, said that 1,400 ...".

    What is said begins behind "that"; a name before the reporting word that it follows is no part of it.
    """
    behind = [
        unit.start
        for unit in reading.units
        if unit.reporting and _FRAME.match(reading.text, unit.end, min(quantity.start, unit.end + _CLAUSE))
    ]
    return any(name[-1].end <= start for start in behind)


# Between a reporting word and "that" a day or a place may stand: "said last Friday in Minsk that".
_FRAME = re.compile(r"[^.;:]*?\bthat\b")
_CLAUSE = 60  # characters


def _speaks(reading: Reading, name: list[Unit]) -> bool:
    """Whether a name is that of the one who reports: a reporting word stands by it, the figure beyond."""
    reach = table("rules")["bystanders"]["speaker_reach"]
    first, last = name[0].at, name[-1].at
    return any(
        unit.reporting and (0 < unit.at - last <= reach or 0 < first - unit.at <= reach)
        for unit in reading.units
    )
