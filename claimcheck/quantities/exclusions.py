"""Decide which numbers are no quantities: dates, names and labels, list numbers, ordinals, pronouns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.language import table
from claimcheck.model import Hedge, Kind
from claimcheck.quantities.counted import is_plural
from claimcheck.quantities.datelike import is_clock_time, is_day, is_short_year, is_slash_pair, is_year
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.names import (
    is_address,
    is_before_letters,
    is_fixed,
    is_glued_to_letters,
    is_label,
    is_numbered_name,
    is_panel,
    is_serial,
    is_telephone,
)
from claimcheck.quantities.number import Form
from claimcheck.quantities.scan import Token, TokenKind, token_at

__all__ = ["is_excluded", "is_pronoun"]

Rule = Callable[[Figure, Sequence[Token]], bool]

_RULES = table("exclusions")
_ONE_BEFORE = frozenset(_RULES["one"]["before"])
_ONE_AFTER = frozenset(_RULES["one"]["after"])
_ENDS_OF_ORDER = frozenset(_RULES["order"]["ends"])
_PART_BEFORE = frozenset(_RULES["order"]["part_before"])
_COMPARED = frozenset(_RULES["order"]["compared"])
_DETERMINERS = frozenset(table("counted")["determiners"]["words"])
_STOP = frozenset(table("counted")["stop"]["words"].split())


def is_excluded(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell whether a number is no quantity; units, ranges and hedges must have been read before."""
    rules = _ALWAYS
    if figure.unit is None and figure.kind is Kind.COUNT:
        rules += _BARE
    elif figure.kind is Kind.SCORE:
        rules += (is_label,)
    return any(rule(figure, tokens) for rule in rules)


def _is_list_number(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell the numbers of lists and notes: "1) ...", "(2)", "[12]"."""
    before, after = token_at(tokens, figure.core[0] - 1), token_at(tokens, figure.core[1])
    number = figure.number
    if number.form is not Form.DIGITS or number.value > 999 or number.scale != 1.0:
        return False
    if before.text in "([" and before.text and after.text in ")]" and after.text:
        return before.text == "[" or number.value < 30
    return after.text == ")" and not any(
        token.text == "(" for token in tokens[max(0, number.first - 12) : number.first]
    )


def _is_leading_number(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell a number that opens the text and stands apart from it: "3. Heat the oil"."""
    after = token_at(tokens, figure.core[1])
    return (
        figure.core[0] == 0
        and len(tokens) > 2
        and after.text == "."
        and after.glued
        and figure.number.value < 100
    )


def _is_place_in_order(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "the top ten" and "the bottom three" from "the top three seeds"."""
    return figure.counted is None and token_at(tokens, figure.core[0] - 1).low in _ENDS_OF_ORDER


def _is_ordinal(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "a third party" and "one fifth column" from "a third of voters" and "up by a third"."""
    number, after = figure.number, token_at(tokens, figure.core[1])
    if number.form is Form.FRACTION and figure.unit is None and after.text == "-" and after.glued:
        return True
    one_part = number.form is Form.FRACTION and number.value < 0.5 and number.last - number.first == 2
    if not one_part or tokens[number.first].low not in ("a", "an", "one"):
        return False
    if after.kind is TokenKind.WORD and after.low not in _STOP and after.low not in _COMPARED:
        return True
    before = token_at(tokens, figure.outer[0] - 1)
    hedged = figure.hedge is not Hedge.EXACT
    return after.kind is not TokenKind.WORD and not hedged and before.low not in _PART_BEFORE


def is_pronoun(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell whether "one" stands for a noun ("the one") and counts nothing; counted must be read before."""
    number = figure.number
    if number.value != 1 or number.form is not Form.WORDS or number.last - number.first != 1:
        return False
    before, after = token_at(tokens, number.first - 1), token_at(tokens, number.last)
    if after.low == "of":
        return figure.counted is None or not _is_of_several(tokens, number.last + 1)
    return before.low in _ONE_BEFORE or after.low in _ONE_AFTER or figure.counted is None


def _is_of_several(tokens: Sequence[Token], at: int) -> bool:
    """Tell "one of the reasons", "one of Trump's aides" from "one of fear"."""
    opening = token_at(tokens, at)
    if opening.low in _DETERMINERS or opening.low.endswith(("'s", "’s")):
        return True
    return opening.text[:1].isupper() or is_plural(token_at(tokens, at + 1).low)


_ALWAYS: tuple[Rule, ...] = (
    is_fixed,
    is_glued_to_letters,
    is_clock_time,
    is_slash_pair,
    _is_ordinal,
    is_panel,
)
_BARE: tuple[Rule, ...] = (
    is_before_letters,
    is_year,
    is_short_year,
    is_day,
    is_label,
    is_numbered_name,
    is_serial,
    is_address,
    _is_list_number,
    is_telephone,
    _is_leading_number,
    _is_place_in_order,
    is_pronoun,
)
