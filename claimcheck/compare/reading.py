"""What one sentence holds, ready to be laid beside another: its units, names, places, cues.

Read once a sentence and cached: forty claims against twenty candidates each read a sentence once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache

from claimcheck.compare import phrases
from claimcheck.compare.words import Word, root, tokenise
from claimcheck.language import table

__all__ = ["Reading", "Slot", "Sort", "Unit", "read"]

_NEGATION_REACH = 7
_SHORTEST_NAME = 4
_NAME_LINKS = frozenset({"of", "de", "da", "del", "van", "von", "der", "bin", "al", "la", "le", "the"})


class Slot(StrEnum):
    """Which question about an event a word answers."""

    WHO = "who"
    DID = "did what"
    WHOM = "to whom or what"
    HOW_MANY = "how many"
    WHERE = "where"
    WHEN = "when"


class Sort(StrEnum):
    """What sort of word a unit is."""

    WORD = "word"
    NAME = "name"
    PLACE = "place"
    FIGURE = "figure"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Unit:
    """A word that carries content, with all that it may be matched by.

    ``at`` is its index among the words of the sentence. ``senses`` are classes of equivalents, ``sides``
    the axes it stands on with +1 or -1, ``countries`` where a place lies, ``number`` what a figure or number
    word stands for. ``negated`` is set by a "no" before it in its clause, ``denied`` where this very word is
    what the "no" is about ("did not intend to sell": "sell"). ``group`` numbers the name it is part of,
    ``names`` are the keys of that name.
    """

    text: str
    start: int
    end: int
    at: int
    stem: str
    sort: Sort
    slot: Slot
    senses: frozenset[str] = frozenset()
    sides: tuple[tuple[str, int], ...] = ()
    countries: frozenset[str] = frozenset()
    number: float | None = None
    negated: bool = False
    denied: bool = False
    reporting: bool = False
    group: int = -1
    names: tuple[str, ...] = ()

    @property
    def small(self) -> bool:
        """Whether this is a small word that only an axis made a unit: "for", "since"."""
        return self.stem in _function_words()

    @property
    def root(self) -> str:
        """What is left of the stem without its derivational ending."""
        return root(self.stem)


@dataclass(frozen=True, eq=False)
class Reading:
    """One sentence as units and hits of the rule tables; one object a sentence, compared by identity."""

    text: str
    words: tuple[Word, ...]
    units: tuple[Unit, ...]
    hits: tuple[phrases.Hit, ...]

    @cached_property
    def cues(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The words found by table and label."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for hit in self.hits:
            text = " ".join(self.words[i].text for i in hit.taken)
            labels = found.setdefault(hit.table, {})
            labels[hit.label] = (*labels.get(hit.label, ()), text)
        return found

    def cue(self, table_name: str, *labels: str) -> tuple[str, ...]:
        """Return the words found under these labels of a table."""
        found = self.cues.get(table_name)
        if not found:
            return ()
        return tuple(text for label in labels for text in found.get(label, ()))


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """Return the reading of one sentence."""
    words = tokenise(text)
    hits = phrases.find(words)
    return Reading(text, words, _units(words, hits), hits)


def _units(words: tuple[Word, ...], hits: tuple[phrases.Hit, ...]) -> tuple[Unit, ...]:
    marks = _Marks(words, hits)
    return tuple(
        _unit(word, at, marks)
        for at, word in enumerate(words)
        if not word.pause and marks.carries_content(at)
    )


def _unit(word: Word, at: int, marks: _Marks) -> Unit:
    sort = marks.sort(at)
    return Unit(
        text=word.text,
        start=word.start,
        end=word.end,
        at=at,
        stem=word.stem,
        sort=sort,
        slot=marks.slot(at, sort),
        senses=frozenset(marks.senses.get(at, ())),
        sides=tuple(sorted(marks.sides.get(at, ()))),
        countries=frozenset(marks.countries.get(at, ())),
        number=_number(word),
        negated=marks.negated[at] % 2 == 1,
        denied=at in marks.denied,
        reporting=at in marks.reporting,
        group=marks.groups.get(at, -1),
        names=marks.names(at),
    )


class _Marks:
    """The hits of a sentence by word, and what follows from them: names, negation, the head verb."""

    def __init__(self, words: tuple[Word, ...], hits: tuple[phrases.Hit, ...]) -> None:
        self.words = words
        self.senses: dict[int, set[str]] = {}
        self.sides: dict[int, set[tuple[str, int]]] = {}
        self.countries: dict[int, set[str]] = {}
        self.reporting: set[int] = set()
        self.negated = [0] * len(words)
        self.denied: set[int] = set()
        self.phrases = [hit.taken for hit in hits if hit.table in {"main", "detail"} and len(hit.taken) > 1]
        for hit in hits:
            self._take(hit)
        self.groups = _name_groups(words, set(self.senses) | set(self.sides))
        self.verb = self._head_verb()

    def _take(self, hit: phrases.Hit) -> None:
        for at in hit.taken:
            if hit.table == "equivalents":
                self.senses.setdefault(at, set()).add(hit.label)
            elif hit.table in {"main", "detail"}:
                sign = 1 if hit.label[0] == "+" else -1
                self.sides.setdefault(at, set()).add((f"{hit.table}.{hit.label[1:]}", sign))
            elif hit.table == "places":
                self.countries.setdefault(at, set()).add(hit.label)
            elif hit.table == "reporting":
                self.reporting.add(at)
        if hit.table == "negation":
            self._negate_after(hit.taken[-1])

    def _negate_after(self, cue: int) -> None:
        nothing_yet = not cue or self.words[cue - 1].stem not in _contrasting()
        for at in range(cue + 1, min(cue + 1 + _NEGATION_REACH, len(self.words))):
            if self.words[at].pause or self.words[at].stem == "but":
                break
            if not self._of_one_phrase(cue, at):
                self.negated[at] += 1
            if nothing_yet and self.words[at].stem not in _function_words() | _passing():
                self.denied.add(at)
                nothing_yet = False

    def _of_one_phrase(self, cue: int, at: int) -> bool:
        """Whether a "no" and a word are of one phrase that says it all: "not guilty" is a side of its own."""
        return any(cue in phrase and at in phrase for phrase in self.phrases)

    def names(self, at: int) -> tuple[str, ...]:
        """Return what a name may be met by elsewhere: its stem without a demonym's ending, its initials."""
        word, group = self.words[at], self.groups.get(at)
        if not word.capital or word.figure:
            return ()
        keys = [f"name {_without_demonym(word.text.lower())}"]
        if word.text.isupper():
            keys.append(f"initials {word.text.replace('.', '')}")
        elif group is not None:
            members = [self.words[i].text for i, other in self.groups.items() if other == group]
            initials = "".join(member[0] for member in members)
            if len(members) > 1 and members[0] == word.text:
                keys.append(f"initials {initials}")
        return tuple(keys)

    def carries_content(self, at: int) -> bool:
        return at in self.sides or at in self.countries or self.words[at].stem not in _function_words()

    def sort(self, at: int) -> Sort:
        word = self.words[at]
        if word.figure or word.stem in _numbers():
            return Sort.FIGURE
        if word.text.lower() in _calendar():
            return Sort.TIME
        if at in self.countries:
            return Sort.PLACE
        return Sort.NAME if at in self.groups else Sort.WORD

    def slot(self, at: int, sort: Sort) -> Slot:
        if sort is Sort.FIGURE:
            return Slot.HOW_MANY
        if sort is Sort.TIME:
            return Slot.WHEN
        before = self.words[at - 1].stem if at else ""
        if sort is Sort.PLACE and before in {"in", "at", "near", "acros"}:
            return Slot.WHERE
        if at == self.verb:
            return Slot.DID
        return Slot.WHO if at < self.verb else Slot.WHOM

    def _head_verb(self) -> int:
        """Return the index of the first word that looks like a finite verb, else the middle."""
        for at, word in enumerate(self.words):
            if at and not word.capital and word.text.lower() in _auxiliaries():
                return at
            if at and not word.capital and word.text.endswith("ed") and word.stem != word.text:
                return at
            if (
                at
                and any(axis.startswith("main.") for axis, _ in self.sides.get(at, ()))
                and not word.capital
            ):
                return at
        return len(self.words) // 2


