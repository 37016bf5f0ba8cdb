"""Words of a sentence for comparing: where they stand, and the key under which two forms are one word.

``stem`` is no dictionary form: it only has to be the same for "closes", "closed" and "closing". Tables are
read through it, so that a rule written in base forms meets every inflection.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.language import table

__all__ = ["Word", "root", "stem", "tokenise", "without_denial"]

# Letters with inner apostrophes, dotted initials, or figures with their separators; anything else is no word.
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[?;:—]|,(?=\s)")
_POSSESSIVE = re.compile(r"['’](?:s|S)$|(?<=s)['’]$")
_VOWEL = re.compile(r"[aeiouy]")
# One vowel before one consonant: such a word keeps its "e", or "planes" would be "plans" and "wine" a "win".
_SHORT = re.compile(r"[^aeiouy]*[aeiouy][^aeiouywx]")
# A statement longer than this is a list or a table; its head is read, so that time stays bounded.
LONGEST = 160
_SHORTEST_ROOT = 4
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Word:
    """One word, figure or pause: ``text[start:end]`` of the sentence, its stem, whether it is capitalised."""

    text: str
    start: int
    end: int
    stem: str
    capital: bool

    @property
    def pause(self) -> bool:
        """Whether this is punctuation that parts clauses."""
        return not self.text[0].isalnum()

    @property
    def figure(self) -> bool:
        """Whether this is written in digits."""
        return self.text[0].isdigit()


def tokenise(text: str) -> tuple[Word, ...]:
    """Return the words, figures and pauses of ``text``, at most ``LONGEST``, with their offsets."""
    words = []
    for match in _WORD.finditer(text):
        raw = match.group()
        bare = _POSSESSIVE.sub("", raw)
        words.append(Word(bare, match.start(), match.start() + len(bare), stem(bare), raw[0].isupper()))
        if len(words) == LONGEST:
            break
    return tuple(words)


@cache
def _irregular() -> dict[str, str]:
    return {
        form: _regular(base)
        for forms in table("lemmas")["irregular"].values()
        for form, base in forms.items()
    }


@cache
def _whole() -> frozenset[str]:
    return frozenset(table("lemmas")["whole"]["words"])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the key that a word shares with its inflected forms ("closed", "closing": "clos")."""
    lower = word.lower().replace("’", "'")
    if lower in _irregular():
        return _irregular()[lower]
    if lower in _whole():
        return lower
    return _regular(lower)


def _regular(lower: str) -> str:
    if lower in _whole() or not lower.isalpha():
        return lower
    return _tail(_without_verb_ending(_without_plural(lower)))


def _without_plural(word: str) -> str:
    if len(word) <= _SHORTEST_STEM + 1 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]


def _without_verb_ending(word: str) -> str:
    if word.endswith("ied"):
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 1 and _VOWEL.search(bare) and not bare.endswith("e"):
            return bare + "e" if _SHORT.fullmatch(bare) else bare
    return word


def _tail(word: str) -> str:
    if len(word) <= _SHORTEST_STEM + 1:
        return word
    if word.endswith("e") and not _SHORT.fullmatch(word[:-1]):
        word = word[:-1]
    if word.endswith("y") and word[-2] not in "aeiou":
        word = word[:-1] + "i"
    doubled = word[-1] == word[-2] and word[-1] not in "aeiou"
    return word[:-1] if doubled else word


@lru_cache(maxsize=65536)
def root(stemmed: str) -> str:
    """Return what is left of a stem without its derivational ending ("dismissal", "dismiss": "dismis")."""
    for ending in table("lemmas")["derived"]["endings"]:
        if stemmed.endswith(ending) and len(stemmed) - len(ending) >= _SHORTEST_ROOT:
            return _tail(stemmed[: -len(ending)])
    return stemmed


@lru_cache(maxsize=65536)
def without_denial(stemmed: str) -> str | None:
    """Return what a stem that opens with a denying syllable denies ("unpaid": "paid"), None for any other."""
    rules = table("lemmas")["denying"]
    if stemmed in _not_denying():
        return None
    for opening in rules["openings"]:
        if stemmed.startswith(opening) and len(stemmed) - len(opening) >= _SHORTEST_ROOT:
            return stem(stemmed[len(opening) :])
    return None


@cache
def _not_denying() -> frozenset[str]:
    return frozenset(stem(word) for word in table("lemmas")["denying"]["not"])
