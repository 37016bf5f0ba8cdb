"""What a sentence gives to place its times by, and what every time as written must answer.

A time as written is a node; ``resolve(scope)`` places it on the calendar, None where it needs a date it is
not given. ``exact`` reads the same words as an edge: "the end of March" is a stretch of days on its own and
31 March behind "by".
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.model import Grain
from claimcheck.periods.spans import Span, day_span

__all__ = ["Node", "Scope"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a sentence gives to place its times by.

    ``reference`` is the document's day. ``named`` is the period named before in the sentence, ``anchor``
    the last one whose year was written. ``lean`` is "sure" where the clause speaks of what is to come,
    "maybe" where it leaves that open, else empty: the past.
    """

    reference: dt.date | None
    named: Span | None = None
    anchor: Span | None = None
    lean: str = ""

    @property
    def base(self) -> Span | None:
        """The period that "a year earlier" counts from: the one just named, else the document's day."""
        return self.named or (day_span(self.reference) if self.reference else None)

    def choose(self, candidates: Iterable[Span], *, ended: bool = False) -> Span | None:
        """Return the candidate meant, of spans in order of time that differ by a year (or a week).

        Beside a period whose year was written, the nearest to it; else the last begun (``ended``: the last
        over) at the document's day, or the next where the clause looks ahead.
        """
        spans = [span for span in candidates if span.start and span.end]
        if self.anchor and self.anchor.start and self.anchor.end:
            return min(spans, key=lambda span: _distance(span, self.anchor), default=None)
        day = self.reference
        if day is None:
            return None
        ahead = next((span for span in spans if span.end and span.end >= day), None)
        begun = [span for span in spans if ((span.end if ended else span.start) or day) <= day]
        if self.lean == "sure":
            return ahead
        if self.lean == "maybe":
            here = day_span(day)
            return min(spans, key=lambda span: _distance(span, here), default=None)
        return begun[-1] if begun else ahead


def _distance(span: Span, other: Span | None) -> int:
    """Return how many days lie between two closed spans; 0 where they meet."""
    if not (other and span.start and span.end and other.start and other.end):
        return 0
    return max((span.start - other.end).days, (other.start - span.end).days, 0)


@dataclass(frozen=True, slots=True)
class Node(ABC):
    """A time as written; ``grain`` is how finely, also where it can't be placed."""

    @property
    def grain(self) -> Grain:
        """How finely the words state the time."""
        return Grain.RANGE

    @property
    def year(self) -> int | None:
        """The year written, where one was."""
        return None

    @property
    def loose(self) -> bool:
        """Whether it is "the year" and its like, which may be the one before where all is told as past."""
        return False

    def with_year(self, year: int) -> Node:
        """Return the same words with a year written beside them, where they lack one."""
        del year
        return self

    @abstractmethod
    def resolve(self, scope: Scope) -> Span | None:
        """Return where the words stand on the calendar; None where nothing places them."""

    def exact(self, scope: Scope) -> Span | None:
        """Return the same as an edge of something else."""
        return self.resolve(scope)
