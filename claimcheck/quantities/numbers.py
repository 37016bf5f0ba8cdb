"""Find the numbers among tokens: digits, words, scales, fractions, indefinite plurals; no units, no hedges.

A number here is a stretch of tokens and a value. Whether it is a quantity (and not a year or a flight)
is decided later, where its neighbours are known.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from claimcheck.language import table
from claimcheck.quantities.numerals import numeral_value, precision_of
from claimcheck.quantities.scan import Token, TokenKind

__all__ = ["Form", "Number", "find_numbers", "has_number"]


class Form(StrEnum):
    """How a number is written; later rules trust some forms less than others."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    INDEFINITE = "indefinite"


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``first:last`` read as ``value``; ``high`` is set where the words name a span of values.

    ``scale`` is what the value was multiplied by ("2 million": 1e6), so that ranges can share it.
    """

    first: int
    last: int
    value: float
    precision: float
    form: Form
    high: float | None = None
    scale: float = 1.0


_RULES: dict[str, Any] = table("numbers")
_UNITS: dict[str, int] = _RULES["units"]
_TENS: dict[str, int] = _RULES["tens"]
_SCALES: dict[str, float] = _RULES["scales"]
_PLURAL_SCALES = {f"{word}s": size for word, size in _SCALES.items()} | {
    "dz": 12.0,
    "dzs": 12.0,
    "dozs": 12.0,
}
_INDEFINITE: dict[str, float] = _RULES["indefinite"]["words"]
_FRACTION_SIGNS: dict[str, float] = _RULES["fractions"]
_PARTS: dict[str, float] = _RULES["parts"]
_ONE_PART = dict(_PARTS)
_MANY_PARTS = {f"{word}s": size for word, size in _PARTS.items() if word != "half"} | {"halves": 2.0}
_VAGUE: dict[str, list[int]] = _RULES["vague"]
_NEGATIVE = frozenset(_RULES["signs"]["negative"])
_MINUS = frozenset(_RULES["signs"]["symbols"])
_ARTICLES = frozenset({"a", "an"})
_STARTERS = frozenset(
    {*_UNITS, *_TENS, *_SCALES, *_INDEFINITE, *_PARTS, *_MANY_PARTS, *_PLURAL_SCALES, *_FRACTION_SIGNS}
)


def has_number(words: Sequence[str]) -> bool:
    """Tell whether any of these lower-case words can begin a number; the cheap test before all others."""
    return not _STARTERS.isdisjoint(words)


def find_numbers(tokens: Sequence[Token]) -> list[Number]:
    """Return the numbers of a text from left to right; none overlaps another."""
    found = []
    at = 0
    while at < len(tokens):
        number = _read(tokens, at)
        if number is None or not math.isfinite(number.value):
            at += 1
            continue
        found.append(number)
        at = number.last
    return found


def _read(tokens: Sequence[Token], at: int) -> Number | None:
    token = tokens[at]
    if token.kind is TokenKind.NUMERAL:
        return _with_sign(tokens, _continue(tokens, _digits(tokens, at)))
    if token.text in _FRACTION_SIGNS:
        value = _FRACTION_SIGNS[token.text]
        return _times_scale(tokens, Number(at, at + 1, value, 0.01, Form.FRACTION))
    if token.kind is not TokenKind.WORD:
        return None
    if token.low in _ARTICLES:
        return _vague(tokens, at + 1) or _after_article(tokens, at)
    if token.low in _VAGUE:
        return _vague(tokens, at)
    if token.low not in _STARTERS:
        return None
    return _words(tokens, at)


# Digits


def _digits(tokens: Sequence[Token], at: int) -> Number:
    value, precision = numeral_value(tokens[at].text)
    last = at + 1
    if fraction := _slash_fraction(tokens, at):
        return fraction
    if last < len(tokens):
        if tokens[last].text in _FRACTION_SIGNS:
            return Number(at, last + 1, value + _FRACTION_SIGNS[tokens[last].text], 0.1, Form.DIGITS)
        mixed = _slash_fraction(tokens, last) if not tokens[last].glued else None
        if mixed and mixed.value < 1 and value.is_integer():
            return Number(at, mixed.last, value + mixed.value, 0.1, Form.DIGITS)
    return Number(at, last, value, precision, Form.DIGITS)


def _slash_fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "3/4": digits, a stroke, digits, without a space."""
    if at + 2 >= len(tokens):
        return None
    over, stroke, under = tokens[at : at + 3]
    if stroke.text not in "/⁄" or not stroke.glued or not under.glued:
        return None
    if not (over.text.isdecimal() and under.text.isdecimal()) or not len(under.text) < 4 > len(over.text):
        return None
    if int(under.text) == 0:
        return None
    return Number(at, at + 3, int(over.text) / int(under.text), 0.01, Form.FRACTION)


