"""Vectors: one for each embedded text, read by text, by statement, or all in order."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Row
from typing import TYPE_CHECKING

from claimcheck.store.desk import Desk, parts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

__all__ = ["Stretch", "Vectors"]


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch:
    """Statements next to one another: ids with their vectors, a row each, and ids that have none.

    ``last`` is the last id read, None where there was none left to read.
    """

    ids: list[int]
    vectors: Matrix
    lacking: list[int]
    last: int | None


class Vectors:
    """Unit vectors as little-endian float16, keyed by embedder and by hash of the embedded text."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def embedder(self, name: str, dimension: int) -> int:
        """Return the id under which that embedder's vectors are kept; may write."""
        found = self._desk.row("SELECT id FROM embedders WHERE name = ?", (name,))
        if found:
            return int(found["id"])
        with self._desk.transaction():
            self._desk.write(
                "INSERT OR IGNORE INTO embedders (name, dimension) VALUES (?, ?)", (name, dimension)
            )
        return self.embedder(name, dimension)

    def known(self, embedder: int, hashes: Iterable[bytes]) -> set[bytes]:
        """Return those of the hashes that have a vector."""
        return set(self._rows(embedder, "hash", hashes))

    def get(self, embedder: int, hashes: Iterable[bytes]) -> dict[bytes, Matrix]:
        """Return the vectors of those hashes that have one."""
        found = self._rows(embedder, "hash, vector", hashes)
        return {digest: _decoded([row["vector"]])[0] for digest, row in found.items()}

    def of(self, embedder: int, ids: Sequence[int]) -> tuple[list[int], Matrix]:
        """Return those of the statements that have a vector, by id, and their vectors, a row each."""
        rows = self._desk.rows(
            # CROSS keeps the order: SQLite would begin with all vectors of the embedder.
            """SELECT statements.id, vector FROM json_each(?) AS asked
            CROSS JOIN statements ON statements.id = asked.value
            CROSS JOIN vectors ON embedder_id = ? AND hash = embed_hash""",
            (json.dumps(ids), embedder),
        )
        return [row["id"] for row in rows], _decoded([row["vector"] for row in rows])

    def between(self, embedder: int, after: int, last: int, limit: int) -> Stretch:
        """Return the first statements that can be searched with after < id <= last, in order."""
        rows = self._desk.rows(
            """SELECT statements.id, vector FROM statements JOIN documents ON documents.id = document_id
            LEFT JOIN vectors ON embedder_id = ? AND hash = embed_hash
            WHERE statements.id > ? AND statements.id <= ? AND removed_at IS NULL
            ORDER BY statements.id LIMIT ?""",
            (embedder, after, last, limit),
        )
        have = [row for row in rows if row["vector"] is not None]
        return Stretch(
            [row["id"] for row in have],
            _decoded([row["vector"] for row in have]),
            [row["id"] for row in rows if row["vector"] is None],
            rows[-1]["id"] if len(rows) == limit else None,
        )

    def add(self, embedder: int, vectors: Mapping[bytes, Matrix]) -> None:
        """Keep a vector for each hash; those that have one keep it."""
        self._desk.write_many(
            "INSERT OR IGNORE INTO vectors (embedder_id, hash, vector) VALUES (?, ?, ?)",
            [(embedder, digest, vector.astype("<f2").tobytes()) for digest, vector in vectors.items()],
        )

    def prune(self, hashes: Iterable[bytes]) -> None:
        """Delete the vectors of those hashes that no statement has any more."""
        self._desk.write_many(
            """DELETE FROM vectors WHERE hash = ?1
            AND NOT EXISTS (SELECT 1 FROM statements WHERE embed_hash = ?1)""",
            [(digest,) for digest in hashes],
        )

    def _rows(self, embedder: int, columns: str, hashes: Iterable[bytes]) -> dict[bytes, Row]:
        found = {}
        for some in parts(list(hashes)):
            marks = ", ".join("?" * len(some))
            sql = f"SELECT {columns} FROM vectors WHERE embedder_id = ? AND hash IN ({marks})"
            for row in self._desk.rows(sql, (embedder, *some)):
                found[row["hash"]] = row
        return found


def _decoded(blobs: Sequence[bytes]) -> Matrix:
    """Return stored vectors as a matrix, a row each; of none, one without columns."""
    import numpy as np

    width = len(blobs[0]) // 2 if blobs else 0
    return np.frombuffer(b"".join(blobs), "<f2").reshape(len(blobs), width).astype(np.float32)
