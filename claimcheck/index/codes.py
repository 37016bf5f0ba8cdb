"""The index for many: short codes of all vectors read through, longer ones of the likeliest."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from claimcheck.index.protocol import Ids, Vectors, share_out, write_whole

__all__ = ["CodesIndex"]

# Measured on a million distinct sentences. Where none repeats another, the nearest lie far from a query:
# inverted lists must open half of their cells for a recall@20 of 0.99, and a graph walks 13,000 of its nodes,
# at 0.2 microseconds each. Reading 32 bytes of every vector takes half as long, and passes nothing by.
_NUMBERS_A_CODE = 6  # numbers of a turned vector that a short code, of four bits, stands for
_BLOCK = 64  # vectors that FAISS compares at one go
# How many are compared by their longer codes, of a byte a number. Among a million the nearest 20 are in the
# likeliest 500 with a recall of 0.994, in twice as many with 0.997: for an eighth more of the time.
_LOOKED_AT = 500
_LOOKED_AT_EACH = 20  # for each that is asked for
_ROOM = 1.1  # how far past the sample's numbers those of other vectors may go before they are cut
_FURTHER = 4  # times as many are asked for where too many of those found were removed
_TURNS = 12  # rounds in which the rotation is fitted; more change nothing
_FEWEST_A_CENTROID = 1  # FAISS warns on stderr of smaller samples


class CodesIndex:
    """Vectors as codes of four bits for six numbers, and of a byte a number, by FAISS: approximate, small.

    What it returns is a shortlist: its products are those of the longer codes. An index that was opened is
    mapped and cannot be added to or written unless it was opened with ``mapped`` false. What is removed stays
    in its file, and is passed over in what comes back.
    """

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self._index: Any = None
        self._gone: Ids = np.empty(0, np.int64)  # ascending

    @classmethod
    def fitting(cls, sample: Vectors) -> Self:
        """Return an empty index for vectors like those of a sample, (n, dimension) float32."""
        import faiss

        share_out(1)
        made = cls(sample.shape[1])
        chosen = faiss.IndexRefine(_short_codes(sample), _long_codes(sample))
        made._index = faiss.IndexIDMap(chosen)
        return made

    @property
    def removed(self) -> int:
        """How many vectors are in the index that were removed."""
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
        known = asked[_are_among(asked, faiss.vector_to_array(self._index.id_map))]
        self._gone = np.union1d(self._gone, known)

    def search(self, queries: Vectors, k: int) -> tuple[Ids, Vectors]:
        """Return ids and products of the longer codes, both (n, k), best first; -1 fills what is missing."""
        share_out(len(queries))
        ids, products = self._likeliest(queries, k)
        if not len(self._gone):
            return ids, products
        asked, total = k, int(self._index.ntotal)
        while (stays := self._stay(ids)).sum(axis=1).min(initial=k) < min(k, len(self)) and asked < total:
            asked = min(asked * _FURTHER, total)
            ids, products = self._likeliest(queries, asked)
        first = np.argsort(~stays, axis=1, kind="stable")[:, :k]
        there = np.take_along_axis(stays, first, axis=1)
        shown = np.where(there, np.take_along_axis(ids, first, axis=1), -1)
        return shown, np.take_along_axis(products, first, axis=1)

    def save(self, path: Path) -> None:
        """Write the index under a temporary name and rename it. Raises OSError where that fails."""
        write_whole(self._index, path)

    def open(self, path: Path, *, mapped: bool = True) -> bool:
        """Take what is in a file; False, and nothing changed, where it is missing or not readable.

        Of a mapped index the short codes are read at once, the longer ones when they are touched.
        """
        import faiss

        with contextlib.suppress(RuntimeError):  # FAISS raises it for a missing, cut or foreign file
            index: Any = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC if mapped else 0)
            is_ours = isinstance(index, faiss.IndexIDMap) and index.d == self.dimension
            if is_ours and isinstance(faiss.downcast_index(index.index), faiss.IndexRefine):
                self._index, self._gone = index, np.empty(0, np.int64)
                return True
        return False

    def _likeliest(self, queries: Vectors, k: int) -> tuple[Ids, Vectors]:
        """Return the ids and products of k vectors, those that were removed among them."""
        import faiss

        looked_at = max(_LOOKED_AT, _LOOKED_AT_EACH * k)
        options = faiss.IndexRefineSearchParameters(k_factor=looked_at / k)  # type: ignore[call-arg]
        products, ids = self._index.search(np.ascontiguousarray(queries, np.float32), k, params=options)
        return ids, products

    def _stay(self, ids: Ids) -> NDArray[np.bool_]:
        return (ids >= 0) & ~_are_among(ids, self._gone)


def _are_among(ids: Ids, ascending: Ids) -> NDArray[np.bool_]:
    """Say of each id whether it is among others, which ascend."""
    if not len(ascending):
        return np.zeros(ids.shape, np.bool_)
    places = np.minimum(np.searchsorted(ascending, ids), len(ascending) - 1)
    found: NDArray[np.bool_] = ascending[places] == ids
    return found


def _short_codes(sample: Vectors) -> Any:
    """Return an empty index of codes of four bits, trained, with the rotation that loses least to them."""
    import faiss

    dimension = sample.shape[1]
    codes = dimension // _NUMBERS_A_CODE
    kept = codes * _NUMBERS_A_CODE  # what is left over tells least
    trained_with = faiss.ProductQuantizer(kept, codes, 4)
    scanned = faiss.IndexPQFastScan(kept, codes, 4, faiss.METRIC_INNER_PRODUCT, _BLOCK)
    for quantizer in (trained_with, scanned.pq):
        quantizer.cp.min_points_per_centroid = _FEWEST_A_CENTROID
    rotation = faiss.OPQMatrix(dimension, codes, kept)
    rotation.pq, rotation.niter = trained_with, _TURNS
    index = faiss.IndexPreTransform(rotation, scanned)
    enough = max(len(sample), dimension)  # a rotation is not fitted to fewer; then they are repeated
    index.train(np.resize(sample, (enough, dimension)).astype(np.float32))
    rotation.pq = None
    return index


def _long_codes(sample: Vectors) -> Any:
    """Return an empty index of a byte a number."""
    import faiss

    dimension = sample.shape[1]
    index = faiss.IndexScalarQuantizer(
        dimension,
        faiss.ScalarQuantizer.QT_8bit_uniform,
        faiss.METRIC_INNER_PRODUCT,
    )
    # One range for all numbers of a vector: a text unlike the sample still lies where it should.
    reach = np.abs(sample).max(initial=0.0) * _ROOM or 1.0
    index.train(np.full((2, dimension), [[-reach], [reach]], np.float32))
    return index
