"""What a document is about: the names that it keeps coming back to, found without a parser.

A sentence that names no place is about its document's; a source about another town speaks of that one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from claimcheck.language import table
from claimcheck.text import normalise

__all__ = ["home_of", "setting_of"]

# A capitalised word, no initials, that opens no sentence: after a small letter, a figure, or a pause.
_NAME = re.compile(r"(?<=[a-z0-9,;:'\")] )[A-Z](?![A-Z])[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_OFTEN = 2  # sentences that name it, to be what a document is about
_MOST = 8
_TITLE_CASE = 0.6  # share of capitalised long words that makes a title one in which capitals tell nothing
_LONG = 4


def setting_of(title: str, publisher: str) -> str:
    """Return title and publisher as one text, "" where both are missing."""
    return "; ".join(part for part in (" ".join(title.split()), " ".join(publisher.split())) if part)


def home_of(title: str, sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the names a document is about: those of its title, then those it repeats, at most eight."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        names = dict.fromkeys(
            _NAME.findall(normalise(sentence))
        )  # in order, so that every run gives the same
        counts.update(name for name in names if name not in _calendar())
    clean = normalise(title)
    titled = [word for word in _WORD.findall(clean) if counts[word]]
    if not _in_title_case(clean):
        titled += [word for word in _NAME.findall(clean) if word not in _calendar()]
    often = [name for name, count in counts.most_common() if count >= _OFTEN]
    return tuple(dict.fromkeys([*titled, *often]))[:_MOST]


def _in_title_case(title: str) -> bool:
    words = [word for word in _WORD.findall(title) if len(word) >= _LONG]
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) > _TITLE_CASE * len(words)


@cache
def _calendar() -> frozenset[str]:
    calendar = table("cues")["calendar"]
    return frozenset(word.capitalize() for part in ("months", "days") for word in calendar[part])
