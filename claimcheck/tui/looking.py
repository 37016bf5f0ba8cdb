"""What a thread reads for a preview: the first documents of what was given; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.cli.desk import open_desk
from claimcheck.cli.inputs import read_input
from claimcheck.corpus import Corpus
from claimcheck.errors import InputError
from claimcheck.intake import checkable
from claimcheck.model import Document
from claimcheck.tui.given import Given
from claimcheck.tui.messages import Look, LookedAt
from claimcheck.tui.work import Job

__all__ = ["look_at"]

_LOOKED_AT = 8  # documents of many that are shown


def look_at(job: Job, given: Given) -> None:
    """Tell what a person gave before anything is done with it. Raises InputError where it is nothing."""
    names = [] if given.text else given.names()
    sources = iter([given.documents()]) if given.text else map(read_input, names)
    looks: list[Look] = []
    more = False
    with open_desk(job.desk, create=True) as corpus:
        for look in _looks(corpus, sources, many=len(names) > 1):
            if job.stopped():
                return
            if len(looks) == _LOOKED_AT:
                more = True
                break
            looks.append(look)
    only = looks[0].document if len(looks) == 1 and not more else None
    job.post(LookedAt(looks, only, max(len(names), 1), more))


def _looks(corpus: Corpus, sources: Iterator[Iterator[Document]], *, many: bool) -> Iterator[Look]:
    for documents in sources:
        try:
            for document in documents:
                yield _look(corpus, document)
        except InputError as error:
            if not many:
                raise
            yield Look(None, refused=error.message)


def _look(corpus: Corpus, document: Document) -> Look:
    statements = tuple(checkable(document))
    if not statements:
        return Look(None, refused=f"{document.title or 'The text'} holds no sentence that states anything.")
    return Look(document, statements, held=corpus.store.documents.held(document) is not None)
