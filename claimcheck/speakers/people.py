"""The people a text names: each mention with its full name, roles, place and, where words tell, gender."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimcheck.language import table
from claimcheck.speakers.lexicon import lexicon

__all__ = ["PARTICLES", "Mention", "People", "fold", "name_in", "place_of", "rules"]

_WORD = re.compile(r"[^\W\d_](?:\w|[’'\-](?=\w))*\.?|[^\w\s]|\d+")
_POSSESSIVE = re.compile(r"['’]s?$")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
PARTICLES = frozenset({"de", "van", "von", "der", "al", "el", "bin", "da", "di", "du", "la", "le", "ben"})
_LONGEST_NAME = 5
_STEM = 5


@dataclass(frozen=True, slots=True)
class _Rules:
    titles: frozenset[str]
    holders: frozenset[str]
    bodies: frozenset[str]
    roles: tuple[frozenset[str], ...]
    female: frozenset[str]
    male: frozenset[str]
    places: dict[str, str]
    small: frozenset[str]


@cache
def rules() -> _Rules:
    """Return the tables of titles, roles and names, read once."""
    tables = table("people")
    groups = (
        "determiners",
        "prepositions",
        "subordinators",
        "coordinators",
        "pronouns",
        "adverbs",
        "times",
        "relatives",
    )
    small = frozenset().union(*(lexicon().words[group] for group in groups)) | lexicon().words["auxiliaries"]
    small = (small | lexicon().words["verbs"]) - {"will", "may", "april", "june"} | {"say"}
    return _Rules(
        frozenset(tables["titles"]),
        frozenset(tables["titles"]).union(tables["holders"], *tables["roles"]),
        frozenset(tables["bodies"]),
        tuple(frozenset(group) for group in tables["roles"]),
        frozenset(tables["female"]),
        frozenset(tables["male"]),
        dict(tables["places"]),
        small,
    )


def fold(word: str) -> str:
    """Return a word in small letters without accents and possessive ending: "Nausėda's" is "nauseda"."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word).lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).rstrip(".")


def place_of(word: str) -> str:
    """Return what stands for a place however it is named: "Lithuanian" and "Lithuania's" give the same."""
    folded = _POSSESSIVE.sub("", word.lower())
    named = rules().places.get(folded)
    return (named or fold(word))[:_STEM]


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at ``start``: the full name, and what the words before it say of him or her.

    ``roles`` are words in small letters, ``places`` as ``place_of`` gives them, ``gender`` is "f", "m" or "".
    """

    start: int
    end: int
    name: str
    surname: str
    roles: frozenset[str]
    places: frozenset[str]
    gender: str


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def name_in(words: list[str]) -> tuple[list[str], list[str]]:
    """Split capitalised words into what stands before the name (titles, places) and the name's own words."""
    tables = rules()
    titled = [at for at, word in enumerate(words[:-1], start=1) if word.lower().rstrip(".") in tables.titles]
    first = titled[-1] if titled else 0
    while first < len(words):
        low = words[first].lower().rstrip(".")
        possessive = words[first].endswith(("'s", "’s"))
        adjective = low.endswith(("ian", "ish", "ese", "an", "ch")) and len(words) - first > 2  # noqa: PLR2004
        if low in tables.titles or low in tables.small or possessive or adjective or low in tables.places:
            first += 1
        else:
            break
    return words[:first], words[first:]


def _gender(words: list[str]) -> str:
    tables = rules()
    for word in words:
        low = fold(word)
        if low in tables.female:
            return "f"
        if low in tables.male:
            return "m"
    return ""


def _is_near(text: str, last: re.Match[str], match: re.Match[str]) -> bool:
    """Say whether a word goes on from the one before it: one blank between, and no full stop."""
    if match.start() - last.end() > 1 or "\n" in text[last.end() : match.start()]:
        return False
    word = last.group().lower()
    if not word.endswith("."):
        return True
    short = word.rstrip(".")
    return len(short) == 1 or short in rules().titles or short in lexicon().words["abbreviations"]


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield runs of capitalised words, particles inside and roles in small letters before them included."""
    run: list[re.Match[str]] = []
    titles = rules().titles
    for match in _WORD.finditer(text):
        word = match.group()
        first = word[0]
        named = (first.isupper() and first.isalpha()) or word in titles or word.rstrip(".") in titles
        if named or (run and word in PARTICLES):
            near = bool(run) and _is_near(text, run[-1], match)
            if run and not near:
                yield run
                run = []
            if named or near:
                run.append(match)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_name(words: list[str], before: list[str]) -> bool:
    """Say whether capitalised words name a person: two words and more, or one behind "Mr." or an office."""
    if not 0 < len(words) <= _LONGEST_NAME or not _is_capital(words[-1]) or words[-1].isupper():
        return False
    if len(words) == 1:
        low = words[0].lower()
        verb = low in lexicon().clause_verbs or low in lexicon().noun_like
        return not verb and any(fold(word) in rules().titles for word in before)
    if len(words) == 2 and len(fold(words[0])) == 1:  # noqa: PLR2004
        return False
    bodies, small = rules().bodies, rules().small
    folded = [fold(word) for word in words]
    return not any(word in bodies or word in small for word in folded) and not any(
        word.endswith(("'s", "’s")) for word in words[:-1]
    )


def _last_three(name: list[str]) -> list[str]:
    """Return a longer run's last two words; the rest names a body: "Texas Arlington Amneh Jafari"."""
    plain = [word for word in name if len(word.rstrip(".")) > 1 and word not in PARTICLES]
    kept = 3 if name[-2:-1] and name[-2].lower() in PARTICLES else 2
    return name if len(plain) <= 3 else name[-kept:]  # noqa: PLR2004


