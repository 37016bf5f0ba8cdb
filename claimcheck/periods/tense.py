"""Whether a clause tells of the past or looks ahead, so that "on Friday" is the last one or the next."""

from __future__ import annotations

from claimcheck.periods.clauses import clause_before, clause_behind, reported
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import dates

__all__ = ["lean_at"]

_FUTURE = dates()["future"]
_SURE = frozenset(_FUTURE["sure"])
_SURE_PAIRS = frozenset(_FUTURE["pairs"])
_COMMITTED = frozenset(_FUTURE["committed"])
_MAYBE = frozenset(_FUTURE["maybe"])
_MAYBE_BEFORE = frozenset(_FUTURE["maybe_before"])
_PAST = frozenset(_FUTURE["past"])
_BEFORE_PARTICIPLE = frozenset(_FUTURE["before_participle"])


def lean_at(tokens: Tokens, index: int, after: int) -> str:
    """Return "sure" where the clause around a time looks ahead, "maybe" where it may, "" where it tells.

    The verb before decides, the one behind only where none stands before ("On Friday the court will rule"),
    and a day right behind a reporting verb is past, whatever is reported.
    """
    if reported(tokens, index):
        return ""
    before = clause_before(tokens, index)
    if "for" in before[-2:] and _COMMITTED & {*before}:
        return "sure"
    opens = len(before) <= 1 and tokens.lower[after] == ","
    behind = clause_behind(tokens, after + opens)
    verb = _nearest_verb(before[::-1], back=True)
    if verb is None:
        verb = _nearest_verb(behind)
    if verb and "had" not in before:
        return verb
    open_word = {tokens.lower[index], tokens.before(index)} & _MAYBE_BEFORE
    return "maybe" if open_word or (verb is None and {*before, *behind} & _MAYBE) else ""


def _nearest_verb(words: list[str], *, back: bool = False) -> str | None:
    """Return "sure" or "" for the first of the words that looks ahead or tells of the past, else None.

    ``words`` run away from the time, ``back`` where that is against the reading order.
    """
    for distance, word in enumerate(words):
        other = words[distance + 1] if distance + 1 < len(words) else ""
        pair = f"{other} {word}" if back else f"{word} {other}"
        previous = other if back else words[distance - 1] if distance else ""
        if word in _SURE or pair in _SURE_PAIRS:
            return "sure"
        if word in _PAST or (word.endswith("ed") and previous not in _BEFORE_PARTICIPLE):
            return ""
    return None
