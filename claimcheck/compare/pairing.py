"""Which figure of the source answers which of the claim: by dimension, what is counted, the words around.

A figure that nothing in the other sentence answers is left alone. Values tip the balance only between figures
that the words fit about equally; figures of quite different size answer one another only where the words
leave no doubt.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache
from typing import Any

from claimcheck.compare.align import Alignment
from claimcheck.compare.contrasts import shared_class
from claimcheck.compare.convert import rate_stem, rate_words, scale_between
from claimcheck.compare.figure import Figure, relation_of
from claimcheck.compare.prominence import part_of_lot, stands_aside
from claimcheck.compare.reading import Reading, Unit
from claimcheck.compare.times import governing
from claimcheck.compare.vicinity import affinity, near, units_of
from claimcheck.compare.words import stem
from claimcheck.language import table
from claimcheck.model import Quantity, Relation, Role, Trend
from claimcheck.periods import PeriodRelation
from claimcheck.periods import relation_of as relation_of_periods

__all__ = ["Match", "Noun", "candidates", "choose", "parallel", "same_noun", "same_rate"]


class Noun(StrEnum):
    """How two nouns for what is counted stand to each other.

    One thing, people under two names, people and something else, two other things, or unsaid on a side.
    """

    SAME = "same"
    PEOPLE = "people"
    UNLIKE = "unlike"
    OTHER = "other"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Match:
    """A claim's figure beside the source's that answers it, the claim's stated in the source's unit.

    ``fit`` in 0..1 is how well the words around the two go together, ``relation`` how their readings stand,
    ``reversed`` whether one is a rise and the other a fall, ``kin`` whether the words beside both name one
    class, ``time`` whether the periods beside them are the "same", lie "apart", or go "unsaid", ``sole``
    whether each is the only one of its sort in its sentence, ``aside`` whether just one is a limit or a
    further lot ("the limit of 160", "40 more"), ``lot`` whether just one is a part of a lot ("two of them").
    """

    claim: Figure
    source: Figure
    fit: float
    noun: Noun
    relation: Relation
    reversed: bool = False
    kin: bool = False
    time: str = "unsaid"
    sole: bool = False
    aside: bool = False
    lot: bool = False

    @property
    def derived(self) -> bool:
        """Whether the source's figure had to be worked out."""
        return not self.source.stated

    @property
    def score(self) -> float:
        """How surely the one answers the other: words, noun, role, size and value together."""
        rules = _rules()
        same_role = self.derived or self.claim.quantity.role is self.source.quantity.role
        return float(
            self.fit
            + rules["noun"][self.noun.value]
            + rules["relation"][self.relation.value]
            + (rules["role"] if same_role else -rules["role"])
            + rules["kin"] * self.kin
            + rules["time"][self.time]
            + rules["sole"] * self.sole
            - rules["aside"] * self.aside
            - rules["lot"] * self.lot
            - rules["size"] * min(self.decades, rules["size_most"])
        )

    @property
    def decades(self) -> float:
        """How many powers of ten lie between the two values; 0 where either is none.

        The same digits ten or a thousand times as large are a slip of scale, not another thing.
        """
        ours, theirs = abs(self.claim.value), abs(self.source.value)
        if not ours or not theirs:
            return 0.0
        apart = abs(math.log10(ours / theirs))
        slip = round(apart) >= 1 and math.isclose(apart, round(apart), abs_tol=1e-6)
        return 0.0 if slip else apart


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = table("rules")["pairing"]
    return rules


def choose(matches: Sequence[Match]) -> list[Match]:
    """Return at most one match for each figure of either side, the surest first; no doubtful ones."""
    chosen: list[Match] = []
    ours: set[int] = set()
    theirs: set[int] = set()
    for match in sorted(matches, key=lambda match: -match.score):
        here, there = match.claim.quantity.start, match.source.quantity.start
        if match.score >= _rules()["least"] and here not in ours and there not in theirs:
            chosen.append(match)
            ours.add(here)
            theirs.add(there)
    return chosen


def parallel(alignment: Alignment, ours: Sequence[Figure], theirs: Sequence[Figure]) -> bool:
    """Whether two sentences are one but for their figures, which then answer one another in order."""
    ours_words = _words_between(alignment.claim_reading, alignment.claim.quantities)
    their_words = _words_between(alignment.source_reading, alignment.source.quantities)
    sorts = [[figure.dimension for figure in figures] for figures in (ours, theirs)]
    if sorts[0] != sorts[1]:
        return False
    alike = SequenceMatcher(None, ours_words, their_words, autojunk=False).ratio()
    return alike >= float(_rules()["parallel"])


def _words_between(reading: Reading, quantities: Sequence[Quantity]) -> list[str]:
    """Return the stems of a sentence without its figures, their hedges and units, and without pauses."""
    return [
        word.stem
        for word in reading.words
        if not word.pause and not any(one.start <= word.start < one.end for one in quantities)
    ]


