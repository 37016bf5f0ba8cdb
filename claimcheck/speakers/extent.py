"""How far what is said reaches: where it starts behind a cue, and where it ends."""

from __future__ import annotations

from claimcheck.speakers.attribution import Act
from claimcheck.speakers.lexicon import ING, PAST, THIRD, Cue, lexicon
from claimcheck.speakers.phrases import has_verb, is_adverb, is_time, opens_time, phrase_after
from claimcheck.speakers.subjects import subject_before
from claimcheck.speakers.units import COMMAS, QUOTE, Unit

__all__ = ["clause_end", "clause_start", "content_start", "is_clause", "is_light"]

_ENDS = frozenset({".", ";", "?", "!"})
_FARTHEST = 16


def is_light(unit: Unit, at: int) -> bool:
    """Say whether only circumstances follow ("on Friday", "in a statement"), so that nothing said does."""
    if at >= len(unit):
        return True
    word = unit.low[at]
    words = lexicon().words
    return (
        word in COMMAS | {".", ";", ")", "?", "!"}
        or word == QUOTE
        or is_time(word)
        or is_adverb(word)
        or word in words["prepositions"]
        or word in {"as", "when", "while", "before", "after", "because"}
    )


def content_start(unit: Unit, at: int, cue: Cue) -> int | None:
    """Return where what is said starts behind a cue that ends at ``at``, or None where nothing follows.

    Days are stepped over ("on Friday", "last Friday"), and so are the listener, adverbs and "in a
    statement" where "that", a colon or a quotation shows where what is said begins.
    """
    while (
        at < len(unit)
        and is_time(unit.low[at])
        and not _counts(unit, at)
        and "'s" not in unit.low[at + 1 : at + 2]
    ):
        at += 1
    if opens_time(unit, at):
        at += 2
    if at + 1 < len(unit) and unit.low[at] == ":":
        return at + 1
    if at >= len(unit) or unit.low[at] in _ENDS:
        return None
    marked = _marked(unit, at)
    aside = (
        unit.low[at] == ","
        or unit.low[at] in lexicon().words["prepositions"] - {"to"}
        or is_adverb(unit.low[at])
    )
    if marked is not None and (aside or (cue.hearer and not _starts_sooner(unit, at, marked))):
        return marked
    if cue.hearer:
        return _behind_hearer(unit, at)
    gap = unit.low[at] in lexicon().words["auxiliaries"]
    return None if unit.low[at] == "," or gap else at


def _starts_sooner(unit: Unit, at: int, marked: int) -> bool:
    """Say whether what is said begins between the listener and a quotation: "told them it “may” end"."""
    hearer = phrase_after(unit, at) or _object(unit, at)
    if hearer is None or unit.low[marked : marked + 1] != [QUOTE] or hearer[1] >= marked:
        return False
    between = unit.low[hearer[1]]
    return between not in COMMAS | lexicon().words["prepositions"] | {":"} and not is_time(between)


def _counts(unit: Unit, at: int) -> bool:
    """Say whether a number counts what follows and is no date: "said 40 people"."""
    return unit.low[at][0].isdigit() and at + 1 < len(unit) and unit.low[at + 1][0].isalpha()


def _behind_hearer(unit: Unit, at: int) -> int | None:
    """Return where what is said starts behind the listener, or None where nothing does."""
    hearer = phrase_after(unit, at) or _object(unit, at)
    if hearer is None or hearer[1] >= len(unit) or unit.low[hearer[1]] in _ENDS | {","}:
        return None
    return hearer[1]


def _object(unit: Unit, at: int) -> tuple[int, int] | None:
    return (at, at + 1) if unit.low[at] in lexicon().words["objects"] else None


def _marked(unit: Unit, at: int) -> int | None:
    """Return the near place where "that", a colon or a quotation begins what is said."""
    for place in range(at, min(at + _FARTHEST, len(unit))):
        word = unit.low[place]
        if word in {"that", QUOTE}:
            return place
        if word == ":":
            return place + 1
        if word in {";", "."}:
            return None
    return None


def clause_start(unit: Unit, floor: int, end: int) -> int:
    """Return where the clause begins that ends at ``end``: behind the last cue, else at the unit's start."""
    start = floor
    if floor:
        for at in range(floor, end):
            if unit.low[at] in COMMAS or unit.low[at] in {";", QUOTE}:
                start = at if unit.low[at] == QUOTE else at + 1
                break
    while start < end - 1 and unit.low[start] in {"and", "but", ",", "“"}:
        start += 1
    return start


def clause_end(unit: Unit, start: int, cue: Cue) -> int:
    """Return where what is said ends: at the sentence's end, or before what the writer adds to it.

    What is wanted, praised or decided ends sooner than what is put forward: before ", which", ", but", "and"
    with another verb.
    """
    if start >= len(unit):
        return len(unit)
    start = _past_lead(unit, start)
    narrow = unit.low[start] != "that" and (
        cue.act is not Act.SAYS or not cue.after or _is_bare_noun(unit, start)
    )
    if unit.low[start] == QUOTE and start in unit.stops and unit.low[start + 1 : start + 2] != [QUOTE]:
        return start + 1
    for at in range(start, len(unit)):
        if at in unit.stops:
            if at + 1 < len(unit) and _leaves(unit, at + 1):
                return at + 1
        elif _ends_before(unit, start, at) or (narrow and at > start and _ends_narrow(unit, start, at)):
            return at
    return len(unit)


