"""Read money: a sign, code or word on either side of a number, scale letters, and hundredths ("63 cents")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.language import table
from claimcheck.quantities.number import Number
from claimcheck.quantities.numbers import find_numbers
from claimcheck.quantities.scan import Token, TokenKind

__all__ = ["Money", "read_money"]


@dataclass(frozen=True, slots=True)
class Money:
    """A number read as money: its tokens, its ISO 4217 code, and what a unit as written is worth."""

    number: Number
    first: int
    last: int
    code: str
    factor: float = 1.0


_RULES = table("currencies")
_SYMBOLS: dict[str, str] = _RULES["symbols"]
_DOLLARS: dict[str, str] = _RULES["dollars"]
_PREFIXES: dict[str, str] = _RULES["prefixes"]
_WORDS: dict[str, str] = _RULES["words"]
_COUNTRIES: dict[str, dict[str, str]] = _RULES["countries"]
_CODES = {code: "CNY" if code == "RMB" else code for code in _RULES["codes"]["known"]}
_LOWER_CODES = frozenset(_RULES["codes"]["lower"])
_MILLIONS = {f"M{code}": code for code in _CODES.values()}
_PREFIX_LEAST: dict[str, int] = _RULES["prefix_least"]
_MINOR: dict[str, str] = _RULES["minor"]
_AMBIGUOUS = frozenset(_RULES["ambiguous"]["words"])
_CONTEXT = frozenset(_RULES["ambiguous"]["context"].split())
_LETTERS: dict[str, float] = table("numbers")["letters"]["money"]
_SCALES: dict[str, float] = table("numbers")["scales"]
_MINUS = frozenset(table("numbers")["signs"]["symbols"])
_HUNDREDTH = 0.01


def read_money(tokens: Sequence[Token], number: Number, floor: int) -> Money | None:
    """Return the money that a number is part of, or None; no token before ``floor`` is taken."""
    before = _before(tokens, number)
    if before is not None and before.first >= floor:
        return before
    return _after(tokens, number)


# In front


def _before(tokens: Sequence[Token], number: Number) -> Money | None:
    mark = _mark_before(tokens, number.first)
    if mark is None:
        return None
    first, code = mark
    if abs(number.value) < _PREFIX_LEAST.get(tokens[first].low, 0) and _with_letter(tokens, number) is number:
        return None
    number = _scaled(number, 1e6) if tokens[first].text in _MILLIONS else _with_letter(tokens, number)
    signed = first and tokens[first - 1].text in _MINUS and tokens[first].glued
    if signed and not _touches_left(tokens, first - 1):
        first, number = first - 1, replace(number, value=-number.value)
    return _with_words(tokens, Money(number, first, number.last, code))


def _mark_before(tokens: Sequence[Token], first: int) -> tuple[int, str] | None:
    """Return where a currency mark before a token begins, and its code."""
    at = first - 1
    if at < 0:
        return None
    mark = tokens[at]
    if mark.text == "$":
        return _dollar_sign(tokens, at)
    if mark.text in _SYMBOLS:
        return at, _SYMBOLS[mark.text]
    if mark.kind is TokenKind.WORD:
        if mark.text.upper() in _CODES and (mark.text.isupper() or mark.low in _LOWER_CODES):
            return at, _CODES[mark.text.upper()]
        if mark.text in _MILLIONS:
            return at, _MILLIONS[mark.text]
        if mark.glued and at and tokens[at - 1].text == "$":
            code = _DOLLARS.get(mark.low)
            return (at - 1, code) if code else None
        if (
            mark.low in _PREFIXES
            and (tokens[first].glued or len(mark.low) > 1)
            and not _is_in_a_code(tokens, at)
        ):
            return at, _PREFIXES[mark.low]
    if at and mark.text in (".", "=") and mark.glued and tokens[at - 1].low + mark.text in _PREFIXES:
        return at - 1, _PREFIXES[tokens[at - 1].low + mark.text]
    return None


def _is_in_a_code(tokens: Sequence[Token], at: int) -> bool:
    """Tell the R of "PLX-R18" from that of "R18"."""
    behind = tokens[at - 1].text if at else ""
    return tokens[at].text == "r" or (tokens[at].glued and (behind in ("-", "_") or behind[-1:].isalnum()))


def _dollar_sign(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    if at and tokens[at - 1].low in _DOLLARS:
        country = tokens[at - 1]
        if tokens[at].glued or len(country.low) > 1 or country.low == "c":
            return at - 1, _DOLLARS[country.low]
    return at, "USD"


def _touches_left(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at].glued and tokens[at - 1].kind is not TokenKind.SYMBOL


def _with_letter(tokens: Sequence[Token], number: Number) -> Number:
    """Read the scale letter of "$1.2b", "£2.7m"."""
    if number.last >= len(tokens) or not tokens[number.last].glued or number.scale != 1.0:
        return number
    factor = _LETTERS.get(tokens[number.last].text)
    if factor is None:
        return number
    return replace(_scaled(number, factor), last=number.last + 1)


def _scaled(number: Number, factor: float) -> Number:
    return replace(
        number, value=round(number.value * factor, 6), precision=number.precision * factor, scale=factor
    )


def _with_words(tokens: Sequence[Token], money: Money) -> Money:
    """Read what may follow "$76": "US", "Canadian", "dollars"."""
    at = money.last
    if at >= len(tokens):
        return money
    after = tokens[at]
    if (
        after.low in _DOLLARS
        and len(after.low) > 1
        and after.low != "can"
        and money.code == "USD"
        and not after.glued
    ):
        opens_phrase = at + 1 < len(tokens) and (
            tokens[at + 1].kind is TokenKind.SYMBOL
            or tokens[at + 1].low in ("a", "an", "per", "each", "in", "and")
        )
        if opens_phrase or at + 1 == len(tokens):
            return replace(money, last=at + 1, code=_DOLLARS[after.low])
    if _WORDS.get(after.low) == money.code and after.low not in _AMBIGUOUS:
        return replace(money, last=at + 1)
    return money


# Behind


def _after(tokens: Sequence[Token], number: Number) -> Money | None:
    at = number.last
    lettered = _with_letter(tokens, number)
    if lettered is not number and _currency_word(tokens, lettered.last, lettered) is not None:
        return _after(tokens, lettered)
    if at >= len(tokens):
        return None
    hyphened = tokens[at].text == "-" and tokens[at].glued
    at += hyphened
    if at >= len(tokens):
        return None
    if tokens[at].text in _SYMBOLS:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and following.kind is TokenKind.NUMERAL and following.glued:
            return None
        code = _SYMBOLS[tokens[at].text]
        return _with_hundredths(tokens, Money(number, number.first, at + 1, code))
    if minor := _minor(tokens, number, at):
        return minor
    if tokens[at].text in _MILLIONS:
        return Money(_scaled(number, 1e6), number.first, at + 1, _MILLIONS[tokens[at].text])
    if word := _currency_word(tokens, at, number):
        code, last = word
        if last < len(tokens) and tokens[last].low in _SCALES and tokens[at].text.isupper():
            return Money(_scaled(number, _SCALES[tokens[last].low]), number.first, last + 1, code)
        return _with_hundredths(tokens, Money(number, number.first, last, code))
    return None


def _minor(tokens: Sequence[Token], number: Number, at: int) -> Money | None:
    country = _COUNTRIES.get(tokens[at].low)
    place = at + 1 if country and at + 1 < len(tokens) else at
    mark = tokens[place]
    code = _MINOR.get(mark.low)
    if code is None or (len(mark.text) == 1 and not _is_minor_letter(tokens, place, number)):
        return None
    if country and "dollar" in country:
        code = country["dollar"]
    return Money(number, number.first, place + 1, code, _HUNDREDTH)


def _is_minor_letter(tokens: Sequence[Token], at: int, number: Number) -> bool:
    letter = tokens[at]
    if letter.text == "¢":
        return True
    if f"{tokens[number.first].text}{letter.text}" in _RULES["minor_not"]["words"]:
        return False
    clock = [token.low for token in tokens[at + 1 : at + 3]] == [".", "m"]
    return (letter.text in ("p", "c") and letter.glued) or (letter.text == "p" and not clock)


def _currency_word(tokens: Sequence[Token], at: int, number: Number) -> tuple[str, int] | None:
    """Return the code of "dollars", "Hong Kong dollars", "USD" at a token, and the token after it."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.text.upper() in _CODES and (token.text.isupper() or token.low in _LOWER_CODES):
        return (_CODES[token.text.upper()], at + 1) if not _opens_money(tokens, at + 1) else None
    country = _COUNTRIES.get(token.low)
    place = at + 1
    if country is None and place < len(tokens):
        country, place = _COUNTRIES.get(f"{token.low} {tokens[place].low}"), place + 1
    if country and place < len(tokens) and tokens[place].low in country:
        return country[tokens[place].low], place + 1
    code = _WORDS.get(token.low)
    if code is None or (token.low in _AMBIGUOUS and not _means_money(tokens, number)):
        return None
    last = at + 1
    if last < len(tokens) and tokens[last].low == "sterling":
        last += 1
    return code, last


