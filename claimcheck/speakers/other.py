"""Cues that are no verbs: "according to X", and nouns such as "X's claim that"."""

from __future__ import annotations

from claimcheck.speakers.attribution import Span
from claimcheck.speakers.draft import Draft
from claimcheck.speakers.extent import clause_end, clause_start
from claimcheck.speakers.lexicon import Cue, lexicon
from claimcheck.speakers.people import rules
from claimcheck.speakers.phrases import is_time, phrase_after, phrase_before
from claimcheck.speakers.units import COMMAS, Unit

__all__ = ["nominal", "prepositional"]

_FULL_NAME = 2  # words


def _preposition_at(unit: Unit, at: int) -> Cue | None:
    for cue in lexicon().prepositions.get(unit.low[at], ()):
        if tuple(unit.low[at + 1 : at + 1 + len(cue.tail)]) == cue.tail:
            return cue
    return None


def _aside_end(unit: Unit, at: int) -> int:
    """Return where the words on a source end that begins before ``at``: at the next comma or mark."""
    while at < len(unit) and unit.low[at] not in COMMAS | {".", ";"}:
        at += 1
    return at


def _past_name(unit: Unit, comma: int) -> int:
    """Return the comma behind a name that stands beside the source: "the coach, Ali Reza, ..."."""
    end = _aside_end(unit, comma + 1)
    named = comma + 1 < end < len(unit) and all(unit.capital[comma + 1 : end])
    return end if named else comma


def _with_holder(unit: Unit, source: Span) -> Span:
    """Return an office with the name that ends it: "Ambassador to the United States Ali Reza"."""
    if unit.low[source[1] - 1] not in rules().titles:
        return source
    end = _aside_end(unit, source[1])
    held = source[1] + 2 < end and unit.low[source[1]] in lexicon().words["prepositions"]
    return (source[0], end) if held and all(unit.capital[end - _FULL_NAME : end]) else source


def _with_publisher(unit: Unit, source: Span) -> Span:
    """Return a paper with whose it is: "data from the Bank of Orle", "a report by Holt"."""
    if unit.low[source[1] - 1] not in lexicon().words["papers"] or source[1] + 1 >= len(unit):
        return source
    whose = phrase_after(unit, source[1] + 1) if unit.low[source[1]] in {"from", "by"} else None
    return (source[0], whose[1]) if whose else source


def _source_end(unit: Unit, at: int) -> int:
    """Return where the words on a leading source end: at a comma, or where a clause begins without one."""
    word = unit.low[at] if at < len(unit) else "."
    words = lexicon().words
    begins = word in words["determiners"] or word in words["pronouns"]
    if begins and not (at + 1 < len(unit) and is_time(unit.low[at + 1])):
        return at
    return _past_name(unit, _aside_end(unit, at))


def prepositional(unit: Unit) -> list[Draft]:
    """Return what "according to X" and its like attribute: the clause behind where they lead, else before."""
    found = []
    known = lexicon().prepositions
    for at in [at for at, word in enumerate(unit.low) if word in known]:
        cue = _preposition_at(unit, at)
        if cue is None:
            continue
        behind = at + 1 + len(cue.tail)
        source = phrase_after(unit, behind)
        if source is None:
            continue
        source = _with_holder(unit, source) if _leads(unit, at) else _with_publisher(unit, source)
        draft = Draft(unit, cue, (at, behind), unit.span(*source))
        if _leads(unit, at):
            end = _source_end(unit, source[1])
            taken = draft.add(end, clause_end(unit, end + 1, cue))
        else:
            end = at - 1 if unit.low[at - 1] in COMMAS else at
            taken = draft.add(clause_start(unit, 0, end), end)
        if taken:
            found.append(draft)
    return found


def _leads(unit: Unit, at: int) -> bool:
    return at == 0 or (at <= 1 and unit.low[at - 1] in lexicon().words["coordinators"])


def nominal(unit: Unit) -> list[Draft]:
    """Return what nouns attribute: "Trump's claim that ...", "a claim by Trump that ..."."""
    found = []
    known = lexicon().nouns
    for at in [at for at, word in enumerate(unit.low[:-2]) if at and word in known]:
        cue = known[unit.low[at]]
        source, that = _noun_source(unit, at)
        if source is None or that is None:
            continue
        draft = Draft(unit, cue, (at, at + 1), unit.span(*source))
        if draft.add(that, clause_end(unit, that, cue)):
            found.append(draft)
    return found


def _noun_source(unit: Unit, at: int) -> tuple[tuple[int, int] | None, int | None]:
    if unit.low[at + 1] == "that":
        return _owner(unit, at), at + 1
    if unit.low[at + 1] in {"by", "from"}:
        source = phrase_after(unit, at + 2)
        if source and unit.low[source[1] : source[1] + 1] == ["that"]:
            return source, source[1]
    return None, None


def _owner(unit: Unit, at: int) -> tuple[int, int] | None:
    """Return whose noun it is: the possessive before it, adjectives stepped over."""
    for place in range(at - 1, max(at - 4, -1), -1):
        word = unit.low[place]
        if word == "'s":
            return phrase_before(unit, place)
        if word in lexicon().words["possessives"]:
            return place, place + 1
        if not word[0].isalpha() or word in lexicon().words["prepositions"]:
            return None
    return None
