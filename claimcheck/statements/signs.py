"""Plain features of a sentence: what in it can be pointed at to explain its score."""

from __future__ import annotations

import math
import re
from functools import cache

from claimcheck.language import table
from claimcheck.text import compact, normalise

__all__ = ["is_plain_question", "is_plain_verdict", "phrases", "sayings", "signs"]

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


@cache
def _phrases() -> dict[str, tuple[int, ...]]:
    """Return each phrase of the table with the numbers of the signs it stands for."""
    found: dict[str, list[int]] = {}
    for number, sign in enumerate(table("worth")["signs"].values()):
        for phrase in sign.get("words", ()):
            found.setdefault(phrase, []).append(number)
    return {phrase: tuple(numbers) for phrase, numbers in found.items()}


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    signs_ = enumerate(table("worth")["signs"].values())
    return tuple((number, re.compile(sign["pattern"])) for number, sign in signs_ if "pattern" in sign)


@cache
def sayings() -> tuple[str, ...]:
    """Return how each feature is named to the reader, in the order of ``signs``."""
    return (*(sign["says"] for sign in table("worth")["signs"].values()), *_SHAPE_SAYS)


def _clean(sentence: str) -> str:
    return normalise(compact(sentence[:_READ])[0]).strip()


def is_plain_question(sentence: str) -> bool:
    """Say whether a sentence is a question through and through: it opens like one and ends in its mark."""
    clean = _clean(sentence)
    rules = table("worth")["signs"]
    return all(re.search(rules[name]["pattern"], clean) for name in ("asks", "question"))


def is_plain_verdict(values: list[float]) -> bool:
    """Say whether ``signs`` that were read mark a judgement and nothing that could be looked up."""
    judges = list(table("worth")["signs"]).index("judgement")
    return values[judges] > 0 and values[sayings().index(_NOTHING)] > 0


def phrases(sentence: str) -> set[str]:
    """Return a sentence's words, lower case, their endings that carry meaning, and runs of two and three."""
    return set(_spoken(_TOKEN.findall(_clean(sentence).lower())))


def signs(sentence: str) -> list[float]:
    """Return a sentence's features, each in 0..1 or so, in the order of ``sayings``.

    A sign that is there n times counts log2(1 + n) / 2, n capped, so that the first says most.
    """
    clean = _clean(sentence)
    words = _TOKEN.findall(clean.lower())
    counts = [0] * (len(sayings()) - len(_SHAPE_SAYS))
    for phrase in _spoken(words):
        for number in _phrases().get(phrase, ()):
            counts[number] += 1
    for number, pattern in _patterns():
        counts[number] += len(pattern.findall(clean))
    held = {name for name, count in zip(table("worth")["signs"], counts, strict=True) if count}
    shape = [
        math.log2(1 + len(words)) / 6,
        float(len(words) < _SHORT),
        float(len(words) < _FRAGMENT),
        float(held.isdisjoint(_ANCHORS)),
        float(not held.isdisjoint(_AHEAD) and held.isdisjoint(_DATED)),
        float("points" in held and held.isdisjoint(_ANCHORS)),
    ]
    return [math.log2(1 + min(count, _MOST)) / 2 for count in counts] + shape


def _spoken(words: list[str]) -> list[str]:
    """Return the words, their endings that carry meaning, and all runs of two and three of them."""
    endings = [part for word in words for part in _PARTS if word.endswith(part)]
    runs = [
        " ".join(words[at : at + size])
        for size in range(2, _PHRASE + 1)
        for at in range(len(words) - size + 1)
    ]
    return words + endings + runs
