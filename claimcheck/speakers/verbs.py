"""Whether a spelling at a place is a reporting verb in use: form, agreement and neighbours tell."""

from __future__ import annotations

from claimcheck.speakers.attribution import Act, Span
from claimcheck.speakers.lexicon import BASE, PARTICIPLE, PAST, THIRD, Cue, lexicon
from claimcheck.speakers.phrases import has_verb, is_adverb, is_definite, is_plural, is_time, phrase_after
from claimcheck.speakers.units import COMMAS, QUOTE, Unit

__all__ = ["agrees", "cue_at", "is_noun", "is_passive", "is_reduced", "names_only", "supposes"]

_CLAUSE_ENDS = COMMAS | {QUOTE, "that", ":", ";"}


def cue_at(unit: Unit, at: int) -> Cue | None:
    """Return the reporting verb at a token, the one with the longest tail."""
    if unit.low[at] in lexicon().words["not_verbs"]:
        return None
    for cue in lexicon().verbs.get(unit.low[at], ()):
        if tuple(unit.low[at + 1 : at + 1 + len(cue.tail)]) == cue.tail:
            return cue
    return None


def is_noun(unit: Unit, at: int) -> bool:
    """Say whether a spelling is no verb here: "the report", "his claims", "a highly anticipated"."""
    words = lexicon().words
    place = at - 1
    while place > 0 and is_adverb(unit.low[place]) and unit.low[place] not in words["determiners"]:
        place -= 1
    if place < 0:
        return False
    before = unit.low[place]
    if before in {"'", "’"}:
        return True
    if before in {"most", "more"} and unit.low[place - 1] in words["determiners"]:
        return True
    if before in words["determiners"] - {"some", "many", "few", "most", "all", "both"} or before == "'s":
        return before != "'s" or unit.low[place - 1] not in words["pronouns"]
    return before in words["prepositions"] and before != "to" and unit.low[at][-3:] != "ing"


def is_passive(unit: Unit, at: int, group: int, cue: Cue) -> bool:
    """Say whether a participle stands in the passive ("was told"), so that its subject is no source."""
    if PARTICIPLE not in cue.forms:
        return False
    auxiliaries = [word for word in unit.low[group:at] if word in lexicon().words["auxiliaries"]]
    return bool(auxiliaries) and auxiliaries[-1] in lexicon().words["be"] - {"'s"}


def is_reduced(unit: Unit, at: int, group: int, cue: Cue) -> bool:
    """Say whether a participle without an auxiliary stands for a relative: "known as", "backed by"."""
    if any(unit.low[i] in lexicon().words["auxiliaries"] for i in range(group, at)):
        return False
    if cue.forms == {PARTICIPLE}:
        return True
    if PARTICIPLE not in cue.forms:
        return False
    after = unit.low[at + 1 : at + 2]
    if cue.act is Act.ASKS and not cue.tail and after and after[0] in lexicon().words["after_participles"]:
        return True
    if (cue.quoted or cue.act is Act.JUDGES) and unit.low[group - 1 : group] != [","]:
        end = next((i for i in range(at + 1, len(unit)) if unit.low[i] in _CLAUSE_ENDS), len(unit))
        if not any(unit.capital[max(0, group - 1) : group]) and has_verb(unit, at + 1, end):
            return True
    by = after == ["by"] and not is_time(unit.low[min(at + 2, len(unit) - 1)])
    return by or (unit.low[at - 1] in COMMAS and after in (["with"], ["to"], ["in"], ["as"]))


def names_only(unit: Unit, behind: int, cue: Cue) -> bool:
    """Say whether a thing is only given its name, or somebody rung up: "a device called the E-meter"."""
    if cue.base not in lexicon().words["naming_verbs"]:
        return False
    named = phrase_after(unit, behind)
    if named is None or QUOTE in unit.low[named[0] : named[1]]:
        return False
    first, end = named
    first += unit.low[first] == "the"
    if not any(unit.capital[first : first + 1]):
        return False
    ends = COMMAS | {".", ";", ")"} | lexicon().words["prepositions"] - {"of"}
    return end >= len(unit) or unit.low[end] in ends or unit.low[end] in lexicon().clause_verbs


def supposes(unit: Unit, at: int, group: int) -> bool:
    """Say whether the verb tells what might be said, not what was: "would say"."""
    return any(unit.low[i] in lexicon().words["modals"] for i in range(group, at))


def agrees(unit: Unit, at: int, group: int, subject: Span, cue: Cue) -> bool:
    """Say whether subject and verb agree in number; a noun that looks like a verb mostly does not."""
    if unit.low[at - 1] == "'s" and unit.low[at - 2] not in lexicon().words["pronouns"]:
        return False
    if (
        PAST in cue.forms
        or unit.low[at - 1] == "to"
        or any(unit.low[i] in lexicon().words["auxiliaries"] for i in range(group, at))
    ):
        return True
    if BASE in cue.forms:
        return is_plural(unit, *subject) and not _goes_on_as_noun(unit, at, subject, cue)
    if THIRD in cue.forms:
        singular = is_definite(unit, *subject) and not _names_plural(unit, subject)
        return singular and not _goes_on_as_noun(unit, at, subject, cue)
    return True


def _goes_on_as_noun(unit: Unit, at: int, subject: Span, cue: Cue) -> bool:
    """Say whether a spelling is rather a noun, by what follows: "police reports of", "tweets attacking"."""
    last = subject[1] - 1
    words = lexicon().words
    after = unit.low[at + 1] if at + 1 < len(unit) else "."
    wanted = {"to"} if cue.act is Act.ASKS else set()
    if unit.low[at] in lexicon().noun_like and unit.low[last] not in words["pronouns"]:
        ends = after in words["prepositions"] - wanted or after in words["coordinators"] or after == "as"
        ends = ends or all(unit.low[i] in words["determiners"] for i in range(*subject))
        return ends or after.endswith(("ing", "ed")) or after in lexicon().clause_verbs - {"that"}
    if cue.after or unit.capital[last] or unit.low[last] in words["pronouns"]:
        return False
    return after in words["prepositions"] - {"to"} or after in words["auxiliaries"]


def _names_plural(unit: Unit, subject: Span) -> bool:
    return is_plural(unit, *subject) and not unit.capital[subject[1] - 1] and subject[1] - subject[0] > 1
