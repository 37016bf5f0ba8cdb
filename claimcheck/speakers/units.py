"""Sentences as tokens, each quotation folded into one token, for rules that look at neighbours."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.speakers.attribution import Span
from claimcheck.speakers.lexicon import lexicon
from claimcheck.speakers.quotes import Quote

__all__ = ["COMMAS", "QUOTE", "Unit", "units"]

QUOTE = "<quote>"
# What sets a cue or an aside off from its clause; a hyphen is a token only where it stands alone.
COMMAS = frozenset({",", "—", "–", "―", "--", "-"})
_CONTRACTION = "(?:s|ve|d|ll|re|m)"
_TOKEN = re.compile(
    rf"\d+(?:[.,/]\d+)+|[^\W_]+(?:[.&\-][^\W_]+|['’](?!{_CONTRACTION}\b)[^\W_]+)*|['’]{_CONTRACTION}\b|--+|\S"
)
_LONGEST = 1500


@dataclass(slots=True)
class Unit:
    """A sentence, or several that one quotation runs through, as parallel lists of tokens.

    ``low`` are the words in lower case, typographic apostrophes made plain; a whole quotation is one token
    whose ``low`` is QUOTE; those that end in a comma or a full stop are in ``stops``. ``first`` is
    true of the first unit of a paragraph.
    """

    start: int
    end: int
    low: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    quotes: dict[int, Quote]
    stops: set[int]
    first: bool

    def span(self, first: int, last: int) -> Span:
        """Return the offsets of tokens ``first`` up to, not including, ``last``."""
        return self.starts[first], self.ends[last - 1]

    def __len__(self) -> int:
        return len(self.low)


def _merged(text: str, sentences: Sequence[Span], quotes: list[Quote]) -> list[Span]:
    """Join sentences that one quotation runs through, or that a cue in small letters goes on from."""
    starts = [quote.start for quote in quotes]
    merged: list[Span] = []
    for start, end in sentences:
        if merged:
            at = bisect_right(starts, start) - 1
            inside = at >= 0 and quotes[at].start < start < quotes[at].end
            ends_quoted = at >= 0 and quotes[at].end == merged[-1][1]
            if inside or (ends_quoted and text[start : start + 1].islower()):
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
                continue
        merged.append((start, end))
    return merged


def _add_words(unit: Unit, text: str, start: int, end: int, abbreviations: frozenset[str]) -> None:
    """Append the tokens of ``text[start:end]``, which holds no quotation."""
    last = start
    # The innermost loop of reading: what it calls is looked up once.
    add_low, add_start = unit.low.append, unit.starts.append
    add_end, add_capital = unit.ends.append, unit.capital.append
    for match in _TOKEN.finditer(text, start, end):
        first, behind = match.span()
        if first < last:
            continue
        word = match.group()
        low = word.lower().replace("’", "'")
        if behind < end and text[behind] == "." and word[0].isalnum():
            initial = len(word) == 1 and word.isupper()
            if low in abbreviations or initial or "." in word:
                behind += 1
                low += "."
        last = behind
        add_low(low)
        add_start(first)
        add_end(behind)
        add_capital(word[0].isupper())


def units(text: str, sentences: Sequence[Span], quotes: list[Quote]) -> list[Unit]:
    """Return the text's sentences as tokens; a unit past 1,500 tokens is cut short there."""
    abbreviations = lexicon().words["abbreviations"]
    starts = [quote.start for quote in quotes]
    found: list[Unit] = []
    for start, end in _merged(text, sentences, quotes):
        first = not found or "\n\n" in text[found[-1].end : start].replace("\r", "").replace(" ", "")
        unit = Unit(start, end, [], [], [], [], {}, set(), first)
        at = start
        index = max(bisect_right(starts, start) - 1, 0)
        while index < len(quotes) and quotes[index].start < end:
            quote = quotes[index]
            index += 1
            if quote.end <= start or quote.start < at:
                continue
            _add_words(unit, text, at, quote.start, abbreviations)
            unit.quotes[len(unit)] = quote
            if any(sign in ",.!?…" for sign in text[quote.end - 3 : quote.end - 1]):
                unit.stops.add(len(unit))
            unit.low.append(QUOTE)
            unit.starts.append(quote.start)
            unit.ends.append(quote.end)
            unit.capital.append(False)
            at = quote.end
            if len(unit) > _LONGEST:
                break
        _add_words(unit, text, at, min(end, at + 10 * _LONGEST), abbreviations)
        found.append(unit)
    return found
