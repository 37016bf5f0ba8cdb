"""The index for many: quantised vectors in a graph of near neighbours, walked towards a query."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np

from claimcheck.index.protocol import Ids, Vectors, share_out, write_whole

__all__ = ["GraphIndex"]

# Measured on distinct sentences, the hardest case: inverted lists must look through half of all vectors for a
# recall of 0.99 there, this graph through some hundreds. 6 bits a number lose nothing once a shortlist is put
# in order exactly, and keep a million vectors of 384 with their links under 450 MB.
_LINKS = 16
_BUILT_WITH = 80  # neighbours considered when a vector is linked
# Nodes kept in sight during a search among 100,000. What a recall@20 of 0.99 takes grows with the square root
# of how many there are: 330 among 100,000 perturbed sentences, 600 among 300,000.
_WALKED_WITH = 350
_WALKED_AMONG = 100_000
_ROOM = 1.1  # how far past the sample's numbers those of other vectors may go before they are cut


class GraphIndex:
    """A graph over vectors of 6 bits a number, by FAISS (HNSW, SQ6): approximate, small, mapped from disk.

    What it returns is a shortlist: its products are those of the quantised vectors. An index that was opened
    is mapped and cannot be added to or written unless it was opened with ``mapped`` false. What is removed
    stays in the graph and its file, as a step on the way to others, and is passed over in what comes back.
    """

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self._index: Any = None
        self._gone: set[int] = set()
        self._passed_over: Any = None  # what keeps the gone out of search

    @classmethod
    def fitting(cls, sample: Vectors) -> Self:
        """Return an empty index for vectors like those of a sample, (n, dimension) float32."""
        import faiss

        made = cls(sample.shape[1])
        graph: Any = faiss.IndexHNSWSQ(
            made.dimension,
            faiss.ScalarQuantizer.QT_6bit,  # type: ignore[arg-type]
            _LINKS,
            faiss.METRIC_INNER_PRODUCT,
        )
        graph.hnsw.efConstruction = _BUILT_WITH
        # One range for all numbers of a vector: a text unlike the sample still lies where it should.
        reach = np.abs(sample).max(initial=0.0) * _ROOM or 1.0
        graph.train(np.full((2, made.dimension), [[-reach], [reach]], np.float32))
        made._index = faiss.IndexIDMap(graph)
        return made

    @property
    def removed(self) -> int:
        """How many vectors are in the graph that were removed."""
        return len(self._gone)

    def __len__(self) -> int:
        return int(self._index.ntotal) - len(self._gone) if self._index is not None else 0

    def add(self, ids: Sequence[int], vectors: Vectors) -> None:
        """Add vectors, (n, dimension) float32, under ids higher than all that are there."""
        if len(ids):
            share_out(len(ids))
            self._index.add_with_ids(np.ascontiguousarray(vectors, np.float32), np.asarray(ids, np.int64))

    def remove(self, ids: Sequence[int]) -> None:
        """Pass over the vectors of those ids from now on; unknown ids change nothing."""
        import faiss

        if not ids:
            return
        asked = np.asarray(ids, np.int64)
        self._gone.update(asked[np.isin(asked, faiss.vector_to_array(self._index.id_map))].tolist())
        gone = np.fromiter(self._gone, np.int64, len(self._gone))
        self._passed_over = faiss.IDSelectorNot(faiss.IDSelectorBatch(gone))

    def search(self, queries: Vectors, k: int) -> tuple[Ids, Vectors]:
        """Return ids and products of quantised vectors, both (n, k), best first; -1 fills what is missing."""
        import faiss

        in_sight = round(_WALKED_WITH * math.sqrt(self._index.ntotal / _WALKED_AMONG))
        options = faiss.SearchParametersHNSW(  # type: ignore[attr-defined]
            efSearch=max(in_sight, k), sel=self._passed_over
        )
        share_out(len(queries))
        products, ids = self._index.search(np.ascontiguousarray(queries, np.float32), k, params=options)
        return ids, products

    def save(self, path: Path) -> None:
        """Write the index under a temporary name and rename it. Raises OSError where that fails."""
        write_whole(self._index, path)

    def open(self, path: Path, *, mapped: bool = True) -> bool:
        """Take what is in a file; False, and nothing changed, where it is missing or not readable.

        A mapped index is at hand at once, whatever its size: what a query touches is read when it is touched.
        """
        import faiss

        with contextlib.suppress(RuntimeError):  # FAISS raises it for a missing, cut or foreign file
            index: Any = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC if mapped else 0)
            is_ours = isinstance(index, faiss.IndexIDMap) and index.d == self.dimension
            if is_ours and isinstance(faiss.downcast_index(index.index), faiss.IndexHNSWSQ):
                self._index = index
                self._gone, self._passed_over = set(), None
                return True
        return False
