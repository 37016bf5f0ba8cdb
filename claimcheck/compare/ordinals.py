"""Numbered things: "a third term" against "a second term", "the third round" against "the fourth".

Of a tally the number is a figure, and two of them conflict; of stretches it tells them apart.
"""

from __future__ import annotations

import re
from functools import cache

from claimcheck.compare.words import stem
from claimcheck.language import table

__all__ = ["told_apart"]


def told_apart(claim: str, source: str, sort: str) -> tuple[str, str] | None:
    """Return the words of a numbered thing for which two texts give other numbers; None where none is.

    ``sort`` is a list of nouns in ``ordinals.toml``: "tally" or "stretches". A number that both name is no
    difference.
    """
    ours, theirs = _numbered(claim, sort), _numbered(source, sort)
    for noun in sorted(ours.keys() & theirs.keys()):
        if ours[noun].keys().isdisjoint(theirs[noun]):
            return next(iter(ours[noun].values())), next(iter(theirs[noun].values()))
    return None


def _numbered(text: str, sort: str) -> dict[str, dict[int, str]]:
    """Return by noun the numbers told of it, each with its words."""
    found: dict[str, dict[int, str]] = {}
    nouns = _nouns(sort)
    for match in _pattern().finditer(text):
        noun = stem(match["noun"])
        if noun in nouns:
            number = int(match["digits"] or table("ordinals")["words"][match["word"].lower()])
            found.setdefault(noun, {})[number] = match.group()
    return found


@cache
def _nouns(sort: str) -> frozenset[str]:
    return frozenset(stem(noun) for noun in table("ordinals")[sort])


@cache
def _pattern() -> re.Pattern[str]:
    rules = table("ordinals")
    word, between = "|".join(rules["words"]), "|".join(rules["between"])
    return re.compile(
        rf"\b(?:(?P<word>{word})|(?P<digits>\d{{1,3}})(?:st|nd|rd|th))[\s-](?:(?:{between})\s)?(?P<noun>[a-z]{{3,20}})\b",
        re.IGNORECASE,
    )
