"""The vector index: a protocol of five verbs, with exact FAISS behind it.

An index is a cache of the database, never the truth: it may be thrown away at any time. Another engine
takes its place by the same five verbs (entry-point group ``claimcheck.indexes``).
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["FlatIndex", "VectorIndex"]

Vectors = NDArray[np.float32]
Ids = NDArray[np.int64]


class VectorIndex(Protocol):
    """Unit vectors under statement ids, searched by inner product; ``len()`` counts them."""

    def __len__(self) -> int:
        """Return how many vectors there are."""

    def add(self, ids: Sequence[int], vectors: Vectors) -> None:
        """Add vectors, (n, dimension) float32, under ids that are not there yet."""

    def remove(self, ids: Sequence[int]) -> None:
        """Remove the vectors of those ids; unknown ids are passed over."""

    def search(self, queries: Vectors, k: int) -> tuple[Ids, Vectors]:
        """Return ids and inner products, both (n, at most k), best first; -1 fills what is missing."""

    def save(self, path: Path) -> None:
        """Write the index to a file, whole or not at all."""

    def open(self, path: Path) -> bool:
        """Take what is in a file; False, and nothing changed, where it is missing or not readable."""


class FlatIndex:
    """Every vector compared with every query, by FAISS: exact."""

    def __init__(self, dimension: int) -> None:
        import faiss

        self.dimension = dimension
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

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
        products, ids = self._index.search(np.ascontiguousarray(queries, np.float32), k)
        return ids, products

    def save(self, path: Path) -> None:
        """Write the index under a temporary name and rename it. Raises OSError where that fails."""
        import faiss

        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        os.close(handle)
        part = Path(name)
        try:
            try:
                faiss.write_index(self._index, str(part))
            except RuntimeError as error:  # how FAISS tells of a full disk
                raise OSError(str(error)) from error
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def open(self, path: Path) -> bool:
        """Take what is in a file; False, and nothing changed, where it is missing or not readable."""
        import faiss

        with contextlib.suppress(RuntimeError):  # FAISS raises it for a missing, cut or foreign file
            index = faiss.read_index(str(path))
            if isinstance(index, faiss.IndexIDMap2) and index.d == self.dimension:
                self._index = index
                return True
        return False
