"""What the detail pane says of a finding, part by part, as styled text; never markup."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from claimcheck.display import (
    MARKS,
    day,
    headline,
    interval_words,
    percent,
    period_words,
    source_words,
    speaker_words,
    standing_words,
)
from claimcheck.model import Candidate, Comparison, Decision, Document, Quantity, Relation, Statement, Verdict
from claimcheck.review import Record
from claimcheck.text import harmless
from claimcheck.tui.scale import drawn

__all__ = ["EMPHASIS", "STYLES", "Part", "citation", "parts", "quotation", "source_number", "verdict_words"]

EMPHASIS = "bold underline"  # survives NO_COLOR
# The colours of MARKS as the theme has them.
STYLES = {
    "red": "$text-error",
    "green": "$text-success",
    "yellow": "$text-warning",
    "blue": "$text-primary",
    "faint": "$text-muted",
}
_LONGEST = 1500  # characters of a quote; a longer one is cut around its figure
_LEAD = 400  # characters kept before that figure
_NARROWEST_SCALE = 12
_SIDE = 9  # columns before an interval
_LISTED = 8  # sources that are listed at once
_RELATION = 14  # columns of "▸≈ borderline "


@dataclass(frozen=True)
class Part:
    """A part of the pane: its label, what stands beside the label, and what stands below."""

    label: str
    beside: Content
    below: Content = field(default_factory=Content)


def parts(record: Record, at: int, width: int) -> Iterator[Part]:
    """Yield the parts for the source numbered ``at`` (from 0), laid out for that many columns."""
    finding = record.finding
    candidate, comparison = finding.comparisons[at] if finding.comparisons else (None, None)
    claim_quantity = comparison.claim_quantity if comparison else None
    published = record.check.article.published
    decided = list(_decided(record))
    if decided:
        yield Part("REVIEW", Content("\n".join(decided)))
    is_kept = finding.id is not None
    whose = "article" if is_kept else "sentence"
    yield Part(
        whose.upper(),
        Content(_joined(_said(finding.claim, published))),
        quotation(finding.claim.text, claim_quantity),
    )
    if candidate and comparison:
        statement = candidate.statement
        beside = _joined([*_said(statement, None), source_words(candidate.document)])
        yield Part("SOURCE", Content(beside), quotation(statement.text, comparison.statement_quantity))
        for words in standing_words(candidate):
            yield Part("", Content(words))
        figures = _figures(comparison, width, whose)
        if figures:
            yield Part("FIGURES", Content(headline(comparison)), figures)
    reasons = (*(comparison.reasons if comparison else ()), *finding.reasons)
    if reasons:
        yield Part("WHY", Content("\n".join(map(harmless, reasons))))
    if is_kept and len(finding.comparisons) > 1:  # those of a typed sentence are a list of their own
        beside = f"{at + 1} of {len(finding.comparisons)} is shown; [ and ] turn"
        yield Part("SOURCES", Content(beside), _all_sources(finding.comparisons, at, width))


def verdict_words(record: Record) -> Content:
    """Return the verdict that stands and the gap it rests on, or what it was before a person overruled it."""
    mark, word, colour = MARKS[record.verdict]
    words = Content.styled(f"{mark} {word}", f"bold {STYLES[colour]}")
    if record.verdict is not record.finding.verdict:
        return words.append(f" · was {MARKS[record.finding.verdict][1]}")
    comparisons = record.finding.comparisons
    gap = headline(comparisons[0][1]) if comparisons and record.verdict is not Verdict.AGREES else ""
    return words.append(f" · {gap}" if gap else "")


def source_number(record: Record, at: int) -> str:
    """Return which of how many sources is shown, and what it is to the claim; nothing where there is none."""
    comparisons = record.finding.comparisons
    if not comparisons:
        return ""
    mark, word, _ = MARKS[Verdict(comparisons[at][1].relation)]
    return f"{mark} {word} · source {at + 1} of {len(comparisons)}"


def quotation(text: str, quantity: Quantity | None = None) -> Content:
    """Return a quote made harmless, its figure emphasised; a very long one is cut around that figure."""
    start, end = 0, len(text)
    if end > _LONGEST:
        start = max(quantity.start - _LEAD, 0) if quantity else 0
        end = min(end, start + _LONGEST)
    quote = Content(harmless(text[start:end]))
    if quantity and start <= quantity.start and quantity.end <= end:
        quote = quote.stylize(EMPHASIS, quantity.start - start, quantity.end - start)
    return Content("… " if start else "") + quote + Content(" …" if end < len(text) else "")


def citation(statement: Statement, document: Document) -> str:
    """Return a quote as it is pasted elsewhere: the words, who says them, where they stand."""
    said = [speaker_words(statement.speaker)] if statement.speaker else []
    title = [f"“{harmless(document.title)}”"] if document.title and document.publisher else []
    where = ", ".join(
        [*said, *title, source_words(document), *([harmless(document.url)] if document.url else [])]
    )
    return f"“{harmless(statement.text)}” ({where})"


def _said(statement: Statement, published: dt.date | None) -> list[str]:
    """Return who says a statement, of which time it speaks if it says so, and when that was published."""
    said = [speaker_words(statement.speaker)] if statement.speaker else []
    period = statement.period
    if period and period.explicit and (period.start or period.end):
        said.append(f"for {period_words(period)}")
    return [*said, f"published {day(published)}"] if published else said


def _all_sources(found: Sequence[tuple[Candidate, Comparison]], at: int, width: int) -> Content:
    """Return a line for each source, the one shown among them: what it is to the claim, and who says it."""
    first = max(min(at - _LISTED // 2, len(found) - _LISTED), 0)
    lines = []
    for number, (candidate, comparison) in enumerate(found[first : first + _LISTED], first):
        mark, word, colour = MARKS[Verdict(comparison.relation)]
        cursor = "▸" if number == at else " "
        line = Content.styled(f"{cursor}{mark} {word}".ljust(_RELATION), STYLES[colour])
        line += Content("  ".join(filter(None, [_in_short(comparison), source_words(candidate.document)])))
        lines.append(line.truncate(width, ellipsis=True))
    return Content("\n").join(lines)


def _in_short(comparison: Comparison) -> str:
    """Return the relative gap where figures differ, or why none is told."""
    gap = comparison.gap
    if comparison.relation is Relation.AGREES or not gap or not gap.absolute or gap.relative is None:
        return headline(comparison)
    return percent(gap.relative)


def _figures(comparison: Comparison, width: int, whose: str) -> Content:
    """Return both intervals, drawn on one scale and in words; nothing where both are the same value."""
    ours, theirs = comparison.claim_interval, comparison.statement_interval
    if not ours or not theirs or (ours == theirs and ours.low == ours.high):
        return Content("")
    unit = comparison.gap.unit if comparison.gap else None
    words = [interval_words(ours, unit), interval_words(theirs, unit)]
    labels = [f"{each} ".ljust(_SIDE) for each in (whose, "source")]
    room = width - _SIDE - max(map(len, words)) - 2
    lines = drawn(ours, theirs, room) if room >= _NARROWEST_SCALE else ("", "")
    return Content(
        "\n".join(
            f"{label}{line}{'  ' if line else ''}{said}"
            for label, line, said in zip(labels, lines, words, strict=True)
        )
    )


def _decided(record: Record) -> Iterator[str]:
    standing = record.standing
    judgement = standing.judgement
    if judgement:
        what = "accepted" if judgement.decision is Decision.ACCEPT else "overruled"
        yield f"✓ {what} by {harmless(judgement.reviewer)}, {day(judgement.made_at.date())}"
    if standing.flagged:
        yield "⚑ flagged: it will be exported"
    for signed in standing.sign_offs:
        yield f"✓ signed off by {harmless(signed.reviewer)}, {day(signed.made_at.date())}"
    for note in standing.notes:
        yield f"✎ {harmless(note)}"
    for difference in record.stale:
        yield f"↻ stale: {harmless(difference.words)}"


def _joined(said: list[str]) -> str:
    return " · ".join(filter(None, said))
