"""The columns of the tables (CSV, XLSX): a row a finding, with the comparison that tells most.

AVeriTeC's column names stand where they fit.
"""

from __future__ import annotations

import re
from typing import Any

from claimcheck.export.record_shape import record_shape
from claimcheck.review import Record

__all__ = ["COLUMNS", "FORMULA", "row_of"]

# What a spreadsheet takes for a formula, or strips until it does.
FORMULA = re.compile(r"[\s\ufffd]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")

# Column, and the path to its value in a record's shape; ``top`` is the comparison that tells most.
COLUMNS = {
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
    "signed_off_by": "review.signed_off_by",
    "stale": "review.stale_words",
    "rule": "top.rule",
    "rules_version": "check.rules_version",
    "model": "check.model",
    "article_sha256": "article.sha256",
    "source_sha256": "top.statement.document.sha256",
}


def row_of(record: Record) -> dict[str, Any]:
    """Return a record's values by column: text, numbers, booleans, lists of text, None."""
    shape = record_shape(record)
    shape["top"] = shape["comparisons"][0] if shape["comparisons"] else None
    review = shape["review"]
    review["signed_off_by"] = [signed["by"] for signed in review["signed_off"]]
    review["stale_words"] = [difference["words"] for difference in review["stale"]]
    return {column: _at(shape, path) for column, path in COLUMNS.items()}


def _at(shape: object, path: str) -> object:
    for name in path.split("."):
        if not isinstance(shape, dict):
            return None
        shape = shape.get(name)
    return shape
