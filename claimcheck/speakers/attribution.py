"""What this room hands out: an attribution, and what sort it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model import Speaker

__all__ = ["Act", "Attribution", "QuoteKind", "Span"]

Span = tuple[int, int]


class QuoteKind(StrEnum):
    """How what is said is given: word for word, in the writer's words, or some of both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What a speaker does with what is said; only the first three put it forward as true.

    ``WITHHOLDS`` is what somebody is reported not to have said.
    """

    SAYS = "says"
    SHOWS = "shows"
    THINKS = "thinks"
    ASKS = "asks"
    JUDGES = "judges"
    WITHHOLDS = "withholds"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: ``content`` are the spans of what is said, in order, offsets into the text.

    ``speaker.span`` are the words the speaker was read from ("he"), ``speaker.name`` the name they stand
    for. No span of ``content`` overlaps ``speaker.cue_span``. ``aside`` is what is told of the speaker
    between commas before the cue ("Smith, a lawyer in Ohio, said").
    """

    speaker: Speaker
    content: tuple[Span, ...]
    kind: QuoteKind
    act: Act = Act.SAYS
    aside: Span | None = None
