"""Plain features of a sentence: what in it can be pointed at to explain its score."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from claimcheck.language import table
from claimcheck.text import compact, normalise

__all__ = ["Spoken", "holds_nothing", "is_plain_question", "is_plain_verdict", "sayings", "signs", "spoken"]

_NOTHING = "holds nothing to look up"
_SHAPE_SAYS = (
    "its length",
    "is short",
    "is a fragment",
    _NOTHING,
    "looks ahead without a figure or day",
    "says what it or this is with nothing to look up",
)
_ANCHORS = ("figure", "number_word", "percent", "money", "year", "capitals")
_AHEAD = ("duty", "vow", "possible", "condition", "wish")
_DATED = ("figure", "percent", "money", "year")
_SHORT, _FRAGMENT = 7, 4  # words: fewer are
_MOST = 4  # of one sign that count
_READ = 2000  # characters of a sentence that are looked at
_PHRASE = 3  # words of the longest phrase in the table
_TOKEN = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*|[$€£%]")
_PARTS = ("n't", "'ll", "'ve")


# What a sign that is there so many times counts.
_STRENGTH = tuple(math.log2(1 + count) / 2 for count in range(_MOST + 1))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence read once: its normalised text, how many words, and its phrases in lower case.

    Phrases are the words, their endings that carry meaning ("n't"), and all runs of two and three words.
    """

    clean: str
    words: int
    phrases: list[str]


def spoken(sentence: str) -> Spoken:
    """Return what signs and phrases are read from, of a sentence's first 2,000 characters."""
    clean = normalise(compact(sentence[:_READ])[0]).strip()
    words = _TOKEN.findall(clean.lower())
    endings = [part for word in words if "'" in word for part in _PARTS if word.endswith(part)]
    runs = [
        run
        for size in range(2, _PHRASE + 1)
        for run in map(" ".join, zip(*(words[at:] for at in range(size)), strict=False))
    ]
    return Spoken(clean, len(words), words + endings + runs)


@cache
def _phrases() -> dict[str, tuple[int, ...]]:
    """Return each phrase of the table with the numbers of the signs it stands for."""
    found: dict[str, list[int]] = {}
    for number, sign in enumerate(table("worth")["signs"].values()):
        for phrase in sign.get("words", ()):
            found.setdefault(phrase, []).append(number)
    return {phrase: tuple(numbers) for phrase, numbers in found.items()}


@cache
def _patterns(*, opening: bool) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Return the signs that are patterns: those that can only open a sentence, or the others."""
    signs_ = enumerate(table("worth")["signs"].values())
    return tuple(
        (number, re.compile(sign["pattern"]))
        for number, sign in signs_
        if "pattern" in sign and sign["pattern"].startswith("^") is opening
    )


@cache
def _numbers(names: tuple[str, ...]) -> tuple[int, ...]:
    """Return the places of signs by their names in the table."""
    order = list(table("worth")["signs"])
    return tuple(order.index(name) for name in names)


@cache
def sayings() -> tuple[str, ...]:
    """Return how each feature is named to the reader, in the order of ``signs``."""
    return (*(sign["says"] for sign in table("worth")["signs"].values()), *_SHAPE_SAYS)


def is_plain_question(values: list[float]) -> bool:
    """Say whether ``signs`` that were read mark a question: it opens like one and ends in its mark."""
    return all(values[number] for number in _numbers(("asks", "question")))


def is_plain_verdict(values: list[float]) -> bool:
    """Say whether ``signs`` that were read mark a judgement and nothing that could be looked up."""
    (judges,) = _numbers(("judgement",))
    return values[judges] > 0 and holds_nothing(values)


def holds_nothing(values: list[float]) -> bool:
    """Say whether ``signs`` that were read mark neither a figure nor a name: there is nothing to look up."""
    return values[sayings().index(_NOTHING)] > 0


def signs(sentence: Spoken) -> list[float]:
    """Return a sentence's features, each in 0..1 or so, in the order of ``sayings``.

    A sign that is there n times counts log2(1 + n) / 2, n capped, so that the first says most.
    """
    counts = _counts(sentence)
    has_anchor, is_dated = _any(counts, _ANCHORS), _any(counts, _DATED)
    return [
        *[_STRENGTH[count if count < _MOST else _MOST] for count in counts],  # noqa: FURB136 - min() takes twice as long
        math.log2(1 + sentence.words) / 6,
        float(sentence.words < _SHORT),
        float(sentence.words < _FRAGMENT),
        float(not has_anchor),
        float(_any(counts, _AHEAD) and not is_dated),
        float(_any(counts, ("points",)) and not has_anchor),
    ]


def _counts(sentence: Spoken) -> list[int]:
    """Return how often each sign of the table is there."""
    counts = [0] * (len(sayings()) - len(_SHAPE_SAYS))
    known = _phrases()
    for phrase in filter(known.__contains__, sentence.phrases):
        for number in known[phrase]:
            counts[number] += 1
    for number, pattern in _patterns(opening=False):
        counts[number] += len(pattern.findall(sentence.clean))
    for number, pattern in _patterns(opening=True):
        counts[number] += pattern.match(sentence.clean) is not None
    return counts


def _any(counts: list[int], names: Iterable[str]) -> bool:
    return any(counts[number] for number in _numbers(tuple(names)))
