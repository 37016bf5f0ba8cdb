"""The corpus: sources added and removed, statements found by meaning and by words, checks kept.

Above the store (the truth), the vector index (its cache) and the embedder; what lies above asks only here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from claimcheck.embed import Embedder, embedding_text, load_embedder, searched_words
from claimcheck.errors import InputError
from claimcheck.intake import Added, Intake, Status
from claimcheck.language import rules_version
from claimcheck.model import Candidate, Document, Finding, Statement
from claimcheck.repeats import folded
from claimcheck.retrieval import Hit, Retriever
from claimcheck.store import Sighting, Store, StoredCheck, StoredDocument, StoredStatement

__all__ = ["Added", "Agreement", "Corpus", "Status"]

_FOLDED = 40  # hits looked at beyond those asked for, since some are left out or folded into others
_FURTHER = 4  # times as many where these are not enough
_TRIED = 100  # statements by which index and desk are compared
_MAY_MISS = 0.02  # of them, where their codes are compared: these bring back nearly all


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether desk and index agree.

    ``statements`` of the desk, ``indexed`` of them; ``tried`` were asked for by their stored vectors, and
    ``right`` of those came back; ``allowed`` is how many may be missed where codes are compared. ``searched``
    says how in words.
    """

    statements: int
    indexed: int
    tried: int
    right: int
    embedder: str
    searched: str = ""
    allowed: int = 0

    @property
    def agrees(self) -> bool:
        """Say whether the index has as many statements as the desk and brings back what is tried."""
        return self.statements == self.indexed and self.tried - self.right <= self.allowed


