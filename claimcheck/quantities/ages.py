"""Read ages: "29 years old", "a 50-year-old man", "aged 5", "Senard, 65, said"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language import table
from claimcheck.model import Kind
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.number import Form
from claimcheck.quantities.scan import Token, TokenKind

__all__ = ["read_age"]

_RULES = table("pairs")["age"]
_AFTER = tuple(tuple(phrase) for phrase in _RULES["after"])
_BEFORE = frozenset(_RULES["before"])
_LETTERS = frozenset(_RULES["letters"])
_PERSONS = frozenset(_RULES["persons"])
_PEOPLE = frozenset(_RULES["people"])
_BOUNDS = frozenset(_RULES["bounds"])
_VERBS = frozenset(_RULES["verbs"])
_THEN = frozenset(_RULES["then"])
_MOST: int = _RULES["most"]


def read_age(figure: Figure, tokens: Sequence[Token]) -> None:
    """Make a figure an age where the words around it say so."""
    if figure.kind is Kind.DURATION:
        last = _after_unit(tokens, figure.core[1])
        if last is not None:
            _make_age(figure, figure.core[0], last)
    elif figure.unit is None and figure.number.form in (Form.DIGITS, Form.WORDS):
        _read_bare(figure, tokens)


def _after_unit(tokens: Sequence[Token], at: int) -> int | None:
    for phrase in _AFTER:
        if all(at + step < len(tokens) and tokens[at + step].low == word for step, word in enumerate(phrase)):
            return at + len(phrase)
    return None


def _read_bare(figure: Figure, tokens: Sequence[Token]) -> None:
    first, last = figure.core
    value = figure.number.value if figure.upper is None else figure.upper.value
    if not 0 < value <= _MOST:
        return
    if last < len(tokens) and tokens[last].low in _LETTERS:
        _make_age(figure, first, last + 1)
    elif figure.outer[0] and tokens[figure.outer[0] - 1].low in _BEFORE:
        _make_age(figure, figure.outer[0] - 1, last)
    elif any(rule(tokens, first, last) for rule in _BARE):
        _make_age(figure, first, last)


def _is_after_age_of(tokens: Sequence[Token], first: int, _last: int) -> bool:
    return first > 1 and tokens[first - 1].low == "of" and tokens[first - 2].low in _BEFORE


def _is_said_of_a_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell "he will be 35 by then" from "it will be 35 by then"."""
    if not first or tokens[first - 1].low not in _VERBS:
        return False
    ends = last >= len(tokens) or tokens[last].text in ".,;" or tokens[last].low in _THEN
    return ends and any(token.low in _PERSONS for token in tokens[max(0, first - 4) : first])


def _is_apposition(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell the age in "Maddon, 66, has" from a number in a list."""
    if first < 2 or last >= len(tokens) or tokens[first].kind is not TokenKind.NUMERAL or last - first != 1:
        return False
    name, comma, after = tokens[first - 2], tokens[first - 1], tokens[last]
    if comma.text != "," or not comma.glued or after.text != "," or len(tokens[first].text) > 2:
        return False
    follows = tokens[last + 1] if last + 1 < len(tokens) else None
    if follows is None or follows.kind is not TokenKind.WORD:
        return False
    return name.kind is TokenKind.WORD and name.text[0].isupper() and len(name.text) > 1


def _make_age(figure: Figure, first: int, last: int) -> None:
    figure.kind = Kind.AGE
    figure.unit = figure.unit or "year"
    figure.core = first, last
    figure.outer = first, last


def _opens_the_sentence(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Read "At 82, he ..."."""
    opens = first > 0 and tokens[first - 1].text == "At" and (first == 1 or tokens[first - 2].text in '.!?"“')
    return opens and last < len(tokens) and tokens[last].text == ","


def _bounds_persons(tokens: Sequence[Token], first: int, _last: int) -> bool:
    """Read "people under 25", "women over 60"."""
    return first > 1 and tokens[first - 1].low in _BOUNDS and tokens[first - 2].low in _PEOPLE


_BARE = (_bounds_persons, _is_after_age_of, _is_apposition, _is_said_of_a_person, _opens_the_sentence)
