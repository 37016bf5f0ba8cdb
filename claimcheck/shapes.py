"""The shapes in which results leave claimcheck as JSON: fields are added, never renamed.

Every function returns what ``json.dumps`` takes. DESIGN section 7 is the contract; exports and the command
line share these, so that a record means the same wherever it is met.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from claimcheck.model import Candidate, Comparison, Document, Finding, Interval, Period, Quantity, Statement

__all__ = [
    "article_shape",
    "comparison_shape",
    "document_shape",
    "finding_shape",
    "hit_shape",
    "json_text",
    "quantity_shape",
    "statement_shape",
]

Shape = dict[str, Any]

# json.dumps escapes the first set of control characters; these pass it by and a terminal would obey them.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def json_text(value: Any, *, indent: int | None = None) -> str:
    """Return the value as JSON, readable beyond ASCII, control and direction characters escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def quantity_shape(quantity: Quantity) -> Shape:
    """Return a quantity: its words and span, value and interval with scale applied, unit, kind, counted."""
    return {
        "text": quantity.text,
        "start": quantity.start,
        "end": quantity.end,
        "value": _number(quantity.value),
        **_interval(quantity.interval),
        "hedge": quantity.hedge.value,
        "unit": quantity.unit,
        "kind": quantity.kind.value,
        "counted": quantity.counted,
    }


def statement_shape(statement: Statement) -> Shape:
    """Return a statement or claim: its words and span in the document, speaker, period, score, quantities."""
    return {
        "text": statement.text,
        "start": statement.start,
        "end": statement.end,
        "speaker": statement.speaker.name if statement.speaker else None,
        "period": _period(statement.period) if statement.period else None,
        "score": round(statement.score, 4),
        "quantities": [quantity_shape(quantity) for quantity in statement.quantities],
    }


def comparison_shape(comparison: Comparison) -> Shape:
    """Return a comparison: relation, cause, figures, gap, direction, and what is needed to replay it."""
    claim, statement = comparison.claim_quantity, comparison.statement_quantity
    return {
        "relation": comparison.relation.value,
        "cause": comparison.cause.value if comparison.cause else None,
        "confidence": round(comparison.confidence, 4),
        "direction": comparison.direction.value if comparison.direction else None,
        "gap": _gap(comparison),
        "claim_quantity": quantity_shape(claim) if claim else None,
        "statement_quantity": quantity_shape(statement) if statement else None,
        "claim_interval": _interval(comparison.claim_interval) if comparison.claim_interval else None,
        "statement_interval": _interval(comparison.statement_interval)
        if comparison.statement_interval
        else None,
        "rule": comparison.rule,
        "rules_version": comparison.rules_version,
        "model": comparison.model_id or None,
        "reasons": list(comparison.reasons),
    }


def document_shape(document: Document, document_id: int | None = None) -> Shape:
    """Return a document's metadata; ``id`` is its own external id, else the desk's number for it."""
    return {
        "id": document.external_id or document_id,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": _day(document.published),
        "url": document.url,
        "archived_url": document.archived_url,
        "tier": document.tier.value if document.tier else None,
        "sha256": document.sha256,
    }


def article_shape(article: Document) -> Shape:
    """Return the metadata of an article under check."""
    shape = document_shape(article)
    return shape if shape["id"] else {name: value for name, value in shape.items() if name != "id"}


def hit_shape(candidate: Candidate) -> Shape:
    """Return what a search found: the statement's id and words, its score, its document.

    ``also`` are other documents' statements in the same words, ``superseded_by`` the newer version's number.
    """
    return {
        "id": candidate.statement_id,
        "text": candidate.statement.text,
        "score": round(candidate.score, 4),
        "retrievers": list(candidate.retrievers),
        "document": document_shape(candidate.document, candidate.document_id),
        **_standing(candidate),
    }


def finding_shape(finding: Finding) -> Shape:
    """Return a finding: the claim, the verdict, and each comparison with the statement that it rests on."""
    return {
        "id": finding.id,
        "claim": statement_shape(finding.claim),
        "verdict": finding.verdict.value,
        "reasons": list(finding.reasons),
        "comparisons": [
            comparison_shape(comparison) | {"statement": _cited(candidate)}
            for candidate, comparison in finding.comparisons
        ],
    }


def _cited(candidate: Candidate) -> Shape:
    return {
        "id": candidate.statement_id,
        **statement_shape(candidate.statement),
        "document": document_shape(candidate.document, candidate.document_id),
        **_standing(candidate),
    }


def _standing(candidate: Candidate) -> Shape:
    """Return which document superseded this one's, if any, and who else said it in the same words."""
    return {
        "superseded_by": candidate.superseded_by,
        "also": [
            {
                "id": each.statement_id,
                "text": each.statement.text,
                "document": document_shape(each.document, each.document_id),
            }
            for each in candidate.also
        ],
    }


def _gap(comparison: Comparison) -> Shape | None:
    gap = comparison.gap
    if not gap:
        return None
    relative = None if gap.relative is None else _rounded(gap.relative)
    return {"absolute": _number(_rounded(gap.absolute)), "relative": relative, "unit": gap.unit}


def _interval(interval: Interval) -> Shape:
    return {
        "low": _number(interval.low),
        "high": _number(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def _period(period: Period) -> Shape:
    return {"start": _day(period.start), "end": _day(period.end), "grain": period.grain.value}


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def _rounded(value: float) -> float:
    """Return the value at ten significant digits: what is left beyond them is noise of binary fractions."""
    return float(f"{value:.10g}")


def _number(value: float | None) -> float | int | None:
    """Return whole numbers as integers; what JSON cannot hold (infinity) as None."""
    if value is None or value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value