def _past_lead(unit: Unit, start: int) -> int:
    """Return where a clause goes on behind a circumstance that leads it in: "by 2050, needs would grow"."""
    comma = start
    while comma < len(unit) and unit.low[comma] not in COMMAS | {QUOTE, ";"}:
        comma += 1
    leads = unit.low[start] in lexicon().words["prepositions"] - {"to"} and not has_verb(unit, start, comma)
    if not leads or unit.low[comma : comma + 1] != [","] or comma + 1 >= len(unit):
        return start
    after = unit.low[comma + 1]
    adds = after in lexicon().words["asides"] - {"a", "an", "the"} or _leaves(unit, comma + 1)
    return start if adds or after == QUOTE or not has_verb(unit, comma + 1, len(unit)) else comma + 1


def is_clause(unit: Unit, start: int) -> bool:
    """Say whether a clause or a quotation begins at ``start``: "found that", not "found unity"."""
    if unit.low[start] in {"that", "whether", "how", "what", "if", "why", "who", QUOTE}:
        return True
    end = start
    while end < len(unit) and unit.low[end] not in COMMAS | {";"}:
        end += 1
    return has_verb(unit, start, end) or "to" in unit.low[start:end]


def _is_bare_noun(unit: Unit, start: int) -> bool:
    """Say whether what is said is no clause: "acknowledged the reality of climate change, which"."""
    end = start
    while end < len(unit) and unit.low[end] not in COMMAS | {QUOTE, ";"}:
        end += 1
    return unit.low[start] not in {"to", QUOTE} and end < len(unit) and not has_verb(unit, start, end)


def _ends_before(unit: Unit, start: int, at: int) -> bool:
    word = unit.low[at]
    if word in COMMAS and at + 1 < len(unit):
        # "As he wrote in his book, Holt said that": a new report behind something that is no clause.
        anew = unit.low[start] != QUOTE and not has_verb(unit, start, at) and _second_cue(unit, at + 1)
        return anew or _leaves(unit, at + 1) or unit.low[at + 1] in {"although", "though"}
    return word == ";" or (word in {"and", "but"} and at > start and _second_cue(unit, at + 1))


def _ends_narrow(unit: Unit, start: int, at: int) -> bool:
    word = unit.low[at]
    after = unit.low[at + 1] if at + 1 < len(unit) else "."
    if word in COMMAS:
        if after == "and":
            return _begins_clause(unit, at + 2)
        return (
            after in lexicon().words["asides"]
            or (after.endswith("ing") and after != "including")
            or is_adverb(after)
        )
    if word in {"and", "but"}:
        return after in lexicon().clause_verbs or after.endswith("ed") or _begins_clause(unit, at + 1)
    if unit.low[start] == "to":
        return False
    return word in lexicon().words["circumstances"]


def _begins_clause(unit: Unit, at: int) -> bool:
    """Say whether a new subject with its verb begins at ``at``."""
    subject = phrase_after(unit, at)
    return subject is not None and subject[1] < len(unit) and unit.low[subject[1]] in lexicon().clause_verbs


def _leaves(unit: Unit, at: int) -> bool:
    """Say whether what follows a comma is no longer said: ", adding", ", according to", ", but he said"."""
    word = unit.low[at]
    cues = lexicon().verbs.get(word, ())
    if any(cue.forms == {ING} and not cue.tail for cue in cues):
        return True
    if word in {"according", "referring"}:
        return True
    if word in {"and", "but"}:
        return _second_cue(unit, at + 1)
    return _ends_with_cue(unit, at)


def _second_cue(unit: Unit, at: int) -> bool:
    """Say whether a second report begins at ``at``: "(and) added that", "(but) he said"."""
    while at < len(unit) and is_adverb(unit.low[at]):
        at += 1
    if at >= len(unit):
        return False
    if _reports(unit, at) and at + 1 < len(unit):
        return True
    subject = phrase_after(unit, at)
    return subject is not None and subject[1] < len(unit) and _reports(unit, subject[1])


def _reports(unit: Unit, at: int) -> bool:
    cues = lexicon().verbs.get(unit.low[at], ())
    if not any(cue.after and not cue.tail and cue.forms & {PAST, THIRD} for cue in cues):
        return False
    return unit.low[at] not in lexicon().noun_like or unit.low[at + 1 : at + 2] == ["that"]


def _ends_with_cue(unit: Unit, at: int) -> bool:
    """Say whether ", he said" and no more stands at ``at``."""
    for verb in range(at + 1, min(at + 8, len(unit))):
        if unit.low[verb] in COMMAS or unit.low[verb] == QUOTE:
            return False
        if _reports(unit, verb) and is_light(unit, verb + 1):
            subject, _ = subject_before(unit, verb)
            return subject is not None and subject[0] == at
    return False
