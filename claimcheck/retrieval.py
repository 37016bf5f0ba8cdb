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
from claimcheck.lexical import letter_likeness, rare_words, text_expression
from claimcheck.store import Counts, Store, StoredStatement

__all__ = ["Hit", "Retriever"]

Vectors = NDArray[np.float32]

_POOL = 100  # candidates from each side
_READ = 60  # candidates whose words are read and compared letter by letter
_NEIGHBOURS = 10  # among so many a stored vector must bring its statement back
_BATCH = 4096  # statements embedded or appended at a time
# Chosen on tweets against 14,231 verified claims, where 0.1 to 0.2 differ little.
_WORDS_WEIGHT = 0.15
_LETTERS_WEIGHT = 0.15
_MOST_WORDS = 20
_MOST_MATCHES = 10_000  # rows that full text may have to score for one query


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement with its fused score, at most 1, and who found it."""

    stored: StoredStatement
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
            dense = {number: score for number, score in zip(row, scores, strict=True) if number >= 0}
            found.append(self._fused(text, vector, dense, k))
        return found

    def follow(self) -> VectorIndex:
        """Return the index, brought in line with the desk."""
        counts = self._store.statements.counts()
        index = self._load(counts) if self._index is None else self._index
        if self._removals != counts.removals:
            index = self._start_anew(counts)
        self._append(index, counts.last_id)
        if len(index) != counts.statements:
            index = self._start_anew(counts)
            self._append(index, counts.last_id)
        return index

    def rebuild(self) -> int:
        """Build the index anew from the database, save it, and return how many statements it covers."""
        counts = self._store.statements.counts()
        index = self._start_anew(counts)
        self._append(index, counts.last_id)
        self.save(always=True)
        return len(index)

    def right(self, most: int) -> list[bool]:
        """Ask the index for the stored vectors of statements, at most ``most``, spread evenly over the desk.

        Returns for each whether the statement itself, or one embedded from the same text, comes back.
        """
        index = self.follow()
        last = self._store.statements.counts().last_id
        starts = sorted({round(last * step / most) for step in range(most)})
        asked = dict(
            pair for start in starts for pair in self._store.statements.hashes_between(start, last, 1)
        )
        if not asked:
            return []
        vectors = self._store.vectors.get(self._embedder_id, asked.values())
        found, _ = index.search(np.stack([vectors[digest] for digest in asked.values()]), _NEIGHBOURS)
        hashes = self._store.statements.hashes(sorted({number for row in found.tolist() for number in row}))
        pairs = zip(asked.values(), found.tolist(), strict=True)
        return [digest in {hashes.get(number) for number in row} for digest, row in pairs]

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

    def _fused(self, text: str, vector: Vectors, dense: dict[int, float], k: int) -> list[Hit]:
        """Order what either side found: meaning plus words picks the few that letters then reorder."""
        words = self._by_words(text)
        meaning = dense | self._cosines([number for number in words if number not in dense], vector)
        score = {
            number: cosine + _WORDS_WEIGHT * words.get(number, 0.0) for number, cosine in meaning.items()
        }
        best = sorted(
            score, key=lambda number: (-score[number] - _LETTERS_WEIGHT * words.get(number, 0.0), number)
        )
        stored = self._store.statements.get(best[: max(k, _READ)])
        read = [f"{each.statement.context} {each.statement.text}" for each in stored.values()]
        hits = []
        for each, likeness in zip(stored.values(), letter_likeness(text, read).tolist(), strict=True):
            names = tuple(name for name, side in (("dense", dense), ("text", words)) if each.id in side)
            total = score[each.id] + _LETTERS_WEIGHT * likeness
            hits.append(Hit(each, total / (1 + _WORDS_WEIGHT + _LETTERS_WEIGHT), names))
        return sorted(hits, key=lambda hit: (-hit.score, hit.stored.id))[:k]

    def _by_words(self, text: str) -> dict[int, float]:
        """Return what full text finds, its BM25 as a share of the best one's."""
        chosen = rare_words(text, self._frequency, most=_MOST_WORDS, budget=_MOST_MATCHES)
        if not chosen:
            return {}
        found = self._store.statements.match(text_expression(chosen), _POOL)
        best = max((score for _, score in found), default=0.0)
        return {number: score / best if best > 0 else 0.0 for number, score in found}

    def _frequency(self, word: str) -> int:
        return self._store.statements.frequency(word, _MOST_MATCHES + 1)

    def _cosines(self, ids: Sequence[int], vector: Vectors) -> dict[int, float]:
        """Return the inner product with the query of statements that only full text found."""
        hashes = self._store.statements.hashes(ids)
        vectors = self._store.vectors.get(self._embedder_id, hashes.values())
        return {
            number: float(vectors[digest] @ vector) for number, digest in hashes.items() if digest in vectors
        }

    def _load(self, counts: Counts) -> VectorIndex:
        """Take the newest index file that fits the desk, or start with an empty index."""
        index = self._start_anew(counts)
        for path in self._files():
            last, removals = (int(part) for part in path.stem.split("-")[-2:])
            fits = removals == counts.removals and self._last < last <= counts.last_id
            if fits and index.open(path):
                self._last, self._saved = last, len(index)
        return index

    def _start_anew(self, counts: Counts) -> VectorIndex:
        self._index = FlatIndex(self._embedder.dimension)
        self._last, self._saved, self._removals = 0, 0, counts.removals
        return self._index

    def _append(self, index: VectorIndex, last: int) -> None:
        """Add to the index what the desk has beyond it, up to the statement ``last``."""
        while self._last < last:
            batch = self._store.statements.hashes_between(self._last, last, _BATCH)
            if batch:
                vectors = self._vectors_of(batch)
                index.add([number for number, _ in batch], np.stack([vectors[key] for _, key in batch]))
            self._last = batch[-1][0] if len(batch) == _BATCH else last

    def _vectors_of(self, batch: Sequence[tuple[int, bytes]]) -> dict[bytes, Vectors]:
        """Return the vectors of those statements by hash, embedding what has none."""
        vectors = self._store.vectors.get(self._embedder_id, {digest for _, digest in batch})
        lacking = [number for number, digest in batch if digest not in vectors]
        return vectors | self._embed_stored(lacking) if lacking else vectors

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
