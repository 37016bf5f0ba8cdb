"""Read a letter glued to digits as a scale where it is no unit: "1.2m people", "£1-2m", "1.5m-2m users"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language import table
from claimcheck.model import Kind
from claimcheck.quantities.counted import is_plural
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.number import Number, multiplied
from claimcheck.quantities.scan import Token, TokenKind, token_at

__all__ = ["with_scale_letter"]

_LETTERS: dict[str, float] = table("numbers")["letters"]["money"]
_BARE = table("numbers")["letters"]["bare"]
_MILLION, _METRES = frozenset(_BARE["million"]), frozenset(_BARE["metres"])
_COUNTING = frozenset({"m", "b"})
_JOINTS = frozenset({*table("pairs")["range"]["dashes"], "to", "and", "or"})


def with_scale_letter(tokens: Sequence[Token], number: Number, behind: Figure | None) -> Number:
    """Return the number times its letter's scale, or as it is; ``behind`` is the figure before it."""
    letter = token_at(tokens, number.last)
    factor = _LETTERS.get(letter.text)
    if factor is None or not letter.glued or number.scale != 1.0:
        return number
    if (
        _ends_money(tokens, number, behind)
        or (letter.text in _COUNTING and _counts(tokens, number.last + 1, letter))
        or (letter.text == _BARE["letter"] and _among_millions(tokens, number))
    ):
        return multiplied(number, factor, number.last + 1)
    return number


def _ends_money(tokens: Sequence[Token], number: Number, behind: Figure | None) -> bool:
    """Tell the far end of "£1-2m", "between $1 and 2m"."""
    if behind is None or behind.kind is not Kind.MONEY:
        return False
    between = tokens[behind.core[1] : number.first]
    return len(between) == 1 and between[0].low in _JOINTS


def _counts(tokens: Sequence[Token], at: int, letter: Token) -> bool:
    """Tell whether something is counted right after, the far end of a range read over."""
    if token_at(tokens, at).low in _JOINTS and token_at(tokens, at + 2).text == letter.text:
        at += 3
    if token_at(tokens, at).glued:
        return False
    return any(is_plural(token.low) for token in tokens[at : at + 3] if token.kind is TokenKind.WORD)


def _among_millions(tokens: Sequence[Token], number: Number) -> bool:
    """Tell whether the words near a bare figure count or pay, and none of them measures a length."""
    reach = _BARE["reach"]
    near = tokens[max(0, number.first - reach) : number.last + 1 + reach]
    words = {token.low for token in near}
    return not words.isdisjoint(_MILLION) and words.isdisjoint(_METRES)
