"""From a document to its statements: sentences less clutter, scored, with speaker, period and context."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.model import Document, Statement
from claimcheck.speakers import find_attributions, speaker_of
from claimcheck.statements.clutter import clutter_of, clutter_of_blocks
from claimcheck.statements.context import context_of
from claimcheck.statements.reading import statement_of
from claimcheck.statements.worth import DEFAULT_MIN_SCORE, scores
from claimcheck.text import blocks, sentences

if TYPE_CHECKING:
    from claimcheck.statements.worth import Embed

__all__ = ["extract_statements"]


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence, or one claim in it: a span of the document, and the clutter it is part of, if any."""

    start: int
    end: int
    clutter: str


def extract_statements(
    document: Document, *, min_score: float = DEFAULT_MIN_SCORE, embed: Embed | None = None
) -> list[Statement]:
    """Return the statements of a document that are worth checking, in order.

    ``embed`` gives unit vectors of the packaged sentence model for the score; without it plain signs alone
    are weighed. With ``min_score`` 0 every sentence comes back, clutter with score 0. A document that lists
    its statements gives those, its figures and periods read where the list has none.
    """
    if document.statements:
        return [_completed(listed, document) for listed in document.statements]
    text = document.text
    spans = sentences(text)
    parts = list(_parts(text, spans))
    attributions = find_attributions(text, spans)
    found = []
    for part, score in zip(parts, _scores(text, parts, embed), strict=True):
        if score < min_score:
            continue
        statement = statement_of(text[part.start : part.end], document.published)
        found.append(
            replace(
                statement,
                start=part.start,
                end=part.end,
                score=score,
                speaker=speaker_of(attributions, part.start, part.end),
                context=context_of(statement.text, document.title),
            )
        )
    return found


def _completed(listed: Statement, document: Document) -> Statement:
    if listed.quantities or listed.periods:
        return listed
    read = statement_of(listed.text, listed.as_of or document.published, listed.context)
    return replace(
        listed,
        quantities=read.quantities,
        periods=read.periods,
        period=listed.period or read.period,
        as_of=read.as_of,
    )


def _parts(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[_Part]:
    found = blocks(text)
    kinds = clutter_of_blocks(text, found)
    starts = [block.start for block in found]
    for start, end in spans:
        kind = kinds[bisect_right(starts, start) - 1] or clutter_of(text[start:end])
        yield _Part(start, end, kind)


def _scores(text: str, parts: Sequence[_Part], embed: Embed | None) -> list[float]:
    """Return the parts' scores; clutter is worth nothing and isn't looked at."""
    kept = iter(scores([text[part.start : part.end] for part in parts if not part.clutter], embed))
    return [0.0 if part.clutter else next(kept) for part in parts]
