"""Which words of a sentence only tell who says it: "..., an analyst told a webinar", "Police said that ...".

They are no part of what is said, so they are laid beside nothing. Only what is surely of that sort counts: a
short stretch after a pause, or the opening words up to the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from claimcheck.compare.reading import Reading
from claimcheck.language import table

__all__ = ["telling"]


@lru_cache(maxsize=8192)
def telling(reading: Reading) -> frozenset[int]:
    """Return the words, by index, that only tell who says it."""
    found: set[int] = set()
    for number, stretch in enumerate(_stretches(reading)):
        verb = next((at for at in stretch if reading.words[at].text.lower() in _says()), None)
        if verb is None or any(reading.words[at].figure for at in stretch):
            continue
        limits = table("rules")["telling"]
        told = stretch[: stretch.index(verb) + 1]
        behind = len(stretch) - len(told)
        if number and len(told) <= limits["before"] and behind <= limits["behind"]:
            found.update(stretch if reading.words[stretch[0]].text.lower() not in _breaks() else ())
        elif not number and len(told) <= limits["opening"] and behind and _opens(reading, verb):
            found.update(told)
    return frozenset(found) if len(found) < len(reading.words) else frozenset()


def _opens(reading: Reading, verb: int) -> bool:
    """Whether what is said follows a verb of saying: "said the bridge ...", "argued that the bridge ..."."""
    plain = reading.words[verb].text.lower() in table("rules")["telling"]["plain"]
    return plain or reading.words[verb + 1].text.lower() == "that"


def _stretches(reading: Reading) -> Iterator[list[int]]:
    """Yield the words between two pauses, by index."""
    stretch: list[int] = []
    for at, word in enumerate(reading.words):
        if word.pause:
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch.append(at)
    if stretch:
        yield stretch


@cache
def _says() -> frozenset[str]:
    return frozenset((*table("rules")["vicinity"]["says"], *table("rules")["telling"]["says"]))


@cache
def _breaks() -> frozenset[str]:
    return frozenset(table("cues")["clause"]["breaks"])
