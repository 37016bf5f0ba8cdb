"""Documents and their snapshots: added with every sighting, read back to the character, removed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import zlib
from collections.abc import Collection, Iterator, Sequence
from sqlite3 import Row

from claimcheck.errors import InputError
from claimcheck.model import Document, Tier
from claimcheck.store.cache import TextCache
from claimcheck.store.desk import Desk, parts

__all__ = [
    "SOURCE",
    "Documents",
    "Holding",
    "Sighting",
    "StoredDocument",
    "now",
    "place_of",
    "stored_document",
]

_CACHED_CHARACTERS = 16_000_000
SOURCE = "role = 'source' AND removed_at IS NULL"
_METADATA = ("title", "publisher", "author", "published", "url", "archived_url", "tier", "language")
_COLUMNS = (*_METADATA, "media_type", "external_id", "sha256", "retrieved")


@dataclasses.dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of the desk with its id; ``statements`` counts those kept of it.

    ``superseded_by`` is the id of the newer version that took its place, and ``superseded_at`` when; both
    are None while it is current. ``removed_at`` is set where only what cites it keeps it on the desk.
    """

    id: int
    document: Document
    statements: int
    added_at: dt.datetime
    superseded_by: int | None = None
    superseded_at: dt.datetime | None = None
    removed_at: dt.datetime | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Holding:
    """How a desk holds the content of a hash: only in removed documents, and whether unaltered."""

    removed: bool
    intact: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Sighting:
    """When and where a document's content was met.

    ``url`` is the address it gave for itself, ``origin`` the file or address it was read from, ``sha256`` the
    hash of the bytes that were read then.
    """

    url: str
    seen_at: dt.datetime
    origin: str = ""
    sha256: str = ""


