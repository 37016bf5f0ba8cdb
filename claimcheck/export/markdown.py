"""Markdown: a section an article, a part a finding; both quotes, both readings, why, what was decided.

Outside text is escaped, so that it shows as it is and makes no heading, link, list or markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from claimcheck.display import MARKS, headline, interval_words, speaker_words
from claimcheck.export.registry import Exporter
from claimcheck.export.telling import (
    around_figure,
    article_name,
    article_words,
    by_article,
    comparable,
    decision_words,
    source_line,
    stale_words,
    title_words,
    unlike_words,
    verdict_words,
    web_address,
)
from claimcheck.model import Candidate, Comparison, Interval, Quantity, Statement
from claimcheck.review import Record
from claimcheck.text import harmless

__all__ = ["EXPORTER", "escaped"]

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&!$^@]")
# What is markup only where a line begins: bullets, numbered items, rules, underlines of headings.
_LEADING = re.compile(r"^([-+=]|\d+(?=[.)]))(.)?")


def escaped(text: str) -> str:
    """Return outside text on one line, as Markdown that shows it letter by letter."""
    return _LEADING.sub(_lead, _inline(text).strip())


def _inline(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", harmless(text))


def _lead(found: re.Match[str]) -> str:
    mark, after = found[1], found[2] or ""
    return f"{mark}\\{after}" if mark.isdigit() else f"\\{mark}{after}"


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    file.write(b"# Findings\n")
    for record, is_first in by_article(records):
        lines = [*(_article(record) if is_first else ()), *_finding(record)]
        file.write("".join(f"{line}\n" for line in lines).encode())


def _article(record: Record) -> Iterator[str]:
    article = record.check.article
    yield f"\n## {_linked(article_name(article), article.url)}\n"
    yield escaped(article_words(record.check))


def _finding(record: Record) -> Iterator[str]:
    finding = record.finding
    yield f"\n### {finding.id}. {MARKS[record.verdict][0]} {escaped(title_words(record))}\n"
    pair = finding.comparisons[0] if finding.comparisons else None
    yield from _claim(finding.claim, pair[1].claim_quantity if pair else None)
    if pair:
        yield from _source(*pair)
    notes = [*_why(record), *_others(record), *_decided(record)]
    yield ""
    for note in notes:
        yield f"- {note}"


def _claim(claim: Statement, figure: Quantity | None) -> Iterator[str]:
    said_by = f" · {escaped(speaker_words(claim.speaker))}" if claim.speaker else ""
    yield f"**Article**{said_by}\n"
    yield f"> {_quote(claim.text, figure)}"


def _source(candidate: Candidate, comparison: Comparison) -> Iterator[str]:
    statement, document = candidate.statement, candidate.document
    yield f"\n**Source** · {_linked(source_line(statement, document), document.url)}\n"
    yield f"> {_quote(statement.text, comparison.statement_quantity)}"
    ours, theirs = comparison.claim_quantity, comparison.statement_quantity
    if not ours or not theirs:
        return
    unit = comparison.gap.unit if comparison.gap else None
    yield "\n| | as written | read as |\n|---|---|---|"
    yield _row("article", ours, comparison.claim_interval, unit)
    yield _row("source", theirs, comparison.statement_interval, unit)


def _row(side: str, figure: Quantity, interval: Interval | None, unit: str | None) -> str:
    words = interval_words(interval, unit) if interval else ""
    return f"| {side} | {escaped(figure.text)} | {escaped(words)} |"


def _why(record: Record) -> Iterator[str]:
    pair = record.finding.comparisons[0] if record.finding.comparisons else None
    reasons = [*(pair[1].reasons if pair else ()), *record.finding.reasons]
    if reasons:
        yield f"Why: {escaped('; '.join(reasons))}"
    if record.verdict is not record.finding.verdict:
        yield f"Proposed: {escaped(verdict_words(record.finding.verdict))}"
    if pair:
        told = f"rule {pair[1].rule}, rule set {pair[1].rules_version}"
        yield f"To replay: {escaped(told)}; source SHA-256 `{pair[0].document.sha256[:16]}`"


def _others(record: Record) -> Iterator[str]:
    for candidate, comparison in comparable(record.finding):
        told = " ".join([comparison.relation.value, headline(comparison)]).strip()
        quote = _quote(candidate.statement.text, comparison.statement_quantity)
        cited = _linked(source_line(candidate.statement, candidate.document), candidate.document.url)
        yield f"Also {escaped(told)}: {quote} ({cited})"
    unlike = unlike_words(record.finding)
    if unlike:
        yield escaped(unlike)


def _decided(record: Record) -> Iterator[str]:
    decision = decision_words(record.standing)
    if decision:
        yield f"Decision: {escaped(decision)}"
    if record.stale:
        yield f"**{_inline(stale_words(record))}**"
    for note in record.standing.notes:
        yield f"Note: {escaped(note)}"


def _quote(text: str, figure: Quantity | None) -> str:
    """Return a quote with the figure that decided in bold."""
    before, bold, after = around_figure(text, figure)
    if not bold or bold != bold.strip():  # Markdown takes no blank inside its marks
        return escaped(text)
    marked = f"{_inline(before)}**{_inline(bold)}**{_inline(after)}"
    return _LEADING.sub(_lead, marked.strip())


def _linked(words: str, address: str) -> str:
    target = web_address(address)
    return f"[{escaped(words)}](<{target}>)" if target else escaped(words)


EXPORTER = Exporter("markdown", _write)
