"""The files of a desk's vector index: which there are, which fit the desk, what they are called.

A file holds the statements after one id up to another, under one embedder, and knows of so many removals. At
most two are in use: a coded index over the many (from the first statement on), and an exact index over what
came since.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

from claimcheck.store import Store

__all__ = ["CODES", "EXACT", "FORMER", "Segment", "Segments"]

EXACT = "faiss"
CODES = "codes"
FORMER = ("graph",)  # kinds that no version makes any more
_NUMBERS = re.compile(r"-(\d+)-(\d+)-(\d+)")


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """An index file over the statements after < id <= last, and knows of so many removals."""

    last: int
    removals: int
    after: int
    path: Path


class Segments:
    """The index files of one desk under one embedder, in the desk's folder."""

    def __init__(self, store: Store, embedder: str) -> None:
        self._folder = store.desk.path.parent
        # Desk, the desk's own id, embedder: a desk that was replaced by another finds no file of the old one.
        model = re.sub(r"[^\w.]+", "_", embedder)
        self._stem = f"{store.desk.path.name}-{store.id}-{model}"

    def of(self, kind: str) -> list[Segment]:
        """Return the files of a kind, CODES or EXACT, the one that reaches furthest first."""
        found = []
        for path in self._folder.glob(f"{self._stem}-*.{kind}"):
            numbers = _NUMBERS.fullmatch(path.stem.removeprefix(self._stem))
            if numbers:
                after, last, removals = map(int, numbers.groups())
                found.append(Segment(last, removals, after, path))
        return sorted(found, reverse=True)

    def named(self, kind: str, after: int, last: int, removals: int) -> Path:
        """Return the path of the file that holds those statements."""
        return self._folder / f"{self._stem}-{after}-{last}-{removals}.{kind}"

    def lock(self) -> Path:
        """Return the path of the file that whoever makes a coded index holds locked."""
        return self._folder / f"{self._stem}.lock"

    def retire(self, kind: str, keep: Path, last: int) -> None:
        """Delete the files of a kind that reach no further than ``last``, and those that no version reads.

        A process that has one of them open goes on with it.
        """
        known = {segment.path: segment.last for segment in self.of(kind)}
        for path in set(self._folder.glob(f"{self._stem}-*.{kind}")) - {keep}:
            if known.get(path, 0) <= last:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
