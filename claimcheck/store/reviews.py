"""Reviews: rows that are added and never changed."""

from __future__ import annotations

import datetime as dt
from sqlite3 import Row

from claimcheck.model import Decision, Review, Verdict
from claimcheck.store.desk import Desk
from claimcheck.store.documents import now

__all__ = ["Reviews"]


class Reviews:
    """The rooms of a desk that hold reviews; writes belong inside ``desk.transaction()``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(
        self,
        finding_id: int,
        decision: Decision,
        reviewer: str,
        shown: str,
        *,
        verdict: Verdict | None = None,
        note: str = "",
        undoes: int | None = None,
    ) -> int:
        """Add a review and return its id."""
        return self._desk.write(
            """INSERT INTO reviews (finding_id, made_at, reviewer, decision, verdict, note, shown, undoes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            (finding_id, now(), reviewer, decision, verdict, note, shown, undoes),
        )

    def of(self, finding_id: int) -> list[Review]:
        """Return the reviews of a finding, first to last."""
        rows = self._desk.rows("SELECT * FROM reviews WHERE finding_id = ? ORDER BY id", (finding_id,))
        return [_review(row) for row in rows]

    def all(self) -> list[Review]:
        """Return all reviews, first to last."""
        return [_review(row) for row in self._desk.rows("SELECT * FROM reviews ORDER BY id")]


def _review(row: Row) -> Review:
    return Review(
        row["id"],
        row["finding_id"],
        dt.datetime.fromisoformat(row["made_at"]),
        row["reviewer"],
        Decision(row["decision"]),
        Verdict(row["verdict"]) if row["verdict"] else None,
        row["note"],
        row["shown"],
        row["undoes"],
    )
