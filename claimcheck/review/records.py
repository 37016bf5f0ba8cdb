"""Findings with what a person made of them: of a scope, an article, a day; and every check in numbers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claimcheck.changes import Difference
from claimcheck.model import Finding, Review, Verdict
from claimcheck.review.decisions import finding_at, history
from claimcheck.review.standing import Standing, standing, verdict_of
from claimcheck.store import Store, StoredCheck

if TYPE_CHECKING:
    from claimcheck.corpus import Corpus

__all__ = ["Overview", "Record", "Scope", "overview", "record_of", "records"]


_FEWEST_DIGITS = 8  # of a hash, that name an article


class Scope(StrEnum):
    """Which findings are meant."""

    FLAGGED = "flagged"
    CONFLICTS = "conflicts"
    REVIEWED = "reviewed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Record:
    """A finding with its check and what a person made of it; its claim is a span of ``article_text``.

    ``stale`` tells why a person who decided on it would be shown something else today; ``stale.marked`` sets
    it, it is empty before.
    """

    check: StoredCheck
    finding: Finding
    standing: Standing
    article_text: str = ""
    stale: tuple[Difference, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The verdict that stands: the person's where they overruled, else the finding's."""
        return verdict_of(self.finding.verdict, self.standing)

    @property
    def day(self) -> dt.date:
        """The day, in UTC, of the last decision that stands; where there is none, of the check."""
        last = self.standing.last
        return (last.made_at if last else self.check.started_at).astimezone(dt.UTC).date()


@dataclass(frozen=True, slots=True)
class Overview:
    """A check in numbers: its claims, the conflicts that stand, the claims a person decided on."""

    check: StoredCheck
    claims: int
    conflicts: int
    reviewed: int


def records(
    corpus: Corpus,
    scope: Scope = Scope.ALL,
    check_id: int | None = None,
    *,
    article: str | None = None,
    since: dt.date | None = None,
) -> Iterator[Record]:
    """Yield the findings of that scope with what a person made of them, oldest check first.

    ``all`` and ``conflicts`` mean the newest check of each article; what a person flagged or reviewed counts
    in whichever check it was shown. With ``check_id``, only that check is looked at; with ``article`` (title,
    address or the first digits of the snapshot's hash) only checks of that article; with ``since`` only what
    was decided, or where nothing was decided found, on that day or after.
    """
    checks = sorted(corpus.checks(), key=lambda check: check.id)
    if check_id is not None:
        checks = [check for check in checks if check.id == check_id]
    if article is not None:
        checks = [check for check in checks if _is_named(check, article)]
    newest = {check.article.sha256: check.id for check in checks}
    for check in checks:
        is_newest = newest[check.article.sha256] == check.id
        if is_newest or scope in (Scope.FLAGGED, Scope.REVIEWED):
            text = corpus.store.documents.text(check.article_id)
            for finding in corpus.findings(check.id):
                assert finding.id is not None
                record = Record(check, finding, standing(history(corpus, finding.id)), text)
                if _is_meant(record, scope) and (since is None or record.day >= since):
                    yield record


def record_of(corpus: Corpus, finding_id: int) -> Record:
    """Return one finding with its check and what a person made of it.

    Raises InputError where there is no such finding.
    """
    finding = finding_at(corpus, finding_id)
    check = corpus.store.checks.of(finding_id)
    assert check is not None
    text = corpus.store.documents.text(check.article_id)
    return Record(check, finding, standing(history(corpus, finding_id)), text)


def overview(store: Store) -> list[Overview]:
    """Return every check of a desk in numbers, newest first."""
    decided: dict[int, list[Review]] = defaultdict(list)
    for review in store.reviews.all():
        decided[review.finding_id].append(review)
    verdicts: dict[int, list[tuple[Verdict, Standing]]] = defaultdict(list)
    for check_id, finding_id, verdict in store.checks.verdicts():
        verdicts[check_id].append((verdict, standing(decided[finding_id])))
    return [
        Overview(
            check,
            claims=len(verdicts[check.id]),
            conflicts=sum(verdict_of(*pair) is Verdict.CONFLICTS for pair in verdicts[check.id]),
            reviewed=sum(stands.last is not None for _, stands in verdicts[check.id]),
        )
        for check in store.checks.list()
    ]


def _is_named(check: StoredCheck, name: str) -> bool:
    article = check.article
    by_hash = len(name) >= _FEWEST_DIGITS and article.sha256.startswith(name.casefold())
    return by_hash or (bool(name) and name in (article.title, article.url, article.external_id))


def _is_meant(record: Record, scope: Scope) -> bool:
    if scope is Scope.FLAGGED:
        return record.standing.flagged
    if scope is Scope.REVIEWED:
        return record.standing.last is not None
    return scope is Scope.ALL or record.verdict is Verdict.CONFLICTS
