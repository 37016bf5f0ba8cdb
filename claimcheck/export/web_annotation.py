"""W3C Web Annotation: a JSON list of annotations, each anchored to its quote in the article.

A quote is selected by its words with what stands before and after, and by its place in the text as it was
read; positions count characters (code points), as the standard has it. After a page was re-wrapped the
position fails and the words still find it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, BinaryIO

from claimcheck.display import MARKS
from claimcheck.export.registry import Exporter
from claimcheck.export.telling import (
    decision_words,
    source_line,
    stale_words,
    title_words,
    web_address,
)
from claimcheck.model import Candidate, Document
from claimcheck.review import Record
from claimcheck.shapes import json_text

__all__ = ["EXPORTER"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters kept before and after a quote


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    file.write(b"[")
    before = "\n"
    for record in records:
        file.write(f"{before}{json_text(_annotation(record), indent=1)}".encode())
        before = ",\n"
    file.write(b"\n]\n")


def _annotation(record: Record) -> dict[str, Any]:
    article, claim, text = record.check.article, record.finding.claim, record.article_text
    quote = {
        "type": "TextQuoteSelector",
        "exact": claim.text,
        "prefix": text[max(0, claim.start - _AROUND) : claim.start],
        "suffix": text[claim.end : claim.end + _AROUND],
    }
    place = {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}
    return {
        "@context": _CONTEXT,
        "id": _id(record),
        "type": "Annotation",
        "motivation": "assessing",
        "created": record.check.started_at.isoformat(),
        "body": [_said(record), *(_cited(candidate) for candidate, _ in record.finding.comparisons[:1])],
        "target": {"source": _address(article), "selector": [quote, place]},
    }


def _said(record: Record) -> dict[str, Any]:
    told = [f"{MARKS[record.verdict][0]} {title_words(record)}"]
    for candidate, comparison in record.finding.comparisons[:1]:
        cited = source_line(candidate.statement, candidate.document)
        told += [f"Source: “{candidate.statement.text}” ({cited})", *comparison.reasons]
    told += [*record.finding.reasons, decision_words(record.standing), *record.standing.notes]
    told.append(stale_words(record))
    return {
        "type": "TextualBody",
        "purpose": "assessing",
        "format": "text/plain",
        "language": "en",
        "value": "\n".join(filter(None, told)),
    }


def _cited(candidate: Candidate) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": candidate.statement.text}
    return {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": _address(candidate.document),
        "selector": quote,
    }


def _address(document: Document) -> str:
    """Return the document's address; where it has none, a name made of its snapshot's hash."""
    return web_address(document.url) or f"urn:claimcheck:sha256:{document.sha256}"


def _id(record: Record) -> str:
    """Return an identifier that the same finding of the same snapshot gets each time."""
    claim = record.finding.claim
    name = f"{record.check.article.sha256}:{claim.start}:{claim.end}:{record.check.started_at.isoformat()}"
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:claimcheck:{name}").urn


EXPORTER = Exporter("annotation", _write)