def _continue(tokens: Sequence[Token], number: Number) -> Number:
    """Extend digits by a scale letter, scale words, and what may follow those ("4 hundred and 21")."""
    last = number.last
    if last < len(tokens) and tokens[last].glued:
        factor = _RULES["letters"]["always"].get(tokens[last].text)
        if factor:
            return _multiplied(number, factor, last + 1)
    elif last < len(tokens) and tokens[last].text in ("k", "K"):
        return _multiplied(number, 1e3, last + 1)
    scaled = _times_scale(tokens, number)
    if scaled is number or not number.value.is_integer():
        return _and_a_part(tokens, scaled) if scaled is not number or number.value < 1000 else number
    return _and_a_part(tokens, _and_smaller_digits(tokens, scaled))


def _and_smaller_digits(tokens: Sequence[Token], number: Number) -> Number:
    """Read on in "4 thousand 3 hundred and 21"; only after hundreds and thousands of few."""
    at = number.last
    joined = at < len(tokens) and tokens[at].low == "and"
    at += joined
    if number.scale not in (1e2, 1e3) or at >= len(tokens) or tokens[at].kind is not TokenKind.NUMERAL:
        return number
    inner = _continue(tokens, _digits(tokens, at))
    if not joined and inner.scale == 1.0:
        return number
    if not inner.value.is_integer() or not 0 < inner.value < number.scale:
        return number
    return replace(number, last=inner.last, value=number.value + inner.value, precision=inner.precision)


def _with_sign(tokens: Sequence[Token], number: Number) -> Number:
    before = number.first - 1
    if before < 0:
        return number
    if tokens[before].low in _NEGATIVE:
        return replace(number, first=before, value=-number.value)
    if tokens[before].text == "-" and before and tokens[before - 1].low in _NEGATIVE and tokens[before].glued:
        return replace(number, first=before - 1, value=-number.value)
    if tokens[before].text not in _MINUS or not tokens[number.first].glued:
        return number
    outer = tokens[before - 1] if before else None
    if outer is None or not tokens[before].glued or outer.text in "([<>=$£€¥~≈":
        return replace(number, first=before, value=-number.value)
    return number


# Words


def _words(tokens: Sequence[Token], at: int) -> Number | None:
    if tokens[at].low == "half" or tokens[at].low == "quarter":
        return _half_of_scale(tokens, at)
    if tokens[at].low in _INDEFINITE:
        return _indefinite(tokens, at)
    number = _whole(tokens, at)
    if number is None:
        return None
    number = _point(tokens, number)
    number = _parts(tokens, number)
    number = _and_a_part(tokens, number)
    return _with_sign(tokens, number)


def _whole(tokens: Sequence[Token], at: int) -> Number | None:
    """Read a whole number in words: groups below a thousand, each with its scale, in falling order."""
    total, limit, end = 0.0, math.inf, at
    place = at
    scale = 1.0
    while True:
        group = _group(tokens, place)
        if group is None:
            break
        value, place_after = group
        size, after_scale = _scale_words(tokens, place_after)
        if value * size >= limit or (size == 1.0 and limit == math.inf and total):
            break
        total += value * size
        end, limit, scale = after_scale, size if size > 1 else 0, max(scale, size)
        place = _past_and(tokens, end)
        if limit <= 1 or place >= len(tokens):
            break
    if end == at:
        return None
    return Number(at, end, total, precision_of(total), Form.WORDS, scale=scale)


