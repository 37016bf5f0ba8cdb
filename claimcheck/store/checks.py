"""Checks: an article, its findings and their comparisons, written one by one and read back as they were."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from sqlite3 import Row

from claimcheck.model import Candidate, Comparison, Document, Finding, Statement, Verdict
from claimcheck.store.codec import from_json, to_json
from claimcheck.store.desk import Desk
from claimcheck.store.documents import Documents, StoredDocument, now
from claimcheck.store.statements import Statements, StoredStatement

__all__ = ["Checks", "StoredCheck"]

_APART = frozenset({"text", "start", "end"})  # the words are a slice of the article's snapshot


@dataclasses.dataclass(frozen=True, slots=True)
class StoredCheck:
    """A check of one article; ``finished_at`` is None where it was broken off."""

    id: int
    article_id: int
    article: Document
    started_at: dt.datetime
    finished_at: dt.datetime | None
    rules_version: str
    embedder: str


class Checks:
    """The rooms of a desk that hold checks; each verb is a transaction of its own."""

    def __init__(self, desk: Desk, documents: Documents, statements: Statements) -> None:
        self._desk = desk
        self._documents = documents
        self._statements = statements

    def start(self, article: Document, rules_version: str, embedder: str) -> int:
        """Store the article as checked and return the new check's id."""
        with self._desk.transaction():
            return self._desk.write(
                "INSERT INTO checks (article_id, started_at, rules_version, embedder) VALUES (?, ?, ?, ?)",
                (self._documents.add(article, "article"), now(), rules_version, embedder),
            )

    def append(self, check_id: int, finding: Finding) -> int:
        """Store one more finding of a check, with its comparisons, and return its id."""
        with self._desk.transaction():
            claim = finding.claim
            number = self._desk.write(
                """INSERT INTO findings (check_id, position, verdict, start, end, claim, reasons)
                VALUES (?1, (SELECT ifnull(max(position) + 1, 0) FROM findings WHERE check_id = ?1),
                    ?2, ?3, ?4, ?5, ?6)""",
                (
                    check_id,
                    finding.verdict,
                    claim.start,
                    claim.end,
                    to_json(claim, without=_APART),
                    json.dumps(finding.reasons, ensure_ascii=False),
                ),
            )
            for position, (candidate, comparison) in enumerate(finding.comparisons):
                self._compare(number, position, candidate, comparison)
        return number

    def finish(self, check_id: int) -> None:
        """Mark a check as having run to its end."""
        with self._desk.transaction():
            self._desk.write("UPDATE checks SET finished_at = ? WHERE id = ?", (now(), check_id))

    def list(self) -> Iterator[StoredCheck]:
        """Yield the checks, newest first."""
        for row in self._desk.stream("SELECT * FROM checks ORDER BY id DESC"):
            article = self._documents.get(row["article_id"])
            assert article is not None
            yield _stored(row, article)

    def of(self, finding_id: int) -> StoredCheck | None:
        """Return the check that made that finding, or None."""
        row = self._desk.row(
            "SELECT * FROM checks WHERE id = (SELECT check_id FROM findings WHERE id = ?)", (finding_id,)
        )
        article = self._documents.get(row["article_id"]) if row else None
        return _stored(row, article) if row and article else None

    def findings(self, check_id: int) -> Iterator[Finding]:
        """Yield the findings of a check in the order in which they were made."""
        sql = """SELECT findings.*, article_id FROM findings JOIN checks ON checks.id = check_id
            WHERE check_id = ? ORDER BY position"""
        for row in self._desk.stream(sql, (check_id,)):
            yield self._finding(row)

    def verdicts(self) -> Iterator[tuple[int, int, Verdict]]:
        """Yield the check, the finding and its verdict of everything found, without reading it whole."""
        for row in self._desk.stream("SELECT check_id, id, verdict FROM findings ORDER BY id"):
            yield row["check_id"], row["id"], Verdict(row["verdict"])

    def finding(self, finding_id: int) -> Finding | None:
        """Return the finding of that id, or None."""
        sql = """SELECT findings.*, article_id FROM findings JOIN checks ON checks.id = check_id
            WHERE findings.id = ?"""
        row = self._desk.row(sql, (finding_id,))
        return self._finding(row) if row else None

    def claim(self, sha256: str, start: int, end: int, finding_id: int) -> Statement | None:
        """Return the claim at that place of an article with that hash, as it was read, or None.

        Where several checks read it, the reading of that finding comes first, then the newest.
        """
        sql = """SELECT findings.*, article_id FROM documents
            JOIN checks ON article_id = documents.id JOIN findings ON check_id = checks.id
            WHERE sha256 = ? AND start = ? AND end = ?
            ORDER BY findings.id = ? DESC, findings.id DESC LIMIT 1"""
        row = self._desk.row(sql, (sha256, start, end, finding_id))
        return self._claim(row) if row else None

    def cites(self, document_id: int) -> bool:
        """Say whether any comparison rests on a statement of that document, or on one that it repeats."""
        return any(
            self._desk.row(
                f"""SELECT 1 FROM statements JOIN {table} ON statement_id = statements.id
                WHERE document_id = ? LIMIT 1""",
                (document_id,),
            )
            for table in ("comparisons", "repeats")
        )

    def _compare(self, finding_id: int, position: int, candidate: Candidate, comparison: Comparison) -> None:
        """Store a comparison, and which further statements said the same in the same words."""
        number = self._desk.write(
            """INSERT INTO comparisons
            (finding_id, position, statement_id, relation, score, retrievers, details)
            VALUES (?, ?, ?, ?, ?, ?, ?)""",
            (
                finding_id,
                position,
                candidate.statement_id,
                comparison.relation,
                candidate.score,
                " ".join(candidate.retrievers),
                to_json(comparison),
            ),
        )
        self._desk.write_many(
            """INSERT INTO repeats (comparison_id, position, statement_id, score, retrievers)
            VALUES (?, ?, ?, ?, ?)""",
            [
                (number, place, each.statement_id, each.score, " ".join(each.retrievers))
                for place, each in enumerate(candidate.also)
            ],
        )

    def _finding(self, row: Row) -> Finding:
        reasons = tuple(json.loads(row["reasons"]))
        comparisons = self._comparisons(row["id"])
        return Finding(self._claim(row), Verdict(row["verdict"]), comparisons, reasons, row["id"])

    def _claim(self, row: Row) -> Statement:
        text = self._documents.text(row["article_id"])
        words = text[row["start"] : row["end"]]
        return from_json(Statement, row["claim"], text=words, start=row["start"], end=row["end"])

    def _comparisons(self, finding_id: int) -> tuple[tuple[Candidate, Comparison], ...]:
        rows = self._desk.rows(
            "SELECT * FROM comparisons WHERE finding_id = ? ORDER BY position", (finding_id,)
        )
        repeats = self._desk.rows(
            """SELECT repeats.* FROM comparisons JOIN repeats ON comparison_id = comparisons.id
            WHERE finding_id = ? ORDER BY comparison_id, repeats.position""",
            (finding_id,),
        )
        statements = self._statements.get([row["statement_id"] for row in (*rows, *repeats)])
        return tuple(
            (
                dataclasses.replace(
                    self._candidate(row, statements),
                    also=tuple(
                        self._candidate(each, statements)
                        for each in repeats
                        if each["comparison_id"] == row["id"]
                    ),
                ),
                from_json(Comparison, row["details"]),
            )
            for row in rows
        )

    def _candidate(self, row: Row, statements: dict[int, StoredStatement]) -> Candidate:
        stored = statements[row["statement_id"]]
        document = self._documents.get(stored.document_id)
        assert document is not None
        return Candidate(
            stored.id,
            stored.statement,
            stored.document_id,
            document.document,
            row["score"],
            tuple(row["retrievers"].split()),
            document.superseded_by,
        )


def _stored(row: Row, article: StoredDocument) -> StoredCheck:
    return StoredCheck(
        row["id"],
        article.id,
        article.document,
        dt.datetime.fromisoformat(row["started_at"]),
        dt.datetime.fromisoformat(row["finished_at"]) if row["finished_at"] else None,
        row["rules_version"],
        row["embedder"],
    )
