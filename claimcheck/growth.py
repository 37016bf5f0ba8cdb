"""Growing the vector index past what can be searched exactly: a coded index takes in all that there is.

For a million statements that takes minutes, so it happens in a process of its own at the lowest priority,
which nobody waits for: until it has ended, what is new is searched exactly. It reads the desk, writes one
file beside it and needs no model.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from claimcheck.index import CodesIndex, Vectors
from claimcheck.segments import CODES, EXACT, FORMER, Segment, Segments
from claimcheck.store import Counts, Store

__all__ = ["begin", "grow", "is_due"]

_EXACT_MOST = 32_768  # vectors that are searched exactly in about a millisecond on two cores
_BATCH = 8192
_SAMPLE = 16_384  # vectors that a new coded index is fitted to, in blocks of
_BLOCK = 256  # statements next to one another
_MOST_REMOVED = 0.2  # of a coded index; past it that is made anew


def is_due(exact: int) -> bool:
    """Say whether so many vectors are more than should be searched exactly."""
    return exact > _EXACT_MOST


def begin(desk: Path, embedder: str, dimension: int) -> None:
    """Grow that desk's index in a process of its own, which outlives this one; a failure does no harm."""
    import subprocess

    with contextlib.suppress(OSError):
        subprocess.Popen(  # noqa: S603 -- our own module
            [sys.executable, "-m", __name__, str(desk.absolute()), embedder, str(dimension)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def grow(store: Store, embedder: str, dimension: int, *, anew: bool = False) -> bool:
    """Write a coded index over all statements beside the desk.

    One that is there is added to, unless ``anew`` is set or a good part of it was removed. False, and
    nothing done, where another process is at it or a statement has no vector yet. Raises OSError where the
    file cannot be written.
    """
    files = Segments(store, embedder)
    with _alone(files.lock()) as alone:
        return alone and _Growth(store, embedder, dimension, files).run(anew=anew)


class _Growth:
    def __init__(self, store: Store, embedder: str, dimension: int, files: Segments) -> None:
        self._store = store
        self._files = files
        self._dimension = dimension
        self._embedder = store.vectors.embedder(embedder, dimension)

    def run(self, *, anew: bool) -> bool:
        counts = self._store.statements.counts()
        begun = None if anew else self._begun(counts)
        index, segment = begun or (CodesIndex.fitting(self._sample(counts.last_id)), None)
        if not self._fill(index, segment.last if segment else 0, counts.last_id):
            return False
        # Named after the removals that came before any of it: whoever opens it follows all since.
        removals = segment.removals if segment else counts.removals
        path = self._files.named(CODES, 0, counts.last_id, removals)
        index.save(path)
        for kind in (CODES, EXACT, *FORMER):
            self._files.retire(kind, path, counts.last_id)
        return True

    def _begun(self, counts: Counts) -> tuple[CodesIndex, Segment] | None:
        """Return a coded index to add to and its file, or None where there is none that is worth it."""
        for segment in self._files.of(CODES):
            index = CodesIndex(self._dimension)
            removed = self._store.statements.removed(segment.removals, counts.removals)
            fits = removed is not None and segment.last <= counts.last_id
            if fits and index.open(segment.path, mapped=False):
                index.remove([number for ids in removed or () for number in ids])
                return (index, segment) if index.removed <= _MOST_REMOVED * len(index) else None
        return None

    def _sample(self, last: int) -> Vectors:
        """Return vectors to fit a coded index to, in blocks spread evenly over the desk."""
        step = max(last // (_SAMPLE // _BLOCK), _BLOCK)
        starts = range(0, last, step)
        stretches = [self._store.vectors.between(self._embedder, start, last, _BLOCK) for start in starts]
        return np.vstack([stretch.vectors for stretch in stretches if stretch.ids])

    def _fill(self, index: CodesIndex, after: int, last: int) -> bool:
        """Add the statements after < id <= last; False where one of them has no vector."""
        place: int | None = after
        while place is not None:
            stretch = self._store.vectors.between(self._embedder, place, last, _BATCH)
            if stretch.lacking:
                return False
            index.add(stretch.ids, stretch.vectors)
            place = stretch.last
        return True


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Say whether no other process is in such a block with that file; its lock ends with the process."""
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        yield False
    else:
        yield True
    finally:
        connection.close()


def main() -> None:
    """Grow the index of the desk and embedder that the command line names, giving way to all else."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(19)
    desk, embedder, dimension = sys.argv[1:]
    grow(Store(Path(desk)), embedder, int(dimension))


if __name__ == "__main__":
    main()
