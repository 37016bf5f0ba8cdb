"""Find the numbers among tokens: digits, words, scales, fractions, orders of size; no units, no hedges.

Whether a number is a quantity (and not a year or a flight) is decided later, where its neighbours are known.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from claimcheck.language import table
from claimcheck.quantities.number import Form, Number, multiplied
from claimcheck.quantities.numerals import numeral_value, precision_of
from claimcheck.quantities.parts import (
    FRACTION_SIGNS,
    PART_STARTERS,
    and_a_part,
    part_after_and,
    parts_of,
    read_half,
    read_one_part,
    slash_fraction,
    times_scale,
)
from claimcheck.quantities.scan import Token, TokenKind, word_at
from claimcheck.quantities.units import read_unit
from claimcheck.quantities.wholes import WHOLE_STARTERS, past_and, read_point, read_scale, read_whole

__all__ = ["find_numbers", "has_number"]

_RULES: dict[str, Any] = table("numbers")
_INDEFINITE: dict[str, float] = _RULES["indefinite"]["words"]
_VAGUE: dict[str, list[int]] = _RULES["vague"]
_LETTERS: dict[str, float] = _RULES["letters"]["always"]
_NEGATIVE = frozenset(_RULES["signs"]["negative"])
_MINUS = frozenset(_RULES["signs"]["symbols"])
_OPENING_MINUS = "([<>=$£€¥~≈"
_ARTICLES = frozenset({"a", "an"})
_HALVES = frozenset({"half", "quarter"})
_STARTERS = frozenset({*WHOLE_STARTERS, *PART_STARTERS, *_INDEFINITE, "score"})
_READ_ON = (1e2, 1e3)


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
        return _with_sign(tokens, _continued(tokens, _digits(tokens, at)))
    if token.text in FRACTION_SIGNS:
        return times_scale(tokens, Number(at, at + 1, FRACTION_SIGNS[token.text], 0.01, Form.FRACTION))
    if token.low in _ARTICLES:
        return _vague(tokens, at + 1) or _after_article(tokens, at)
    if token.low in _VAGUE:
        return _vague(tokens, at)
    return _words(tokens, at) if token.low in _STARTERS else None


# Digits


def _digits(tokens: Sequence[Token], at: int) -> Number:
    """Read digits with a fraction of one behind them ("3/4", "10 1/2", "2½")."""
    if fraction := slash_fraction(tokens, at):
        return fraction
    value, precision = numeral_value(tokens[at].text)
    sign = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if sign in FRACTION_SIGNS:
        return Number(at, at + 2, value + FRACTION_SIGNS[sign], 0.1, Form.DIGITS)
    beyond = at + 2 if sign == "-" and tokens[at + 1].glued else at + 1  # "14-1/2"
    mixed = slash_fraction(tokens, beyond) if sign and (beyond > at + 1 or not tokens[at + 1].glued) else None
    if mixed and mixed.value < 1 and value.is_integer():
        return Number(at, mixed.last, value + mixed.value, 0.1, Form.DIGITS)
    return Number(at, at + 1, value, precision, Form.DIGITS)


def _continued(tokens: Sequence[Token], number: Number) -> Number:
    """Extend digits by a scale letter, scale words, and what may follow those ("4 hundred and 21")."""
    after = tokens[number.last] if number.last < len(tokens) else None
    if after is not None and after.text in _LETTERS and (after.glued or after.text == "k"):
        return multiplied(number, _LETTERS[after.text], number.last + 1)
    scaled = times_scale(tokens, number)
    if scaled.scale in _READ_ON and number.value.is_integer():
        scaled = _and_less(tokens, scaled)
    return and_a_part(tokens, scaled) if abs(scaled.value) < 1000 or scaled is not number else number


def _and_less(tokens: Sequence[Token], number: Number) -> Number:
    """Read on in "4 thousand 3 hundred and 21", "3 hundred and one"."""
    at = past_and(tokens, number.last)
    if at >= len(tokens):
        return number
    if tokens[at].kind is TokenKind.NUMERAL:
        rest: Number | None = _continued(tokens, _digits(tokens, at))
    else:
        rest = read_whole(tokens, at)
    if rest is None or (at == number.last and rest.scale == 1.0):
        return number
    if not rest.value.is_integer() or not 0 < rest.value < number.scale:
        return number
    return replace(number, last=rest.last, value=number.value + rest.value, precision=rest.precision)


def _with_sign(tokens: Sequence[Token], number: Number) -> Number:
    """Take in "minus", "negative" or a dash that is no hyphen, range or bullet."""
    before = number.first - 1
    if before < 0:
        return number
    if tokens[before].low in _NEGATIVE:
        return replace(number, first=before, value=-number.value)
    if tokens[before].text not in _MINUS or not tokens[number.first].glued:
        return number
    outer = tokens[before - 1] if before else None
    if outer is not None and outer.low in _NEGATIVE:
        return replace(number, first=before - 1, value=-number.value)
    if outer is None or not tokens[before].glued or outer.text in _OPENING_MINUS:
        return replace(number, first=before, value=-number.value)
    return number


# Words


def _words(tokens: Sequence[Token], at: int) -> Number | None:
    word = tokens[at].low
    if word in _HALVES:
        return read_half(tokens, at)
    if word in _INDEFINITE:
        return _indefinite(tokens, at)
    number = read_whole(tokens, at, stops=_part_starts(tokens, at))
    if number is None:
        return None
    number = parts_of(tokens, read_point(tokens, number))
    return _with_sign(tokens, and_a_part(tokens, number))


def _part_starts(tokens: Sequence[Token], at: int) -> list[int]:
    """Return where parts begin after an "and", so that "two million and one half" is no 2,000,001."""
    places = []
    for place in range(at + 1, min(at + 10, len(tokens))):
        word = tokens[place].low
        if word == "and" and part_after_and(tokens, place + 1, proper=True):
            places.append(place + 1)
        elif word != "and" and word not in _STARTERS and word not in _MINUS:
            break
    return places


def _after_article(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "a hundred and five", "a dozen", "a score of", "a third", and the one of "an hour and a half"."""
    if word_at(tokens, at + 1) == "hundred" and (whole := read_whole(tokens, at + 1)):
        return and_a_part(tokens, parts_of(tokens, replace(whole, first=at)))
    size, last = read_scale(tokens, at + 1)
    if size > 1.0:
        number = Number(at, last, size, precision_of(size), Form.WORDS, scale=size)
        return and_a_part(tokens, parts_of(tokens, _and_more(tokens, number)))
    if word_at(tokens, at + 1) == "score" and word_at(tokens, at + 2) == "of":
        return Number(at, at + 2, 20.0, 1.0, Form.WORDS, scale=20.0)
    if part_after_and(tokens, at + 3) and word_at(tokens, at + 2) == "and" and read_unit(tokens, at + 1):
        return Number(at, at + 1, 1.0, 1.0, Form.WORDS)  # "an hour and a half"
    return read_one_part(tokens, at)


