"""What the two documents are about, where the two sentences do not say: title, publisher, recurring names.

"The company is owned by the state" on a firm's own page speaks of that firm; "the economy will grow" in a
report from another country speaks of that one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from claimcheck.compare.reading import Reading, Sort, Unit, read
from claimcheck.compare.vicinity import attribution
from claimcheck.model import Statement

__all__ = ["homes_apart", "known_from", "one_topic", "told_by"]

_NAMED = frozenset({Sort.NAME, Sort.PLACE})


def known_from(units: Iterable[Unit], other: Statement) -> frozenset[int]:
    """Return which units, by index, the other statement's document speaks of beside its quoted sentence."""
    about = _about(_setting(other), other.context)
    return frozenset(unit.at for unit in units if not about.isdisjoint(_keys(unit)))


def told_by(reading: Reading, statement: Statement) -> frozenset[int]:
    """Return the words, by index, that only tell who says it, to whom and where."""
    told = attribution(reading)
    if all(word.pause or at in told for at, word in enumerate(reading.words)):
        told = frozenset()  # a sentence of one stretch: what is said stands in it as well
    if statement.speaker and statement.speaker.span:
        start, end = (edge - statement.start for edge in statement.speaker.span)
        told |= {at for at, word in enumerate(reading.words) if start <= word.start and word.end <= end}
    return told


def one_topic(claim: Statement, source: Statement) -> bool:
    """Whether a name that the claim's document comes back to is one of the source's sentence or document."""
    return bool(claim.home) and not _about(_names(claim.home)).isdisjoint(
        _about(_setting(source), source.text)
    )


def homes_apart(claim: Statement, source: Statement) -> bool:
    """Whether the source's document is about other names than the claim's, and its sentence no exception.

    False where either document comes back to no name at all.
    """
    if not claim.home or not source.home:
        return False
    ours, theirs = _about(_names(claim.home)), _about(_names(source.home))
    for unit in read(claim.text).units:
        if unit.sort in _NAMED or not theirs.isdisjoint(_keys(unit)):
            ours |= _keys(unit)
    return ours.isdisjoint(_about(_setting(source), source.text))


def _setting(statement: Statement) -> str:
    return f"{statement.setting}; {_names(statement.home)}"


def _names(home: tuple[str, ...]) -> str:
    # A word before them, since the one that opens a sentence is capitalised anyway.
    return f"about {' '.join(home)}"


@lru_cache(maxsize=8192)
def _about(*texts: str) -> frozenset[str]:
    return frozenset(key for text in texts for unit in read(text).units for key in _keys(unit))


def _keys(unit: Unit) -> frozenset[str]:
    """Return by what a unit is met elsewhere: its stem, its name without a demonym's ending, its country."""
    countries = {label.split(":")[0] for label in unit.countries}
    return frozenset({unit.stem, *unit.names, *countries})
