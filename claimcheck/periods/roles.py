"""What a period does in its sentence, read from the words around it."""

from __future__ import annotations

from claimcheck.model import PeriodRole
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import dates

__all__ = ["lean_at", "role_at"]

_ROLES = dates()["roles"]
_REPORTING = frozenset(_ROLES["reporting"])
_REPORT_FILLERS = frozenset(_ROLES["report_fillers"])
_YARDSTICKS = frozenset(_ROLES["yardsticks"])
_YARDSTICK_FILLERS = frozenset(_ROLES["yardstick_fillers"])
_COMPARED_ENDINGS = frozenset(_ROLES["compared_endings"])
_COMPARED_TIMES = frozenset(_ROLES["compared_times"])
_ASIDES = frozenset(_ROLES["asides"])
_AUXILIARIES = frozenset(_ROLES["auxiliaries"])
_RELATIVES = frozenset(_ROLES["relatives"])
_FUNCTION_WORDS = frozenset(_ROLES["function_words"])
_DETERMINERS = frozenset(_ROLES["determiners"])
_PREPOSITIONS = frozenset(_ROLES["prepositions"])
_CLAUSE_MARKS = frozenset(_ROLES["clause_marks"])
_SURE = frozenset(dates()["future"]["sure"])
_MAYBE = frozenset(dates()["future"]["maybe"])
_CLAUSE_REACH = 24
_REPORT_REACH = 5
_YARDSTICK_REACH = 9


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
    if _compared(tokens, index, after):
        return PeriodRole.COMPARED
    if _aside(tokens, index):
        return PeriodRole.BACKGROUND
    return PeriodRole.ATTRIBUTIVE if _attributive(tokens, index, after) else PeriodRole.ABOUT


def _reported(tokens: Tokens, index: int) -> bool:
    """Whether a reporting verb stands right before: "said on Tuesday", "told reporters late on Friday"."""
    for position in range(index - 1, max(index - 1 - _REPORT_REACH, -1), -1):
        if tokens.lower[position] in _REPORTING:
            return True
        if tokens.lower[position] not in _REPORT_FILLERS:
            return False
    return False


def _compared(tokens: Tokens, index: int, after: int) -> bool:
    """Whether what it measures is a yardstick: "a year earlier", "up from 8.1 percent in November", "than in 2023"."""
    if tokens.lower[after - 1] in _COMPARED_ENDINGS or " ".join(tokens.lower[index:after]) in _COMPARED_TIMES:
        return True
    for position in range(index - 1, max(index - 1 - _YARDSTICK_REACH, -1), -1):
        word = tokens.lower[position]
        if word in _YARDSTICKS or f"{tokens.before(position)} {word}" in _YARDSTICKS:
            return not _hedge(tokens, position)
        figure = tokens.kind[position] in ("number", "figure")
        near = index - position <= 2
        if not (figure or near or word in _YARDSTICK_FILLERS):
            return False
    return False


def _hedge(tokens: Tokens, position: int) -> bool:
    """Whether "than" only bounds a figure: "more than 2.2 million in May"."""
    return tokens.lower[position] == "than" and tokens.kind[position + 1] in ("number", "figure")


def _aside(tokens: Tokens, index: int) -> bool:
    """Whether it dates something told by the way: "founded in 1990", "for the first time since 2018", "who in 2016"."""
    verb = index - 1 if tokens.before(index) not in _PREPOSITIONS else index - 2
    if verb >= 0 and tokens.lower[verb] in _ASIDES and tokens.before(verb) not in _AUXILIARIES:
        return True
    if tokens.lower[index] == "since" and tokens.before(index) == "time":
        return True
    clause = _clause_before(tokens, index)
    opening = index - len(clause) - 1
    return bool(clause) and opening >= 0 and tokens.lower[opening] in _RELATIVES


def _attributive(tokens: Tokens, index: int, after: int) -> bool:
    """Whether it is part of a name or belongs to one: "the 2022 test", "Monday's earthquake", "the May election"."""
    if tokens.lower[after] in ("'", "’") and tokens.lower[after + 1] == "s":
        return True
    noun = tokens.kind[after] == "word" and tokens.lower[after] not in _FUNCTION_WORDS
    held = tokens.before(index) in _DETERMINERS or (
        index and tokens.kind[index - 1] == "word" and tokens.before(index) == "s"
    )
    return bool(noun and held and after - index == 1)


def _clause_before(tokens: Tokens, index: int) -> list[str]:
    words: list[str] = []
    for position in range(index - 1, max(index - 1 - _CLAUSE_REACH, -1), -1):
        if tokens.lower[position] in _CLAUSE_MARKS:
            break
        words.append(tokens.lower[position])
    return words[::-1]


def _clause_after(tokens: Tokens, after: int) -> list[str]:
    words: list[str] = []
    for position in range(after, min(after + _CLAUSE_REACH, len(tokens))):
        if tokens.lower[position] in _CLAUSE_MARKS:
            break
        words.append(tokens.lower[position])
    return words
