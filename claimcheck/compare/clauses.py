"""Who does what to whom: the clauses of a sentence by shallow rules, no parser.

A verb is an auxiliary with the word it belongs to, an irregular past, or a form in "-ed" without
an article. Its subject stands before it, its object behind; a passive turns them, with the doer after "by".
Figures and times play no part in either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.compare.reading import Reading, Sort, Unit
from claimcheck.compare.words import Word
from claimcheck.language import table

__all__ = ["Clause", "clauses", "is_past"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb (the index of its word), its doer and what it is done to; either may be empty."""

    verb: int
    doer: tuple[Unit, ...]
    done_to: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb's chain of words: where it starts, its main word, where it ends, whether it is passive."""

    start: int
    main: int
    end: int
    passive: bool


@lru_cache(maxsize=8192)
def clauses(reading: Reading) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in order; a verb without a subject takes the one before."""
    words = reading.words
    verbs = list(_verbs(words))
    within = {at for verb in verbs for at in range(verb.start, verb.end)}
    units = {unit.at: unit for unit in reading.units}
    found: list[Clause] = []
    subject: tuple[Unit, ...] = ()
    for verb in verbs:
        before = _subject(words, verb, within)
        subject = _units(units, before) or subject
        after = list(_until_break(words, verb.end, within))
        core = _units(units, _core(words, after))
        if verb.passive:
            found.append(Clause(verb.main, _units(units, _agent(words, after)), subject))
        else:
            found.append(Clause(verb.main, subject, core))
    return tuple(found)


def _units(units: dict[int, Unit], span: Sequence[int]) -> tuple[Unit, ...]:
    """Return the units of a span that can do something or have it done to them."""
    return tuple(units[at] for at in span if at in units and units[at].sort not in {Sort.FIGURE, Sort.TIME})


def _verbs(words: Sequence[Word]) -> Iterator[_Verb]:
    at = 0
    while at < len(words):
        verb = _verb_at(words, at)
        yield from (verb,) if verb else ()
        at = verb.end if verb else at + 1


def _verb_at(words: Sequence[Word], at: int) -> _Verb | None:
    """Return the verb whose chain starts at a word: "was not sold", "will buy", "had been seized", "rose"."""
    main, passive = at, False
    while main < len(words) and (
        _lower(words, main) in _set("auxiliaries", "be") or _is_adverb(words, main, at)
    ):
        passive = _lower(words, main) in _set("be") or (passive and _is_adverb(words, main, at))
        main += 1
    if main >= len(words):
        return None
    chain = main > at and _lower(words, at) in _set("auxiliaries", "be")
    participle = is_past(words[main])
    if chain and not words[main].pause:
        if participle or not passive:
            return _Verb(at, main, main + 1, passive and participle)
        return _Verb(at, main - 1, main, passive=False)
    before = _lower(words, at - 1) if at else ""
    if at and is_past(words[at]) and not words[at].capital and before not in _set("determiners"):
        by = at + 1 < len(words) and _lower(words, at + 1) == "by"
        return _Verb(at, at, at + 1, passive=by)
    return None


def is_past(word: Word) -> bool:
    """Whether a word has the form of a past tense or a past participle."""
    lower = word.text.lower()
    return lower in table("lemmas")["irregular"]["verbs"] or (lower.endswith("ed") and word.stem != lower)


def _is_adverb(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether a word inside a verb's chain only qualifies it: "is wholly owned"."""
    lower = _lower(words, at)
    return lower in _set("adverbs") or (at > start and lower.endswith("ly"))


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].text.lower()


def _subject(words: Sequence[Word], verb: _Verb, within: set[int]) -> list[int]:
    at = verb.start - 1
    if at >= 0 and _lower(words, at) in _set("relative"):
        at -= 1
    if at > 0 and words[at].text == ",":
        at -= 1  # an aside ends there, and names the subject: "its operator, Hebrine Lines, is owned"
    span: list[int] = []
    while at >= 0 and at not in within and not words[at].pause and _lower(words, at) not in _set("breaks"):
        span.append(at)
        at -= 1
    return _core(words, span[::-1])


def _until_break(words: Sequence[Word], at: int, within: set[int]) -> Iterator[int]:
    while at < len(words) and at not in within and not words[at].pause:
        if _lower(words, at) in _set("breaks"):
            return
        yield at
        at += 1


def _core(words: Sequence[Word], span: Sequence[int]) -> list[int]:
    """Return a span up to the first preposition inside it: "the head of the mission" is its head."""
    core: list[int] = []
    for at in span:
        if _lower(words, at) in _set("prepositions") and core:
            break
        core.append(at)
    return core


def _agent(words: Sequence[Word], span: Sequence[int]) -> list[int]:
    by = next((index for index, at in enumerate(span) if _lower(words, at) == "by"), None)
    return _core(words, list(span)[by + 1 :]) if by is not None else []


@cache
def _set(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in table("cues")["clause"][name])
