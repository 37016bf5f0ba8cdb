"""What threads do for the corpus browser: find ids, read rows, remove a source and bring it back."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claimcheck.cli.desk import open_desk
from claimcheck.corpus import Corpus
from claimcheck.intake import checkable
from claimcheck.model import Document, Statement
from claimcheck.store import StoredDocument
from claimcheck.tui.messages import FoundRows, Removed, Restored, RowsRead
from claimcheck.tui.work import Job

__all__ = ["KINDS", "Kind", "StatementRow", "find", "read_rows", "remove_source", "restore_source"]

_PAUSE = 0.2  # seconds between two parts: each one has the screen laid out anew


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as the browser shows it: with its source, metadata only."""

    document_id: int
    statement: Statement
    document: Document


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be browsed: how ids are found for words, and how rows are read for ids."""

    name: str
    find: Callable[[Corpus, str], Iterator[Sequence[int]]]
    read: Callable[[Corpus, list[int]], dict[int, Any]]


def find(job: Job, kind: Kind, words: str) -> None:
    """Tell, part by part, the ids of the rows that answer to the words: first at once, then in a while."""
    begins, due = True, 0.0
    waiting: array[int] = array("q")
    with open_desk(job.desk, create=True) as corpus:
        for ids in kind.find(corpus, words):
            if job.stopped():
                return
            waiting.extend(ids)
            if waiting and time.monotonic() >= due:
                job.post(FoundRows(kind.name, words, waiting, begins=begins, ended=False))
                begins, due = False, time.monotonic() + _PAUSE
                waiting = array("q")
    job.post(FoundRows(kind.name, words, waiting, begins=begins, ended=True))


def read_rows(job: Job, kind: Kind, ids: list[int]) -> None:
    """Tell what stands behind those ids."""
    with open_desk(job.desk) as corpus:
        job.post(RowsRead(kind.name, kind.read(corpus, ids)))


def remove_source(job: Job, document_id: int) -> None:
    """Remove a source, and tell all that is needed to bring it back."""
    with open_desk(job.desk) as corpus:
        document = _to_restore(corpus, document_id)
        corpus.remove(document_id)
    job.post(Removed(document_id, document))


def restore_source(job: Job, had: int, document: Document) -> None:
    """Add a source that was removed and had that id, and tell that it is there again."""
    with open_desk(job.desk) as corpus:
        number = corpus.add(document).document_id
    assert number is not None, "it was a source before"
    job.post(Restored(number, had, document))


def _to_restore(corpus: Corpus, document_id: int) -> Document:
    """Return a source as it must be added again to give the same statements."""
    document = corpus.document(document_id).document
    statements = tuple(kept.statement for kept in corpus.statements(document_id))
    read = [(each.start, each.end) for each in checkable(document)]
    listed = read != [(each.start, each.end) for each in statements]
    return replace(document, statements=statements) if listed else document


def _sources(corpus: Corpus, ids: list[int]) -> dict[int, StoredDocument]:
    found = ((number, corpus.store.documents.get(number)) for number in ids)
    return {number: stored for number, stored in found if stored}


def _statements(corpus: Corpus, ids: list[int]) -> dict[int, StatementRow]:
    kept = corpus.store.statements.get(ids)
    sources = _sources(corpus, list({each.document_id for each in kept.values()}))
    return {
        number: StatementRow(each.document_id, each.statement, sources[each.document_id].document)
        for number, each in kept.items()
        if each.document_id in sources
    }


KINDS = {
    "sources": Kind("sources", lambda corpus, words: corpus.store.browse.sources(words), _sources),
    "statements": Kind(
        "statements", lambda corpus, words: corpus.store.browse.statements(words), _statements
    ),
}
