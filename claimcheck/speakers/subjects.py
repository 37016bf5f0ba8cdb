"""Whose verb it is: the subject before a verb, past auxiliaries, days and asides between commas.

All positions are token indices into a Unit, ends exclusive.
"""

from __future__ import annotations

from claimcheck.speakers.attribution import Span
from claimcheck.speakers.lexicon import lexicon
from claimcheck.speakers.people import rules
from claimcheck.speakers.phrases import is_adverb, is_auxiliary, is_past_verb, is_time, phrase_before
from claimcheck.speakers.units import COMMAS, QUOTE, Unit

__all__ = ["antecedent", "clause_subject", "subject_before"]

_MOST_COMMAS = 4
_FARTHEST_JOIN = 15


def _is_aside(unit: Unit, first: int, end: int) -> bool:
    """Say whether what stands between two commas tells more of the noun before it."""
    word = unit.low[first]
    if word in {"who", "which", "whose", "as", "while", "when", "where"}:
        return True
    words = lexicon().words
    for at in range(first, end):
        if unit.low[at] in words["relatives"]:
            return True
        if unit.low[at] in words["auxiliaries"] - {"'s"}:
            return False
    return True


def _commas_left(unit: Unit, end: int) -> list[int]:
    commas = [at for at in range(max(0, end - 60), end) if unit.low[at] in COMMAS]
    return commas[::-1][:_MOST_COMMAS]


def _past_asides(unit: Unit, comma: int) -> Span | None:
    """Return the subject left of asides that end with the comma at ``comma``."""
    end = comma
    for before in _commas_left(unit, comma):
        if not _is_aside(unit, before + 1, end):
            return None
        found = phrase_before(unit, before)
        if found and (_stands_first(unit, *found) or all(unit.capital[before + 1 : end])):
            return _with_name(unit, found)
        end = before
    return _cut_off(unit, comma) if end == comma else None


def _cut_off(unit: Unit, comma: int) -> Span | None:
    """Return a sentence's first phrase that a stray comma parts from its verb: "The firm Acme, has said"."""
    found = phrase_before(unit, comma)
    return found if found and found[0] == 0 and unit.capital[comma - 1] else None


def _stands_first(unit: Unit, first: int, end: int) -> bool:
    """Say whether a phrase before an aside is a subject and not itself an aside."""
    if unit.low[first] in {"a", "an"}:
        return False
    if first == 0 or unit.low[first - 1] not in COMMAS:
        return True
    named = any(unit.capital[at] for at in range(first, end))
    return named and (unit.capital[first] or unit.low[first] == "the")


def subject_before(unit: Unit, verb: int) -> tuple[Span | None, int]:
    """Return the subject right before the verb at ``verb``, and where its verb group begins.

    Auxiliaries, adverbs and days between the two ("has repeatedly", "on Friday") are stepped over, and so
    are asides between commas ("Smith, a lawyer in Ohio, said").
    """
    words = lexicon().words
    at = verb
    while at > 0:
        word = unit.low[at - 1]
        between = is_auxiliary(unit, at - 1) or is_adverb(word) or is_time(word)
        between = between or (
            word in {"all", "each", "both"}
            and at > 1
            and (unit.low[at - 2][0].isalnum() or unit.low[at - 2] == ")")
        )
        between = between or (
            word in {"this", "last", "next", "earlier"} and at < verb and is_time(unit.low[at])
        )
        if not between and not (word in words["prepositions"] and at < verb and is_time(unit.low[at])):
            break
        at -= 1
    if at == 0:
        return None, at
    word = unit.low[at - 1]
    if word in words["relatives"]:
        return (at - 1, at), at
    if word in COMMAS:
        return _past_asides(unit, at - 1), at
    if word in words["coordinators"]:
        return None, at
    return _past_relative(unit, _with_name(unit, phrase_before(unit, at))), at


def _past_relative(unit: Unit, found: Span | None) -> Span | None:
    """Return the noun before a relative clause that ends in the phrase: "doctors who signed the letter"."""
    if found is None or found[0] == 0:
        return found
    first = found[0]
    words = lexicon().words
    while (
        first > 0 and found[0] - first < _FARTHEST_JOIN and unit.low[first - 1] not in COMMAS | {QUOTE, ";"}
    ):
        first -= 1
        if unit.low[first] not in {"who", "which", "that"} or first == 0:
            continue
        clause = unit.low[first - 1] in lexicon().verbs or unit.low[first - 1] in words["prepositions"]
        if clause or not any(_is_verb(unit, at, found[1]) for at in range(first + 1, found[1] - 1)):
            return found
        return phrase_before(unit, first) or found
    return found


def _is_office(word: str) -> bool:
    """Say whether an aside that tells somebody's office may begin so: "the head of", "director of"."""
    return word in {"the", "a", "an"} or word in rules().titles


def _with_name(unit: Unit, found: Span | None) -> Span | None:
    """Return the name that leads where "the director of ..." is an aside to it."""
    if found is None or found[0] < 2 or not _is_office(unit.low[found[0]]):  # noqa: PLR2004
        return found
    if unit.low[found[0] - 1] != ",":
        return found
    named = phrase_before(unit, found[0] - 1)
    if named is None or not all(unit.capital[at] for at in range(*named)):
        return found
    return named if named[0] == 0 or unit.low[named[0] - 1] == QUOTE else found


def clause_subject(unit: Unit, before: int) -> Span | None:
    """Return the subject of the clause that a verb without one belongs to, left of ``before``.

    That is the subject of the sentence's first verb, or of a later clause joined by ", and" or ", but". Where
    the first verb belongs to a relative clause ("leaders who"), it is the noun before that.
    """
    found: Span | None = None
    for at in range(1, before):
        if unit.low[at] == QUOTE or unit.capital[at] or not _is_verb(unit, at, before):
            continue
        if found is not None and not _is_joined(unit, at, found):
            continue
        subject = subject_before(unit, at)[0]
        if subject and unit.low[subject[0]] in lexicon().words["relatives"]:
            subject = antecedent(unit, subject[0]) if found is None else None
        if subject and (found is None or _follows_join(unit, subject)):
            found = subject
    return found


def antecedent(unit: Unit, relative: int) -> Span | None:
    """Return the noun phrase that a relative pronoun stands for: the one before it, past a comma."""
    return phrase_before(unit, relative - 1 if unit.low[relative - 1] in COMMAS else relative)


def _is_verb(unit: Unit, at: int, end: int) -> bool:
    return (unit.low[at] in lexicon().clause_verbs and unit.low[at] != "'s") or is_past_verb(unit, at, end)


def _is_joined(unit: Unit, at: int, found: Span) -> bool:
    """Say whether a new main clause may have begun between a subject found and the verb at ``at``."""
    joined = range(max(found[1], at - _FARTHEST_JOIN), at)
    return any(unit.low[i] in {"and", "but"} and unit.low[i - 1] in COMMAS for i in joined)


def _follows_join(unit: Unit, subject: Span) -> bool:
    first = subject[0]
    return first > 1 and unit.low[first - 1] in {"and", "but"} and unit.low[first - 2] in COMMAS
