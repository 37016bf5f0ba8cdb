"""Other vector indexes, each built over the same vectors and tuned to the recall that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Search", "peers"]

RECALL = 0.99
EFFORTS = (32, 64, 128, 256, 512, 1024)
TRIED = 200  # queries by which the effort is chosen

Vectors = NDArray[np.float32]
Search = Callable[[Vectors], list[int]]


def peers(vectors: Vectors, queries: Vectors, exact: NDArray[np.int64]) -> dict[str, Search]:
    """Return a search of each peer that is installed."""
    return dict(
        found for make in (_usearch, _sqlite_vec) for found in make(vectors, queries[:TRIED], exact[:TRIED])
    )


def _usearch(vectors: Vectors, queries: Vectors, exact: NDArray[np.int64]) -> Iterator[tuple[str, Search]]:
    """HNSW on bytes, with the least effort that has the recall asked for, or the most."""
    try:
        from usearch.index import Index
    except ImportError:
        return
    index = Index(ndim=vectors.shape[1], metric="ip", dtype="i8", connectivity=16, expansion_add=80)
    index.add(np.arange(len(vectors)), vectors)
    k = exact.shape[1]

    def search(query: Vectors) -> list[int]:
        found: list[int] = index.search(query[0], k).keys.tolist()
        return found

    for effort in EFFORTS:
        index.expansion_search = effort
        found = [search(query[None]) for query in queries]
        if (
            np.mean([len({*row} & {*right}) / k for row, right in zip(found, exact.tolist(), strict=True)])
            >= RECALL
        ):
            break
    yield f"usearch i8, effort {index.expansion_search}", search


def _sqlite_vec(vectors: Vectors, _: Vectors, exact: NDArray[np.int64]) -> Iterator[tuple[str, Search]]:
    """Exact, in SQLite."""
    import sqlite3

    try:
        import sqlite_vec
    except ImportError:
        return
    database: Any = sqlite3.connect(":memory:")
    if not hasattr(database, "enable_load_extension"):  # a Python built without it
        return
    database.enable_load_extension(True)
    sqlite_vec.load(database)
    database.execute(f"CREATE VIRTUAL TABLE v USING vec0(e float[{vectors.shape[1]}])")
    database.executemany(
        "INSERT INTO v (rowid, e) VALUES (?, ?)",
        ((number, row.tobytes()) for number, row in enumerate(vectors)),
    )
    k = exact.shape[1]

    def search(query: Vectors) -> list[int]:
        rows = database.execute("SELECT rowid FROM v WHERE e MATCH ? AND k = ?", (query.tobytes(), k))
        return [row[0] for row in rows]

    yield "sqlite-vec", search
