"""Statements for a claim: by meaning (vectors) and by words (full text), fused into one order.

The index follows the database: rows it lacks are appended before a search, and where it does not fit the
desk it is built anew.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimcheck.embed import Embedder, embedding_text
from claimcheck.index import FlatIndex, VectorIndex
from claimcheck.store import Store

__all__ = ["Hit", "Retriever", "text_expression"]

Vectors = NDArray[np.float32]

_POOL = 100  # candidates from each side before they are fused
_BATCH = 4096  # statements embedded or appended at a time
_TEXT_WEIGHT = 0.5
_MOST_WORDS = 48
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement's id with its fused score and who found it."""

    id: int
    score: float
    retrievers: tuple[str, ...]


class Retriever:
    """Searches one desk with one embedder."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._embedder_id = store.vectors.embedder(embedder.name, embedder.dimension)
        self._index: VectorIndex | None = None
        self._last = 0  # the highest statement id in the index
        self._removals = 0  # the desk's count of removals that the index has followed
        self._saved = 0  # how many vectors the index file holds

    def search(self, texts: Sequence[str], vectors: Vectors, k: int) -> list[list[Hit]]:
        """Return at most k hits for each query, best first.

        ``texts`` are the words to look for, ``vectors`` (n, dimension) the queries' embeddings.
        """
        index = self.follow()
        ids, products = index.search(vectors, max(k, _POOL))
        found = []
        for text, vector, row, scores in zip(texts, vectors, ids.tolist(), products.tolist(), strict=True):
            dense = {id_: score for id_, score in zip(row, scores, strict=True) if id_ >= 0}
            found.append(self._fuse(text, vector, dense)[:k])
        return found

    def follow(self) -> VectorIndex:
        """Return the index, brought in line with the desk."""
        counts = self._store.statements.counts()
        last = self._store.statements.last_id()
        if self._index is None:
            self._load(counts)
        if self._removals != counts["removals"]:
            self._rebuild(counts)
        assert self._index is not None
        if self._last != last:
            self._append()
        if len(self._index) != counts["statements"]:
            self._rebuild(counts)
        return self._index

    def rebuild(self) -> int:
        """Build the index anew from the database, save it, and return how many statements it covers."""
        self._rebuild(self._store.statements.counts())
        self.save(always=True)
        assert self._index is not None
        return len(self._index)

    def indexed(self) -> int:
        """Return how many statements the index file on disk covers that the desk still has."""
        self._load(self._store.statements.counts())
        assert self._index is not None
        return len(self._index)

    def save(self, *, always: bool = False) -> None:
        """Write the index beside the desk once it has grown by a tenth; where that fails, nothing is lost."""
        if self._index is None or not len(self._index):
            return
        if always or len(self._index) - self._saved > max(256, self._saved // 10):
            path = self._path(self._last, self._removals)
            with contextlib.suppress(OSError):
                self._index.save(path)
                self._saved = len(self._index)
                for old in set(self._files()) - {path}:
                    old.unlink(missing_ok=True)

    def embed(self, hashes: Sequence[bytes], texts: Sequence[str]) -> dict[bytes, Vectors]:
        """Return new vectors for those texts that have none on the desk; nothing is stored."""
        known = self._store.vectors.known(self._embedder_id, hashes)
        wanted = {digest: text for digest, text in zip(hashes, texts, strict=True) if digest not in known}
        return dict(zip(wanted, self._embedder.encode(list(wanted.values())), strict=True))

    def keep(self, vectors: dict[bytes, Vectors]) -> None:
        """Store vectors; belongs inside the desk's transaction."""
        self._store.vectors.add(self._embedder_id, vectors)

    def _fuse(self, text: str, vector: Vectors, dense: dict[int, float]) -> list[Hit]:
        expression = text_expression(text)
        words = dict(self._store.statements.match(expression, _POOL)) if expression else {}
        missing = [id_ for id_ in words if id_ not in dense]
        cosine = dense | self._cosines(missing, vector)
        best = max(words.values(), default=1.0)
        hits = []
        for id_, meaning in cosine.items():
            names = tuple(name for name, side in (("dense", dense), ("text", words)) if id_ in side)
            hits.append(Hit(id_, meaning + _TEXT_WEIGHT * words.get(id_, 0.0) / best, names))
        return sorted(hits, key=lambda hit: (-hit.score, hit.id))

    def _cosines(self, ids: Sequence[int], vector: Vectors) -> dict[int, float]:
        """Return the inner product with the query of statements that only full text found."""
        hashes = self._store.statements.hashes(ids)
        vectors = self._store.vectors.get(self._embedder_id, hashes.values())
        return {id_: float(vectors[digest] @ vector) for id_, digest in hashes.items() if digest in vectors}

    def _load(self, counts: dict[str, int]) -> None:
        """Take the newest index file that fits the desk, or start with an empty index."""
        index = FlatIndex(self._embedder.dimension)
        self._index, self._last, self._saved, self._removals = index, 0, 0, counts["removals"]
        for path in self._files():
            last, removals = (int(part) for part in path.stem.split("-")[-2:])
            fits = removals == counts["removals"] and last <= self._store.statements.last_id()
            if fits and last > self._last and index.open(path):
                self._last, self._saved = last, len(index)

    def _rebuild(self, counts: dict[str, int]) -> None:
        self._index = FlatIndex(self._embedder.dimension)
        self._last, self._removals = 0, counts["removals"]
        self._append()

    def _append(self) -> None:
        """Add to the index what the desk has beyond it, in batches."""
        batch: list[tuple[int, bytes]] = []
        for row in list(self._store.statements.hashes_after(self._last)):
            batch.append(row)
            if len(batch) == _BATCH:
                self._append_batch(batch)
                batch = []
        if batch:
            self._append_batch(batch)

    def _append_batch(self, batch: list[tuple[int, bytes]]) -> None:
        vectors = self._store.vectors.get(self._embedder_id, {digest for _, digest in batch})
        lacking = [id_ for id_, digest in batch if digest not in vectors]
        if lacking:
            vectors |= self._embed_stored(lacking)
        ids = [id_ for id_, _ in batch]
        assert self._index is not None
        self._index.add(ids, np.stack([vectors[digest] for _, digest in batch]))
        self._last = ids[-1]

    def _embed_stored(self, ids: Sequence[int]) -> dict[bytes, Vectors]:
        """Embed statements that came to the desk under another embedder."""
        statements = self._store.statements.get(ids)
        hashes = self._store.statements.hashes(ids)
        new = self.embed(
            [hashes[id_] for id_ in statements],
            [embedding_text(stored.statement) for stored in statements.values()],
        )
        with self._store.desk.transaction():
            self.keep(new)
        return new

    def _path(self, last: int, removals: int) -> Path:
        return self._store.desk.path.parent / f"{self._stem()}-{last}-{removals}.faiss"

    def _files(self) -> list[Path]:
        return sorted(self._store.desk.path.parent.glob(f"{self._stem()}-*.faiss"))

    def _stem(self) -> str:
        """Return what an index file's name begins with: desk, the desk's own id, embedder."""
        model = re.sub(r"[^\w.]+", "_", self._embedder.name)
        return f"{self._store.desk.path.name}-{self._store.id}-{model}"


def text_expression(text: str) -> str:
    """Return an FTS5 expression that matches any word of the text; "" where there is none.

    Each word is quoted, so no text can be read as syntax.
    """
    words = dict.fromkeys(word.casefold() for word in _WORD.findall(text))
    return " OR ".join(f'"{word}"' for word in list(words)[:_MOST_WORDS])
