"""The clause around a time, cut at marks and joining words, and whether it reports."""

from __future__ import annotations

from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import dates

__all__ = ["BOUNDED", "clause_before", "clause_behind", "report_behind", "reported"]

_ROLES = dates()["roles"]
_MARKS = frozenset(_ROLES["clause_marks"])
_REPORTING = frozenset(_ROLES["reporting"])
_ISSUED = frozenset(_ROLES["issued"])
_DOCUMENTS = frozenset(_ROLES["documents"])
_FILLERS = frozenset(_ROLES["report_fillers"])
_LINKS = frozenset(_ROLES["report_links"])
_SPEAKING = frozenset(_ROLES["report_speaking"])
_TELLING = frozenset(_ROLES["telling"])
_OPENERS = frozenset(_ROLES["report_openers"])
_AUXILIARIES = frozenset(_ROLES["auxiliaries"])
BOUNDED = frozenset(_ROLES["bounded"])
_CLAUSE_REACH = 24
_REPORT_REACH = 10


def clause_before(tokens: Tokens, index: int) -> list[str]:
    """Return the words of the clause before a token, in reading order; the mark that opens it is left out."""
    words: list[str] = []
    for position in range(index - 1, max(index - 1 - _CLAUSE_REACH, -1), -1):
        if tokens.lower[position] in _MARKS:
            break
        words.append(tokens.lower[position])
    return words[::-1]


def clause_behind(tokens: Tokens, index: int) -> list[str]:
    """Return the words of the clause from a token on."""
    words: list[str] = []
    for position in range(index, min(index + _CLAUSE_REACH, len(tokens))):
        if tokens.lower[position] in _MARKS:
            break
        words.append(tokens.lower[position])
    return words


def reported(tokens: Tokens, index: int) -> bool:
    """Return whether a reporting verb dates itself there: "said on Tuesday", "told the BBC on Friday"."""
    if tokens.lower[index] in BOUNDED:
        return False
    close = True
    for position in range(index - 1, max(index - 1 - _REPORT_REACH, -1), -1):
        word = tokens.lower[position]
        if word in _ISSUED:
            return close and tokens.before(position) in _DOCUMENTS
        if word in _REPORTING:
            if tokens.before(position) in _AUXILIARIES:  # "was confirmed in May" reports nothing
                return False
            linked = word in _SPEAKING and tokens.lower[position + 1] in _LINKS
            return close or linked or word in _TELLING
        if word in _MARKS or tokens.kind[position] == "number":
            return False
        close = close and word in _FILLERS
    return False


_FRAME = 2  # words of an opening such as "Late on"


def report_behind(tokens: Tokens, index: int, after: int) -> bool:
    """Return whether a report follows the day that dates it: "On Friday, the president claimed that".

    A day that ends a clause belongs to it: "was jailed on Friday, his lawyer said, for six years".
    """
    paused = tokens.lower[after] == ","
    if paused and len(clause_before(tokens, index)) > _FRAME:
        return False
    start = after + paused
    for position in range(start, min(start + _REPORT_REACH, len(tokens))):
        word = tokens.lower[position]
        if word in _REPORTING:
            return tokens.lower[position + 1] in _OPENERS
        if word in _MARKS or word in _AUXILIARIES or word.endswith("ed"):
            return False
    return False
