"""Statements by meaning: a vector index that follows the desk, its shortlist put in order by the desk.

While there are few statements all are compared, exactly. Past that most of them are compared by codes, in an
index mapped from its file that proposes a shortlist; what came since stays exact beside it. ``growth`` makes
the coded index.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import numpy as np

from claimcheck import growth
from claimcheck.embed import Embedder, embedding_text
from claimcheck.index import CodesIndex, FlatIndex, Ids, Vectors
from claimcheck.segments import CODES, EXACT, Segments
from claimcheck.store import Counts, Store

__all__ = ["Dense", "Vectors"]

_BATCH = 4096  # statements embedded or appended at a time
_NEIGHBOURS = 10  # among so many a stored vector must bring its statement back
# More are proposed than are asked for, since by their codes some of the best look a little worse.
_MORE, _MORE_EACH = 2, 1 / 8
_WORTH_SAVING = 256  # statements that an index file lacks and that are quicker read from a file


class Dense:
    """The vectors of one desk under one embedder; ``len()`` is how many can be searched."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._embedder_id = store.vectors.embedder(embedder.name, embedder.dimension)
        self._files = Segments(store, embedder.name)
        self._coded: CodesIndex | None = None  # statements up to _after
        self._exact: FlatIndex | None = None  # statements past _after, up to _last
        self._after = self._last = 0
        self._removals = 0  # the desk's count of removals that both have followed
        self._saved = 0  # how many vectors the file of the exact one holds
        self._tended = 0  # how many statements there were beyond the coded index when that was last made

    def __len__(self) -> int:
        return sum(len(index) for index in (self._coded, self._exact) if index is not None)

    @property
    def is_exact(self) -> bool:
        """Say whether all statements are compared, none by codes."""
        return self._coded is None

    def describe(self) -> str:
        """Say in words how many statements are compared by codes and how many exactly."""
        self.follow()
        exact = f"{len(self._exact or ()):,} compared exactly"
        return f"{len(self._coded):,} by codes, {exact}" if self._coded is not None else exact

    def search(self, vectors: Vectors, k: int) -> list[dict[int, float]]:
        """Return for each query, (n, dimension), at most k statements with their inner products."""
        self.follow()
        assert self._exact is not None
        found = _scores(*self._exact.search(vectors, k))
        if self._coded is None:
            return found
        proposed, _ = self._coded.search(vectors, k + _MORE + int(k * _MORE_EACH))
        ranked = self._ranked(proposed, vectors)
        return [_best(here | there, k) for here, there in zip(found, ranked, strict=True)]

    def cosines(self, ids: Sequence[int], vector: Vectors) -> dict[int, float]:
        """Return the inner product of those statements' stored vectors with a query, where they have one."""
        if not ids:
            return {}
        known, stored = self._store.vectors.of(self._embedder_id, ids)
        return dict(zip(known, (stored @ vector).tolist(), strict=True))

    def follow(self) -> None:
        """Bring the index in line with the desk."""
        counts = self._store.statements.counts()
        if self._exact is None or self._should_reopen():
            self._open(counts)
        self._catch_up(counts)
        if len(self) != counts.statements:  # another process may have removed some of it meanwhile
            counts = self._store.statements.counts()
            self._catch_up(counts)
        if len(self) != counts.statements:
            self._start_anew(counts.removals)
            self._catch_up(counts)

    def rebuild(self) -> int:
        """Build the index anew from the database, save it, and return how many statements it covers."""
        counts = self._store.statements.counts()
        if growth.is_due(counts.statements):
            self._embed_lacking(counts.last_id)
            growth.grow(self._store, self._embedder.name, self._embedder.dimension, anew=True)
            self._open(counts)
        else:
            self._start_anew(counts.removals)
        self.follow()
        self.save(always=True)
        return len(self)

    def right(self, most: int) -> list[bool]:
        """Ask the index for the stored vectors of statements, at most ``most``, spread evenly over the desk.

        Returns for each whether the statement itself, or one embedded from the same text, comes back.
        """
        self.follow()
        asked = self._store.statements.some_hashes(most)
        if not asked:
            return []
        vectors = self._store.vectors.get(self._embedder_id, asked.values())
        found = self._neighbours(np.stack([vectors[digest] for digest in asked.values()]))
        hashes = self._store.statements.hashes(sorted({number for row in found.tolist() for number in row}))
        pairs = zip(asked.values(), found.tolist(), strict=True)
        return [digest in {hashes.get(number) for number in row} for digest, row in pairs]

    def save(self, *, always: bool = False) -> None:
        """Write the exact index beside the desk once it has grown by a tenth; a failure does no harm."""
        held = len(self._exact) if self._exact is not None else 0
        worth = 0 if always else max(_WORTH_SAVING, self._saved // 10)
        if self._exact is not None and held - self._saved > worth:
            path = self._files.named(EXACT, self._after, self._last, self._removals)
            with suppress(OSError):
                self._exact.save(path)
                self._saved = held
                self._files.retire(EXACT, path, self._last)
        self.tend(patient=False)

    def tend(self, *, patient: bool = True) -> None:
        """Have a coded index take in, in a process of its own, what is more than is searched quickly without.

        While much is added it is ``patient``: only once there is as much again as the last time.
        """
        last = self._store.statements.counts().last_id
        covered = max((segment.last for segment in self._files.of(CODES)), default=0)
        beyond = last - covered
        if growth.is_due(beyond) and beyond > (max(2 * self._tended, covered) if patient else self._tended):
            self._tended = beyond
            growth.begin(self._store.desk.path, self._embedder.name, self._embedder.dimension)

    def without_vector(self, hashes: Sequence[bytes]) -> list[bytes]:
        """Return those hashes of embedded texts for which the desk has no vector."""
        known = self._store.vectors.known(self._embedder_id, hashes)
        return [digest for digest in hashes if digest not in known]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed texts, (n, dimension); asks nothing of the desk, so any thread may call it."""
        return self._embedder.encode(texts) if texts else np.empty((0, self._embedder.dimension), np.float32)

    def keep(self, vectors: dict[bytes, Vectors]) -> None:
        """Store vectors; belongs inside the desk's transaction."""
        self._store.vectors.add(self._embedder_id, vectors)

    def _neighbours(self, vectors: Vectors) -> Ids:
        """Return for each vector what coded and exact index bring back of themselves."""
        indexes = [index for index in (self._coded, self._exact) if index is not None]
        return np.hstack([index.search(vectors, _NEIGHBOURS)[0] for index in indexes])

    def _ranked(self, proposed: Ids, vectors: Vectors) -> list[dict[int, float]]:
        """Return the exact inner products of what the codes propose for each query."""
        known, stored = self._store.vectors.of(self._embedder_id, np.unique(proposed).tolist())
        row_of = dict(zip(known, range(len(known)), strict=True))
        found = []
        for row, vector in zip(proposed.tolist(), vectors, strict=True):
            ids = [number for number in row if number in row_of]
            products = stored[[row_of[number] for number in ids]] @ vector
            found.append(dict(zip(ids, products.tolist(), strict=True)))
        return found

    def _should_reopen(self) -> bool:
        """Say whether a coded index has been made that holds most of what is exact here."""
        if self._exact is None or not growth.is_due(len(self._exact)):
            return False
        return any(segment.last > self._after for segment in self._files.of(CODES)[:1])

    def _open(self, counts: Counts) -> None:
        """Take the newest index files that fit the desk, or start with an empty index."""
        self._start_anew(counts.removals)
        for segment in self._files.of(CODES):
            removed = self._store.statements.removed(segment.removals, counts.removals)
            coded = CodesIndex(self._embedder.dimension)
            if segment.last <= counts.last_id and removed is not None and coded.open(segment.path):
                coded.remove([number for ids in removed for number in ids if number <= segment.last])
                self._coded, self._after = coded, segment.last
                break
        self._last = self._after
        assert self._exact is not None
        for segment in self._files.of(EXACT):
            removed = self._store.statements.removed(segment.removals, counts.removals)
            fits = segment.after == self._after and segment.last <= counts.last_id and removed is not None
            if fits and self._exact.open(segment.path):
                self._exact.remove([number for ids in removed or () for number in ids])
                self._last, self._saved = segment.last, len(self._exact)
                break

    def _start_anew(self, removals: int) -> None:
        self._coded, self._exact = None, FlatIndex(self._embedder.dimension)
        self._after = self._last = self._saved = 0
        self._removals = removals

    def _catch_up(self, counts: Counts) -> None:
        """Take out what was removed and append what the desk has beyond the index."""
        removed = self._store.statements.removed(self._removals, counts.removals)
        if removed is None:
            self._start_anew(counts.removals)
        assert self._exact is not None
        gone = [number for ids in removed or () for number in ids if number <= self._last]
        if self._coded is not None:
            self._coded.remove([number for number in gone if number <= self._after])
        self._exact.remove([number for number in gone if number > self._after])
        self._removals = counts.removals
        self._append(self._exact, counts.last_id)

    def _append(self, index: FlatIndex, last: int) -> None:
        """Add to the exact index what the desk has beyond it, up to the statement ``last``."""
        while self._last < last:
            stretch = self._store.vectors.between(self._embedder_id, self._last, last, _BATCH)
            if stretch.lacking:
                self._embed_stored(stretch.lacking)
                continue
            index.add(stretch.ids, stretch.vectors)
            self._last = stretch.last or last

    def _embed_lacking(self, last: int) -> None:
        """Embed all statements up to ``last`` that have no vector yet."""
        after: int | None = 0
        while after is not None:
            stretch = self._store.vectors.between(self._embedder_id, after, last, _BATCH)
            if stretch.lacking:
                self._embed_stored(stretch.lacking)
            after = stretch.last

    def _embed_stored(self, ids: Sequence[int]) -> None:
        """Embed statements that came to the desk under another embedder."""
        statements = self._store.statements.get(ids)
        hashes = self._store.statements.hashes(ids)
        texts = {hashes[id_]: embedding_text(stored.statement) for id_, stored in statements.items()}
        new = dict(zip(texts, self.encode(list(texts.values())), strict=True))
        with self._store.desk.transaction():
            self.keep(new)


def _scores(ids: Ids, products: Vectors) -> list[dict[int, float]]:
    """Return a row of ids and its products as a dictionary, without the -1 that fill a row."""
    rows = zip(ids.tolist(), products.tolist(), strict=True)
    return [{number: score for number, score in zip(*row, strict=True) if number >= 0} for row in rows]


def _best(scores: dict[int, float], k: int) -> dict[int, float]:
    best = sorted(scores, key=lambda number: (-scores[number], number))[:k]
    return {number: scores[number] for number in best}