def _group(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """Read a number below 1,000 in words and return it with the place after it."""
    small = _below_hundred(tokens, at)
    if small is None:
        if at < len(tokens) and tokens[at].low in ("hundred", "thousand", "million"):
            return 1.0, at
        return None
    value, after = small
    if _word(tokens, after) != "hundred":
        return small
    value, after = value * 100, after + 1
    rest = _below_hundred(tokens, _past_and(tokens, after))
    return (value + rest[0], rest[1]) if rest and rest[0] else (value, after)


def _below_hundred(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    word = _word(tokens, at)
    if word in _UNITS:
        return float(_UNITS[word]), at + 1
    if word not in _TENS:
        return None
    value, after = float(_TENS[word]), at + 1
    if after < len(tokens) and tokens[after].text in _MINUS:
        after += 1
    unit = _UNITS.get(_word(tokens, after), 0)
    return (value + unit, after + 1) if 0 < unit < 10 else (value, at + 1)


def _scale_words(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    size = 1.0
    while True:
        place = at + 1 if at < len(tokens) and tokens[at].text == "-" and tokens[at].glued else at
        word = _word(tokens, place)
        factor = _SCALES.get(word) or _PLURAL_SCALES.get(word)
        if factor is None:
            return size, at
        size *= factor
        at = place + 1


def _point(tokens: Sequence[Token], number: Number) -> Number:
    """Read "point zero three" after a whole number."""
    if _word(tokens, number.last) != "point":
        return number
    digits, at = "", number.last + 1
    while small := _below_hundred(tokens, at):
        digits += str(int(small[0]))
        at = small[1]
    if not digits:
        return number
    return replace(
        number, last=at, value=number.value + int(digits) / 10 ** len(digits), precision=10.0 ** -len(digits)
    )


# Parts of one


def _parts(tokens: Sequence[Token], number: Number) -> Number:
    """Read "two thirds", "three-quarters", "one fifth" and what they are parts of ("of a million")."""
    at = number.last
    if at < len(tokens) and tokens[at].text in _MINUS:
        at += 1
    word = _word(tokens, at)
    many = _MANY_PARTS.get(word)
    one = _ONE_PART.get(word) if number.value == 1 or at > number.last else None
    if one and number.value > 1 and word != "half":
        one = None  # "five-eighth" is no fraction
    size = many or one
    if not size or number.value >= 1000:
        return number
    share = Number(number.first, at + 1, number.value / size, 0.01, Form.FRACTION)
    return _times_scale(tokens, share)


def _after_article(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "a hundred", "a dozen", "a third", "a half", "a quarter of a million"."""
    word = _word(tokens, at + 1)
    if word in _SCALES:
        size, last = _scale_words(tokens, at + 1)
        number = Number(at, last, size, precision_of(size), Form.WORDS, scale=size)
        return _and_a_part(tokens, _and_more_words(tokens, number))
    if word in _ONE_PART and word != "millionth":
        share = Number(at, at + 2, 1 / _ONE_PART[word], 0.01, Form.FRACTION)
        return _times_scale(tokens, share)
    if word == "score" and _word(tokens, at + 2) == "of":
        return Number(at, at + 2, 20.0, 1.0, Form.WORDS, scale=20.0)
    return None


def _and_more_words(tokens: Sequence[Token], number: Number) -> Number:
    """Read on in "a hundred and five"."""
    rest = _whole(tokens, _past_and(tokens, number.last))
    if rest is None or not 0 < rest.value < number.value or number.value == 12:
        return number
    if number.last == rest.first and rest.value * number.value > 1e3 * number.value:
        return number
    return replace(number, last=rest.last, value=number.value + rest.value, precision=rest.precision)


def _half_of_scale(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "half a million", "half dozen", "quarter million", "half of"; a bare "quarter" is three months."""
    word = tokens[at].low
    part = Number(at, at + 1, 1 / _ONE_PART[word], 0.01, Form.FRACTION)
    whole = _times_scale(tokens, part)
    if whole is part and (word == "quarter" or _names_a_period(tokens, at)):
        return None
    return whole


def _names_a_period(tokens: Sequence[Token], at: int) -> bool:
    """Tell "the first half", "half-time" from a half of something."""
    before = tokens[at - 1] if at else None
    if before is not None and (
        before.low in _RULES["halves"]["not_after"] or before.kind is TokenKind.ORDINAL
    ):
        return True
    return _word(tokens, at + 1) in _RULES["halves"]["not_before"] or (
        at + 1 < len(tokens) and tokens[at + 1].text == "-"
    )


def _times_scale(tokens: Sequence[Token], number: Number) -> Number:
    """Multiply by the scale words that follow: "half a million", "two thirds of a million", "4.3 million"."""
    at = number.last
    if number.form is Form.FRACTION:
        at += _word(tokens, at) == "of" and _word(tokens, at + 1) in _ARTICLES
        at += _word(tokens, at) in _ARTICLES
    size, last = _scale_words(tokens, at)
    if size == 1.0:
        return number
    return _multiplied(number, size, last)


def _and_a_part(tokens: Sequence[Token], number: Number) -> Number:
    """Read "one and a half", "3 million and a quarter", "five and a half million", "two-and-a-half"."""
    at = number.last
    hyphened = at < len(tokens) and tokens[at].text == "-"
    at += hyphened
    if _word(tokens, at) != "and":
        return number
    at += 2 if hyphened and at + 1 < len(tokens) and tokens[at + 1].text == "-" else 1
    part = _part_phrase(tokens, at, hyphened=hyphened)
    if part is None:
        return number
    share, last = part
    unit = number.scale if number.form is not Form.FRACTION else 1.0
    sized = replace(
        number, last=last, value=number.value + math.copysign(share * unit, number.value), precision=unit / 10
    )
    if number.scale == 1.0:
        return _times_scale(tokens, sized)
    extra, after = _scale_words(tokens, last)
    if extra == 1.0:
        return sized
    return replace(sized, last=after, value=number.value + share * extra)


def _part_phrase(tokens: Sequence[Token], at: int, *, hyphened: bool) -> tuple[float, int] | None:
    """Read "a half", "one half", "three quarters", "half" after "and"."""
    word = _word(tokens, at)
    if word in _ARTICLES or word == "one":
        after = at + 1
        if after < len(tokens) and tokens[after].text == "-":
            after += 1
        size = _ONE_PART.get(_word(tokens, after))
        return (1 / size, after + 1) if size else None
    if word == "half" and hyphened:
        return 0.5, at + 1
    count = _below_hundred(tokens, at)
    if count is None:
        return None
    after = count[1]
    if after < len(tokens) and tokens[after].text == "-":
        after += 1
    size = _MANY_PARTS.get(_word(tokens, after))
    return (count[0] / size, after + 1) if size else None


# Orders of size


def _indefinite(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "thousands", "tens of thousands", "hundreds of millions" as a span of values."""
    word = tokens[at].low
    low, last = _INDEFINITE[word], at + 1
    while _word(tokens, last) == "of" and _word(tokens, last + 1) in _INDEFINITE:
        low *= _INDEFINITE[_word(tokens, last + 1)]
        last += 2
    if word in _RULES["indefinite"]["needs_of"] and last == at + 1 and _word(tokens, last) != "of":
        return None
    high = low * _RULES["indefinite"]["span"]
    return Number(at, last, (low + high) / 2, low, Form.INDEFINITE, high=high, scale=low)


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "several hundred", "a few thousand", "a couple of million" as a span of values."""
    few = _VAGUE.get(_word(tokens, at))
    if few is None:
        return None
    place = at + 2 if _word(tokens, at + 1) == "of" else at + 1
    size, last = _scale_words(tokens, place)
    if size == 1.0:
        return None
    first = at - 1 if at and tokens[at - 1].low in _ARTICLES else at
    low, high = few[0] * size, few[1] * size
    return Number(first, last, (low + high) / 2, low, Form.INDEFINITE, high=high, scale=size)


def _multiplied(number: Number, factor: float, last: int) -> Number:
    """Scale a number; its last place scales with it, so that "20 million" is good to ten million."""
    value = number.value * factor
    precision = number.precision if number.form is not Form.FRACTION else number.value / 10
    return replace(
        number,
        last=last,
        value=round(value, 6) if abs(value) < 1e15 else value,
        precision=precision * factor,
        form=Form.DIGITS if number.form is Form.DIGITS else Form.WORDS,
        scale=number.scale * factor,
    )


def _past_and(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if _word(tokens, at) == "and" else at


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""
