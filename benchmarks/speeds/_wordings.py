"""Wordings of real sentences: as many as are asked for, no two alike, names, words and figures changed.

A changed word gives way to one that stands in the same kind of place elsewhere: a name to a name, a word to
one with the same ending, a figure to one of as many digits. Words are drawn as often as they are written.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.embed import mask_figures, plain_words

__all__ = ["Wordings"]

CHANGED = 0.3  # of a sentence's words
_WORD = re.compile(r"\d+|[^\W\d_]{4,}")
_YEAR_DIGITS = 4


class Wordings:
    """Changes the words of sentences to words of the same sentences, by a seeded draw."""

    def __init__(self, sentences: Sequence[str], seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 -- a seeded draw, nothing secret
        self._pools: defaultdict[str, list[str]] = defaultdict(list)
        for text in sentences:
            for word in _WORD.finditer(text):
                self._pools[_place(text, word)].append(word[0])

    def of(self, sentences: Sequence[str], count: int) -> Iterator[str]:
        """Yield that many texts: each sentence as it is, then again and again with words changed.

        No two are alike, not even as they are embedded.
        """
        told: set[str] = set()
        for number in range(count):
            text = sentences[number % len(sentences)]
            if number >= len(sentences):
                text = self.changed(text)
            while (embedded := mask_figures(plain_words(text))) in told:
                text = self.changed(text)  # too few words to change it in yet another way: change more
            told.add(embedded)
            yield text

    def changed(self, text: str) -> str:
        """Return a sentence with some of its words changed, one at least where it has any to change."""
        words = list(_WORD.finditer(text))
        if not words:
            return f"{self.draw.choice(self._pools['name'])}: {text}"
        some = max(1, round(CHANGED * len(words)))
        for word in sorted(self.draw.sample(words, some), key=re.Match.start, reverse=True):
            text = text[: word.start()] + self._other(_place(text, word), word[0]) + text[word.end() :]
        return text

    def _other(self, place: str, word: str) -> str:
        if not word.isdigit():
            return self.draw.choice(self._pools[place])
        if len(word) == _YEAR_DIGITS:
            return str(self.draw.randint(1900, 2025))
        return "".join(self.draw.choice("123456789") for _ in word)


def _place(text: str, word: re.Match[str]) -> str:
    """Return where such a word stands: its ending, or that it is a name or begins a sentence."""
    if word[0].isdigit():
        return "figure"
    if word.start() == 0:
        return "first"
    return "name" if text[word.start()].isupper() else word[0][-2:]
