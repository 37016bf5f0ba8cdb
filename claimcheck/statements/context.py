"""Context that lets a statement stand alone: the title, and what its pronoun or elided noun stands for.

Read from the sentences before, as a reader would: the subject of the sentence before, the person last named,
the last figure with its noun. Context is words of the document or its title, never part of a quote.
"""

from __future__ import annotations

import re
from functools import cache

from claimcheck.language import table
from claimcheck.quantities import extract_quantities
from claimcheck.speakers.people import fold, rules
from claimcheck.statements.clauses import finite_at, subject_of, words_of
from claimcheck.text import normalise

__all__ = ["Thread"]

_NAME = re.compile(r"(?<=[a-z0-9,;:'\")] )[\"'(]?[A-Z][\w-]+")
_FIRST_WORD = re.compile(r"[^\W_]+")
_PERSON = re.compile(r"[A-Z][\w'.-]+(?: (?:[A-Z][\w'.-]*|de|van|von|al|bin|el|da))*")
# The first five letters of a long word: "released" and "release" share them.
_LONG_WORD = re.compile(r"\b[a-zA-Z]{5}")
_KEPT = 6  # persons and sentences that are remembered
_PRONOUNS = ("personal", "other_pronouns", "pointing", "pronouns")
# A subject with a name of two words: "Psychology major Amneh Jafari", "Matthew Ingram of the Globe".
_NAMED = re.compile(r"(?:[^\W_].*? )?(?P<name>[A-Z][\w'-]+ [A-Z][\w'-]+)(?: (?:of|from|at|in) .*)?")


@cache
def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in table("clauses")[name])


@cache
def _places() -> frozenset[str]:
    countries = table("places")["countries"].values()
    return frozenset(place for country in countries for places in country.values() for place in places)


@cache
def _elided() -> re.Pattern[str]:
    return re.compile("|".join(table("clauses")["elided"]))


@cache
def _role_and_name() -> re.Pattern[str]:
    roles = "|".join(sorted(_words("roles"), key=len, reverse=True))
    return re.compile(rf"\b(?i:{roles})\.? (?={_PERSON.pattern})")


@cache
def _role_words() -> frozenset[str]:
    """Return the last word of each role ("first lady"): without one no role stands before a name."""
    return frozenset(role.rpartition(" ")[2] for role in _words("roles"))


class Thread:
    """What a reader of a document has in mind at each sentence: its title, subjects, persons and figures."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._subject = ""
        self._persons: list[str] = []
        self._recent = [title] if title else []

    def context(self, part: str, speaker: str = "", *, by_speaker: bool = False) -> str:
        """Return what a part of a sentence needs to stand alone, pieces divided by "; "; often nothing.

        ``by_speaker`` is true where the part opens with the words that name who says it ("He said").
        """
        clean = normalise(part).strip("\" '")
        pieces = []
        opening = _opening(clean)
        if opening in _words("personal"):
            pieces.append(speaker if by_speaker else self._person(speaker))
        elif by_speaker and opening in _words("other_pronouns"):
            pieces.append(speaker)
        elif opening in _words("other_pronouns") or (opening in _words("pointing") and _stands_alone(clean)):
            pieces.append("" if _surname(self._subject) in map(_surname, self._persons) else self._subject)
        elided = _elided().search(clean)
        if elided:
            pieces.append(self._figure(clean))
        if pieces or not _NAME.search(clean):
            pieces.insert(0, self._title)
        return "; ".join(dict.fromkeys(piece for piece in pieces if piece and piece not in clean))

    def follow(self, sentence: str, speaker: str = "") -> None:
        """Take in a sentence that has been read, and who says it."""
        clean = normalise(sentence)
        subject = speaker if clean.lstrip().startswith('"') else subject_of(clean)
        if _opening(subject or clean) not in _words(*_PRONOUNS):
            self._subject = subject
        self._remember_persons(clean, subject, speaker)
        self._recent = [*self._recent[-_KEPT:], sentence]

    def _remember_persons(self, clean: str, subject: str, speaker: str) -> None:
        """Move the persons a sentence names to the front, its subject last and so foremost."""
        has_role = not _role_words().isdisjoint(_FIRST_WORD.findall(clean.lower()))
        named = [
            found
            for match in (_role_and_name().finditer(clean) if has_role else ())
            if (found := _PERSON.match(clean, match.end()))
        ]
        names = [match.group() for match in named]
        known = {_surname(name) for name in (*self._persons, *names, speaker)}
        called = {name.partition(" ")[0]: name for name in self._persons}
        for match in _PERSON.finditer(clean):
            name = called.get(match.group(), match.group())
            names += [name] if _surname(name) in known else []
        full = " " in subject and _opening(subject) not in _words("determiners")
        if _PERSON.fullmatch(subject) and (full or _surname(subject) in known):
            names.append(subject)
        for name in filter(_may_be_person, names):
            short = name.removesuffix("'s").rstrip(".")
            same = [kept for kept in self._persons if _surname(kept) == _surname(short)]
            self._persons = [kept for kept in self._persons if kept not in same]
            self._persons.append(max([short, *same], key=len))
        self._persons = self._persons[-_KEPT:]

    def _person(self, speaker: str) -> str:
        """Return the person that the sentence before is about, or the last named; never who is speaking."""
        if not speaker:
            known = [name for name in self._persons if _surname(name) == _surname(self._subject)]
            named = _NAMED.fullmatch(self._subject)
            if known or named:
                return known[-1] if known else named["name"] if named else ""
        others = [name for name in self._persons if _surname(name) != _surname(speaker)]
        if others:
            return others[-1]
        # A single capitalised word that nothing made a person is a body's or a place's name as likely.
        return "" if _PERSON.fullmatch(self._subject) else self._subject

    def _figure(self, clean: str) -> str:
        """Return the last figure and noun from a sentence that shares a word's stem, or the last of all."""
        stems = _stems(clean)
        counted = [(figure, sentence) for sentence in self._recent for figure in _figures(sentence)]
        alike = [figure for figure, sentence in counted if not stems.isdisjoint(_stems(sentence))]
        return (alike or [figure for figure, _ in counted] or [self._subject])[-1]


def _may_be_person(name: str) -> bool:
    """Tell whether a name is no country's or town's and has no word of a body's: "Doctor Who Society"."""
    return name.lower() not in _places() and rules().bodies.isdisjoint(fold(word) for word in name.split())


def _surname(name: str) -> str:
    return name.rstrip(".").removesuffix("'s").rpartition(" ")[2]


def _opening(clean: str) -> str:
    first = _FIRST_WORD.search(clean)
    return first.group().lower() if first else ""


def _stands_alone(clean: str) -> bool:
    """Tell whether a pointing word has no noun: "This was", not "This year"."""
    return finite_at(words_of(clean[:60])) == 1


def _stems(words: str) -> set[str]:
    return {word.lower() for word in _LONG_WORD.findall(words)}


def _figures(sentence: str) -> list[str]:
    """Return the figures of a sentence that count something, each with what is counted."""
    return [
        sentence[min(quantity.start, quantity.counted_span[0]) : max(quantity.end, quantity.counted_span[1])]
        for quantity in extract_quantities(sentence)
        if quantity.counted_span
    ]
