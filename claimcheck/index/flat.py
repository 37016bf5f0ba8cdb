"""The exact index: every vector compared with every query."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from claimcheck.index.protocol import Ids, Vectors, share_out, write_whole

__all__ = ["FlatIndex"]


class FlatIndex:
    """Every vector compared with every query, by FAISS: exact, and the fastest while there are few."""

    def __init__(self, dimension: int) -> None:
        import faiss

        self.dimension = dimension
        self._index: Any = faiss.IndexIDMap(faiss.IndexFlatIP(dimension))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, ids: Sequence[int], vectors: Vectors) -> None:
        """Add vectors, (n, dimension) float32, under ids that are not there yet."""
        if len(ids):
            self._index.add_with_ids(np.ascontiguousarray(vectors, np.float32), np.asarray(ids, np.int64))

    def remove(self, ids: Sequence[int]) -> None:
        """Remove the vectors of those ids; unknown ids are passed over."""
        self._index.remove_ids(np.asarray(ids, np.int64))

    def search(self, queries: Vectors, k: int) -> tuple[Ids, Vectors]:
        """Return ids and inner products, both (n, at most k), best first; -1 fills what is missing."""
        k = min(k, len(self))
        if not k or not len(queries):
            return np.empty((len(queries), 0), np.int64), np.empty((len(queries), 0), np.float32)
        share_out(len(queries))
        products, ids = self._index.search(np.ascontiguousarray(queries, np.float32), k)
        return ids, products

    def save(self, path: Path) -> None:
        """Write the index under a temporary name and rename it. Raises OSError where that fails."""
        write_whole(self._index, path)

    def open(self, path: Path) -> bool:
        """Take what is in a file; False, and nothing changed, where it is missing or not readable."""
        import faiss

        with contextlib.suppress(RuntimeError):  # FAISS raises it for a missing, cut or foreign file
            index: Any = faiss.read_index(str(path))
            is_ours = isinstance(index, faiss.IndexIDMap) and index.d == self.dimension
            if is_ours and isinstance(faiss.downcast_index(index.index), faiss.IndexFlatIP):
                self._index = index
                return True
        return False
