"""Which way things move where a claim gives no figure for it: "fewer than a year before", "held steady".

Laid beside the changes that the source puts in figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimcheck.compare.align import Alignment
from claimcheck.compare.reading import Reading
from claimcheck.compare.vicinity import affinity, near
from claimcheck.language import table
from claimcheck.model import Hedge, Interval, Kind, Quantity, Role, Statement, Trend

__all__ = ["Move", "direction_beside", "moves"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NEGATED = frozenset({"not", "no", "never", "hardly", "barely", "scarcely", "nor", "without"})


@dataclass(frozen=True, slots=True)
class Move:
    """A movement that a claim tells in words beside one that the source tells in a figure.

    ``same`` is whether they go one way; a claim that nothing moved goes none. ``fit`` in 0..1 is how well the
    words around the two go together.
    """

    words: str
    source: Quantity
    same: bool
    fit: float


def moves(alignment: Alignment) -> list[Move]:
    """Return what the claim says in words of changes that the source gives in figures, best first."""
    changes = [one for one in alignment.source.quantities if one.trend and one.role is not Role.LEVEL]
    found = []
    for word, trend in _movements(alignment.claim):
        for change in changes:
            fit = affinity(alignment, word, change)
            found.append(Move(word.text, change, trend is change.trend, fit))
    return sorted(found, key=lambda move: -move.fit)


def _movements(statement: Statement) -> Iterator[tuple[Quantity, Trend | None]]:
    """Yield the words that tell a movement, as quantities of no size, and its way; None for no way."""
    text = statement.text
    taken = [(one.start, one.end) for one in statement.quantities]
    for match in _flat().finditer(text):
        yield _placed(match), None
    words = list(_WORD.finditer(text))
    for at, match in enumerate(words):
        trend = _directions().get(match.group().lower())
        if trend is None or any(start <= match.start() < end for start, end in taken):
            continue
        if match.group().lower() in _comparatives() and not _than_then(text, match):
            continue
        if match.group().lower() in _PARTICLES and at and words[at - 1].group().lower() in _phrasal():
            continue
        negated = any(one.group().lower() in _NEGATED for one in words[max(0, at - 2) : at])
        yield _placed(match), None if negated else trend


_PARTICLES = frozenset({"up", "down"})


@cache
def _phrasal() -> frozenset[str]:
    """Return the verbs after which "up" and "down" say no way: "laid down"."""
    return frozenset(table("change")["phrasal"]["verbs"])


def _placed(match: re.Match[str]) -> Quantity:
    start, end = match.span()
    nothing = Interval(0.0, 0.0)
    return Quantity(match.group(), start, end, 0.0, nothing, Hedge.EXACT, None, Kind.MULTIPLE, 1.0)


def _than_then(text: str, match: re.Match[str]) -> bool:
    """Whether a comparative measures against another time: "fewer than in the year before"."""
    return _time_after_than().search(text, match.end(), match.end() + _REACH) is not None


_REACH = 140


def direction_beside(reading: Reading, quantity: Quantity) -> tuple[str, Trend] | None:
    """Return the word right beside a figure that tells which way it goes, and that way; None without one."""
    least = table("rules")["trends"]["beside"]
    found = [
        (close, reading.words[at].text, trend)
        for at, close in near(reading, quantity).items()
        if least <= close < 1.0
        and (trend := _directions().get(reading.words[at].text.lower())) is not None
        and reading.words[at].text.lower() not in _comparatives()
    ]
    return max(found)[1:] if found else None


@cache
def _directions() -> dict[str, Trend]:
    found: dict[str, Trend] = {}
    for name, trend in (("up", Trend.UP), ("down", Trend.DOWN)):
        words = [*table("change")[name]["verbs"].split(), *table("change")[name]["nouns"]]
        found |= dict.fromkeys([*words, *table("rules")["trends"][name]], trend)
    return found


@cache
def _comparatives() -> frozenset[str]:
    rules = table("rules")["trends"]
    return frozenset(rules["up"]) | frozenset(rules["down"])


@cache
def _flat() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('rules')['trends']['flat'])})\b", re.IGNORECASE)


@cache
def _time_after_than() -> re.Pattern[str]:
    times = "|".join(table("rules")["trends"]["times"])
    return re.compile(rf"\bthan\b[^.;]{{0,80}}?\b(?:{times})\b", re.IGNORECASE)
