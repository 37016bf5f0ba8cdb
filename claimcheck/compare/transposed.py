"""Have two parts of a sentence changed places while all else stands as it stood? Then its roles are turned.

"They carried off the coins but left the mosaics" against "they carried off the mosaics but left the coins". A
sentence told anew moves its parts about as well; so what counts is that the order of everything else is kept,
and that nothing accounts for the change: a passive, a verb with its converse, a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from claimcheck.compare.align import Alignment, How, Pair
from claimcheck.compare.clauses import clauses
from claimcheck.compare.reading import Reading, Sort
from claimcheck.language import table

__all__ = ["Transposition", "transposition"]

_FEWEST = 3  # parts of a sentence, or there is no order to be kept
_POSSESSIVE = "'s "
_FEW = 3  # words of a part, or it is a clause that has moved
_LONGEST = 24  # parts that are looked at: the number of ways to change two places grows with its square


@dataclass(frozen=True, slots=True)
class Transposition:
    """Two parts that have changed places, in the claim's words, and how many parts keep their order."""

    first: str
    second: str
    kept: int


@dataclass(frozen=True)
class _Part:
    """A run of matched words that are neighbours in both sentences; ``place`` is where the source has it."""

    pairs: tuple[Pair, ...]
    place: int

    @property
    def text(self) -> str:
        return " ".join(pair.claim.text for pair in self.pairs)


@lru_cache(maxsize=1024)
def transposition(alignment: Alignment) -> Transposition | None:
    """Return the two parts whose change of places alone turns one order into the other, None without such."""
    parts = _parts(alignment)[:_LONGEST]
    if len(parts) < _FEWEST or _turned_by_grammar(alignment):
        return None
    places = [part.place for part in parts]
    for first, second in combinations(range(len(parts)), 2):
        if places[first] < places[second] or parts[first].text == parts[second].text:
            continue
        if not _of_one_sort(alignment, parts[first], parts[second]):
            continue
        changed = list(places)
        changed[first], changed[second] = places[second], places[first]
        if changed == sorted(places) and not _listed(alignment.claim_reading, parts[first], parts[second]):
            return Transposition(parts[first].text, parts[second].text, len(parts) - 2)
    return None


def _parts(alignment: Alignment) -> list[_Part]:
    """Return the parts in the order of the claim; what says who reports it is none."""
    pairs = sorted(
        (pair for pair in alignment.matched if not pair.claim.small and not pair.claim.reporting),
        key=lambda pair: pair.claim.at,
    )
    order = {at: index for index, at in enumerate(sorted(pair.source.at for pair in pairs))}
    return [_Part(tuple(run), order[run[0].source.at]) for run in _runs(pairs, order)]


def _runs(pairs: Sequence[Pair], order: dict[int, int]) -> Iterator[list[Pair]]:
    run: list[Pair] = []
    for pair in pairs:
        if run and order[pair.source.at] != order[run[-1].source.at] + 1:
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _of_one_sort(alignment: Alignment, first: _Part, second: _Part) -> bool:
    """Whether two parts could stand for one another: two names, two places, two figures, things or deeds."""
    verbs = {clause.verb for clause in clauses(alignment.claim_reading)}
    verbs_there = {clause.verb for clause in clauses(alignment.source_reading)}
    kinds = []
    for part in (first, second):
        deed = any(pair.claim.at in verbs or pair.source.at in verbs_there for pair in part.pairs)
        kinds.append((_sort(part), deed))
    few = all(len(part.pairs) <= _FEW for part in (first, second))
    return kinds[0] == kinds[1] and kinds[0][0] is not Sort.TIME and few


def _sort(part: _Part) -> Sort:
    """Return what sort of thing a part is, by the most telling of its words."""
    sorts = {pair.claim.sort for pair in part.pairs}
    return next(sort for sort in (Sort.NAME, Sort.PLACE, Sort.FIGURE, Sort.TIME, Sort.WORD) if sort in sorts)


def _turned_by_grammar(alignment: Alignment) -> bool:
    """Whether one sentence alone names a doer by "by", or has the converse of the other's verb."""
    by = [any(word.text.lower() == "by" for word in reading.words) for reading in _readings(alignment)]
    owned = [_POSSESSIVE in reading.text.replace("’", "'") for reading in _readings(alignment)]
    return by[0] != by[1] or owned[0] != owned[1] or any(pair.how is How.OPPOSITE for pair in alignment.pairs)


def _readings(alignment: Alignment) -> tuple[Reading, Reading]:
    return alignment.claim_reading, alignment.source_reading


def _listed(reading: Reading, first: _Part, second: _Part) -> bool:
    """Whether only words of a list stand between the two: "Spain and Norway", whose order is free."""
    start, end = first.pairs[-1].claim.at + 1, second.pairs[0].claim.at
    between = {word.text.lower() for word in reading.words[start:end]}
    return between <= set(table("cues")["lists"]["words"])
