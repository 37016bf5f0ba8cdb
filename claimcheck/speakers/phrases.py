"""Noun phrases beside a reporting verb, found by the small words that bound them; no parser stands behind.

All positions are token indices into a Unit, ends exclusive.
"""

from __future__ import annotations

from claimcheck.speakers.attribution import Span
from claimcheck.speakers.lexicon import lexicon
from claimcheck.speakers.units import COMMAS, QUOTE, Unit

__all__ = [
    "has_verb",
    "is_adverb",
    "is_auxiliary",
    "is_definite",
    "is_past_verb",
    "is_plural",
    "is_time",
    "opens_time",
    "phrase_after",
    "phrase_before",
]

_LONGEST_PHRASE = 30
_LONGEST_NICKNAME = 30
_STOPS = COMMAS | frozenset({";", ":", "?", "!", ".", "(", "[", "]", "…", "•", "|", "*"})


def _in(group: str, word: str) -> bool:
    return word in lexicon().words[group]


def is_time(word: str) -> bool:
    """Say whether a token is a day, a month, a part of the day or a bare number."""
    return _in("times", word) or word.isdigit()


def is_adverb(word: str) -> bool:
    """Say whether a token can stand between a subject and its verb: an adverb or a negation."""
    if _in("adverbs", word) or _in("negations", word):
        return True
    return word.endswith("ly") and not _in("not_adverbs", word)


def _ends_clause(unit: Unit, at: int) -> bool:
    """Say whether a token, met on the way left from a verb, cannot belong to its subject."""
    word = unit.low[at]
    words = lexicon().words
    if word in words["subordinators"] or word in words["relatives"] or word in words["negations"]:
        return True
    if word in words["auxiliaries"] or word.endswith("n't"):
        return word != "'s"
    if word in lexicon().clause_verbs and not unit.capital[at]:
        return not _is_noun_like(unit, at + 1)
    return word in words["adverbs"] and not unit.capital[at]


def _is_noun_like(unit: Unit, at: int) -> bool:
    """Say whether a token is a plain word in small letters that the word before it may describe."""
    if at >= len(unit) or unit.capital[at]:
        return False
    word = unit.low[at]
    words = lexicon().words
    small = (
        words["determiners"]
        | words["prepositions"]
        | words["pronouns"]
        | words["objects"]
        | words["relatives"]
    )
    small |= words["subordinators"] | words["coordinators"] | words["auxiliaries"] | words["adverbs"]
    return word[0].isalpha() and word not in small and not is_time(word)


def is_past_verb(unit: Unit, at: int, end: int) -> bool:
    """Say whether a word in "-ed" is the verb of a clause rather than an adjective or a short relative."""
    word = unit.low[at]
    if not word.endswith("ed") or unit.capital[at] or _in("not_verbs", word) or at + 1 >= end:
        return False
    after = unit.low[at + 1]
    if _in("prepositions", after) or is_time(after):
        before = unit.low[at - 1] if at else ""
        return not before or _in("pronouns", before) or unit.capital[at - 1]
    return (
        _in("determiners", after) or _in("pronouns", after) or _in("objects", after) or unit.capital[at + 1]
    )


def _step_over_brackets(unit: Unit, at: int) -> int:
    """Return the opening bracket's place for a closing one at ``at``, or ``at`` where there is none near."""
    for opening in range(at - 1, max(at - 9, -1), -1):
        if unit.low[opening] in "([":
            return opening
    return at


def _walk_left(unit: Unit, end: int) -> int:
    """Return the first token of the longest run before ``end`` that may be one noun phrase."""
    at = end - 1
    while at >= 0 and end - at <= _LONGEST_PHRASE:
        word = unit.low[at]
        if word == QUOTE:
            quote = unit.quotes[at]
            if quote.end - quote.start > _LONGEST_NICKNAME or at == 0:
                break
        elif word in ")]":
            opening = _step_over_brackets(unit, at)
            if opening == at:
                break
            at = opening
        elif word in _STOPS:
            break
        elif _in("pronouns", word) and word != "one" and not (word == "i" and at != end - 1):
            return at if at == end - 1 else at + 1
        elif at < end - 1 and (_ends_clause(unit, at) or is_past_verb(unit, at, end)):
            break
        elif _in("determiners", word) and at and not _joins(unit, at - 1):
            return at
        at -= 1
    return at + 1


