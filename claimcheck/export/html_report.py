"""HTML: a report in one file that needs no network and no script, light and dark, made to be printed.

The findings are written beside the target first, so that the head can count them in bounded memory. A
policy in the head forbids scripts and anything from elsewhere; outside text is escaped all the same.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources
from typing import BinaryIO

from claimcheck.display import MARKS, headline, speaker_words
from claimcheck.export.interval_drawing import interval_drawing
from claimcheck.export.printable import printable
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
from claimcheck.model import Candidate, Comparison, Quantity, Statement, Verdict
from claimcheck.review import Record

__all__ = ["EXPORTER"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SPOOL = 1 << 20  # bytes of findings kept in memory before they go to a temporary file


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    counts: Counter[Verdict] = Counter()
    with tempfile.SpooledTemporaryFile(_SPOOL) as body:
        for record, is_first in by_article(records):
            counts[record.verdict] += 1
            parts = [*(_article(record) if is_first else ()), *_finding(record)]
            body.write("".join(f"{part}\n" for part in parts).encode())
        body.seek(0)
        file.write("".join(f"{part}\n" for part in _head(counts)).encode())
        shutil.copyfileobj(body, file)
    file.write(b"</body>\n</html>\n")


def _head(counts: Counter[Verdict]) -> Iterator[str]:
    style = resources.files("claimcheck.export").joinpath("report.css").read_text(encoding="utf-8")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>claimcheck: findings</title>\n<style>\n{style}</style>\n</head>\n<body>\n<h1>Findings</h1>"
    total = counts.total()
    told = [f"{total:,} finding{'' if total == 1 else 's'}"]
    told += [
        f"{mark} {counts[verdict]:,} {verdict_words(verdict)}"
        for verdict, (mark, _, _) in MARKS.items()
        if counts[verdict]
    ]
    yield f'<p class="about">{_text(", ".join(told))}. Verdicts are proposals unless a decision is named.</p>'


def _article(record: Record) -> Iterator[str]:
    article = record.check.article
    yield f"<h2>{_linked(article_name(article), article.url)}</h2>"
    yield f'<p class="about">{_text(article_words(record.check))}</p>'


def _finding(record: Record) -> Iterator[str]:
    finding = record.finding
    pair = finding.comparisons[0] if finding.comparisons else None
    title = f"{MARKS[record.verdict][0]} {title_words(record)}"
    yield f'<section class="finding {record.verdict.value}" id="finding-{finding.id}">'
    yield f'<h3><span class="number">{finding.id}</span>{_text(title)}</h3>\n<div class="sides">'
    yield _claim(finding.claim, pair[1].claim_quantity if pair else None)
    if pair:
        yield _source(*pair)
    yield f"</div>\n{interval_drawing(pair[1]) if pair else ''}"
    yield from _notes(record)
    yield "</section>"


def _claim(claim: Statement, figure: Quantity | None) -> str:
    said_by = f'<p class="cited">{_text(speaker_words(claim.speaker))}</p>' if claim.speaker else ""
    quote = f"<blockquote>{_quote(claim.text, figure)}</blockquote>"
    return f'<div class="side article"><h4>Article</h4>{quote}{said_by}</div>'


def _source(candidate: Candidate, comparison: Comparison) -> str:
    statement, document = candidate.statement, candidate.document
    quote = f"<blockquote>{_quote(statement.text, comparison.statement_quantity)}</blockquote>"
    cited = f'<p class="cited">{_linked(source_line(statement, document), document.url)}</p>'
    return f'<div class="side source"><h4>Source</h4>{quote}{cited}</div>'


def _notes(record: Record) -> Iterator[str]:
    pair = record.finding.comparisons[0] if record.finding.comparisons else None
    items = [_text(reason) for reason in [*(pair[1].reasons if pair else ()), *record.finding.reasons]]
    yield from _list("why", items)
    yield from _list("others", _others(record))
    decision = decision_words(record.standing)
    if decision:
        proposed = record.verdict is not record.finding.verdict
        was = f"; proposed was {verdict_words(record.finding.verdict)}" if proposed else ""
        yield f'<p class="decision">{_text(decision + was)}</p>'
    if record.stale:
        yield f'<p class="stale">{_text(stale_words(record))}</p>'
    yield from _list("notes", [_text(note) for note in record.standing.notes])
    if pair:
        rule, version, digest = pair[1].rule, pair[1].rules_version, pair[0].document.sha256
        told = f"rule {rule} · rule set {version} · source sha256 {digest}"
        yield f'<p class="replay">{_text(told)}</p>'


def _others(record: Record) -> list[str]:
    others = []
    for candidate, comparison in comparable(record.finding):
        told = " ".join(["also", comparison.relation.value, headline(comparison)]).strip()
        quote = _quote(candidate.statement.text, comparison.statement_quantity)
        cited = _linked(source_line(candidate.statement, candidate.document), candidate.document.url)
        others.append(f"{_text(told)}: {quote} ({cited})")
    unlike = unlike_words(record.finding)
    return [*others, _text(unlike)] if unlike else others


def _list(name: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f'<ul class="{name}">{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def _quote(text: str, figure: Quantity | None) -> str:
    before, marked, after = around_figure(text, figure)
    return f"{_text(before)}<mark>{_text(marked)}</mark>{_text(after)}" if marked else _text(text)


def _linked(words: str, address: str) -> str:
    target = web_address(address)
    link = f'<a href="{escape(target)}" rel="noreferrer">{_text(words)}</a>'
    return link if target else _text(words)


def _text(text: str) -> str:
    return escape(printable(text))


EXPORTER = Exporter("html", _write)
