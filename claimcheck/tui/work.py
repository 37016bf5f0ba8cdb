"""What threads do for the screens: each function opens the desk itself and tells what it finds by messages.

A function tests ``job.stopped()`` between two findings or sources, so that leaving is quick; what was done by
then is safe on the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from textual.message import Message

from claimcheck.cli.adding import Tally, add_each
from claimcheck.cli.desk import open_desk, open_store
from claimcheck.cli.inputs import expanded, read_input
from claimcheck.errors import InputError
from claimcheck.model import Document
from claimcheck.review import Scope, overview, record_of, records
from claimcheck.tui import messages
from claimcheck.tui.given import Given
from claimcheck.tui.messages import ExportOrder

__all__ = [
    "Job",
    "Questions",
    "add_document",
    "add_sources",
    "answer_questions",
    "check_article",
    "edit_source",
    "export_findings",
    "look_at_export",
    "prepare_demo",
    "read_check",
    "read_desk",
    "read_source",
]

_LOOKED_AT = 3  # findings by which an export is shown before it is made
_BEGINNING = 4000  # bytes of it


@dataclass(frozen=True)
class Job:
    """What a thread is given: the desk's path, where its messages go, and whether it should stop."""

    desk: Path
    post: Callable[[Message], object]
    stopped: Callable[[], bool]


class Questions:
    """Sentences on their way to the thread that compares them; only the newest is answered."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[str] = SimpleQueue()

    def ask(self, sentence: str) -> None:
        """Ask about a sentence, instead of those that still wait."""
        self._asked.put(sentence)

    def close(self) -> None:
        """Ask nothing more."""
        self._asked.put("")

    def __iter__(self) -> Iterator[str]:
        """Yield the newest sentence asked about, again and again, until there are no more."""
        while sentence := self._newest():
            yield sentence

    def _newest(self) -> str:
        newest = self._asked.get()
        while newest and not self._asked.empty():
            newest = self._asked.get()
        return newest


def read_desk(job: Job) -> None:
    """Tell what is on the desk, which is made where it is missing; nothing is loaded that searches."""
    store = open_store(job.desk, create=True)
    with closing(store.desk):
        counts = store.statements.counts()
        job.post(messages.DeskRead(overview(store), counts.documents, counts.statements))


def read_check(job: Job, check_id: int) -> None:
    """Tell a check that is kept on the desk, with what is stale of it."""
    from claimcheck.stale import marked

    with open_desk(job.desk) as corpus:
        kept = list(marked(corpus, records(corpus, check_id=check_id)))
        check = next(check for check in corpus.checks() if check.id == check_id)
        article = corpus.document(check.article_id).document
    job.post(messages.Opened(article, kept))
    job.post(messages.Checked(stopped=False))


def check_article(job: Job, given: str | Document) -> None:
    """Check the article at that path or address, or that one; tell each finding once it is kept."""
    from claimcheck.check import check

    article = given if isinstance(given, Document) else _the_article(given)
    job.post(messages.Opened(article, []))
    with open_desk(job.desk, create=True) as corpus:
        findings = corpus.keep_check(article, check(article, corpus))
        for finding in findings:
            assert finding.id is not None
            share = finding.claim.end / max(len(article.text), 1)
            job.post(messages.Found(record_of(corpus, finding.id), share))
            if job.stopped():
                break
    job.post(messages.Checked(stopped=job.stopped()))


def answer_questions(job: Job, questions: Questions) -> None:
    """Tell what each sentence comes to beside the corpus, which stays open until no more is asked."""
    from claimcheck.check import check_sentence

    with open_desk(job.desk, create=True) as corpus:
        for sentence in questions:
            if job.stopped():
                break
            job.post(messages.Compared(sentence, check_sentence(sentence, corpus)))


def add_sources(job: Job, given: Given) -> None:
    """Add the sources that were given; tell how far it is, then what became of them."""
    if given.text:
        _add(job, [given.label], lambda _: given.documents())
    else:
        _add(job, given.names(), read_input)


def add_document(job: Job, document: Document) -> None:
    """Add that one source, and tell what became of it."""
    _add(job, [document.title or "The text"], lambda _: iter([document]))


def prepare_demo(job: Job, ready: Callable[[Message], object]) -> None:
    """Add the starter corpus to the desk, then tell ``ready`` which article to check."""
    from claimcheck.starter import example_article, starter_corpus

    _add(job, list(expanded([str(starter_corpus())])), read_input)
    if not job.stopped():
        ready(messages.DemoReady(example_article()))


def export_findings(job: Job, order: ExportOrder, force: bool) -> None:
    """Write findings to a file; one that exists is left as it is, and told of, unless ``force``."""
    from claimcheck.export import export
    from claimcheck.stale import marked

    target = order.target.expanduser()
    if target.exists() and not force:
        job.post(messages.TargetExists(job.desk, replace(order, target=target)))
        return
    with open_desk(job.desk) as corpus:
        found = marked(corpus, records(corpus, order.scope, order.check_id))
        number = export(found, order.form, target, force=force)
        corpus.store.exports.add(order.form, str(target), number)
    job.post(messages.Exported(number, target))


def read_source(job: Job, document_id: int) -> None:
    """Tell a source of the desk with its whole text, all its statements and the versions of its page."""
    with open_desk(job.desk) as corpus:
        stored = corpus.document(document_id)
        versions = corpus.versions(document_id)
        job.post(
            messages.Read(stored, versions, corpus.sightings(document_id), corpus.statements(document_id))
        )


def edit_source(job: Job, document_id: int, said: dict[str, Any]) -> None:
    """Change what is known of a source, and tell what is known now."""
    with open_desk(job.desk) as corpus:
        job.post(messages.Edited(corpus.edit(document_id, **said)))


def look_at_export(job: Job, form: str, scope: Scope, check_id: int | None) -> None:
    """Tell how many findings an export would hold, and how its file would begin."""
    from claimcheck.export import exporter_of

    exporter = exporter_of(form)
    with open_desk(job.desk) as corpus:
        held = (each for each in records(corpus, scope, check_id) if exporter.takes(each))
        first = list(islice(held, _LOOKED_AT))
        number = len(first)
        for _ in held:
            if job.stopped():
                return
            number += 1
    file = BytesIO()
    if exporter.is_text and first:
        exporter.write(first, file)
    beginning = file.getvalue()[:_BEGINNING].decode("utf-8-sig", errors="replace")
    job.post(messages.ExportLookedAt(form, scope, number, beginning))


def _add(job: Job, names: list[str], read: Callable[[str], Iterator[Document]]) -> None:
    total = Tally()
    done = 0
    with open_desk(job.desk, create=True) as corpus:
        for done, (name, tally) in enumerate(add_each(corpus, names, read, stopped=job.stopped), 1):
            total.take(tally)
            job.post(messages.AddProgress(done, len(names), name, total.statements))
    job.post(messages.AddEnded(total, stopped=done < len(names) or job.stopped()))


def _the_article(name: str) -> Document:
    """Return the one article at a path or address. Raises InputError where there are more, or none."""
    found = list(Given(name).documents())
    if len(found) != 1:
        raise InputError(
            f"{name} holds {len(found)} articles.", "Open one here; check many with: claimcheck check"
        )
    return found[0]
