"""Other vector indexes, each built over the same vectors and tuned to the recall that is asked for.

Graphs over a million vectors take half an hour to build, so they are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Search", "peers"]

RECALL = 0.99
EFFORTS = (32, 64, 128, 256, 512, 1024)
TRIED = 200  # queries by which the effort is chosen

Vectors = NDArray[np.float32]
Search = Callable[[Vectors], list[int]]


def peers(vectors: Vectors, queries: Vectors, exact: NDArray[np.int64], kept: Path) -> dict[str, Search]:
    """Return a search of each peer that is installed; their graphs are kept in a folder."""
    kept.mkdir(parents=True, exist_ok=True)
    tried = queries[:TRIED], exact[:TRIED]
    graphs = (found for make in (_usearch, _hnswlib) for found in make(vectors, *tried, kept))
    return dict([*graphs, *_sqlite_vec(vectors, *tried)])


def _usearch(
    vectors: Vectors, queries: Vectors, exact: NDArray[np.int64], kept: Path
) -> Iterator[tuple[str, Search]]:
    """HNSW in bfloat16: on bytes it does not reach the recall asked for, however great the effort."""
    try:
        from usearch.index import Index
    except ImportError:
        return
    index: Any = Index(ndim=vectors.shape[1], metric="ip", dtype="bf16", connectivity=16, expansion_add=80)
    built = kept / f"{len(vectors)}.usearch"
    if built.exists():
        index.load(str(built))
    else:
        index.add(np.arange(len(vectors)), vectors)
        index.save(str(built))
    k = exact.shape[1]

    def search(query: Vectors) -> list[int]:
        found: list[int] = index.search(query[0], k).keys.tolist()
        return found

    def work_at(effort: int) -> None:
        index.expansion_search = effort

    yield f"usearch bf16, effort {_least_effort(work_at, search, queries, exact)}", search


def _hnswlib(
    vectors: Vectors, queries: Vectors, exact: NDArray[np.int64], kept: Path
) -> Iterator[tuple[str, Search]]:
    """HNSW in single precision: the index within chromadb."""
    try:
        import hnswlib
    except ImportError:
        return
    index = hnswlib.Index(space="ip", dim=vectors.shape[1])
    built = kept / f"{len(vectors)}.hnswlib"
    if built.exists():
        index.load_index(str(built), max_elements=len(vectors))
    else:
        index.init_index(max_elements=len(vectors), ef_construction=80, M=16)
        index.add_items(vectors, np.arange(len(vectors)))
        index.save_index(str(built))
    k = exact.shape[1]

    def search(query: Vectors) -> list[int]:
        found: list[int] = index.knn_query(query, k, num_threads=1)[0][0].tolist()
        return found

    yield f"hnswlib, effort {_least_effort(index.set_ef, search, queries, exact)}", search


def _least_effort(
    work_at: Callable[[int], None], search: Search, queries: Vectors, exact: NDArray[np.int64]
) -> int:
    """Set and return the least effort that has the recall asked for, or the most there is."""
    for effort in EFFORTS:
        work_at(effort)
        found = [search(query[None]) for query in queries]
        hits = sum(len({*row} & {*right}) for row, right in zip(found, exact.tolist(), strict=True))
        if hits >= RECALL * exact.size:
            break
    return effort


def _sqlite_vec(vectors: Vectors, _: Vectors, exact: NDArray[np.int64]) -> Iterator[tuple[str, Search]]:
    """Exact, in SQLite; by apsw, since many a Python is built without SQLite's extensions."""
    try:
        import apsw
        import sqlite_vec
    except ImportError:
        return
    database: Any = apsw.Connection(":memory:")
    database.enable_load_extension(True)
    database.load_extension(sqlite_vec.loadable_path())
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
