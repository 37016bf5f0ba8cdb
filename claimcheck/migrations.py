"""The desk's history: named migrations, applied in one transaction, and how to tell what a file is.

A desk names itself by SQLite's application id and counts its migrations in ``user_version``, so that
opening one that is up to date costs two reads and does not import sqlite-utils.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["APPLICATION_ID", "SCHEMA", "migrate"]

APPLICATION_ID = 0x434C434B  # "CLCK"


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a desk to the newest schema: all pending migrations or none, safe with two processes at once.

    The connection must not be in a transaction. Raises sqlite3.Error where the file cannot be written.
    """
    from sqlite_utils import Database, Migrations

    steps = Migrations("claimcheck")
    for step in _STEPS:
        steps()(step)
    connection.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(Database(connection, execute_plugins=False))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _sources(db: Database) -> None:
    """Documents and their snapshots, sightings, statements with full text, vectors."""
    _run(
        db,
        "CREATE TABLE desk (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "INSERT INTO desk VALUES ('id', lower(hex(randomblob(8))))",
        # Counts that would otherwise need a scan; kept in the transactions that change them.
        "CREATE TABLE tallies (name TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID",
        "INSERT INTO tallies VALUES ('documents', 0), ('statements', 0), ('removals', 0)",
        # raw is null where the text's UTF-8 bytes are all there was.
        """CREATE TABLE snapshots (
            id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, text_sha256 TEXT NOT NULL, raw BLOB,
            text BLOB NOT NULL, UNIQUE (sha256, text_sha256))""",
        """CREATE TABLE documents (
            id INTEGER PRIMARY KEY AUTOINCREMENT, role TEXT NOT NULL CHECK (role IN ('source', 'article')),
            snapshot_id INTEGER NOT NULL REFERENCES snapshots, sha256 TEXT NOT NULL,
            external_id TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, author TEXT NOT NULL,
            published TEXT, url TEXT NOT NULL, archived_url TEXT NOT NULL, tier TEXT, language TEXT NOT NULL,
            media_type TEXT NOT NULL, retrieved TEXT, added_at TEXT NOT NULL, removed_at TEXT,
            statements INTEGER NOT NULL)""",
        """CREATE UNIQUE INDEX one_document_a_content ON documents (sha256, external_id)
            WHERE role = 'source' AND removed_at IS NULL""",
        "CREATE INDEX sources_in_order ON documents (id) WHERE role = 'source' AND removed_at IS NULL",
        "CREATE INDEX documents_by_snapshot ON documents (snapshot_id)",
        "CREATE INDEX documents_by_url ON documents (url)",
        """CREATE TABLE sightings (
            id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
            url TEXT NOT NULL, seen_at TEXT NOT NULL)""",
        "CREATE INDEX sightings_by_document ON sightings (document_id)",
        # A statement's words are a slice of its snapshot and stand nowhere else. Ids are never used twice.
        """CREATE TABLE statements (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
            start INTEGER NOT NULL, end INTEGER NOT NULL, score REAL NOT NULL, context TEXT NOT NULL,
            details TEXT NOT NULL, embed_hash BLOB NOT NULL, CHECK (0 <= start AND start < end))""",
        "CREATE INDEX statements_by_document ON statements (document_id, start)",
        "CREATE INDEX statements_by_hash ON statements (embed_hash)",
        """CREATE VIRTUAL TABLE statement_text USING fts5 (
            text, context, content = '', tokenize = 'porter unicode61 remove_diacritics 2')""",
        """CREATE TABLE embedders (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, dimension INTEGER NOT NULL)""",
        """CREATE TABLE vectors (
            id INTEGER PRIMARY KEY, embedder_id INTEGER NOT NULL REFERENCES embedders, hash BLOB NOT NULL,
            vector BLOB NOT NULL, UNIQUE (embedder_id, hash))""",
        "CREATE INDEX vectors_by_hash ON vectors (hash)",
    )


