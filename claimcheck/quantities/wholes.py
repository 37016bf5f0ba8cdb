"""Read whole numbers in words ("two hundred and six thousand") and the scale words after any number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from claimcheck.language import table
from claimcheck.quantities.number import Form, Number
from claimcheck.quantities.numerals import precision_of
from claimcheck.quantities.scan import Token, word_at

__all__ = ["TENS", "WHOLE_STARTERS", "below_hundred", "past_and", "read_point", "read_scale", "read_whole"]

_RULES: dict[str, Any] = table("numbers")
_UNITS: dict[str, int] = _RULES["units"]
TENS: dict[str, int] = _RULES["tens"]
_SCALES: dict[str, float] = _RULES["scales"]
_PLURALS = {f"{word}s": size for word, size in _SCALES.items()}
_LONE_SCALES = frozenset({"hundred", "thousand", "million"})
_DASHES = frozenset(_RULES["signs"]["symbols"])
WHOLE_STARTERS = frozenset({*_UNITS, *TENS, *_SCALES, *_PLURALS})


def read_whole(tokens: Sequence[Token], at: int, *, stops: Sequence[int] = ()) -> Number | None:
    """Read a whole number in words: groups below a thousand, each with its scale, in falling order.

    ``stops`` are tokens that belong to a part ("and three quarters") and end the number before them.
    """
    total, limit, end, place, scale = 0.0, math.inf, at, at, 1.0
    while place < len(tokens) and limit > 1 and place not in stops:
        group = _group(tokens, place, stops)
        if group is None:
            break
        value, after = group
        size, after = read_scale(tokens, after)
        if value * size >= limit:
            break
        total += value * size
        end, limit, scale = after, size if size > 1 else 0, max(scale, size)
        place = past_and(tokens, end)
    return Number(at, end, total, precision_of(total), Form.WORDS, scale=scale) if end > at else None


def _group(tokens: Sequence[Token], at: int, stops: Sequence[int]) -> tuple[float, int] | None:
    """Read a number below 1,000 in words and return it with the place after it."""
    small = below_hundred(tokens, at)
    if small is None and word_at(tokens, at) in _LONE_SCALES:
        small = 1.0, at
    if small is None or word_at(tokens, small[1]) != "hundred":
        return small
    value, after = small[0] * 100, small[1] + 1
    place = past_and(tokens, after)
    rest = below_hundred(tokens, place) if place not in stops else None
    return (value + rest[0], rest[1]) if rest and rest[0] else (value, after)


_MOST_SCALES = 3


def below_hundred(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """Read a number below 100 in words and return it with the place after it."""
    word = word_at(tokens, at)
    if word in _UNITS:
        return float(_UNITS[word]), at + 1
    if word not in TENS:
        return None
    value, after = float(TENS[word]), at + 1
    if after < len(tokens) and tokens[after].text in _DASHES:
        after += 1
    unit = _UNITS.get(word_at(tokens, after), 0)
    return (value + unit, after + 1) if 0 < unit < 10 else (value, at + 1)


def read_scale(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """Return the product of the scale words that begin at a token (1 for none) and the place after them.

    Three at most: "two hundred thousand million" is the longest that people write, and a text of nothing but
    scale words would be read over and over.
    """
    size = 1.0
    for _ in range(_MOST_SCALES):
        place = at + 1 if at < len(tokens) and tokens[at].text == "-" and tokens[at].glued else at
        word = word_at(tokens, place)
        factor = _SCALES.get(word) or _PLURALS.get(word)
        if factor is None:
            return size, at
        size *= factor
        at = place + 1
    return size, at


def read_point(tokens: Sequence[Token], number: Number) -> Number:
    """Read "point zero three" after a whole number."""
    if word_at(tokens, number.last) != "point":
        return number
    digits, at = "", number.last + 1
    while small := below_hundred(tokens, at):
        digits += str(int(small[0]))
        at = small[1]
    if not digits or len(digits) > 15:
        return number
    value = number.value + int(digits) / 10 ** len(digits)
    return replace(number, last=at, value=value, precision=10.0 ** -len(digits))


def past_and(tokens: Sequence[Token], at: int) -> int:
    """Return the place after an "and" that stands at a token, or that place."""
    return at + 1 if word_at(tokens, at) == "and" else at
