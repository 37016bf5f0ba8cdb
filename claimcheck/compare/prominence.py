"""Which figures carry what a sentence asserts, and which only come along ("after 12 strikes").

A figure of the main clause is prominent; one in an aside, after a subordinating word, or one that only
tells how long, is not.
"""

from __future__ import annotations

import re
from functools import cache

from claimcheck.language import table
from claimcheck.model import Kind, Quantity

__all__ = ["part_of_lot", "prominent", "stands_aside", "stands_for_thing", "whole_of"]

_PAUSE = re.compile(r"[,;:—–](?=\s)|\s-\s")
_WORD = re.compile(r"[^\W\d_]+")
_TIMES = frozenset({Kind.DURATION, Kind.AGE})


def prominent(text: str, quantity: Quantity) -> bool:
    """Return whether a figure stands in the main clause of its sentence and is no mere adjunct."""
    start = 0
    for pause in _PAUSE.finditer(text, 0, quantity.start):
        start = pause.end()
    before = [word.lower() for word in _WORD.findall(text[start : quantity.start])]
    opening = _words("opening") if start else _words("inside")
    if before[:1] and before[0] in opening:
        return False
    if any(word in _words("inside") for word in before[1:]):
        return False
    return not (quantity.kind in _TIMES and before and before[-1] in _words("adjunct"))


def stands_aside(text: str, quantity: Quantity) -> bool:
    """Return whether a figure is a yardstick or a further lot: "the limit of 160", "40 more"."""
    return _stands(text, quantity, "aside")


def part_of_lot(text: str, quantity: Quantity) -> bool:
    """Return whether a figure is a part of a lot told beside it: "two of them", "including 950"."""
    return quantity.kind not in _SHARES and _stands(text, quantity, "lot")


def stands_for_thing(text: str, quantity: Quantity) -> bool:
    """Return whether "one" only stands for a thing and counts nothing: "one of the guests", "every one"."""
    written = _pattern("single", "word").fullmatch(quantity.text.strip())
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    return (
        bool(written)
        and not _pattern("single", "counting").search(before)
        and _stands(text, quantity, "single")
    )


def whole_of(text: str, quantity: Quantity) -> range:
    """Return where one word stands that names the whole only: "infected" in "two of the infected died"."""
    of, counted = _OF.match(text, quantity.end), quantity.counted_span
    named = of and counted and counted[0] == of.end() and " " not in text[counted[0] : counted[1]]
    return range(*counted) if named and counted else range(0)


_OF = re.compile(r"\s{1,3}of the ", re.IGNORECASE)
_SHARES = frozenset({Kind.SHARE, Kind.RATIO})


def _stands(text: str, quantity: Quantity, how: str) -> bool:
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    after = text[quantity.end : quantity.end + _REACH]
    return bool(_pattern(how, "before").search(before) or _pattern(how, "after").match(after))


_REACH = 24


@cache
def _pattern(how: str, side: str) -> re.Pattern[str]:
    rule: str = table("rules")[how][side]
    return re.compile(rule, re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("rules")["prominence"][name])
