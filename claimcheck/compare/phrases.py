"""Find the words and phrases of the rule tables in a sentence, all tables in one pass.

A phrase is written in base forms; a star in it stands for up to three words, and "=may" is that very form,
as written. Where a longer phrase takes a word, the shorter ones that need it do not count: "step down" is no
"down".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.compare.words import Word, stem
from claimcheck.language import table

__all__ = ["Hit", "find"]

_GAP = 3
_STAR = "*"
_EXACT = "="


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: which table and label it belongs to, and the indices of the words it took."""

    table: str
    label: str
    taken: tuple[int, ...]


Pattern = tuple[tuple[str, ...], str, str]


def find(words: Sequence[Word]) -> tuple[Hit, ...]:
    """Return the hits of every table in ``words``, in their order, the longer first at one place."""
    patterns = _patterns()
    hits: list[Hit] = []
    for start, word in enumerate(words):
        for pattern, source, label in patterns.get(word.stem, ()):
            taken = _match(words, start, pattern)
            if taken and not (source == "places" and not _proper(words, taken)):
                hits.append(Hit(source, label, taken))
    return _longest(hits)


def _proper(words: Sequence[Word], taken: tuple[int, ...]) -> bool:
    first = words[taken[0]]
    return first.text.isupper() if first.text.lower() == "us" else first.capital


def _match(words: Sequence[Word], start: int, pattern: tuple[str, ...]) -> tuple[int, ...]:
    if not _is(words[start], pattern[0]):
        return ()
    taken = [start]
    reach = 0
    for part in pattern[1:]:
        if part == _STAR:
            reach = _GAP
            continue
        found = _first(words, taken[-1] + 1, reach, part)
        if found is None:
            return ()
        taken.append(found)
        reach = 0
    return tuple(taken)


def _first(words: Sequence[Word], start: int, reach: int, part: str) -> int | None:
    for at in range(start, min(start + reach + 1, len(words))):
        if _is(words[at], part):
            return at
    return None


def _is(word: Word, part: str) -> bool:
    return word.text == part[1:] if part[0] == _EXACT else word.stem == part


def _longest(hits: list[Hit]) -> tuple[Hit, ...]:
    """Keep a hit unless a longer one of a table of the same sort holds all its words."""
    longer: dict[tuple[str, int], int] = {}
    for hit in hits:
        for index in hit.taken:
            key = (_sort(hit.table), index)
            longer[key] = max(longer.get(key, 0), len(hit.taken))
    kept = [hit for hit in hits if all(longer[_sort(hit.table), i] <= len(hit.taken) for i in hit.taken)]
    return tuple(sorted(set(kept), key=lambda hit: (hit.taken, hit.table, hit.label)))


def _sort(name: str) -> str:
    return "meaning" if name in {"equivalents", "main", "detail", "places"} else name


@cache
def _patterns() -> dict[str, list[Pattern]]:
    found: dict[str, list[Pattern]] = {}
    for phrase, source, label in _phrases():
        pattern = tuple(part if part[0] in _STAR + _EXACT else stem(part) for part in _split(phrase))
        first = stem(pattern[0][1:]) if pattern[0][0] == _EXACT else pattern[0]
        found.setdefault(first, []).append((pattern, source, label))
    return found


def _split(phrase: str) -> list[str]:
    return phrase.replace("-", " ").split()


def _phrases() -> Iterator[tuple[str, str, str]]:
    yield from _labelled("equivalents", table("equivalents")["classes"])
    for sort, axes in table("oppositions").items():
        for label, sides in axes.items():
            for side, mark in (("plus", "+"), ("minus", "-")):
                yield from ((phrase, sort, mark + label) for phrase in sides[side])
    for label, forms in table("places")["countries"].items():
        for role in ("names", "people", "seat", "towns"):
            yield from ((phrase, "places", f"{label}:{role}") for phrase in forms.get(role, ()))
    for section in ("quantifiers", "restriction", "modality", "other", "time"):
        yield from _labelled(section, table("cues")[section])
    for section in ("negation", "denial", "reporting", "focus"):
        yield from ((phrase, section, section) for phrase in table("cues")[section]["words"])
    for topic, events in table("events").items():
        yield from (
            (phrase, "events", f"{topic}:{label}") for label, entries in events.items() for phrase in entries
        )
    yield from _labelled("milestones", table("milestones"))
    for label, step in table("cues")["steps"].items():
        yield from ((phrase, "steps", f"{label}:{rank}") for rank, phrase in enumerate(step["order"]))


def _labelled(source: str, labels: dict[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    for label, entries in labels.items():
        yield from ((phrase, source, label) for phrase in entries)