def _mention(run: list[re.Match[str]]) -> Mention | None:
    """Return whom capitalised words name; one word by itself names nobody."""
    words = [match.group() for match in run]
    before, name = name_in(words)
    while name and not _is_capital(name[-1]):
        name = name[:-1]
    name = _last_three(name)
    before = words[: len(words) - len(name)] if words[-len(name) :] == name else before
    core = [word for word in name if word.lower() not in _SUFFIXES]
    if not core or not _is_name(core, before):
        return None
    last = _POSSESSIVE.sub("", core[-1].rstrip("."))
    shown = " ".join([*core[:-1], last, *name[len(core) :]])
    lows = [word.lower().rstrip(".") for word in before]
    roles = frozenset(low for low in lows if low in rules().titles)
    places = frozenset(place_of(word) for word, low in zip(before, lows, strict=True) if low not in roles)
    start, end = run[len(before)].start(), run[len(before) + len(name) - 1].end()
    return Mention(start, end, shown, fold(last), roles, places, _gender([*before, core[0]]))


class People:
    """The people of a text, in order of mention, looked up by surname, role or place before."""

    def __init__(self, text: str) -> None:
        self.mentions = [found for run in _runs(text) if len(run) > 1 and (found := _mention(run))]
        self._starts = [mention.start for mention in self.mentions]
        self._surnames: dict[str, Counter[str]] = {}
        self._genders: dict[str, str] = {}
        self._roles: dict[str, set[str]] = {}
        self._places: dict[str, set[str]] = {}
        for mention in self.mentions:
            self._surnames.setdefault(mention.surname, Counter()).update([mention.name])
            self._roles.setdefault(mention.name, set()).update(mention.roles)
            self._places.setdefault(mention.name, set()).update(mention.places)
            if mention.gender:
                self._genders.setdefault(mention.name, mention.gender)

    def named(self, surname: str, gender: str = "") -> str | None:
        """Return the full name given oftenest with a surname, of a gender where one is asked for."""
        names = self._surnames.get(fold(surname), Counter())
        if gender:
            same = Counter({name: times for name, times in names.items() if self.gender(name) == gender})
            open_ = Counter({name: times for name, times in names.items() if not self.gender(name)})
            names = same or open_
        full = Counter({name: times for name, times in names.items() if " " in name}) or names
        return full.most_common(1)[0][0] if full else None

    def gender(self, name: str) -> str:
        """Return "f", "m", or "" where no word tells."""
        return self._genders.get(name, "")

    def at(self, start: int) -> Mention | None:
        """Return the mention that begins right at an offset."""
        place = bisect_left(self._starts, start)
        return self.mentions[place] if self._starts[place : place + 1] == [start] else None

    def last_before(self, offset: int, most: int) -> list[Mention]:
        """Return the last ``most`` mentions before an offset, last first."""
        end = bisect_left(self._starts, offset)
        return self.mentions[max(0, end - most) : end][::-1]

    def in_role(self, role: str, places: frozenset[str], before: int) -> str | None:
        """Return who was last mentioned before an offset in a role, and of a place where one is given.

        With a place the whole text is searched: a lead often gives the role before the name.
        """
        wanted = frozenset().union(*(group for group in rules().roles if role in group)) | {role}
        fitting = [mention for mention in self.mentions if self._roles[mention.name] & wanted]
        earlier = [mention.name for mention in fitting if mention.start < before][::-1]
        seen = earlier + [mention.name for mention in fitting if mention.start >= before and places]
        of_place = [name for name in seen if self._places[name] & places]
        if of_place or not places:
            return next(iter(of_place or seen), None)
        return next((name for name in earlier if not self._places[name]), None)