def _and_more(tokens: Sequence[Token], number: Number) -> Number:
    rest = read_whole(tokens, past_and(tokens, number.last))
    if rest is None or not 0 < rest.value < number.value or number.scale < 100:
        return number
    return replace(number, last=rest.last, value=number.value + rest.value, precision=rest.precision)


# Orders of size


def _indefinite(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "thousands", "tens of thousands", "hundreds of millions" as a span of values."""
    word = tokens[at].low
    low, last = _INDEFINITE[word], at + 1
    while word_at(tokens, last) == "of" and word_at(tokens, last + 1) in _INDEFINITE:
        low *= _INDEFINITE[word_at(tokens, last + 1)]
        last += 2
    if word in _RULES["indefinite"]["needs_of"] and last == at + 1 and word_at(tokens, last) != "of":
        return None
    high = low * _RULES["indefinite"]["span"]
    return Number(at, last, (low + high) / 2, low, Form.INDEFINITE, high=high, scale=low)


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "several hundred", "a few thousand", "a couple of million" as a span of values."""
    few = _VAGUE.get(word_at(tokens, at))
    if few is None:
        return None
    place = at + 2 if word_at(tokens, at + 1) == "of" else at + 1
    size, last = read_scale(tokens, place)
    if size == 1.0:
        return None
    first = at - 1 if at and tokens[at - 1].low in _ARTICLES else at
    low, high = few[0] * size, few[1] * size
    return Number(first, last, (low + high) / 2, low, Form.INDEFINITE, high=high, scale=size)
