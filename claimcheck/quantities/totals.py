"""Read what a bare figure counts from the words before it: "the number of arrests rose to 57"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language import table
from claimcheck.model import Role
from claimcheck.quantities.counted import counted_phrase
from claimcheck.quantities.figure import Figure, Span
from claimcheck.quantities.scan import Token, word_at

__all__ = ["read_totals"]

_RULES = table("counted")["totals"]
_NUMBERS = frozenset(_RULES["numbers"])
_TOTALS = frozenset(_RULES["nouns"])
_GROUPS = frozenset(_RULES["groups"])
_THEM = frozenset(_RULES["them"])
_ENDS = frozenset(_RULES["ends"])
_REACH = 20


def read_totals(figures: Sequence[Figure], tokens: Sequence[Token]) -> None:
    """Set what bare figures count where nothing after them says it; both ends of a change count the same."""
    behind = 0
    before: Figure | None = None
    whole: Figure | None = None
    for figure in figures:
        if before is None or _ends_sentence(tokens, behind, figure.outer[0]):
            before, whole = None, figure if _opens_with_of(tokens, figure) else None
        if figure.bare and figure.counted is None:
            figure.counted = _group_of(tokens, figure) or _total_before(tokens, figure.outer[0], behind)
            if figure.counted is None and before is not None:
                _take_over(figure, before, whole, tokens)
        behind, before = figure.outer[1], figure


def _take_over(figure: Figure, before: Figure, whole: Figure | None, tokens: Sequence[Token]) -> None:
    """Let "7,400 of them", "of the 86, 61 ..." and a change's far end count what stands before them."""
    if word_at(tokens, figure.core[1]) == "of" and word_at(tokens, figure.core[1] + 1) in _THEM:
        figure.unit, figure.kind, figure.factor = before.unit, before.kind, before.factor
        figure.counted = before.counted
    elif _is_other_end(before, figure):
        figure.counted = before.counted
    elif whole is not None and figure.role is Role.LEVEL:
        figure.counted = whole.counted


def _opens_with_of(tokens: Sequence[Token], figure: Figure) -> bool:
    """Tell "Of the 86 people seized, 61 ..." that names a whole before its parts."""
    at = figure.outer[0] - 1
    at -= word_at(tokens, at) == "the"
    return 0 <= at < len(tokens) and tokens[at].text == "Of" and figure.counted is not None


def _ends_sentence(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(token.text in ".!?" for token in tokens[start:end])


def _is_other_end(figure: Figure, other: Figure) -> bool:
    return {figure.role, other.role} == {Role.FROM, Role.TO} and figure.unit == other.unit


def _group_of(tokens: Sequence[Token], figure: Figure) -> Span | None:
    """Read the noun of "an army of 80,000", "a crew of 190"."""
    at = figure.outer[0]
    if at >= 2 and tokens[at - 1].low == "of" and tokens[at - 2].low in _GROUPS:
        return at - 2, at - 1
    return None


def _total_before(tokens: Sequence[Token], at: int, floor: int) -> Span | None:
    """Walk back to "number of arrests", "death toll", "population", within the clause."""
    for place in range(at - 1, max(floor, at - _REACH) - 1, -1):
        token = tokens[place]
        if token.text in ".;:!?" or token.low in _ENDS:
            return None
        if token.low in _NUMBERS and place + 1 < at and tokens[place + 1].low == "of":
            return counted_phrase(tokens, place + 2)
        if token.low in _TOTALS:
            modified = place > floor and tokens[place - 1].low in _RULES["modifiers"]
            return place - modified, place + 1
    return None
