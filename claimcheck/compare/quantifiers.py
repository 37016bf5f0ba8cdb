"""Words that say how many without a figure: none, most, a minority, all. Read as quantities.

The words stand in ``quantifiers.toml``; each is a share of a whole, and "none" a count of nothing as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from claimcheck.language import table
from claimcheck.model import Hedge, Interval, Kind, Quantity

__all__ = ["quantified"]

_WORD = re.compile(r"[\w'’-]+")
_NEIGHBOUR = 40


@lru_cache(maxsize=8192)
def quantified(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that such words of a sentence stand for, in the order of the text.

    Shares are in percent; "none" is yielded twice, as a share and as a count.
    """
    return tuple(quantity for match in _pattern().finditer(text) for quantity in _read(text, match))


def _read(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    rule = _by_word()[match.group().lower()]
    if _beside(rule, text, match):
        return
    low, high = rule["share"]
    hedge = Hedge.EXACT if low == high else Hedge.RANGE
    middle = (low + high) / 2
    interval = Interval(low, high, low_open=low != high and low > 0, high_open=low != high and low == 0)
    start, end = match.span()
    words = text[start:end]
    yield Quantity(words, start, end, middle, interval, hedge, "percent", Kind.SHARE, 1.0)
    if "count" in rule:
        count = float(rule["count"])
        exact = Interval(count, count)
        yield Quantity(words, start, end, count, exact, Hedge.EXACT, "count", Kind.COUNT, 1.0)


def _beside(rule: dict[str, Any], text: str, match: re.Match[str]) -> bool:
    """Whether a neighbouring word gives the quantifier another meaning ("no longer", "at most")."""
    before = _WORD.findall(text[max(0, match.start() - _NEIGHBOUR) : match.start()])
    after = _WORD.search(text, match.end(), match.end() + _NEIGHBOUR)
    last = before[-1].lower() if before else ""
    following = after.group().lower() if after else ""
    return last in rule["not_after"] or following in rule["not_before"]


@cache
def _by_word() -> dict[str, dict[str, Any]]:
    return {word: rule for rule in table("quantifiers").values() for word in rule["words"]}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_by_word(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
