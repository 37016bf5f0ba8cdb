"""Noun phrases beside a reporting verb, found by the small words that bound them; no parser stands behind.

All positions are token indices into a Unit, ends exclusive.
"""

from __future__ import annotations

from claimcheck.speakers.attribution import Span
from claimcheck.speakers.lexicon import lexicon
from claimcheck.speakers.units import QUOTE, Unit

__all__ = [
    "clause_subject",
    "has_verb",
    "is_definite",
    "is_plural",
    "is_adverb",
    "is_time",
    "phrase_after",
    "phrase_before",
    "subject_before",
]

_LONGEST_PHRASE = 30
_LONGEST_NICKNAME = 30
_MOST_COMMAS = 4
_STOPS = frozenset({",", ";", ":", "--", "—", "–", "?", "!", ".", "(", "[", "]", "…", "•", "|", "*"})


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
    """Say whether a token is a plain word in small letters, so that the word before it may be its adjective."""
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


def _is_past_verb(unit: Unit, at: int, end: int) -> bool:
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
        elif at < end - 1 and (_ends_clause(unit, at) or _is_past_verb(unit, at, end)):
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
        elif _in("prepositions", word) and not (
            word == "about" and unit.low[first + 1 : first + 2][0:1] and unit.low[first + 1][0].isdigit()
        ):
            first = _after_lead(unit, first, end)
        else:
            break
    return first


def _after_lead(unit: Unit, first: int, end: int) -> int:
    """Return where the subject begins behind a leading "in a statement", "on Friday", "in Minsk"."""
    at = first + 1
    while at < end - 1 and (is_time(unit.low[at]) or _in("determiners", unit.low[at])):
        at += 1
    begin = at
    for place in range(begin + 1, end):
        word = unit.low[place]
        if _in("determiners", word) or _in("pronouns", word):
            return place
        if unit.capital[place] != unit.capital[place - 1] and not _in("prepositions", unit.low[place - 1]):
            return place
    return begin


def phrase_before(unit: Unit, end: int) -> Span | None:
    """Return the noun phrase that ends right before token ``end``."""
    if end <= 0:
        return None
    first = _trim(unit, _walk_left(unit, end), end)
    if first >= end or not _can_speak(unit, first, end) or _is_bare_verb(unit, first, end):
        return None
    return first, end


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
    return any(
        unit.low[at][0].isalnum() and unit.low[at] not in small and not _in("times", unit.low[at])
        for at in range(first, end)
        if unit.low[at] != QUOTE
    )


def phrase_after(unit: Unit, first: int) -> Span | None:
    """Return the noun phrase that begins at token ``first``, "of" and what follows it included."""
    at = first
    words = lexicon().words
    while at < len(unit) and at - first < _LONGEST_PHRASE:
        word = unit.low[at]
        if _in("pronouns", word) and word != "one":
            return (at, at + 1) if at == first else (first, at)
        if word == "(" and at > first:
            closing = next((i for i in range(at + 1, min(at + 9, len(unit))) if unit.low[i] == ")"), None)
            if closing is None:
                break
            at = closing + 1
            continue
        if word == QUOTE:
            quote = unit.quotes[at]
            if quote.end - quote.start > _LONGEST_NICKNAME or at == first:
                break
        elif (
            word in _STOPS
            or word in words["subordinators"]
            or word in words["relatives"] - {"that"}
            or (word in words["prepositions"] and word != "of")
            or (
                at > first
                and (
                    (word in words["determiners"] and unit.low[at - 1] not in {"of", "and"})
                    or is_time(word)
                    or _ends_clause(unit, at)
                )
            )
            or (word in words["coordinators"] and word not in {"and", "or"})
        ):
            break
        at += 1
    while at > first and unit.low[at - 1] in {"of", "and", "or"}:
        at -= 1
    if at == first or not _can_speak(unit, first, at):
        return None
    return first, at


def _is_aside(unit: Unit, first: int, end: int) -> bool:
    """Say whether what stands between two commas tells more of the noun before it."""
    word = unit.low[first]
    if word in {"who", "which", "whose", "as", "while", "when", "where"}:
        return True
    return not any(unit.low[at] in lexicon().words["auxiliaries"] - {"'s"} for at in range(first, end))


