"""How a source of the desk is told: a row, its facts, where and when it was seen, its JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.display import count_words
from claimcheck.text import harmless

if TYPE_CHECKING:
    from claimcheck.store import Sighting, StoredDocument

__all__ = ["facts_of", "row_of", "sighting_words", "source_shape", "standing_of"]


def row_of(stored: StoredDocument) -> tuple[str, ...]:
    """Return a source as the cells of a row: number, day, tier, publisher, statements, title."""
    document = stored.document
    older = f"(superseded by {stored.superseded_by}) " if stored.superseded_by else ""
    return (
        str(stored.id),
        document.published.isoformat() if document.published else "no date",
        document.tier.value if document.tier else "-",
        harmless(document.publisher) or "-",
        f"{stored.statements:,}",
        older + harmless(document.title),
    )


def facts_of(stored: StoredDocument) -> list[tuple[str, str]]:
    """Return what is known of a source as labels and values, what is unknown left out."""
    document = stored.document
    facts = {
        "source": str(stored.id),
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published.isoformat() if document.published else "",
        "url": document.url,
        "archived": document.archived_url,
        "tier": document.tier.value if document.tier else "",
        "id": document.external_id,
        "sha256": document.sha256,
        "added": f"{stored.added_at:%Y-%m-%d %H:%M}",
        "superseded": f"by source {stored.superseded_by}" if stored.superseded_by else "",
        "removed": f"{stored.removed_at:%Y-%m-%d %H:%M}" if stored.removed_at else "",
        "statements": f"{stored.statements:,}",
    }
    return [(label, harmless(value)) for label, value in facts.items() if value]


def sighting_words(sighting: Sighting) -> str:
    """Return when and where a content was met: its address, and the file where it was read from one."""
    places = dict.fromkeys(place for place in (sighting.url, sighting.origin) if place)
    return harmless(" ".join((f"{sighting.seen_at:%Y-%m-%d %H:%M}", *places)))


def standing_of(stored: StoredDocument, shown: int) -> str:
    """Return one version of a page in a line: its number, when it was added, whether it is current."""
    if stored.removed_at:
        standing = "removed"
    else:
        standing = f"superseded by {stored.superseded_by}" if stored.superseded_by else "current"
    this = ", this one" if stored.id == shown else ""
    held = count_words(stored.statements, "statement")
    return f"source {stored.id}, added {stored.added_at:%Y-%m-%d %H:%M}, {held}, {standing}{this}"


def source_shape(stored: StoredDocument) -> dict[str, Any]:
    """Return a source as JSON: its metadata and number, and how it stands among its page's versions."""
    from claimcheck.shapes import document_shape

    document = stored.document
    return document_shape(document, stored.id) | {
        "source": stored.id,
        "language": document.language,
        "media_type": document.media_type,
        "statements": stored.statements,
        "added": stored.added_at.isoformat(),
        "superseded_by": stored.superseded_by,
        "superseded": stored.superseded_at.isoformat() if stored.superseded_at else None,
        "removed": stored.removed_at.isoformat() if stored.removed_at else None,
    }
