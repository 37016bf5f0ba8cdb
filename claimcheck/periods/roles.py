"""What a period does in its sentence, read from the words around it."""

from __future__ import annotations

from itertools import pairwise

from claimcheck.model import PeriodRole
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import dates

__all__ = ["lean_at", "role_at"]

_ROLES = dates()["roles"]
_REPORTING = frozenset(_ROLES["reporting"])
_COMPARING = frozenset(_ROLES["comparing"])
_COMPARING_PAIRS = frozenset(_ROLES["comparing_pairs"])
_COMPARING_TIMES = frozenset(_ROLES["comparing_times"])
_BACKGROUND = frozenset(_ROLES["background"])
_FILLERS = frozenset(_ROLES["fillers"])
_CLAUSE_MARKS = frozenset(_ROLES["clause_marks"])
_SURE = frozenset(dates()["future"]["sure"])
_MAYBE = frozenset(dates()["future"]["maybe"])
_REACH = 14


def lean_at(tokens: Tokens, index: int, after: int) -> str:
    """Return "sure" where the clause around a time looks ahead, "maybe" where it may, "" where it tells.

    A day right behind a reporting verb is past, whatever is reported.
    """
    if _reported(tokens, index):
        return ""
    clause = {*_clause_before(tokens, index), *_clause_after(tokens, after)}
    if clause & _SURE:
        return "sure"
    return "maybe" if {*clause, tokens.lower[index]} & _MAYBE else ""


def role_at(tokens: Tokens, index: int, after: int) -> PeriodRole:
    """Return what the period between those tokens does in its sentence."""
    if _reported(tokens, index):
        return PeriodRole.REPORTED
    phrase = " ".join(tokens.lower[index:after])
    if _is_background(tokens, index):
        return PeriodRole.BACKGROUND
    if phrase in _COMPARING_TIMES or tokens.lower[after - 1] in ("earlier", "before", "previously"):
        return PeriodRole.COMPARED
    return PeriodRole.COMPARED if _compared(tokens, index) else PeriodRole.ABOUT


def _reported(tokens: Tokens, index: int) -> bool:
    """Whether a reporting verb stands right before: "said on Tuesday", "told reporters late on Friday"."""
    for step in range(1, 6):
        word = tokens.lower[index - step] if index >= step else ""
        if word in _REPORTING:
            return True
        if word not in _FILLERS:
            return False
    return False


def _compared(tokens: Tokens, index: int) -> bool:
    """Whether what it measures is held against the main figure: "from 31.9 percent in the first half"."""
    words = _clause_before(tokens, index)
    pairs = (f"{one} {two}" for one, two in pairwise(words))
    return any(pair in _COMPARING_PAIRS for pair in pairs) or any(word in _COMPARING for word in words)


def _is_background(tokens: Tokens, index: int) -> bool:
    before = _clause_before(tokens, index)
    return bool(_BACKGROUND & {*before[-4:]})


def _clause_before(tokens: Tokens, index: int) -> list[str]:
    words: list[str] = []
    for position in range(index - 1, max(index - _REACH, 0) - 1, -1):
        if tokens.lower[position] in _CLAUSE_MARKS:
            break
        words.append(tokens.lower[position])
    return words[::-1]


def _clause_after(tokens: Tokens, after: int) -> list[str]:
    words: list[str] = []
    for position in range(after, min(after + _REACH, len(tokens))):
        if tokens.lower[position] in _CLAUSE_MARKS:
            break
        words.append(tokens.lower[position])
    return words