def candidates(alignment: Alignment, ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[Match]:
    """Yield every pair of figures that could say the same sort of thing."""
    for figure in ours:
        for other in theirs:
            if figure.dimension != other.dimension or not same_rate(alignment, figure, other):
                continue
            scale = scale_between(figure.unit, other.unit)
            if scale is not None:
                sole = _sole(figure, ours) and _sole(other, theirs)
                yield replace(_match(alignment, figure.scaled(scale, other.unit), other), sole=sole)


def _sole(figure: Figure, all_of: Sequence[Figure]) -> bool:
    """Whether a figure is the only one of its sort in its sentence; counts are of many sorts."""
    return figure.dimension != "count" and sum(one.dimension == figure.dimension for one in all_of) == 1


def same_rate(alignment: Alignment, figure: Figure, other: Figure) -> bool:
    """Whether two figures are per the same base, or what one lacks is told beside it."""
    ours, theirs = rate_words(figure.quantity), rate_words(other.quantity)
    said = _bases_beside(alignment.claim_reading, figure.quantity)
    answered = _bases_beside(alignment.source_reading, other.quantity)
    return ours - theirs <= answered and theirs - ours <= said


def _bases_beside(reading: Reading, quantity: Quantity) -> set[str]:
    """Return the bases of rates that the words beside a figure may name."""
    least = _rules()["base"]
    return {
        rate_stem(reading.words[at].stem) for at, close in near(reading, quantity).items() if close >= least
    }


# Ends of a change exchanged, and the new level told as the size of the change.
_MISTAKEN = ({Role.FROM, Role.TO}, {Role.CHANGE, Role.TO})


def _match(alignment: Alignment, figure: Figure, other: Figure) -> Match:
    turned = {figure.quantity.trend, other.quantity.trend} == {Trend.UP, Trend.DOWN}
    relation = relation_of(figure, other)
    roles = figure.quantity.role, other.quantity.role
    if (turned and Role.CHANGE in roles) or (relation is Relation.AGREES and set(roles) in _MISTAKEN):
        relation = Relation.CONFLICTS
    fit = affinity(alignment, figure.quantity, other.quantity)
    kin = shared_class(alignment.claim, alignment.source, figure.quantity, other.quantity)
    noun = same_noun(alignment, figure, other)
    aside, lot = (
        told(alignment.claim.text, figure.quantity) is not told(alignment.source.text, other.quantity)
        for told in (stands_aside, part_of_lot)
    )
    time = _time(alignment, figure, other)
    return Match(figure, other, fit, noun, relation, turned, kin, time, aside=aside, lot=lot)


def _time(alignment: Alignment, figure: Figure, other: Figure) -> str:
    ours = governing(alignment.claim, figure.quantity)
    theirs = governing(alignment.source, other.quantity)
    if ours is None or theirs is None:
        return "unsaid"
    relation = relation_of_periods(ours, theirs)
    if relation is PeriodRelation.SAME:
        return "same"
    return "apart" if relation in (PeriodRelation.BEFORE, PeriodRelation.AFTER) else "unsaid"


def same_noun(alignment: Alignment, figure: Figure, other: Figure) -> Noun:
    """Return how what two figures count stands: the same, another, or not said."""
    ours, theirs = figure.quantity.counted_span, other.quantity.counted_span
    if ours is None or theirs is None:
        return Noun.UNSAID
    counted = units_of(alignment.claim_reading, ours)
    answered = units_of(alignment.source_reading, theirs)
    paired = {(pair.claim.at, pair.source.at) for pair in alignment.matched}
    alike = any(
        (one.at, another.at) in paired or _one_word(one, another) for one in counted for another in answered
    )
    if alike or _initials(counted, answered) or _initials(answered, counted):
        return Noun.SAME
    persons = [_of_people(counted), _of_people(answered)]
    if all(persons):
        return Noun.PEOPLE
    return Noun.UNLIKE if any(persons) else Noun.OTHER


def _of_people(noun: Sequence[Unit]) -> bool:
    """Whether the last word of what is counted, its head, counts people."""
    return bool(noun) and noun[-1].stem in _persons()


@cache
def _persons() -> frozenset[str]:
    return frozenset(stem(word) for word in table("counted")["persons"]["words"])


def _one_word(one: Unit, other: Unit) -> bool:
    """Whether two nouns are one word, of one sense, or one a compound of the other: "landmines", "mines"."""
    # A short word keeps its "e", a long one loses it: "mine", "landmin".
    short, long = sorted((one.stem.removesuffix("e"), other.stem.removesuffix("e")), key=len)
    compound = len(short) >= _rules()["compound"] and long.endswith(short)
    return one.stem == other.stem or bool(one.senses & other.senses) or compound


def _initials(long: Sequence[Unit], short: Sequence[Unit]) -> bool:
    """Whether one noun is the other's initials: "GDP" for "gross domestic product"."""
    letters = "".join(unit.text[0] for unit in long).upper()
    return len(letters) > 1 and any(unit.text == letters for unit in short)