def _checks(db: Database) -> None:
    """Checks with their findings and comparisons, a person's reviews, exports made."""
    _run(
        db,
        """CREATE TABLE checks (
            id INTEGER PRIMARY KEY AUTOINCREMENT, article_id INTEGER NOT NULL REFERENCES documents,
            started_at TEXT NOT NULL, finished_at TEXT, rules_version TEXT NOT NULL,
            embedder TEXT NOT NULL)""",
        "CREATE INDEX checks_by_article ON checks (article_id)",
        """CREATE TABLE findings (
            id INTEGER PRIMARY KEY AUTOINCREMENT, check_id INTEGER NOT NULL REFERENCES checks,
            position INTEGER NOT NULL, verdict TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
            claim TEXT NOT NULL, reasons TEXT NOT NULL, UNIQUE (check_id, position))""",
        """CREATE TABLE comparisons (
            id INTEGER PRIMARY KEY, finding_id INTEGER NOT NULL REFERENCES findings,
            position INTEGER NOT NULL, statement_id INTEGER NOT NULL REFERENCES statements,
            relation TEXT NOT NULL, score REAL NOT NULL, retrievers TEXT NOT NULL, details TEXT NOT NULL,
            UNIQUE (finding_id, position))""",
        "CREATE INDEX comparisons_by_statement ON comparisons (statement_id)",
        """CREATE TABLE reviews (
            id INTEGER PRIMARY KEY AUTOINCREMENT, finding_id INTEGER NOT NULL REFERENCES findings,
            made_at TEXT NOT NULL, reviewer TEXT NOT NULL, decision TEXT NOT NULL, verdict TEXT,
            note TEXT NOT NULL, shown TEXT NOT NULL, undoes INTEGER REFERENCES reviews)""",
        "CREATE INDEX reviews_by_finding ON reviews (finding_id)",
        """CREATE TRIGGER reviews_are_kept BEFORE DELETE ON reviews
            BEGIN SELECT RAISE(ABORT, 'a review is kept'); END""",
        """CREATE TRIGGER reviews_are_final BEFORE UPDATE ON reviews
            BEGIN SELECT RAISE(ABORT, 'a review is final'); END""",
        """CREATE TABLE exports (
            id INTEGER PRIMARY KEY, made_at TEXT NOT NULL, format TEXT NOT NULL, target TEXT NOT NULL,
            findings INTEGER NOT NULL)""",
    )


def _versions(db: Database) -> None:
    """Versions of one page, where each content was met, statements in the same words behind a comparison."""
    _run(
        db,
        # The id of the first version; all versions of a page share it.
        "ALTER TABLE documents ADD COLUMN page INTEGER",
        "ALTER TABLE documents ADD COLUMN superseded_by INTEGER REFERENCES documents",
        "ALTER TABLE documents ADD COLUMN superseded_at TEXT",
        "UPDATE documents SET page = id",
        "CREATE INDEX documents_by_page ON documents (page)",
        "CREATE INDEX documents_by_successor ON documents (superseded_by) WHERE superseded_by IS NOT NULL",
        # One file's bytes may hold several texts, such as the sheets of a workbook.
        "DROP INDEX one_document_a_content",
        """CREATE UNIQUE INDEX one_document_a_text ON documents (snapshot_id, external_id)
            WHERE role = 'source' AND removed_at IS NULL""",
        "CREATE INDEX sources_by_hash ON documents (sha256) WHERE role = 'source' AND removed_at IS NULL",
        "CREATE INDEX snapshots_by_text ON snapshots (text_sha256)",
        "ALTER TABLE sightings ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE sightings ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX sightings_by_origin ON sightings (origin) WHERE origin != ''",
        """CREATE TABLE repeats (
            comparison_id INTEGER NOT NULL REFERENCES comparisons, position INTEGER NOT NULL,
            statement_id INTEGER NOT NULL REFERENCES statements, score REAL NOT NULL,
            retrievers TEXT NOT NULL, PRIMARY KEY (comparison_id, position)) WITHOUT ROWID""",
        "CREATE INDEX repeats_by_statement ON repeats (statement_id)",
    )


def _removals(db: Database) -> None:
    """Which statements each removal took out of search, so that an index can follow without being rebuilt."""
    _run(
        db,
        # number: what the tally of removals came to. Removals before this table are not known.
        """CREATE TABLE removals (
            number INTEGER PRIMARY KEY, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL)""",
    )


def _lookups(db: Database) -> None:
    """Indexes for what is asked of documents by hash and by time: no such question reads a whole table."""
    _run(
        db,
        "CREATE INDEX documents_by_hash ON documents (sha256)",
        "CREATE INDEX documents_by_time ON documents (added_at)",
        "CREATE INDEX documents_added ON documents (role, added_at)",
        "CREATE INDEX documents_superseded ON documents (role, superseded_at)",
        "CREATE INDEX documents_removed ON documents (role, removed_at)",
    )


def _publishers(db: Database) -> None:
    """The same text of two publishers may be two sources."""
    _run(db, "DROP INDEX one_document_a_text")


def _run(db: Database, *statements: str) -> None:
    for statement in statements:
        db.conn.execute(statement)


_STEPS: tuple[Callable[[Database], None], ...] = (
    _sources,
    _checks,
    _versions,
    _removals,
    _lookups,
    _publishers,
)
SCHEMA = len(_STEPS)
