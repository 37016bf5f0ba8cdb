"""The five verbs of a vector index, and how one is written to a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Ids", "VectorIndex", "Vectors", "share_out", "write_whole"]

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
        """Write the index to a file, whole or not at all. Raises OSError where that fails."""

    def open(self, path: Path) -> bool:
        """Take what is in a file; False, and nothing changed, where it is missing or not readable."""


def share_out(queries: int) -> None:
    """Let FAISS use no more threads than there are queries: on a busy machine, idle ones hold it up."""
    import faiss

    may_run_on = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    faiss.omp_set_num_threads(max(1, min(queries, may_run_on)))


def write_whole(index: Any, path: Path) -> None:
    """Write a FAISS index under a temporary name and rename it. Raises OSError where that fails."""
    import faiss

    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        try:
            faiss.write_index(index, str(part))
        except RuntimeError as error:  # how FAISS tells of a full disk
            raise OSError(str(error)) from error
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
