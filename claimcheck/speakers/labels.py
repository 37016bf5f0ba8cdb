"""Speakers set beside their words like labels: "SMITH: ...", "Jane Smith: '...'", "'...' — Jane Smith"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.model import SpeakerStance
from claimcheck.speakers.attribution import Act, Span
from claimcheck.speakers.draft import Draft
from claimcheck.speakers.lexicon import Cue, lexicon
from claimcheck.speakers.phrases import has_verb, phrase_after
from claimcheck.speakers.units import COMMAS, QUOTE, Unit

__all__ = ["Turn", "labelled", "turns"]

_CUE = Cue(":", Act.SAYS, SpeakerStance.ASSERTS, after=True, hearer=False, tail=())
_TURN = re.compile(
    r"^[“\"\s]{0,4}([A-Z][A-Z.'’\-]{1,24}(?: [A-Z][A-Z.'’\-]{1,24}){0,3})(:)[ \t]+", re.MULTILINE
)
_BREAK = re.compile(r"\n[ \t\r]*\n")
_LONGEST_LABEL = 12
_LONGEST_NAME = 3
_FEWEST_TURNS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a transcript: offsets of the speaker, of the colon and of what is said."""

    source: Span
    colon: Span
    content: tuple[Span, ...]


def _quoted_on(text: str, start: int) -> int:
    """Return where the paragraphs end that go on from a turn: each opens with a quotation mark anew."""
    end = start
    while True:
        gap = _BREAK.match(text, end)
        if gap is None or text[gap.end() : gap.end() + 1] not in {"“", '"'} or _TURN.match(text, gap.end()):
            return end
        following = _BREAK.search(text, gap.end())
        end = following.start() if following else len(text)


def turns(text: str) -> list[Turn]:
    """Return a transcript's turns, each with the paragraphs that go on from it; a single label is none."""
    labels = list(_TURN.finditer(text))
    if len(labels) < _FEWEST_TURNS:
        return []
    found = []
    for at, label in enumerate(labels):
        limit = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        gap = _BREAK.search(text, label.end(), limit)
        end = min(limit, _quoted_on(text, gap.start() if gap else limit))
        while end > label.end() and (text[end - 1].isspace() or text[end - 1] in '”"'):
            end -= 1
        if end > label.end():
            found.append(Turn(label.span(1), label.span(2), ((label.end(), end),)))
    return found


def labelled(unit: Unit, title: bool) -> list[Draft]:
    """Return what a unit's label attributes: a name before a colon or behind a dash, with no verb between.

    Before the colon of a ``title`` a poll, a study or a name may stand, and what is said need not be quoted.
    """
    colon = next((at for at in range(1, min(_LONGEST_LABEL, len(unit))) if unit.low[at] == ":"), None)
    if colon is not None and colon + 1 < len(unit):
        drafts = _draft(unit, (0, colon), colon, (colon + 1, len(unit)))
        if unit.low[colon + 1] == QUOTE or (title and _speaks(unit, colon)):
            return drafts
        for draft in drafts:
            draft.named = True
        return drafts if title and colon <= _LONGEST_NAME else []
    if len(unit) > 2 and unit.low[0] == QUOTE and unit.low[1] in COMMAS - {","}:  # noqa: PLR2004
        return _draft(unit, (2, len(unit)), 1, (0, 1))
    return []


def _speaks(unit: Unit, end: int) -> bool:
    """Say whether a title's words before the colon name a speaker: "Poll", "Scottish police"."""
    return end <= 4 and unit.low[end - 1] in lexicon().words["documents"]  # noqa: PLR2004


def _draft(unit: Unit, label: Span, mark: int, said: Span) -> list[Draft]:
    first, end = label
    if end - first > _LONGEST_LABEL or QUOTE in unit.low[first:end] or has_verb(unit, first, end):
        return []
    source = phrase_after(unit, first)
    if source is None or not unit.capital[first]:
        return []
    draft = Draft(unit, _CUE, (mark, mark + 1), unit.span(*source))
    return [draft] if draft.add(*said) else []
