"""Subjects and finite verbs found by tables, without a parser: good enough to tell a clause from a phrase."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.language import table

__all__ = ["finite_at", "is_clause", "subject_of", "words_of"]

_WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
_BREAK = re.compile(r"[,;:–—(]")
_ASIDE = re.compile(r"\s*[,(]")
_NOUN_PHRASE = 9  # words of one that is worth repeating
_SUBJECT = 12  # words of a subject, at most
_LEAD_IN = re.compile(r"[^,\"]{2,80},\s+")
_PARTICIPLE_LENGTH = 5


@cache
def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in table("clauses")[name])


def words_of(clean: str) -> list[re.Match[str]]:
    """Return the words of a normalised text as matches, so that their places are known."""
    return list(_WORD.finditer(clean))


def finite_at(words: list[re.Match[str]]) -> int | None:
    """Return which word is the first finite verb, None where there is none in a subject's reach."""
    before = ""
    for at, match in enumerate(words[: _SUBJECT + 1]):
        word = match.group().lower()
        is_month = at > 0 and match.group() == "May"
        if word in _words("auxiliaries") and not is_month:
            return at
        is_past = word.endswith("ed") and len(word) >= _PARTICIPLE_LENGTH
        if at and (is_past or word in _words("finite")) and before not in _words("before_participle"):
            return at
        before = word
    return None


def is_clause(clean: str) -> bool:
    """Tell whether a normalised text begins with a subject of its own and the verb that goes with it."""
    words = words_of(clean[:200])
    at = finite_at(words)
    if not at:
        return False
    first = words[0].group()
    low = first.lower()
    if low in _words("no_subject") or _BREAK.search(clean[: words[at].start()]):
        return False
    if not _words("relative").isdisjoint(word.group().lower() for word in words[:at]):
        return False
    is_marked = low in _words("determiners") or low in _words("pronouns")
    return is_marked or first[0].isupper() or first[0].isdigit()


def subject_of(clean: str) -> str:
    """Return a normalised sentence's subject as written, without what leads in ("On Friday,"), or ""."""
    start = 0
    lead_in = _LEAD_IN.match(clean)
    if lead_in and finite_at(words_of(lead_in.group())) is None and is_clause(clean[lead_in.end() :]):
        start = lead_in.end()
    words = words_of(clean[start : start + 200])
    at = finite_at(words)
    if not at or words[0].group().lower() in _words("no_subject", "dependent"):
        return ""
    # An aside between subject and verb is left out: "Coale, in his turn, told".
    subject = _ASIDE.split(clean[start + words[0].start() : start + words[at - 1].end()], maxsplit=1)[0]
    return subject if subject.count(" ") < _NOUN_PHRASE else ""
