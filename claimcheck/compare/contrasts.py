"""Do two figures measure the same, of the same people or things? Classes that exclude one another.

A sentence with several figures names several classes ("killed 12 and injured 45"), so the class that counts
is the one closest to the figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.compare.prominence import whole_of
from claimcheck.compare.reading import Reading, Sort, read
from claimcheck.compare.vicinity import near
from claimcheck.compare.words import tokenise
from claimcheck.language import table
from claimcheck.model import Cause, Kind, Quantity, Statement

__all__ = ["Contrast", "contrasts", "shared_class"]

_LONGEST = 3
_BARE = (None, "count")


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two classes of an axis beside two figures, by their words; ``theirs`` is empty where none is named."""

    axis: str
    cause: Cause
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class _Mention:
    """A class of an axis named in a sentence: the words and the index of the first."""

    axis: str
    name: str
    at: int
    words: str


def contrasts(
    one: Statement, other: Statement, ours: Quantity, theirs: Quantity | None
) -> Iterator[Contrast]:
    """Yield the axes on which a figure of one statement and a figure of another are of different classes.

    Where the other's figure is None its whole sentence counts.
    """
    mine, against_them = _closest(one, ours), _closest(other, theirs)
    named = {(mention.axis, mention.name) for mention in _mentions(read(other.text))}
    for axis, mention in mine.items():
        rule = table("contrasts")[axis]
        cause = Cause(rule["cause"])
        against = against_them.get(axis)
        if against is not None and against.name != mention.name:
            yield Contrast(axis, cause, mention.words, against.words)
        elif against is None and rule.get("narrow") and (axis, mention.name) not in named:
            yield Contrast(axis, cause, mention.words, "")


def shared_class(claim: Statement, source: Statement, ours: Quantity, theirs: Quantity) -> bool:
    """Whether the words closest to two figures are of one class on some axis."""
    mine, other = _closest(claim, ours), _closest(source, theirs)
    return any(axis in other and other[axis].name == mention.name for axis, mention in mine.items())


def _closest(statement: Statement, quantity: Quantity | None) -> dict[str, _Mention]:
    """Return for each axis the mention closest to a quantity, of those close enough to speak of it."""
    reading = read(statement.text)
    mentions = _mentions(reading)
    if not mentions:
        return {}
    least = table("rules")["classes"]["least"]
    closeness = near(reading, quantity) if quantity else {}
    frame = _frame(reading)
    own = quantity.start if quantity else None
    figures = [
        (one.start, one.end)
        for one in statement.quantities
        if one.start == own or (one.kind is not Kind.AGE and (one.unit not in _BARE or one.counted))
    ]
    whole = whole_of(statement.text, quantity) if quantity else range(0)
    best: dict[str, tuple[float, _Mention]] = {}
    for mention in mentions:
        start = reading.words[mention.at].start
        if any(first <= start < last for first, last in figures):
            continue
        score = closeness.get(mention.at, 0.0) if quantity else 1.0
        enough = score >= least[table("contrasts")[mention.axis]["cause"]] or mention.at in frame
        if start in whole:
            score *= table("rules")["classes"]["whole"]
        if enough and (mention.axis not in best or score > best[mention.axis][0]):
            best[mention.axis] = score, mention
    return {axis: mention for axis, (_, mention) in best.items()}


def _frame(reading: Reading) -> range:
    """Return the words that speak of the whole sentence: the opening ones, or an opening "Among ...,"."""
    rules = table("rules")["classes"]
    first = reading.words[0].text.lower() if reading.words else ""
    pause = next((at for at, word in enumerate(reading.words) if word.pause), len(reading.words))
    return range(pause if first in rules["frames"] else min(rules["opening"], pause))


@lru_cache(maxsize=8192)
def _mentions(reading: Reading) -> tuple[_Mention, ...]:
    stems = [word.stem for word in reading.words]
    names = {unit.at for unit in reading.units if unit.sort is Sort.NAME} | _in_set_phrases(stems)
    found = []
    for at in range(len(stems)):
        if at in names:
            continue
        for length in range(min(_LONGEST, len(stems) - at), 0, -1):
            for axis, name in _classes().get(tuple(stems[at : at + length]), ()):
                words = " ".join(word.text for word in reading.words[at : at + length])
                found.append(_Mention(axis, name, at, words))
    return tuple(found)


def _in_set_phrases(stems: list[str]) -> set[int]:
    """Return the words that are part of a set phrase such as "gross domestic product"."""
    found: set[int] = set()
    for phrase in _set_phrases():
        for at in range(len(stems) - len(phrase) + 1):
            if tuple(stems[at : at + len(phrase)]) == phrase:
                found.update(range(at, at + len(phrase)))
    return found


@cache
def _set_phrases() -> tuple[tuple[str, ...], ...]:
    phrases = table("rules")["classes"]["fixed"]
    return tuple(tuple(word.stem for word in tokenise(phrase)) for phrase in phrases)


@cache
def _classes() -> dict[tuple[str, ...], tuple[tuple[str, str], ...]]:
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for axis, rule in table("contrasts").items():
        for name, phrases in rule.items():
            if isinstance(phrases, list):
                for phrase in phrases:
                    key = tuple(word.stem for word in tokenise(phrase))
                    found.setdefault(key, []).append((axis, name))
    return {key: tuple(classes) for key, classes in found.items()}
