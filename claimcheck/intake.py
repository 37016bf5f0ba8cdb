"""Sources into the desk: read for statements, embedded and written together, each one whole or absent.

A run is one iterable of documents. What it has come across is remembered, so that the parts of one page are
told from versions of it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from claimcheck.dense import Dense, Vectors
from claimcheck.embed import embedding_text
from claimcheck.model import Document, Statement
from claimcheck.store import Store, text_hash

__all__ = ["Added", "Intake", "Status", "checkable"]

_TOGETHER = 256  # statements, or sources, that are embedded and written together at first
_MOST_TOGETHER = 1024  # the same, later: among more there are more of like length, so that less is padded
_QUICK = 1.5  # seconds; a batch that is embedded in less is followed by larger ones: a break waits for two
_TOGETHER_BYTES = 32 * 2**20  # the same, by what the sources hold
_LONGEST_WAIT = 2.0  # seconds of reading after which what was read is written: a break costs no more
_AHEAD = 1  # batches that may be read while one is embedded
_NO_CLUTTER = 1e-9  # clutter scores 0; see Corpus for why all else is kept
_NO_STATEMENT = "It holds no sentence that states anything."


class Status(StrEnum):
    """What became of a source that was offered to the corpus; ``changed`` is a new version of a page."""

    NEW = "new"
    CHANGED = "changed"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source: its id (None where refused), its statements, and why it was refused."""

    status: Status
    document_id: int | None
    statements: int
    reason: str = ""


@dataclass(frozen=True)
class _Reading:
    """A source with its statements, none where its content is held already."""

    document: Document
    statements: Sequence[Statement]

    @cached_property
    def texts(self) -> list[str]:
        """What is embedded of each statement."""
        return [embedding_text(statement) for statement in self.statements]

    @cached_property
    def hashes(self) -> list[bytes]:
        return [text_hash(text) for text in self.texts]


@dataclass
class _Batch:
    """Sources read and not yet written; it is full with ``most`` statements or sources."""

    most: int
    readings: list[_Reading] = field(default_factory=list)
    statements: int = 0
    size: int = 0
    begun: float = field(default_factory=time.monotonic)

    def take(self, reading: _Reading) -> None:
        self.readings.append(reading)
        self.statements += len(reading.statements)
        self.size += len(reading.document.raw) + len(reading.document.text)

    @property
    def full(self) -> bool:
        return (
            max(self.statements, len(self.readings)) >= self.most
            or self.size >= _TOGETHER_BYTES
            or time.monotonic() - self.begun > _LONGEST_WAIT
        )


@dataclass(frozen=True, slots=True)
class _Embedding:
    """A batch on its way: what was read, and what it says that is new, by the text's hash.

    ``vectors`` are its vectors, and the seconds that they took.
    """

    readings: list[_Reading]
    hashes: list[bytes]
    vectors: Future[tuple[Vectors, float]]


class Intake:
    """One run of adding sources to a desk: one batch is embedded while the next ones are read."""

    def __init__(self, store: Store, dense: Dense) -> None:
        self._store = store
        self._dense = dense
        self._met: set[int] = set()
        self._together = _TOGETHER

    def add(self, documents: Iterable[Document]) -> Iterator[Added]:
        """Add sources and yield in order what became of each, once it is safe on the desk.

        Where ``documents`` raises, an interrupt among it, what was read by then is written and told first.
        """
        source = iter(documents)
        ended, failure = False, None
        waiting: deque[_Embedding] = deque()
        with ThreadPoolExecutor(1) as beside:
            while not ended and failure is None:
                batch = _Batch(self._together)
                try:
                    ended = self._fill(batch, source)
                except BaseException as error:  # noqa: BLE001 - raised again below
                    failure = error
                waiting.append(self._embedding(batch.readings, beside))
                if len(waiting) > _AHEAD:
                    yield from self._write(waiting.popleft())
            while waiting:
                yield from self._write(waiting.popleft())
        if failure is not None:
            raise failure

    def _fill(self, batch: _Batch, source: Iterator[Document]) -> bool:
        """Read sources until there are enough to write; say whether there are no more."""
        for document in source:
            held = self._store.documents.held(document) is not None
            batch.take(_Reading(document, () if held else checkable(document)))
            if batch.full:
                return False
        return True

    def _embedding(self, readings: list[_Reading], beside: ThreadPoolExecutor) -> _Embedding:
        """Begin to embed what a batch has to say that is new; the desk is asked by the reading thread."""
        texts = {
            digest: text
            for reading in readings
            for digest, text in zip(reading.hashes, reading.texts, strict=True)
        }
        new = self._dense.without_vector(list(texts))
        return _Embedding(readings, new, beside.submit(self._encode, [texts[digest] for digest in new]))

    def _encode(self, texts: list[str]) -> tuple[Vectors, float]:
        begun = time.monotonic()
        vectors = self._dense.encode(texts)
        return vectors, time.monotonic() - begun

    def _write(self, batch: _Embedding) -> list[Added]:
        """Write a batch in one transaction, once it is embedded."""
        embedded, seconds = batch.vectors.result()
        if seconds < _QUICK:
            self._together = min(2 * self._together, _MOST_TOGETHER)
        vectors = dict(zip(batch.hashes, embedded, strict=True))
        with self._store.desk.transaction():
            self._dense.keep(vectors)
            settled = [self._settle(reading) for reading in batch.readings]
        self._dense.tend()
        return settled

    def _settle(self, reading: _Reading) -> Added:
        """Write one source, or one more sighting of it."""
        document = reading.document
        number = self._store.documents.held(document)
        if number is not None:
            added = self._sighted(number, document)
        else:
            # Held when it was read and removed since: then it is read now.
            read = reading if reading.statements else _Reading(document, checkable(document))
            if not read.statements:
                return Added(Status.REFUSED, None, 0, _NO_STATEMENT)
            added = self._stored(read)
        if added.document_id is not None:
            self._met.add(added.document_id)
        return added

    def _sighted(self, number: int, document: Document) -> Added:
        stored = self._store.documents.get(number)
        assert stored is not None
        changed = self._store.versions.settle(number, document, self._met)
        self._store.documents.sight(number, document)
        return Added(Status.CHANGED if changed else Status.HELD, number, stored.statements)

    def _stored(self, reading: _Reading) -> Added:
        document, statements = reading.document, reading.statements
        number = self._store.documents.add(document, "source", len(statements))
        changed = self._store.versions.settle(number, document, self._met)
        self._store.statements.add(number, statements, reading.hashes)
        return Added(Status.CHANGED if changed else Status.NEW, number, len(statements))


def checkable(document: Document) -> Sequence[Statement]:
    """Return the statements that a document lists, or all sentences of its text but clutter."""
    from claimcheck.statements import extract_statements

    # What a list says of each statement stands in its title, as nothing stands around it.
    listed = tuple(replace(each, context=each.context or document.title) for each in document.statements)
    return extract_statements(replace(document, statements=listed), min_score=_NO_CLUTTER)
