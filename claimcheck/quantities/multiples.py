"""Read multiples: "twice as many", "three times the size", "tenfold", "doubled", "halved"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.language import table
from claimcheck.model import Kind, Role, Trend
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.number import Form, Number
from claimcheck.quantities.numbers import find_numbers
from claimcheck.quantities.scan import Token, TokenKind, word_at

__all__ = ["MULTIPLE_WORDS", "find_multiples", "make_multiple"]

_RULES = table("change")["multiples"]
_VERBS: dict[str, float] = _RULES["verbs"]
_ADVERBS: dict[str, float] = _RULES["adverbs"]
_ADJECTIVE_BEFORE = frozenset(_RULES["adjective_before"])
_TIMES_BEFORE = frozenset(_RULES["times_before"])
_BARE_VERBS = frozenset({"double", "triple", "treble", "quadruple"})
MULTIPLE_WORDS = frozenset({*_VERBS, *_ADVERBS})


def find_multiples(tokens: Sequence[Token]) -> Iterator[Figure]:
    """Yield the multiples that are one word: "twice", "doubled", "tenfold"."""
    for at, token in enumerate(tokens):
        if token.kind is not TokenKind.WORD:
            continue
        if token.low in _ADVERBS and word_at(tokens, at + 1) in _TIMES_BEFORE:
            yield _figure(at, _ADVERBS[token.low])
        elif token.low in _VERBS:
            yield from _verb(tokens, at)
        elif token.low.endswith("fold") and (value := _fold(token.low)):
            yield _figure(at, value)


def make_multiple(figure: Figure, tokens: Sequence[Token]) -> None:
    """Make a bare number a multiple where "times as many", "-fold" or "x" follows."""
    at = figure.core[1]
    if not figure.bare or at >= len(tokens):
        return
    word = tokens[at].low
    if (word == "times" and word_at(tokens, at + 1) in _TIMES_BEFORE) or (
        word == "x" and tokens[at].glued and not _digit_follows(tokens, at + 1)
    ):
        _become(figure, at + 1)
    elif word == "fold" or (tokens[at].text == "-" and word_at(tokens, at + 1) == "fold"):
        _become(figure, at + 1 + (word != "fold"))


def _become(figure: Figure, last: int) -> None:
    figure.kind = Kind.MULTIPLE
    figure.core = figure.core[0], last
    figure.outer = figure.outer[0], last


def _verb(tokens: Sequence[Token], at: int) -> Iterator[Figure]:
    value = _VERBS[tokens[at].low]
    before, after = word_at(tokens, at - 1) if at else "", word_at(tokens, at + 1)
    if tokens[at].low in _BARE_VERBS and before not in (
        "to",
        "will",
        "would",
        "could",
        "may",
        "might",
        "should",
        "can",
    ):
        if after in _ADJECTIVE_BEFORE:
            yield _figure(at, value)
        return
    figure = _figure(at, value)
    figure.role = Role.CHANGE
    figure.trend = Trend.UP if value > 1 else Trend.DOWN
    yield figure


def _fold(word: str) -> float | None:
    """Return 10 for "tenfold"."""
    stem = word.removesuffix("fold")
    numbers = find_numbers([Token(TokenKind.WORD, stem, stem, 0, len(stem), glued=False)]) if stem else []
    return numbers[0].value if numbers else None


def _figure(at: int, value: float) -> Figure:
    number = Number(at, at + 1, value, 1.0 if value >= 1 else 0.1, Form.WORDS)
    return Figure(number=number, core=(at, at + 1), outer=(at, at + 1), kind=Kind.MULTIPLE)


def _digit_follows(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind is TokenKind.NUMERAL
