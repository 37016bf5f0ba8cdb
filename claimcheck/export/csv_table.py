"""CSV: a row a finding, with the comparison that tells most; AVeriTeC's column names where they fit.

A cell of outside text that a spreadsheet would take for a formula gets an apostrophe before it. Figures are
written as plain numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import BinaryIO

from claimcheck.export.record_shape import record_shape
from claimcheck.export.registry import Exporter
from claimcheck.review import Record
from claimcheck.text import harmless

__all__ = ["EXPORTER"]

_FORMULA = re.compile(r"[\s\ufffd]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")

# Column, and the path to its value in a record's shape; ``top`` is the comparison that tells most.
_COLUMNS = {
    "finding": "id",
    "claim": "claim.text",
    "claim_date": "article.published",
    "speaker": "claim.speaker",
    "original_claim_url": "article.url",
    "cached_original_claim_url": "article.archived_url",
    "reporting_source": "article.publisher",
    "article_title": "article.title",
    "verdict": "standing_verdict",
    "proposed_verdict": "verdict",
    "cause": "top.cause",
    "claim_figure": "top.claim_quantity.text",
    "source_figure": "top.statement_quantity.text",
    "gap_absolute": "top.gap.absolute",
    "gap_relative": "top.gap.relative",
    "gap_unit": "top.gap.unit",
    "direction": "top.direction",
    "source_quote": "top.statement.text",
    "source_speaker": "top.statement.speaker",
    "source_title": "top.statement.document.title",
    "source_publisher": "top.statement.document.publisher",
    "source_date": "top.statement.document.published",
    "source_url": "top.statement.document.url",
    "source_tier": "top.statement.document.tier",
    "reasons": "top.reasons",
    "decision": "review.decision",
    "flagged": "review.flagged",
    "notes": "review.notes",
    "reviewer": "review.reviewer",
    "reviewed_at": "review.at",
    "rule": "top.rule",
    "rules_version": "check.rules_version",
    "model": "check.model",
    "article_sha256": "article.sha256",
    "source_sha256": "top.statement.document.sha256",
}


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text)
    rows.writerow(_COLUMNS)
    for record in records:
        shape = record_shape(record)
        shape["top"] = shape["comparisons"][0] if shape["comparisons"] else None
        rows.writerow([_cell(_at(shape, path)) for path in _COLUMNS.values()])
    text.detach()


def _at(shape: object, path: str) -> object:
    for name in path.split("."):
        if not isinstance(shape, dict):
            return None
        shape = shape.get(name)
    return shape


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.10g}" if isinstance(value, float) else str(value)
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    # Lines stay; what a terminal or a spreadsheet would obey does not.
    text = "\n".join(harmless(line) for line in str(value).splitlines())
    return f"'{text}" if _FORMULA.match(text) else text


EXPORTER = Exporter("csv", _write)