def _joins(unit: Unit, at: int) -> bool:
    """Say whether the token before a determiner lets the phrase go on to the left."""
    word = unit.low[at]
    return (
        _in("prepositions", word) or word in {"and", "or", "all", "both", "half"} or _in("determiners", word)
    )


def _trim(unit: Unit, first: int, end: int) -> int:
    """Skip what leads a clause in: a conjunction, an adverb, "in a statement", "on Friday"."""
    while first < end:
        word = unit.low[first]
        if _in("coordinators", word) or is_adverb(word):
            first += 1
        elif _in("prepositions", word) and not (word in {"about", "over"} and _is_number(unit, first + 1)):
            first = _after_lead(unit, first, end)
        else:
            break
    return first


def _is_number(unit: Unit, at: int) -> bool:
    return at < len(unit) and unit.low[at][0].isdigit()


def _after_lead(unit: Unit, first: int, end: int) -> int:
    """Return where the subject begins behind a leading "on Friday" or "in Minsk", else ``end``."""
    at = first + 1
    closed = at < end and _in("determiners", unit.low[at])
    while at < end - 1 and (is_time(unit.low[at]) or _in("determiners", unit.low[at])):
        at += 1
    begin = at
    for place in range(begin + 1, end):
        word = unit.low[place]
        if _in("determiners", word) or _in("pronouns", word):
            return place
        if closed and not unit.capital[place]:
            continue
        if unit.capital[place] != unit.capital[place - 1] and not _in("prepositions", unit.low[place - 1]):
            return place
    return end if closed else begin


def phrase_before(unit: Unit, end: int) -> Span | None:
    """Return the noun phrase that ends right before token ``end``."""
    if end <= 0:
        return None
    first = _trim(unit, _walk_left(unit, end), end)
    if end - first > 2 and _in("determiners", unit.low[first]) and _is_participle(unit, end - 1):  # noqa: PLR2004
        end -= 1
    if first >= end or not _can_speak(unit, first, end) or _is_bare_verb(unit, first, end):
        return None
    return first, end


def _is_participle(unit: Unit, at: int) -> bool:
    """Say whether the last word only tells more of the noun before it: "a poll released"."""
    return unit.low[at].endswith("ed") and not unit.capital[at] and not _in("not_verbs", unit.low[at])


def _is_bare_verb(unit: Unit, first: int, end: int) -> bool:
    """Say whether a phrase ends in a verb or a possessive, and so is no subject: "gives", "Trump's"."""
    last = unit.low[end - 1]
    if last == "'s":
        return True
    verb = last in lexicon().clause_verbs and not unit.capital[end - 1]
    return verb and not any(_in("determiners", word) for word in unit.low[first : end - 1])


def _can_speak(unit: Unit, first: int, end: int) -> bool:
    """Say whether a phrase has a word that can be a source: more than small words, times and marks."""
    words = lexicon().words
    small = words["prepositions"] | words["auxiliaries"] | words["coordinators"] | words["objects"]
    small |= words["subordinators"]
    return any(
        unit.low[at][0].isalnum() and unit.low[at] not in small and not _in("times", unit.low[at])
        for at in range(first, end)
        if unit.low[at] != QUOTE
    )


def _begins_new(unit: Unit, at: int) -> bool:
    """Say whether a token behind a noun phrase's first no longer belongs to it."""
    word = unit.low[at]
    if _in("determiners", word) and unit.low[at - 1] not in {"of", "and"}:
        return True
    return is_time(word) or _in("pronouns", word) or _ends_clause(unit, at)


