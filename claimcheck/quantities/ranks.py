"""Read ranks: "third largest", "second-most populous", "ranked 11th", "in fourth place"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.language import table
from claimcheck.model import Kind
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.number import Form, Number
from claimcheck.quantities.scan import Token, TokenKind, word_at

__all__ = ["ORDINALS", "find_ranks"]

_PARTS: dict[str, float] = table("numbers")["parts"]
_TENS: dict[str, int] = table("numbers")["tens"]
ORDINALS: dict[str, float] = {
    **{word: size for word, size in _PARTS.items() if word not in ("half", "quarter")},
    **table("numbers")["ordinals"],
}
_RULES = table("pairs")["rank"]
_BEFORE = frozenset(_RULES["before"])
_PLACES = frozenset(_RULES["places"])
_SUPERLATIVES = frozenset(_RULES["superlatives"])
_NOT_SUPERLATIVE = frozenset(_RULES["not_superlatives"])


def find_ranks(tokens: Sequence[Token]) -> Iterator[Figure]:
    """Yield the ordinals that rank; dates, birthdays and "the first time" rank nothing."""
    for at, token in enumerate(tokens):
        ordinal = _ordinal(tokens, at)
        if ordinal is None:
            continue
        value, first = ordinal
        last = _end_of_rank(tokens, at + 1)
        if last is None and _is_ranked(tokens, first) and not _names_more(tokens, at + 1):
            last = at + 1
        if last is not None:
            number = Number(first, at + 1, value, 1.0, Form.DIGITS if token.text[0].isdigit() else Form.WORDS)
            yield Figure(number=number, core=(first, last), outer=(first, last), unit="rank", kind=Kind.RANK)


def _ordinal(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    token = tokens[at]
    if token.kind is TokenKind.ORDINAL:
        return float(token.text[:-2]), at
    value = ORDINALS.get(token.low)
    if value is None:
        return None
    if value < 10 and at >= 2 and tokens[at - 1].text == "-" and tokens[at - 2].low in _TENS:
        return value + _TENS[tokens[at - 2].low], at - 2
    return value, at


def _end_of_rank(tokens: Sequence[Token], at: int) -> int | None:
    """Return the token after "-largest", "most populous", "place", or None."""
    if at < len(tokens) and tokens[at].text == "-":
        at += 1
    word = word_at(tokens, at)
    if word in ("most", "least") and at + 1 < len(tokens) and tokens[at + 1].kind is TokenKind.WORD:
        return at + 2
    if word in _SUPERLATIVES or (len(word) > 5 and word.endswith("est") and word not in _NOT_SUPERLATIVE):
        return at + 1
    if word in _PLACES and not (word_at(tokens, at - 2) == "the" and word_at(tokens, at - 1) == "first"):
        return at + 1
    return None


def _is_ranked(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of ranking stands before a token, "only" or "just" between them left aside."""
    before = at - 2 if word_at(tokens, at - 1) in ("only", "just") else at - 1
    return word_at(tokens, before) in _BEFORE


def _names_more(tokens: Sequence[Token], at: int) -> bool:
    """Tell "finished third" from "finished third grade": a rank stands alone."""
    if at >= len(tokens) or tokens[at].kind is TokenKind.SYMBOL:
        return False
    return tokens[at].low not in (
        "in",
        "out",
        "of",
        "with",
        "at",
        "among",
        "for",
        "on",
        "behind",
        "by",
        "and",
        "worldwide",
        "globally",
        "overall",
    )
