"""Statements: spans of a snapshot and their full text, each read by id."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Sequence
from sqlite3 import Row

from claimcheck.lexical import text_expression
from claimcheck.model import Statement
from claimcheck.store.codec import from_json, to_json
from claimcheck.store.desk import Desk, parts
from claimcheck.store.documents import Documents

__all__ = ["Counts", "Statements", "StoredStatement", "text_hash"]

_APART = frozenset({"text", "start", "end", "score", "context"})  # have columns, or are a slice


@dataclasses.dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement of the desk with its id and its document's."""

    id: int
    document_id: int
    statement: Statement


@dataclasses.dataclass(frozen=True, slots=True)
class Counts:
    """How many documents and statements can be searched, how often any were removed, the highest id."""

    documents: int
    statements: int
    removals: int
    last_id: int


class Statements:
    """The rooms of a desk that hold statements; writes belong inside ``desk.transaction()``."""

    def __init__(self, desk: Desk, documents: Documents) -> None:
        self._desk = desk
        self._documents = documents

    def add(self, document_id: int, statements: Sequence[Statement], hashes: Sequence[bytes]) -> list[int]:
        """Add a document's statements with the hash of what is embedded of each; return their ids."""
        first = self._next_id()
        ids = list(range(first, first + len(statements)))
        self._desk.write_many(
            """INSERT INTO statements (id, document_id, start, end, score, context, details, embed_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                (
                    number,
                    document_id,
                    statement.start,
                    statement.end,
                    statement.score,
                    statement.context,
                    to_json(statement, without=_APART),
                    digest,
                )
                for number, statement, digest in zip(ids, statements, hashes, strict=True)
            ),
        )
        self._desk.write_many(
            "INSERT INTO statement_text (rowid, text, context) VALUES (?, ?, ?)",
            (
                (number, statement.text, statement.context)
                for number, statement in zip(ids, statements, strict=True)
            ),
        )
        self._count(documents=1, statements=len(ids), removals=0)
        return ids

    def _next_id(self) -> int:
        """Return the id that the next statement gets: no id is given twice, removed or not."""
        row = self._desk.row("SELECT seq FROM sqlite_sequence WHERE name = 'statements'")
        return int(row["seq"]) + 1 if row else 1

    def hide(self, document_id: int) -> None:
        """Take a document's statements out of search and counts; their rows stay, to be cited."""
        statements = list(self.of(document_id))
        numbers = [stored.id for stored in statements]
        self._desk.write_many(
            "INSERT INTO statement_text (statement_text, rowid, text, context) VALUES ('delete', ?, ?, ?)",
            [(stored.id, stored.statement.text, stored.statement.context) for stored in statements],
        )
        self._count(documents=-1, statements=-len(statements), removals=1)
        # A document's ids follow one another: its statements were added in one transaction.
        self._desk.write(
            """INSERT INTO removals (number, first_id, last_id) VALUES
            ((SELECT n FROM tallies WHERE name = 'removals'), ?, ?)""",
            (min(numbers, default=0), max(numbers, default=0)),
        )

    def of(self, document_id: int) -> Iterator[StoredStatement]:
        """Yield a document's statements in reading order."""
        text = self._documents.text(document_id)
        sql = "SELECT * FROM statements WHERE document_id = ? ORDER BY start"
        for row in self._desk.stream(sql, (document_id,)):
            yield _stored(row, text)

    def at(self, sha256: str, start: int, end: int) -> Statement | None:
        """Return the statement at that place of a document with that hash, removed or not, or None."""
        sql = """SELECT statements.* FROM documents JOIN statements ON document_id = documents.id
            WHERE sha256 = ? AND start = ? AND end = ?
            ORDER BY removed_at IS NULL DESC, document_id LIMIT 1"""
        row = self._desk.row(sql, (sha256, start, end))
        return _stored(row, self._documents.text(row["document_id"])).statement if row else None

    def get(self, ids: Sequence[int]) -> dict[int, StoredStatement]:
        """Return the statements of those ids, ascending; ids that are not there are left out."""
        found: dict[int, StoredStatement] = {}
        for some in parts(ids):
            marks = ", ".join("?" * len(some))
            of_document: dict[int, list[Row]] = {}
            for row in self._desk.rows(f"SELECT * FROM statements WHERE id IN ({marks})", some):
                of_document.setdefault(row["document_id"], []).append(row)
            for number, text in self._documents.texts(of_document):
                found.update((row["id"], _stored(row, text)) for row in of_document[number])
        return dict(sorted(found.items()))

    def hashes(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Return the hash of what is embedded of each of those statements."""
        found = {}
        for some in parts(ids):
            marks = ", ".join("?" * len(some))
            for row in self._desk.rows(f"SELECT id, embed_hash FROM statements WHERE id IN ({marks})", some):
                found[row["id"]] = row["embed_hash"]
        return found

    def match(self, expression: str, limit: int) -> list[tuple[int, float]]:
        """Return (id, BM25) of statements that match an FTS5 expression, best (highest) first."""
        rows = self._desk.rows(
            """SELECT rowid, -rank AS score FROM statement_text
            WHERE statement_text MATCH ? ORDER BY rank LIMIT ?""",
            (expression, limit),
        )
        return [(row["rowid"], row["score"]) for row in rows]

    def frequency(self, word: str, most: int) -> int:
        """Return how many statements have a word, counting no further than ``most``."""
        row = self._desk.row(
            """SELECT count(*) AS n FROM
            (SELECT 1 FROM statement_text WHERE statement_text MATCH ? LIMIT ?)""",
            (text_expression([word]), most),
        )
        return int(row["n"]) if row else 0

    def counts(self) -> Counts:
        """Return what there is to search, as of one moment."""
        row = self._desk.row("""SELECT
            (SELECT n FROM tallies WHERE name = 'documents') AS documents,
            (SELECT n FROM tallies WHERE name = 'statements') AS statements,
            (SELECT n FROM tallies WHERE name = 'removals') AS removals,
            (SELECT ifnull(max(id), 0) FROM statements) AS last_id""")
        assert row is not None
        return Counts(**dict(row))

    def ids_between(self, after: int, last: int, limit: int) -> list[int]:
        """Return the first statements that can be searched with after < id <= last, in order."""
        rows = self._desk.rows(
            """SELECT statements.id FROM statements JOIN documents ON documents.id = document_id
            WHERE statements.id > ? AND statements.id <= ? AND removed_at IS NULL
            ORDER BY statements.id LIMIT ?""",
            (after, last, limit),
        )
        return [row["id"] for row in rows]

    def some_hashes(self, most: int) -> dict[int, bytes]:
        """Return the hash of what is embedded of at most ``most`` statements, spread evenly over the desk."""
        row = self._desk.row("SELECT ifnull(max(id), 0) AS last FROM statements")
        assert row is not None
        found = {}
        for start in sorted({round(row["last"] * step / most) for step in range(most)}):
            near = self._desk.row(
                """SELECT statements.id, embed_hash
                FROM statements JOIN documents ON documents.id = document_id
                WHERE statements.id > ? AND removed_at IS NULL ORDER BY statements.id LIMIT 1""",
                (start,),
            )
            if near:
                found[near["id"]] = near["embed_hash"]
        return found

    def removed(self, after: int, until: int) -> list[range] | None:
        """Return the ids that each removal numbered after < number <= until took out of search.

        None where the desk does not know of all of them.
        """
        rows = self._desk.rows(
            "SELECT first_id, last_id FROM removals WHERE number > ? AND number <= ?", (after, until)
        )
        if len(rows) != until - after:
            return None
        return [range(row["first_id"], row["last_id"] + 1) for row in rows]

    def _count(self, **changes: int) -> None:
        for name, change in changes.items():
            self._desk.write("UPDATE tallies SET n = n + ? WHERE name = ?", (change, name))


def text_hash(text: str) -> bytes:
    """Return the key of an embedded text: the first 16 bytes of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def _stored(row: Row, text: str) -> StoredStatement:
    statement = from_json(
        Statement,
        row["details"],
        text=text[row["start"] : row["end"]],
        start=row["start"],
        end=row["end"],
        score=row["score"],
        context=row["context"],
    )
    return StoredStatement(row["id"], row["document_id"], statement)
