"""All SQL: one SQLite file holds documents, snapshots, statements, vectors, checks and reviews.

The database is the truth; whatever lies beside it (the vector index) can be made again from it.
Migrations go through sqlite-utils; reading and writing use the standard library's driver alone, so that a
desk that is up to date opens at once.
"""

from __future__ import annotations

from pathlib import Path

from claimcheck.store.browse import Browse
from claimcheck.store.checks import Checks, StoredCheck
from claimcheck.store.desk import Desk
from claimcheck.store.documents import Documents, Holding, Sighting, StoredDocument
from claimcheck.store.exports import Exports
from claimcheck.store.reviews import Reviews
from claimcheck.store.statements import Counts, Statements, StoredStatement, text_hash
from claimcheck.store.vectors import Stretch, Vectors
from claimcheck.store.versions import Versions

__all__ = [
    "Counts",
    "Holding",
    "Sighting",
    "Store",
    "StoredCheck",
    "StoredDocument",
    "StoredStatement",
    "Stretch",
    "text_hash",
]


class Store:
    """A desk's rooms around one file, from ``documents`` to ``exports``.

    Raises DeskError where the file is no desk, is newer than this version, or cannot be used.
    """

    def __init__(self, path: Path, busy_seconds: float | None = None) -> None:
        self.desk = Desk(path) if busy_seconds is None else Desk(path, busy_seconds)
        self.documents = Documents(self.desk)
        self.versions = Versions(self.desk)
        self.statements = Statements(self.desk, self.documents)
        self.browse = Browse(self.desk, self.statements)
        self.vectors = Vectors(self.desk)
        self.checks = Checks(self.desk, self.documents, self.statements)
        self.reviews = Reviews(self.desk)
        self.exports = Exports(self.desk)

    @property
    def id(self) -> str:
        """The desk's own identifier: 16 hex digits drawn when it was made."""
        row = self.desk.row("SELECT value FROM desk WHERE key = 'id'")
        assert row is not None
        return str(row["value"])

    def remove(self, document_id: int) -> bool:
        """Remove a source in one transaction; keep it, unsearchable, where a check or a version needs it.

        Returns False where there is no such source.
        """
        with self.desk.transaction():
            if not self.documents.is_source(document_id):
                return False
            hashes = [
                row["embed_hash"]
                for row in self.desk.rows(
                    "SELECT embed_hash FROM statements WHERE document_id = ?", (document_id,)
                )
            ]
            self.statements.hide(document_id)
            if self.checks.cites(document_id) or self.versions.precede(document_id):
                self.documents.bury(document_id)
            else:
                self.documents.delete(document_id)
                self.vectors.prune(hashes)
        return True