def _commas_left(unit: Unit, end: int) -> list[int]:
    commas = [at for at in range(max(0, end - 60), end) if unit.low[at] in {",", "—", "–", "--"}]
    return commas[::-1][:_MOST_COMMAS]


def _past_asides(unit: Unit, comma: int) -> Span | None:
    """Return the subject left of asides that end with the comma at ``comma``."""
    end = comma
    for before in _commas_left(unit, comma):
        if not _is_aside(unit, before + 1, end):
            return None
        found = phrase_before(unit, before)
        if found and _stands_first(unit, *found):
            return found
        end = before
    return None


def _stands_first(unit: Unit, first: int, end: int) -> bool:
    """Say whether a phrase before an aside is a subject and not itself an aside."""
    if unit.low[first] in {"a", "an"}:
        return False
    if first == 0 or unit.low[first - 1] not in {",", "—", "–", "--"}:
        return True
    named = any(unit.capital[at] for at in range(first, end))
    return named and (unit.capital[first] or unit.low[first] == "the")


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


def _is_auxiliary(unit: Unit, at: int) -> bool:
    """Say whether a token is an auxiliary; "'s" is one behind a pronoun only."""
    word = unit.low[at]
    if word.endswith("n't"):
        return True
    if word == "'s":
        return at > 0 and unit.low[at - 1] in lexicon().words["pronouns"] | lexicon().words["relatives"]
    return word in lexicon().words["auxiliaries"]


def subject_before(unit: Unit, verb: int) -> tuple[Span | None, int]:
    """Return the subject right before the verb at ``verb``, and where its verb group begins.

    Auxiliaries, adverbs and days between the two ("has repeatedly", "on Friday") are stepped over, and so
    are asides between commas ("Smith, a lawyer in Ohio, said").
    """
    words = lexicon().words
    at = verb
    while at > 0:
        word = unit.low[at - 1]
        between = _is_auxiliary(unit, at - 1) or is_adverb(word) or is_time(word)
        between = between or (word in {"all", "each", "both"} and at > 1 and unit.low[at - 2][0].isalnum())
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
    if word in {",", "—", "–", "--"}:
        return _past_asides(unit, at - 1), at
    if word in words["coordinators"]:
        return None, at
    return _with_name(unit, phrase_before(unit, at)), at


def _with_name(unit: Unit, found: Span | None) -> Span | None:
    """Return the name before "the director of ... said" where the comma behind that aside is missing."""
    if found is None or found[0] < 2 or unit.low[found[0]] not in {"the", "a", "an"}:  # noqa: PLR2004
        return found
    if unit.low[found[0] - 1] != ",":
        return found
    named = phrase_before(unit, found[0] - 1)
    if (
        named
        and all(unit.capital[at] for at in range(*named))
        and unit.low[named[0] - 1 : named[0]] == [QUOTE]
    ):
        return named
    return found


def clause_subject(unit: Unit, before: int) -> Span | None:
    """Return the subject of the unit's first clause: the phrase before its first verb, left of ``before``."""
    for at in range(1, before):
        if unit.low[at] == QUOTE or unit.capital[at]:
            continue
        verb = unit.low[at] in lexicon().clause_verbs and unit.low[at] != "'s"
        if verb or _is_past_verb(unit, at, before):
            found = subject_before(unit, at)[0]
            if found and unit.low[found[0]] not in lexicon().words["relatives"]:
                return found
    return None


def has_verb(unit: Unit, first: int, end: int) -> bool:
    """Say whether tokens ``first`` up to ``end`` hold a clause's verb."""
    clause_verbs = lexicon().clause_verbs
    return any(
        (unit.low[at] in clause_verbs and (unit.low[at] != "'s" or _is_auxiliary(unit, at)))
        or _is_past_verb(unit, at, end)
        or (unit.low[at].endswith(("ed", "n't")) and not _in("not_verbs", unit.low[at]) and at > first)
        for at in range(first, end)
        if not unit.capital[at]
    )
