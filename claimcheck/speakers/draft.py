"""An attribution while it is being put together, in token positions of its unit."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.speakers.attribution import Span
from claimcheck.speakers.lexicon import Cue
from claimcheck.speakers.units import QUOTE, Unit

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """One cue with its source and what is said; ``content`` are offsets into the text.

    ``source`` are offsets, ``group`` the cue's tokens. ``quoted`` and ``own`` say whether the content holds
    quotations and words outside of them. A ``named`` one stands only if its source is a person of the text.
    """

    unit: Unit
    cue: Cue
    group: Span
    source: Span
    content: list[Span] = field(default_factory=list)
    quoted: bool = False
    own: bool = False
    named: bool = False

    def add(self, first: int, end: int) -> bool:
        """Add tokens ``first`` up to ``end``, marks at the edges left out; false if nothing is left."""
        unit = self.unit
        while first < end and unit.low[first] in {",", ":", ";", "—", "–", "--", ".", ")"}:
            first += 1
        while end > first and unit.low[end - 1] in {",", ":", ";", "—", "–", "--", ".", "("}:
            end -= 1
        if first >= end:
            return False
        self.content.append(unit.span(first, end))
        for at in range(first, end):
            if unit.low[at] == QUOTE:
                self.quoted = True
            elif unit.low[at][0].isalnum():
                self.own = True
        return True

    def add_outside(self, span: Span) -> None:
        """Add a quotation of a later unit."""
        self.content.append(span)
        self.quoted = True