class Documents:
    """The rooms of a desk that hold documents; writes belong inside ``desk.transaction()``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._texts = TextCache(_CACHED_CHARACTERS)

    def held(self, document: Document) -> int | None:
        """Return the id of the source with the same content, or None.

        That is the same text in the same bytes, from the same place or address, or with the same title,
        publisher and day: a page's bytes differ at each visit, and an export puts a text in another file. The
        same bytes of two publishers are two sources.
        """
        rows = self._desk.rows(
            f"""SELECT id FROM (
                SELECT documents.*, snapshots.text_sha256 FROM snapshots
                JOIN documents ON snapshot_id = snapshots.id WHERE text_sha256 = :text)
            WHERE external_id = :external_id AND {SOURCE} AND (
                (sha256 = :sha256 AND (publisher = :publisher OR '' IN (publisher, :publisher)))
                OR (url != '' AND url = :url)
                OR id IN (SELECT document_id FROM sightings WHERE origin != '' AND origin = :place)
                OR (title, publisher, url, ifnull(published, ''))
                    = (:title, :publisher, :url, ifnull(:published, '')))
            ORDER BY sha256 = :sha256 DESC, id LIMIT 1""",
            {
                "text": _text_hash(document),
                "external_id": document.external_id,
                "sha256": document.sha256,
                "place": place_of(document),
                "title": document.title,
                "publisher": document.publisher,
                "url": document.url,
                "published": _day(document.published),
            },
        )
        return rows[0]["id"] if rows else None

    def of_bytes(self, sha256: str) -> int | None:
        """Return the id of the source that was read from bytes of that hash, None where it is not one."""
        sql = f"SELECT id FROM documents WHERE sha256 = ? AND {SOURCE} LIMIT 2"
        rows = self._desk.rows(sql, (sha256,))
        return rows[0]["id"] if len(rows) == 1 else None

    def holding(self, sha256: str) -> Holding | None:
        """Return how the desk holds the document of that hash, None where it does not."""
        row = self._desk.row(
            "SELECT min(removed_at IS NOT NULL) AS gone FROM documents WHERE sha256 = ?", (sha256,)
        )
        if not row or row["gone"] is None:
            return None
        snapshots = self._desk.rows("SELECT * FROM snapshots WHERE sha256 = ?", (sha256,))
        return Holding(bool(row["gone"]), bool(snapshots) and all(map(_is_intact, snapshots)))

    def last_change(self) -> dt.datetime | None:
        """Return when a source was last added, superseded or removed, None where there never was any."""
        newest = [
            f"ifnull((SELECT max({column}) FROM documents WHERE role = 'source'), '')"
            for column in ("added_at", "superseded_at", "removed_at")
        ]
        row = self._desk.row(f"SELECT max({', '.join(newest)}) AS moment")
        return dt.datetime.fromisoformat(row["moment"]) if row and row["moment"] else None

    def newest_before(self, moment: dt.datetime) -> int:
        """Return the id of the document that was added last before that moment, 0 where there is none."""
        row = self._desk.row(
            "SELECT id FROM documents WHERE added_at < ? ORDER BY added_at DESC, id DESC LIMIT 1",
            (_day(moment),),
        )
        return int(row["id"]) if row else 0

    def is_source(self, number: int) -> bool:
        """Say whether that is the id of a source that has not been removed."""
        return bool(self._desk.row(f"SELECT 1 FROM documents WHERE id = ? AND {SOURCE}", (number,)))

    def add(self, document: Document, role: str, statements: int = 0) -> int:
        """Add a document with its snapshot and first sighting; return its id."""
        values = {name: getattr(document, name) for name in _COLUMNS}
        values |= {
            "role": role,
            "snapshot_id": self._snapshot(document),
            "published": _day(document.published),
            "retrieved": _day(document.retrieved),
            "added_at": now(),
            "statements": statements,
        }
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        number = self._desk.write(f"INSERT INTO documents ({names}) VALUES ({marks})", tuple(values.values()))
        self.sight(number, document)
        return number

    def sight(self, number: int, document: Document) -> None:
        """Record that the content of that document was met, where and when."""
        seen = _day(document.retrieved) or now()
        self._desk.write(
            "INSERT INTO sightings (document_id, url, seen_at, origin, sha256) VALUES (?, ?, ?, ?, ?)",
            (number, document.url, seen, place_of(document), document.sha256),
        )

    def sightings(self, number: int) -> list[Sighting]:
        """Return where and when a document's content was met, first to last."""
        rows = self._desk.rows(
            "SELECT url, seen_at, origin, sha256 FROM sightings WHERE document_id = ? ORDER BY id", (number,)
        )
        return [
            Sighting(row["url"], dt.datetime.fromisoformat(row["seen_at"]), row["origin"], row["sha256"])
            for row in rows
        ]

    def sources(self, after: int = 0, limit: int = -1) -> Iterator[StoredDocument]:
        """Yield the sources by id, metadata only, from the first past ``after``."""
        sql = f"SELECT * FROM documents WHERE {SOURCE} AND id > ? ORDER BY id LIMIT ?"
        for row in self._desk.stream(sql, (after, limit)):
            yield stored_document(row)

    def get(self, number: int) -> StoredDocument | None:
        """Return the document of that id, source or article, removed or not, metadata only."""
        row = self._desk.row("SELECT * FROM documents WHERE id = ?", (number,))
        return stored_document(row) if row else None

    def get_each(self, numbers: Collection[int]) -> dict[int, StoredDocument]:
        """Return the documents of those ids, as ``get``; ids that are not there are left out."""
        found = {}
        for some in parts(list(numbers)):
            marks = ", ".join("?" * len(some))
            for row in self._desk.rows(f"SELECT * FROM documents WHERE id IN ({marks})", some):
                found[row["id"]] = stored_document(row)
        return found

    def whole(self, number: int) -> StoredDocument | None:
        """Return the document of that id with its text and raw bytes."""
        stored = self.get(number)
        if not stored:
            return None
        text = self.text(number)
        row = self._desk.row(
            "SELECT raw FROM snapshots WHERE id = (SELECT snapshot_id FROM documents WHERE id = ?)", (number,)
        )
        raw = zlib.decompress(row["raw"]) if row and row["raw"] is not None else text.encode()
        return dataclasses.replace(stored, document=dataclasses.replace(stored.document, text=text, raw=raw))

    def text(self, number: int) -> str:
        """Return a document's text. Raises InputError where there is no such document."""
        for _, text in self.texts([number]):
            return text
        raise InputError(f"There is no document {number}.", "List the sources with: claimcheck sources list")

    def texts(self, numbers: Collection[int]) -> Iterator[tuple[int, str]]:
        """Yield documents, in any order, by id with their texts; ids that are not there are left out."""
        return self._texts.each(numbers, self._read_texts)

    def edit(self, number: int, document: Document) -> None:
        """Take title, publisher, author, dates, addresses, tier and language from ``document``."""
        values = [getattr(document, name) for name in _METADATA]
        values[_METADATA.index("published")] = _day(document.published)
        names = ", ".join(f"{name} = ?" for name in _METADATA)
        self._desk.write(f"UPDATE documents SET {names} WHERE id = ?", (*values, number))

    def bury(self, number: int) -> None:
        """Mark a document as removed and keep its snapshot: what cites it can still be read."""
        self._desk.write("UPDATE documents SET removed_at = ? WHERE id = ?", (now(), number))

    def delete(self, number: int) -> None:
        """Delete a document, its sightings and statements, and its snapshot where no other needs it."""
        row = self._desk.row("SELECT snapshot_id FROM documents WHERE id = ?", (number,))
        self._desk.write("DELETE FROM documents WHERE id = ?", (number,))
        if row:
            self._desk.write(
                """DELETE FROM snapshots WHERE id = ?1
                AND NOT EXISTS (SELECT 1 FROM documents WHERE snapshot_id = ?1)""",
                (row["snapshot_id"],),
            )

    def _read_texts(self, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
        for some in parts(numbers):
            marks = ", ".join("?" * len(some))
            sql = f"""SELECT documents.id, text FROM documents JOIN snapshots ON snapshots.id = snapshot_id
                WHERE documents.id IN ({marks})"""
            for row in self._desk.rows(sql, some):
                yield row["id"], zlib.decompress(row["text"]).decode("utf-8", "surrogatepass")

    def _snapshot(self, document: Document) -> int:
        """Return the id of the document's snapshot, stored where it is not yet."""
        data = document.text.encode("utf-8", "surrogatepass")
        key = (document.sha256, _text_hash(document))
        row = self._desk.row("SELECT id FROM snapshots WHERE sha256 = ? AND text_sha256 = ?", key)
        if row:
            return int(row["id"])
        raw = None if document.raw in (b"", data) else zlib.compress(document.raw)
        return self._desk.write(
            "INSERT INTO snapshots (sha256, text_sha256, raw, text) VALUES (?, ?, ?, ?)",
            (*key, raw, zlib.compress(data)),
        )


def now() -> str:
    """Return the present moment, UTC, as stored."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _is_intact(snapshot: Row) -> bool:
    """Say whether a snapshot's text and bytes still have the hashes that they were stored with."""
    try:
        text = zlib.decompress(snapshot["text"])
        raw = text if snapshot["raw"] is None else zlib.decompress(snapshot["raw"])
    except zlib.error:
        return False
    hashes = tuple(hashlib.sha256(data).hexdigest() for data in (raw, text))
    return hashes == (snapshot["sha256"], snapshot["text_sha256"])


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def place_of(document: Document) -> str:
    """Return where a document was read: its origin, else the address it gives, else ""."""
    return document.origin or document.url


def _text_hash(document: Document) -> str:
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def stored_document(row: Row) -> StoredDocument:
    """Return a row of the documents, metadata only."""
    values = {name: row[name] for name in _COLUMNS}
    values["published"] = dt.date.fromisoformat(row["published"]) if row["published"] else None
    values["retrieved"] = _moment(row["retrieved"])
    values["tier"] = Tier(row["tier"]) if row["tier"] else None
    return StoredDocument(
        row["id"],
        Document(text="", **values),
        row["statements"],
        dt.datetime.fromisoformat(row["added_at"]),
        row["superseded_by"],
        _moment(row["superseded_at"]),
        _moment(row["removed_at"]),
    )


def _moment(words: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(words) if words else None
