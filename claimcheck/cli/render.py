"""Findings, comparisons and statements as plain text: one block each, the figures that decide emphasised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.cli.page import Page, emphasised
from claimcheck.display import (
    MARKS,
    day,
    headline,
    interval_words,
    period_words,
    quantity_words,
    source_words,
    speaker_words,
    standing_words,
)
from claimcheck.model import (
    Candidate,
    Comparison,
    Document,
    Finding,
    Quantity,
    Relation,
    Statement,
    Verdict,
)
from claimcheck.text import harmless

__all__ = [
    "article_heading",
    "comparison_block",
    "digest",
    "finding_block",
    "quote",
    "statement_block",
    "summary",
]

Spans = Sequence[tuple[int, int]]

_LABEL = 11  # columns of "  article  "
_LONGEST = 360  # characters of a quote; a longer one is cut around its figures
_LEAD = 120  # characters kept before the first figure of such a quote
_BEFORE = 30  # characters kept before a figure in a line
_FURTHER = 3  # sources listed below the one shown in full


def article_heading(name: str, article: Document, page: Page) -> Iterator[str]:
    """Yield the lines that name the article under check."""
    cited = [
        name,
        article.publisher,
        day(article.published) if article.published else "",
    ]
    for line in page.lines(" · ".join(harmless(part) for part in cited if part)):
        yield page.styled(line, "strong")


def finding_block(finding: Finding, page: Page) -> Iterator[str]:
    """Yield the lines of a finding: verdict and gap, both quotes, both intervals, why, further sources."""
    number = f"  #{finding.id}" if finding.id else ""
    if not finding.comparisons:
        yield _verdict_line(finding.verdict, "", page) + page.styled(number, "faint")
        yield from _claim(finding.claim, None, page)
        return
    candidate, comparison = finding.comparisons[0]
    yield _verdict_line(finding.verdict, headline(comparison), page) + page.styled(number, "faint")
    yield from _claim(finding.claim, comparison.claim_quantity, page)
    yield from _source(candidate, comparison, page)
    yield from _evidence(comparison, page, finding.reasons)
    yield from _others(finding.comparisons[1:], page)


def comparison_block(
    claim: Statement, statement: Statement, comparison: Comparison, page: Page
) -> Iterator[str]:
    """Yield the lines of a comparison of two statements that belong to no document."""
    yield _verdict_line(Verdict(comparison.relation), headline(comparison), page)
    yield from _labelled("claim", quote(claim.text, _spans(comparison.claim_quantity)), page)
    yield from _labelled("source", quote(statement.text, _spans(comparison.statement_quantity)), page)
    yield from _evidence(comparison, page, ours="claim")


def statement_block(statement: Statement, page: Page) -> Iterator[str]:
    """Yield a statement with its figures emphasised, then its speaker and period."""
    spans = [(quantity.start, quantity.end) for quantity in statement.quantities]
    yield from page.lines(quote(statement.text, spans), f"{statement.score:.2f}  ")
    facts = [speaker_words(statement.speaker)] if statement.speaker else []
    if statement.period and (statement.period.explicit or not facts):
        facts.append(period_words(statement.period))
    facts += [quantity_words(quantity) for quantity in statement.quantities]
    if facts:
        yield page.styled("\n".join(page.lines(" · ".join(facts), "      ")), "faint")


def summary(findings: Iterable[Finding]) -> str:
    """Return one line on all findings: how many claims, how many of each verdict."""
    counts = Counter(finding.verdict for finding in findings)
    total = sum(counts.values())
    claims = f"{total} claim{'' if total == 1 else 's'}"
    parts = [f"{counts[verdict]} {word}" for verdict, (_, word, _) in MARKS.items() if counts[verdict]]
    return f"{claims}: {' · '.join(parts)}" if parts else f"{claims}."


def digest(findings: Iterable[Finding], page: Page) -> Iterator[str]:
    """Yield a line for each finding that conflicts: its number, the gap, the claim around its figure."""
    rows = [
        (f"#{finding.id}" if finding.id else "", headline(comparison), _around(finding.claim, comparison))
        for finding in findings
        if finding.verdict is Verdict.CONFLICTS
        for _, comparison in finding.comparisons[:1]
    ]
    if rows:
        mark, _, colour = MARKS[Verdict.CONFLICTS]
        for line in page.columns(rows):
            yield f"{page.styled(mark, colour)} {line}"


def _around(claim: Statement, comparison: Comparison) -> str:
    """Return the claim in a line, from a little before its figure on."""
    quantity = comparison.claim_quantity
    start = _word_start(claim.text, quantity.start - _BEFORE) if quantity and quantity.start > _BEFORE else 0
    return ("… " if start else "") + harmless(claim.text[start:])


def quote(text: str, spans: Spans = ()) -> str:
    """Return a quote with those spans emphasised; a long one is cut around the first of them."""
    start, end = 0, len(text)
    if end > _LONGEST:
        first = min((span[0] for span in spans), default=0)
        start = _word_start(text, first - _LEAD) if first > _LEAD else 0
        end = min(end, start + _LONGEST)
    inside = [(low - start, high - start) for low, high in spans if start <= low and high <= end]
    shown = emphasised(text[start:end], inside)
    return ("… " if start else "") + shown + (" …" if end < len(text) else "")


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", max(at, 0), at + 40)
    return space + 1 if space >= 0 else max(at, 0)


def _verdict_line(verdict: Verdict, more: str, page: Page) -> str:
    mark, word, colour = MARKS[verdict]
    return page.styled(f"{mark} {word}", colour) + (f"  {page.styled(more, 'strong')}" if more else "")


def _claim(claim: Statement, quantity: Quantity | None, page: Page) -> Iterator[str]:
    yield from _labelled("article", quote(claim.text, _spans(quantity)), page)
    said = [speaker_words(claim.speaker)] if claim.speaker else []
    if claim.period:
        said.append(period_words(claim.period))
    if said:
        yield from _labelled("", " · ".join(said), page, "faint")


def _source(candidate: Candidate, comparison: Comparison, page: Page) -> Iterator[str]:
    statement = candidate.statement
    yield from _labelled("source", quote(statement.text, _spans(comparison.statement_quantity)), page)
    said = [speaker_words(statement.speaker)] if statement.speaker else []
    for words in (" · ".join([*said, source_words(candidate.document)]), *standing_words(candidate)):
        yield from _labelled("", words, page, "faint")


def _evidence(
    comparison: Comparison, page: Page, reasons: Sequence[str] = (), ours: str = "article"
) -> Iterator[str]:
    claim, source = comparison.claim_interval, comparison.statement_interval
    if claim and source and not (claim == source and claim.low == claim.high):  # twice the same figure
        unit = comparison.gap.unit if comparison.gap else None
        figures = f"{ours} {interval_words(claim, unit)} · source {interval_words(source, unit)}"
        yield from _labelled("figures", figures, page)
    why = [harmless(reason) for reason in (*comparison.reasons, *reasons)]
    if why:
        yield from _labelled("why", "; ".join(why), page)


def _others(others: Sequence[tuple[Candidate, Comparison]], page: Page) -> Iterator[str]:
    """Yield a line for each further source that says something, then how many there are beyond."""
    telling = [pair for pair in others if pair[1].relation is not Relation.NOT_COMPARABLE]
    for candidate, comparison in telling[:_FURTHER]:
        mark, word, _ = MARKS[Verdict(comparison.relation)]
        about = " ".join(filter(None, (f"{mark} {word}", headline(comparison))))
        words = quote(candidate.statement.text, _spans(comparison.statement_quantity))
        yield from _labelled("also", f"{about} · {words} ({source_words(candidate.document)})", page, "faint")
    rest = [
        f"{len(more)} more {what}"
        for more, what in (
            (telling[_FURTHER:], "to compare with"),
            ([pair for pair in others if pair not in telling], "on the topic, not comparable"),
        )
        if more
    ]
    if rest:
        yield from _labelled("", "and " + ", ".join(rest), page, "faint")


def _labelled(label: str, text: str, page: Page, style: str | None = None) -> Iterator[str]:
    if not text:
        return
    for line in page.lines(text, f"  {label}".ljust(_LABEL), " " * _LABEL):
        yield page.styled(line, style) if style else line


def _spans(quantity: Quantity | None) -> Spans:
    return [(quantity.start, quantity.end)] if quantity else []
