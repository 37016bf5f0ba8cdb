"""From a document to its statements: sentences less clutter, scored, with speaker, period and context."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.model import Document, Period, Statement
from claimcheck.speakers import Attribution, cue_start, find_attributions, speaker_of
from claimcheck.statements.clutter import clutter_of, clutter_of_blocks
from claimcheck.statements.context import Thread
from claimcheck.statements.dateline import day_written
from claimcheck.statements.reading import statement_of
from claimcheck.statements.setting import home_of, setting_of
from claimcheck.statements.split import split_claims
from claimcheck.statements.worth import DEFAULT_MIN_SCORE, scores
from claimcheck.text import Block, BlockKind, blocks, sentences

if TYPE_CHECKING:
    from claimcheck.statements.worth import Embed

__all__ = ["extract_statements"]

_LEAD_IN = "lead-in"


@dataclass(frozen=True, slots=True)
class _Part:
    """A claim in a sentence: its span, the sentence's number, what clutter it is part of, if any."""

    start: int
    end: int
    sentence: int
    clutter: str


def extract_statements(
    document: Document, *, min_score: float = DEFAULT_MIN_SCORE, embed: Embed | None = None
) -> list[Statement]:
    """Return the statements of a document that are worth checking, in order.

    ``embed`` gives unit vectors of the packaged sentence model for the score; without it plain signs alone
    are weighed. Sentences whose words tell by themselves on which side of ``min_score`` they lie are not
    embedded. With ``min_score`` 0 every sentence comes back, clutter and words that only lead a quotation in
    with score 0. A document that lists its statements gives those, its figures and periods read where the
    list has none.
    """
    setting = setting_of(document.title, document.publisher)
    if document.statements:
        return [replace(_completed(listed, document), setting=setting) for listed in document.statements]
    text = document.text
    found = blocks(text)
    spans = sentences(text, found)
    kinds = _kinds(document, found)
    published = day_written(text, found, document.published)
    attributions = find_attributions(text, spans)
    parts = [
        part if part.clutter or not _leads_in(attributions, part) else replace(part, clutter=_LEAD_IN)
        for part in _parts(text, spans, found, kinds)
    ]
    part_scores = _scores(text, parts, embed, min_score)
    title = document.title or _headline(text, found, kinds)
    home = home_of(title, (text[part.start : part.end] for part in parts if not part.clutter))
    thread = Thread(title)
    statements: list[Statement] = []
    before: tuple[int, Period | None] = (-1, None)
    for part, score in zip(parts, part_scores, strict=True):
        words = text[part.start : part.end]
        speaker = speaker_of(attributions, part.start, part.end)
        said_by = speaker.name if speaker else ""
        if score >= min_score:
            opens = speaker is not None and speaker.span is not None and speaker.span[0] == part.start
            context = thread.context(words, said_by, by_speaker=opens)
            statement = statement_of(words, published, context)
            period = _period(statement, before[1] if before[0] == part.sentence else None)
            before = (part.sentence, period)
            statements.append(
                replace(
                    statement,
                    start=part.start,
                    end=part.end,
                    score=score,
                    speaker=speaker,
                    period=period,
                    setting=setting,
                    home=home,
                )
            )
        if not part.clutter:
            thread.follow(words, said_by)
    return statements


def _kinds(document: Document, found: Sequence[Block]) -> list[str]:
    """Return what kind of clutter each block is; a title repeated above the text is no sentence of it."""
    kinds = clutter_of_blocks(document.text, found)
    title = " ".join(document.title.split()).casefold()
    if any(block.kind is BlockKind.PARAGRAPH for block in found):
        for at, block in enumerate(found):
            words = document.text[block.start : block.end] if block.kind is BlockKind.HEADLINE else ""
            if title and " ".join(words.split()).casefold() == title:
                kinds[at] = kinds[at] or "title"
    return kinds


def _headline(text: str, found: Sequence[Block], kinds: Sequence[str]) -> str:
    """Return the first headline above the report's first paragraph, for a document without a title."""
    for block, kind in zip(found, kinds, strict=True):
        if not kind and block.kind is BlockKind.HEADLINE:
            return text[block.start : block.end]
        if not kind and block.kind is BlockKind.PARAGRAPH:
            break
    return ""


def _period(statement: Statement, before: Period | None) -> Period | None:
    """Return a statement's main period; without one of its own, that of the claim before in its sentence."""
    period = statement.period
    if before and before.explicit and not (period and period.explicit):
        return replace(before, span=None)
    return period


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


def _parts(
    text: str, spans: Sequence[tuple[int, int]], found: Sequence[Block], kinds: Sequence[str]
) -> Iterator[_Part]:
    starts = [block.start for block in found]
    for number, (start, end) in enumerate(spans):
        kind = kinds[bisect_right(starts, start) - 1] or clutter_of(text[start:end])
        for low, high in [(0, end - start)] if kind else split_claims(text[start:end]):
            yield _Part(start + low, start + high, number, kind)


def _leads_in(attributions: Sequence[Attribution], part: _Part) -> bool:
    """Tell whether a part only says who speaks in the next paragraph ("He told the crowd:")."""
    at = bisect_left(attributions, part.start, key=cue_start)
    inside = attributions[at : at + 1]
    if not inside or cue_start(inside[0]) >= part.end:
        return False
    return inside[0].content[0][0] >= part.end


def _scores(text: str, parts: Sequence[_Part], embed: Embed | None, min_score: float) -> list[float]:
    """Return the parts' scores; clutter is worth nothing and isn't looked at."""
    words = [text[part.start : part.end] for part in parts if not part.clutter]
    kept = iter(scores(words, embed, min_score=min_score))
    return [0.0 if part.clutter else next(kept) for part in parts]