class Corpus:
    """A desk's sources, searched with one embedder; a context manager.

    Every sentence of a source that is not clutter is kept as a statement with its score: the threshold of
    what is worth checking is for articles, and a source's plain sentence may still decide a claim.
    """

    def __init__(self, store: Store, embedder: Embedder | None = None) -> None:
        self.store = store
        self._given = embedder
        self._retriever: Retriever | None = None

    @classmethod
    def open(cls, path: Path | str, embedder: Embedder | None = None) -> Self:
        """Open the desk at that path, made where it is missing.

        The embedder (default: ``load_embedder()``) is loaded when first needed. Raises DeskError where the
        file is no desk or cannot be used.
        """
        return cls(Store(Path(path)), embedder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Save the index where that is worth it and close the desk."""
        if self._retriever:
            self._retriever.dense.save()
        self.store.desk.close()

    @property
    def embedder(self) -> Embedder:
        """The embedder that searches this corpus. Raises ModelError where it cannot be loaded."""
        if self._given is None:
            self._given = load_embedder()
        return self._given

    def add(self, document: Document) -> Added:
        """Add a source in one transaction: all of it or nothing, even where the process is killed.

        Content that is held already gets one more sighting; what has changed at its address or in its file is
        a new version. A text without a statement is refused. Raises DeskError where the desk cannot be
        written.
        """
        return next(self.add_many([document]))

    def add_many(self, documents: Iterable[Document]) -> Iterator[Added]:
        """Add sources and yield in order what became of each, once it is safe on the desk.

        Together they are one run: where a page's text has changed since another run, it is a new version, and
        the one before is superseded; two texts of one page in this run are parts of it. Short sources are
        embedded and written together; each is still whole or absent. Raises as ``add``.
        """
        return Intake(self.store, self._retrieval.dense).add(documents)

    def remove(self, document_id: int) -> None:
        """Remove a source; where a check cites it, it is kept out of search but can still be read.

        Raises InputError where there is no such source.
        """
        if not self.store.remove(document_id):
            raise _no_document(document_id)

    def edit(self, document_id: int, **metadata: Any) -> StoredDocument:
        """Change a source's metadata: title, publisher, author, published, url, archived_url, tier, language.

        Its text and statements stay. Raises InputError where there is no such source.
        """
        with self.store.desk.transaction():
            stored = self.store.documents.get(document_id)
            if not stored or not self.store.documents.is_source(document_id):
                raise _no_document(document_id)
            changed = replace(stored, document=replace(stored.document, **metadata))
            self.store.documents.edit(document_id, changed.document)
        return changed

    def search(self, query: str | Statement, k: int = 20) -> list[Candidate]:
        """Return at most k statements for a query or claim, best first; see ``search_many``."""
        return self.search_many([query], k)[0]

    def search_many(
        self, queries: Sequence[str | Statement], k: int = 20, *, article: Document | None = None
    ) -> list[list[Candidate]]:
        """Return at most k statements for each query, best first; all are embedded as one batch.

        Statements in the same words are one hit, the further ones its ``also``. Those of superseded versions
        come last, marked as such. With the ``article`` that the queries come from, only what bears on it is
        returned: nothing superseded, and nothing of the article's own.
        """
        claims = [Statement(query, 0, len(query)) if isinstance(query, str) else query for query in queries]
        vectors = self.embedder.encode([embedding_text(claim) for claim in claims])
        texts = [searched_words(f"{claim.context} {claim.text}") for claim in claims]
        found: list[list[Candidate]] = [[] for _ in claims]
        asked, wanted = list(range(len(claims))), k + _FOLDED
        while asked:
            hits = self._retrieval.search([texts[each] for each in asked], vectors[asked], wanted)
            for each, some in zip(asked, hits, strict=True):
                found[each] = folded(self._candidates(some, article))[:k]
            # Where a page has many versions, or a story many copies, more has to be looked at.
            asked = [
                each
                for each, some in zip(asked, hits, strict=True)
                if len(found[each]) < k and len(some) == wanted
            ]
            wanted *= _FURTHER
        return found

    def documents(self) -> Iterator[StoredDocument]:
        """Yield the sources in the order in which they were added, metadata only."""
        return self.store.documents.sources()

    def document(self, document_id: int) -> StoredDocument:
        """Return a document with its text and raw bytes. Raises InputError where there is none."""
        stored = self.store.documents.whole(document_id)
        if not stored:
            raise _no_document(document_id)
        return stored

    def known(self, raw: bytes) -> Document | None:
        """Return the source that was read from those very bytes, as it was read; None where there is none."""
        number = self.store.documents.of_bytes(hashlib.sha256(raw).hexdigest())
        stored = self.store.documents.whole(number) if number else None
        return replace(stored.document, retrieved=None) if stored else None

    def versions(self, document_id: int) -> list[StoredDocument]:
        """Return all versions of that document's page, first to last, metadata only, the removed among them.

        The current ones have no ``superseded_by``. Raises InputError where there is no such source.
        """
        found = self.store.versions.of(document_id)
        if not found:
            raise _no_document(document_id)
        return found

    def sightings(self, document_id: int) -> list[Sighting]:
        """Return when and where a document's content was met."""
        return self.store.documents.sightings(document_id)

    def statements(self, document_id: int) -> list[StoredStatement]:
        """Return a document's statements in reading order. Raises InputError where there is none."""
        return list(self.store.statements.of(document_id))

    def counts(self) -> dict[str, int]:
        """Return how many "documents" and "statements" can be searched."""
        counts = self.store.statements.counts()
        return {"documents": counts.documents, "statements": counts.statements}

    def save_check(self, article: Document, findings: Iterable[Finding]) -> int:
        """Store a check, each finding as it comes, and return its id.

        Findings made before a break (an error, a kill) stay; the check then has no end.
        """
        check_id = self.store.checks.start(article, rules_version(), self.embedder.name)
        for _ in self._kept(check_id, findings):
            pass
        return check_id

    def keep_check(self, article: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Store a check as its findings come and yield each with its id, once it is safe on the desk."""
        check_id = self.store.checks.start(article, rules_version(), self.embedder.name)
        yield from self._kept(check_id, findings)

    def checks(self) -> Iterator[StoredCheck]:
        """Yield the checks, newest first."""
        return self.store.checks.list()

    def findings(self, check_id: int) -> Iterator[Finding]:
        """Yield a check's findings as they were made."""
        return self.store.checks.findings(check_id)

    def reindex(self) -> int:
        """Build the index anew from the database and return how many statements it covers."""
        return self._retrieval.dense.rebuild()

    def agreement(self) -> Agreement:
        """Try the index, once it has caught up with the desk, with some of the desk's own vectors."""
        dense = self._retrieval.dense
        tried = dense.right(_TRIED)
        counts = self.store.statements.counts()
        return Agreement(
            counts.statements,
            len(dense),
            len(tried),
            sum(tried),
            self.embedder.name,
            dense.describe(),
            0 if dense.is_exact else round(len(tried) * _MAY_MISS),
        )

    @property
    def _retrieval(self) -> Retriever:
        if self._retriever is None:
            self._retriever = Retriever(self.store, self.embedder)
        return self._retriever

    def _kept(self, check_id: int, findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            yield replace(finding, id=self.store.checks.append(check_id, finding))
        self.store.checks.finish(check_id)

    def _candidates(self, hits: Sequence[Hit], article: Document | None) -> list[Candidate]:
        """Return hits with their documents' metadata; what was removed since is left out."""
        found = self.store.documents.get_each({hit.stored.document_id for hit in hits})
        candidates = [
            Candidate(
                hit.stored.id,
                hit.stored.statement,
                hit.stored.document_id,
                stored.document,
                hit.score,
                hit.retrievers,
                stored.superseded_by,
            )
            for hit in hits
            if (stored := found.get(hit.stored.document_id))
        ]
        if article is not None:
            return [each for each in candidates if _bears_on(article, each)]
        return sorted(candidates, key=lambda each: each.superseded_by is not None)


def _bears_on(article: Document, candidate: Candidate) -> bool:
    """Say whether a candidate is a current source, and not the article itself."""
    document = candidate.document
    return (
        candidate.superseded_by is None
        and document.sha256 != article.sha256
        and not (article.url and document.url == article.url)
    )


def _no_document(document_id: int) -> InputError:
    return InputError(f"There is no source {document_id}.", "List the sources with: claimcheck sources list")