def _opens_money(tokens: Sequence[Token], at: int) -> bool:
    """Tell the code of "3 USD50 cards", which belongs to the number glued behind it."""
    return at < len(tokens) and tokens[at].kind is TokenKind.NUMERAL and tokens[at].glued


def _means_money(tokens: Sequence[Token], number: Number) -> bool:
    """Decide "pounds", "won" and their like: by size, or by a word of paying nearby."""
    if number.scale >= 1e6:
        return True
    near = tokens[max(0, number.first - 6) : number.last + 4]
    return any(token.low in _CONTEXT or token.text in "£€$" for token in near)


def _with_hundredths(tokens: Sequence[Token], money: Money) -> Money:
    """Read the cents of "3 dollars and 50 cents"."""
    at = money.last
    at += at < len(tokens) and tokens[at].low == "and"
    cents = _small_number(tokens, at)
    if cents is None:
        return money
    value, last = cents
    if last < len(tokens) and tokens[last].low in _MINOR and len(tokens[last].low) > 1:
        number = replace(money.number, value=money.number.value + value * _HUNDREDTH, precision=_HUNDREDTH)
        return replace(money, number=number, last=last + 1)
    return money


def _small_number(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    numbers = find_numbers(tokens[at : at + 3])
    if not numbers or numbers[0].first != 0 or not 0 < numbers[0].value < 100:
        return None
    return numbers[0].value, at + numbers[0].last
