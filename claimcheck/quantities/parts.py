"""Read parts of one: "two thirds", "3/4", "half a million", "one and a half", "a quarter of a million"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from claimcheck.language import table
from claimcheck.quantities.number import Form, Number, multiplied
from claimcheck.quantities.scan import Token, TokenKind, word_at
from claimcheck.quantities.wholes import TENS, below_hundred, read_scale

__all__ = [
    "FRACTION_SIGNS",
    "PART_STARTERS",
    "and_a_part",
    "part_after_and",
    "parts_of",
    "read_half",
    "read_one_part",
    "slash_fraction",
    "times_scale",
]

_RULES: dict[str, Any] = table("numbers")
FRACTION_SIGNS: dict[str, float] = _RULES["fractions"]
_ONE: dict[str, float] = _RULES["parts"]
_MANY = {f"{word}s": size for word, size in _ONE.items() if word != "half"} | {"halves": 2.0}
_ORDINAL_UNITS = {word: size for word, size in {**_ONE, **_RULES["ordinals"]}.items() if size < 10} | {
    "third": 3.0
}
_NO_SHARE = frozenset({"quarters", "seconds"})
_ARTICLES = frozenset({"a", "an"})
_DASHES = frozenset(_RULES["signs"]["symbols"])
PART_STARTERS = frozenset({*_ONE, *_MANY, *FRACTION_SIGNS})


def slash_fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "3/4": digits, a stroke, digits, without a space."""
    if at + 2 >= len(tokens):
        return None
    over, stroke, under = tokens[at : at + 3]
    if stroke.text not in "/⁄" or not stroke.glued or not under.glued:
        return None
    if not (over.text.isdecimal() and under.text.isdecimal()) or len(over.text) > 3 or len(under.text) > 4:
        return None
    if int(under.text) == 0:
        return None
    return Number(at, at + 3, int(over.text) / int(under.text), 0.01, Form.FRACTION)


def parts_of(tokens: Sequence[Token], number: Number) -> Number:
    """Read the parts a number in words counts: "two thirds", "three-quarters", "three twenty-firsts"."""
    at = _past_dash(tokens, number.last)
    if found := _compound_part(tokens, number, at):
        size, last = found
        value = number.value
        if last == at + 1:
            value -= size - size % 10
        return times_scale(tokens, Number(number.first, last, value / size, 0.01, Form.FRACTION))
    word = word_at(tokens, at)
    size = _MANY.get(word, 0.0) or (_ONE.get(word, 0.0) if number.value == 1 else 0.0)
    if not size or (number.value >= 1000 and word in _NO_SHARE):
        return number
    return times_scale(tokens, Number(number.first, at + 1, number.value / size, 0.01, Form.FRACTION))


def _compound_part(tokens: Sequence[Token], number: Number, at: int) -> tuple[float, int] | None:
    """Return what "twenty-firsts" (or "thirty fifths" at its end) divides by, and the place after."""
    tens = TENS.get(word_at(tokens, at))
    if tens and at == number.last:
        place = _past_dash(tokens, at + 1)
        unit = _ordinal_unit(tokens, place, singular=number.value == 1)
        return (tens + unit, place + 1) if unit else None
    tens = TENS.get(word_at(tokens, number.last - 1))
    if not tens or number.value <= tens or word_at(tokens, number.last - 2) == "and":
        return None
    unit = _ordinal_unit(tokens, at, singular=False)
    return (tens + unit, at + 1) if unit else None


def _ordinal_unit(tokens: Sequence[Token], at: int, *, singular: bool) -> float | None:
    word = word_at(tokens, at)
    if word.endswith("s") and word not in _NO_SHARE:
        return _ORDINAL_UNITS.get(word[:-1])
    return _ORDINAL_UNITS.get(word) if singular else None


def read_one_part(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "a third", "a half", "a quarter of a million" from its article on."""
    word = word_at(tokens, at + 1)
    if word not in _ONE or word == "millionth":
        return None
    return times_scale(tokens, Number(at, at + 2, 1 / _ONE[word], 0.01, Form.FRACTION))


def read_half(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "half a million", "half dozen", "quarter million", "half of"; a bare "quarter" is three months."""
    word = tokens[at].low
    part = Number(at, at + 1, 1 / _ONE[word], 0.01, Form.FRACTION)
    whole = times_scale(tokens, part)
    if whole is part and (word == "quarter" or _names_a_period(tokens, at)):
        return None
    return whole


def _names_a_period(tokens: Sequence[Token], at: int) -> bool:
    """Tell "the first half", "half-time" from a half of something."""
    before = tokens[at - 1] if at else None
    halves = _RULES["halves"]
    if before is not None and (before.low in halves["not_after"] or before.kind is TokenKind.ORDINAL):
        return True
    return word_at(tokens, at + 1) in halves["not_before"] or word_at(tokens, at + 1) == "-"


def times_scale(tokens: Sequence[Token], number: Number) -> Number:
    """Multiply by the scale words that follow: "half a million", "two thirds of a million", "4.3 million"."""
    at = number.last
    if number.form is Form.FRACTION:
        at += word_at(tokens, at) == "of" and word_at(tokens, at + 1) in _ARTICLES
        at += word_at(tokens, at) in _ARTICLES
    size, last = read_scale(tokens, at)
    return number if size == 1.0 else multiplied(number, size, last)


def and_a_part(tokens: Sequence[Token], number: Number) -> Number:
    """Read "one and a half", "3 million and a quarter", "five and a half million", "two-and-a-half"."""
    hyphened = word_at(tokens, number.last) == "-"
    at = number.last + hyphened
    if word_at(tokens, at) != "and":
        return number
    at = _past_dash(tokens, at + 1) if hyphened else at + 1
    part = part_after_and(tokens, at, hyphened=hyphened)
    if part is None:
        return number
    share, last = part
    unit = number.scale if number.scale >= 1e3 else 1.0
    value = number.value + math.copysign(share * unit, number.value)
    sized = replace(number, last=last, value=value, precision=unit / 10)
    if number.scale == 1.0:
        return times_scale(tokens, sized)
    extra, after = read_scale(tokens, last)
    return sized if extra == 1.0 else replace(sized, last=after, value=number.value + share * extra)


def part_after_and(
    tokens: Sequence[Token], at: int, *, hyphened: bool = False, proper: bool = False
) -> tuple[float, int] | None:
    """Read "a half", "one half", "three quarters" after "and"; ``proper`` asks for less than one."""
    word = word_at(tokens, at)
    if word in _ARTICLES or word == "one":
        after = _past_dash(tokens, at + 1)
        size = _ONE.get(word_at(tokens, after))
        return (1 / size, after + 1) if size else None
    if word == "half" and hyphened:
        return 0.5, at + 1
    count = below_hundred(tokens, at)
    if count is None:
        return None
    after = _past_dash(tokens, count[1])
    size = _MANY.get(word_at(tokens, after))
    if not size or (proper and count[0] >= size):
        return None
    return count[0] / size, after + 1


def _past_dash(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(tokens) and tokens[at].text in _DASHES else at
