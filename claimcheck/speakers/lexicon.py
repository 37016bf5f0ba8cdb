"""The tables of reporting words and of small words, made ready for looking up one token at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain

from claimcheck.language import table
from claimcheck.model import SpeakerStance
from claimcheck.speakers.attribution import Act

__all__ = ["BASE", "ING", "PARTICIPLE", "PAST", "THIRD", "Cue", "Lexicon", "lexicon"]

BASE, THIRD, PAST, PARTICIPLE, ING = range(5)
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: how it stands to what is said and where it may stand.

    ``tail`` are the words that must follow its verb ("out" of "point out"); a ``quoted`` one reports only
    beside a quotation or "that", a ``clause`` one only with a clause; ``forms`` are those forms of the verb
    that this spelling can be.
    """

    base: str
    act: Act
    stance: SpeakerStance
    after: bool
    hearer: bool
    tail: tuple[str, ...]
    quoted: bool = False
    clause: bool = False
    forms: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words this room looks up, lower case.

    ``verbs`` maps a spelling to its cues, longest tail first; ``nouns`` and ``prepositions`` the cues that
    are no verbs, prepositions by their first word. ``clause_verbs`` end a subject, ``noun_like`` are
    reporting verbs' spellings that are more often nouns.
    """

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Cue]
    prepositions: dict[str, tuple[Cue, ...]]
    words: dict[str, frozenset[str]]
    clause_verbs: frozenset[str]
    noun_like: frozenset[str]


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _forms(base: str, irregular: dict[str, list[str]], doubled: frozenset[str]) -> tuple[str, ...]:
    """Return base, third person, past, participle and -ing form of a verb."""
    if base in irregular:
        return (base, *irregular[base])
    stem = base + base[-1] if base in doubled else base
    if base.endswith("e"):
        past, ing = base + "d", (base if base.endswith("ee") else base[:-1]) + "ing"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        past, ing = base[:-1] + "ied", base + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    return base, _plural(base), past, past, ing


def _verbs() -> dict[str, tuple[Cue, ...]]:
    rules = table("reporting")
    doubled = frozenset(rules["doubled"])
    found: dict[str, list[Cue]] = {}
    for group in rules["verbs"]:
        for entry in group["words"]:
            head, *tail = entry.split()
            spellings: dict[str, set[int]] = {}
            for form, spelling in enumerate(_forms(head, rules["forms"], doubled)):
                spellings.setdefault(spelling, set()).add(form)
            for spelling, forms in spellings.items():
                cue = Cue(
                    entry,
                    Act(group["act"]),
                    SpeakerStance(group["stance"]),
                    group.get("after", False),
                    group.get("hearer", False),
                    tuple(tail),
                    group.get("quoted", False),
                    group.get("clause", False),
                    frozenset(forms),
                )
                found.setdefault(spelling, []).append(cue)
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.tail))) for word, cues in found.items()}


def _nouns() -> dict[str, Cue]:
    found = {}
    for group in table("reporting")["nouns"]:
        for word in group["words"]:
            cue = Cue(
                word, Act(group["act"]), SpeakerStance(group["stance"]), after=False, hearer=False, tail=()
            )
            found[word] = found[_plural(word)] = cue
    return found


def _prepositions() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for group in table("reporting")["prepositions"]:
        for entry in group["words"]:
            head, *tail = entry.split()
            stance = SpeakerStance(group["stance"])
            cue = Cue(entry, Act.SAYS, stance, after=True, hearer=False, tail=tuple(tail))
            found.setdefault(head, []).append(cue)
    return {word: tuple(cues) for word, cues in found.items()}


@cache
def lexicon() -> Lexicon:
    """Return the tables, read once."""
    words = {name: frozenset(entries) for name, entries in table("phrases").items()}
    verbs = _verbs()
    also_nouns = table("reporting")["also_nouns"]["words"]
    noun_like = frozenset(chain(also_nouns, map(_plural, also_nouns)))
    finite = {
        word
        for word, cues in verbs.items()
        if any(cue.forms & {BASE, THIRD, PAST} for cue in cues) and word not in also_nouns
    }
    return Lexicon(
        verbs,
        _nouns(),
        _prepositions(),
        words,
        frozenset(chain(words["verbs"], words["auxiliaries"], finite)),
        noun_like,
    )
