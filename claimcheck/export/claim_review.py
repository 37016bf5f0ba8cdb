"""ClaimReview: a draft in JSON-LD for each finding, with the list of what an editor has still to supply.

The rating, its wording and the address are an editor's to give. What is said here of a claim is what was
compared; that sources conflict with it makes no claim false.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from claimcheck.display import headline
from claimcheck.export.registry import Exporter
from claimcheck.export.telling import source_line, stale_words, verdict_words, web_address
from claimcheck.model import Document, Relation
from claimcheck.review import Record
from claimcheck.shapes import json_text

__all__ = ["EXPORTER"]

# schema.org has no word for what is missing; such terms of our own are told apart by their prefix.
_CONTEXT = ["https://schema.org", {"claimcheck": "urn:claimcheck:"}]
_BEST_LENGTH = 75  # characters of claimReviewed, beyond which search engines cut it
_CITED = 3  # sources named, those that tell most
_ALWAYS_MISSING = {
    "url": "the address at which the review will be published",
    "author": "who publishes the review: name and address",
    "datePublished": "the day on which the review is published",
    "reviewRating.alternateName": "the rating in words; a person's judgement, no verdict stands for one",
    "reviewRating.ratingValue": "the rating as a number with its best and worst, if you rate by number",
}


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    file.write(f'{{"@context": {json_text(_CONTEXT)},\n"@graph": ['.encode())
    before = "\n"
    for record in records:
        file.write(f"{before}{json_text(_draft(record), indent=1)}".encode())
        before = ",\n"
    file.write(b"\n]}\n")


def _draft(record: Record) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "claimReviewed": record.finding.claim.text,
        "reviewBody": _body(record),
        "itemReviewed": _claim(record),
        "citation": [
            _work(candidate.document)
            for candidate, comparison in record.finding.comparisons[:_CITED]
            if comparison.relation is not Relation.NOT_COMPARABLE
        ],
        "claimcheck:finding": record.finding.id,
        "claimcheck:missing": [
            {"claimcheck:property": name, "claimcheck:reason": reason} for name, reason in _missing(record)
        ],
    }


def _claim(record: Record) -> dict[str, Any]:
    claim, article = record.finding.claim, record.check.article
    shape: dict[str, Any] = {"@type": "Claim", "text": claim.text, "appearance": _work(article)}
    if claim.speaker:  # whether a person or an organisation, only a person can tell
        shape["author"] = {"name": claim.speaker.name}
    if article.published:
        shape["datePublished"] = article.published.isoformat()
    return shape


def _work(document: Document) -> dict[str, Any]:
    address = web_address(document.url)
    known = {
        "name": document.title,
        "url": address,
        "archivedAt": web_address(document.archived_url),
        "datePublished": document.published.isoformat() if document.published else "",
    }
    shape: dict[str, Any] = {"@type": "CreativeWork"} | {
        name: value for name, value in known.items() if value
    }
    if document.publisher:
        shape["publisher"] = {"@type": "Organization", "name": document.publisher}
    return shape


def _body(record: Record) -> str:
    """Return what was compared and came of it, in sentences."""
    told = [f"Comparison proposed by claimcheck: {verdict_words(record.finding.verdict)}."]
    if record.verdict is not record.finding.verdict:
        told.append(f"Overruled by a person: {verdict_words(record.verdict)}.")
    for candidate, comparison in record.finding.comparisons[:1]:
        apart = headline(comparison)
        cited = source_line(candidate.statement, candidate.document)
        told.append(f"Source: “{candidate.statement.text}” ({cited}).")
        told.append(f"{apart[0].upper()}{apart[1:]}." if apart else "")
        told.append("; ".join(comparison.reasons))
    return " ".join(filter(None, told))


def _missing(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what an editor has still to supply, by its path in the draft, and why."""
    yield from _ALWAYS_MISSING.items()
    claim, article = record.finding.claim, record.check.article
    if len(claim.text) > _BEST_LENGTH:
        yield (
            "claimReviewed",
            f"shorter wording: {len(claim.text)} characters, best are {_BEST_LENGTH} or fewer",
        )
    if claim.speaker:
        yield "itemReviewed.author.@type", "whether a Person or an Organization makes the claim"
    else:
        yield "itemReviewed.author", "who makes the claim: Person or Organization, with a name"
    if record.stale:
        yield "reviewBody", stale_words(record)
    if not web_address(article.url):
        yield "itemReviewed.appearance.url", "where the claim was met"
    if not article.published:
        yield "itemReviewed.datePublished", "the day on which the claim was made"


EXPORTER = Exporter("claimreview", _write)