def _name_groups(words: tuple[Word, ...], known: set[int]) -> dict[int, int]:
    """Return the number of the name that each word of a name belongs to.

    The word that opens a sentence is capitalised anyway: alone it is no name.
    """
    groups: dict[int, int] = {}
    group = 0
    opening = True
    for at, word in enumerate(words):
        named = word.capital and not word.figure and not word.pause
        if named and opening:
            follows = at + 1 < len(words) and words[at + 1].capital and words[at + 1].end - word.end > 1
            named = follows and word.stem not in _function_words() and at not in known
        if named:
            groups[at] = group
        elif not (word.stem in _NAME_LINKS and at - 1 in groups):
            group += 1
        opening = word.pause and word.text in "?;"
    return groups


def _without_demonym(name: str) -> str:
    for ending in table("cues")["demonyms"]["endings"]:
        if name.endswith(ending) and len(name) - len(ending) >= _SHORTEST_NAME:
            return name[: -len(ending)]
    return name


def _number(word: Word) -> float | None:
    if word.figure:
        try:
            return float(word.text.replace(",", ""))
        except ValueError:
            return None
    return _numbers().get(word.stem)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word.stem for entry in table("cues")["function"]["words"] for word in tokenise(entry))


@cache
def _contrasting() -> frozenset[str]:
    """Return the words after which a "no" sets something apart and denies no deed: "but not in the north"."""
    return frozenset(
        word.stem for entry in table("cues")["negation"]["contrasting"] for word in tokenise(entry)
    )


@cache
def _passing() -> frozenset[str]:
    """Return the words that hand a "no" on to what follows them."""
    return frozenset(word.stem for entry in table("cues")["negation"]["passing"] for word in tokenise(entry))


@cache
def _numbers() -> dict[str, float]:
    return {
        word.stem: float(n)
        for name, n in table("cues")["numbers"]["words"].items()
        for word in tokenise(name)
    }


@cache
def _calendar() -> frozenset[str]:
    return frozenset(word for entry in table("cues")["calendar"].values() for word in entry)


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(table("cues")["clause"]["auxiliaries"])
