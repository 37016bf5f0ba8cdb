"""Versions of one page: what was added from the same place or address and says something else.

A version that is superseded keeps its statements and can be cited; a newer one took its place. Two documents
of one page can both be current where one run met both: then they are parts of it, not versions.
"""

from __future__ import annotations

from collections.abc import Collection
from sqlite3 import Row

from claimcheck.model import Document
from claimcheck.store.desk import Desk
from claimcheck.store.documents import SOURCE, StoredDocument, now, place_of, stored_document

__all__ = ["Versions"]

_CURRENT = f"{SOURCE} AND superseded_by IS NULL"


class Versions:
    """The order among documents of one page; writes belong inside ``desk.transaction()``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, number: int) -> list[StoredDocument]:
        """Return all versions of that document's page, first to last, the removed among them."""
        rows = self._desk.rows(
            """SELECT * FROM documents
            WHERE page = (SELECT page FROM documents WHERE id = ?) AND role = 'source' ORDER BY id""",
            (number,),
        )
        return [stored_document(row) for row in rows]

    def settle(self, number: int, document: Document, met: Collection[int]) -> bool:
        """Put a document that was just added, or met again, in its place among the versions of its page.

        ``met`` are the documents that the same run came across: a page's other parts, which stay. Returns
        whether this changed which version is current.
        """
        row = self._desk.row("SELECT page, superseded_by FROM documents WHERE id = ?", (number,))
        assert row is not None
        if row["page"] is None:
            return self._take_over(number, document, met)
        successor = row["superseded_by"]
        if successor is None or not (successor in met or self._met_at(successor, place_of(document))):
            return False
        # The page says again what it said before, or the two turn out to be parts of one page.
        return self._take_over(number, document, met)

    def precede(self, number: int) -> bool:
        """Say whether older versions name that document as the one that took their place."""
        return bool(self._desk.row("SELECT 1 FROM documents WHERE superseded_by = ? LIMIT 1", (number,)))

    def _take_over(self, number: int, document: Document, met: Collection[int]) -> bool:
        rivals = [row for row in self._rivals(document) if row["id"] != number]
        older = [row["id"] for row in _nearest(rivals) if row["id"] not in met]
        page = rivals[0]["page"] if rivals else number
        self._desk.write(
            "UPDATE documents SET page = ?, superseded_by = NULL, superseded_at = NULL WHERE id = ?",
            (page, number),
        )
        self._desk.write_many(
            "UPDATE documents SET page = ?, superseded_by = ?, superseded_at = ? WHERE id = ?",
            [(page, number, now(), each) for each in older],
        )
        return bool(older)

    def _rivals(self, document: Document) -> list[Row]:
        """Return the current documents that stand where this one does, oldest first.

        An address makes versions of whole texts of one media type: a note on a page is no version of it. Of
        statements listed in a file, one and the same file has to list them for the same source, since many
        lists add to what one address says.
        """
        place = place_of(document)
        met_here = "id IN (SELECT document_id FROM sightings WHERE origin != '' AND origin = :place)"
        if document.statements and not document.origin:
            return []
        if document.statements:
            which = f"{met_here} AND url = :url AND title = :title AND publisher = :publisher"
        else:
            which = f"(url != '' AND url = :url AND media_type = :media_type OR {met_here})"
        return self._desk.rows(
            f"""SELECT id, page, {met_here} AS met_here FROM documents
            WHERE {which} AND external_id = :external_id AND {_CURRENT} ORDER BY id""",
            {
                "place": place,
                "url": document.url,
                "title": document.title,
                "publisher": document.publisher,
                "media_type": document.media_type,
                "external_id": document.external_id,
            },
        )

    def _met_at(self, number: int, place: str) -> bool:
        """Say whether that document was met at that place, or is removed and stands in nobody's way."""
        sql = f"""SELECT 1 FROM documents WHERE id = ?1 AND (NOT ({SOURCE})
            OR EXISTS (SELECT 1 FROM sightings WHERE document_id = ?1 AND origin != '' AND origin = ?2))"""
        return bool(self._desk.row(sql, (number, place)))


def _nearest(rivals: list[Row]) -> list[Row]:
    """Return those met at the very same place, all where none was."""
    return [row for row in rivals if row["met_here"]] or rivals