def _after_step(unit: Unit, first: int, at: int) -> int | None:
    """Return where a noun phrase that began at ``first`` goes on behind ``at``, or None where it ended."""
    word = unit.low[at]
    if word == "(" and at > first:
        return next((i + 1 for i in range(at + 1, min(at + 9, len(unit))) if unit.low[i] == ")"), None)
    if word == QUOTE:
        quote = unit.quotes[at]
        return None if quote.end - quote.start > _LONGEST_NICKNAME or at == first else at + 1
    words = lexicon().words
    ends = words["subordinators"] | (words["relatives"] - {"that"}) | (words["prepositions"] - {"of"})
    ends |= words["coordinators"] - {"and", "or"}
    if word in _STOPS or word in ends or (at > first and _begins_new(unit, at)):
        return None
    return at + 1


def phrase_after(unit: Unit, first: int) -> Span | None:
    """Return the noun phrase that begins at token ``first``, "of" and what follows it included."""
    if first >= len(unit) or unit.low[first] == "of" or opens_time(unit, first):
        return None
    if _in("pronouns", unit.low[first]) and unit.low[first] != "one":
        return first, first + 1
    at = first
    while at < len(unit) and at - first < _LONGEST_PHRASE:
        following = _after_step(unit, first, at)
        if following is None:
            break
        at = following
    while at > first and unit.low[at - 1] in {"of", "and", "or"}:
        at -= 1
    if at == first or not _can_speak(unit, first, at):
        return None
    return first, at


def opens_time(unit: Unit, first: int) -> bool:
    """Say whether a time begins there ("last Friday") that owns nothing ("last Friday's winner")."""
    if first + 1 >= len(unit) or not _in("time_openers", unit.low[first]):
        return False
    return is_time(unit.low[first + 1]) and (first + 2 >= len(unit) or unit.low[first + 2] != "'s")


def head_of(unit: Unit, first: int, end: int) -> int:
    """Return the head of a noun phrase: its last word before a preposition, a bracket or a relative."""
    words = lexicon().words
    for at in range(first + 1, end):
        word = unit.low[at]
        if word == "(" or word in words["prepositions"] or word in words["relatives"]:
            return at - 1
    return end - 1


def is_plural(unit: Unit, first: int, end: int) -> bool:
    """Say whether a noun phrase takes a verb in the plural, as far as its words tell."""
    head = unit.low[head_of(unit, first, end)]
    if unit.low[first] in {"a", "an", "this", "that", "each", "every"}:
        return False
    if _in("many", unit.low[first]) or unit.low[first][0].isdigit():
        return True
    if head in lexicon().words["plurals"] or "and" in unit.low[first:end]:
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "'s"))


def is_definite(unit: Unit, first: int, end: int) -> bool:
    """Say whether a phrase is a name, a pronoun or has a determiner, as a subject in the singular must."""
    words = lexicon().words
    head = head_of(unit, first, end)
    if unit.capital[head] or unit.low[head] in words["pronouns"] | words["relatives"]:
        return True
    return any(unit.low[at] in words["determiners"] or unit.low[at] == "'s" for at in range(first, head))


def has_verb(unit: Unit, first: int, end: int) -> bool:
    """Say whether tokens ``first`` up to ``end`` hold a clause's verb."""
    clause_verbs = lexicon().clause_verbs
    return any(
        (unit.low[at] in clause_verbs and (unit.low[at] != "'s" or is_auxiliary(unit, at)))
        or is_past_verb(unit, at, end)
        or (unit.low[at].endswith(("ed", "n't")) and not _in("not_verbs", unit.low[at]) and at > first)
        for at in range(first, end)
        if not unit.capital[at]
    )


def is_auxiliary(unit: Unit, at: int) -> bool:
    """Say whether a token is an auxiliary; "'s" is one behind a pronoun only."""
    word = unit.low[at]
    if word.endswith("n't"):
        return True
    if word == "'s":
        return at > 0 and unit.low[at - 1] in lexicon().words["pronouns"] | lexicon().words["relatives"]
    return word in lexicon().words["auxiliaries"]
