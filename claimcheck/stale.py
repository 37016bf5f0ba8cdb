"""Which decisions rest on what would be shown otherwise today: stale marks, each with its causes.

A finding that a person decided on is laid beside what a check of the same claim would show now: the verdict,
and the comparisons that speak for or against the claim. What is merely unlike the claim may come and go.
Nothing is searched or compared while neither the sources nor the rules have changed since the check.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from claimcheck.changes import Change, Difference, changed_results
from claimcheck.check import found_beside, judged
from claimcheck.corpus import Corpus
from claimcheck.language import rules_version
from claimcheck.model import Candidate, Comparison, Finding, Relation, Statement
from claimcheck.review import Record
from claimcheck.shapes import comparison_shape, document_shape, finding_shape
from claimcheck.statements import statement_of
from claimcheck.store import StoredCheck

__all__ = ["marked"]

_TOGETHER = 32  # records looked at together
_Pair = tuple[Candidate, Comparison]


def marked(corpus: Corpus, records: Iterable[Record]) -> Iterator[Record]:
    """Yield the records in order; those that a person decided on with why they are stale, if they are.

    Findings that nobody has decided on are passed through: a new check shows them anew. Raises ModelError
    where sources have changed and the embedder that would find them cannot be loaded.
    """
    changed = corpus.store.documents.last_change()
    for _, of_check in groupby(records, key=lambda record: record.check.id):
        for batch in _batches(of_check):
            yield from _marked_batch(corpus, batch, changed)


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    for record in records:
        batch.append(record)
        if len(batch) == _TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch


def _marked_batch(corpus: Corpus, batch: Sequence[Record], changed: dt.datetime | None) -> Iterator[Record]:
    """Yield the records of one check with their marks."""
    decided = [record for record in batch if record.standing.last]
    marks = iter(_differences(corpus, decided, changed))
    for record in batch:
        yield replace(record, stale=tuple(dict.fromkeys(next(marks)))) if record.standing.last else record


def _differences(
    corpus: Corpus, records: Sequence[Record], changed: dt.datetime | None
) -> Iterator[list[Difference]]:
    """Yield for each record of one check what would be shown otherwise."""
    check = records[0].check if records else None
    if check and (check.rules_version != rules_version() or (changed and changed >= check.started_at)):
        for record, today in zip(records, _today(corpus, check, records), strict=True):
            yield [*_edited(record), *_Since(corpus, check).differences(record.finding, today)]
    else:
        for record in records:
            yield list(_edited(record))


def _today(corpus: Corpus, check: StoredCheck, records: Sequence[Record]) -> Iterator[Finding]:
    """Yield what a check of the same claims would find now, or the finding itself where that is clear.

    It is clear where the rules are the same, all that spoke for or against the claim is still found, and
    nothing that is found came since.
    """
    article = corpus.document(check.article_id).document
    same_rules = check.rules_version == rules_version()
    claims = [record.finding.claim for record in records]
    if not same_rules:
        claims = [_read_again(claim) for claim in claims]
    last = corpus.store.documents.newest_before(check.started_at)
    for record, claim, found in zip(records, claims, found_beside(article, claims, corpus), strict=True):
        ids = {candidate.statement_id for candidate in found}
        is_new = any(candidate.document_id > last for candidate in found)
        if same_rules and not is_new and _telling(record.finding).keys() <= ids:
            yield record.finding
        else:
            yield from judged([claim], [found])


def _read_again(claim: Statement) -> Statement:
    """Return a claim with its figures and times as today's rules read them."""
    read = statement_of(claim.text, claim.as_of, claim.context)
    known = read.period if read.period and read.period.explicit else claim.period
    return replace(claim, quantities=read.quantities, periods=read.periods, period=known)


def _telling(finding: Finding) -> dict[int, _Pair]:
    """Return the comparisons that speak for or against a claim by their statements' ids."""
    return {
        candidate.statement_id: (candidate, comparison)
        for candidate, comparison in finding.comparisons
        if comparison.relation is not Relation.NOT_COMPARABLE
    }


class _Since:
    """What has come and gone since a check."""

    def __init__(self, corpus: Corpus, check: StoredCheck) -> None:
        self._documents = corpus.store.documents
        self._check = check

    def differences(self, then: Finding, now: Finding) -> Iterator[Difference]:
        """Yield what differs between a finding and what would be found now, the rule set first if it does."""
        found = list(self._found(then, now))
        if found and self._check.rules_version != rules_version():
            words = f"the rule set is {rules_version()}, it was {self._check.rules_version}"
            yield Difference(Change.RULES, words)
        yield from found

    def _found(self, then: Finding, now: Finding) -> Iterator[Difference]:
        if then.verdict is not now.verdict:
            yield Difference(Change.RESULT, f"the verdict would be {now.verdict}, it was {then.verdict}")
        before, today = _telling(then), _telling(now)
        for number in sorted(before.keys() - today.keys()):
            yield self._gone(*before[number])
        for number in sorted(today.keys() - before.keys()):
            yield self._come(*today[number])
        for number in sorted(before.keys() & today.keys()):
            candidate, comparison = before[number]
            changes = changed_results(comparison_shape(comparison), comparison_shape(today[number][1]))
            for change in changes:
                yield Difference(change.change, f"{_named(candidate)}: {change.words}")

    def _gone(self, candidate: Candidate, comparison: Comparison) -> Difference:
        name = _named(candidate)
        if not self._documents.is_source(candidate.document_id):
            return Difference(Change.REMOVED, f"{name} was removed from the corpus")
        stored = self._documents.get(candidate.document_id)
        if stored and stored.superseded_by:
            return Difference(Change.SUPERSEDED, f"a newer version took the place of {name}")
        return Difference(
            Change.RESULT, f"{name} would no longer be laid beside it, it {comparison.relation}"
        )

    def _come(self, candidate: Candidate, comparison: Comparison) -> Difference:
        name = _named(candidate)
        if candidate.document_id > self._documents.newest_before(self._check.started_at):
            return Difference(Change.ADDED, f"{name}, added since, {comparison.relation}")
        return Difference(Change.RESULT, f"{name} would be laid beside it too, it {comparison.relation}")


def _edited(record: Record) -> Iterator[Difference]:
    """Yield what is told otherwise of the finding than the person who decided last was shown."""
    last = record.standing.last
    shown = json.loads(last.shown) if last and last.shown else None
    if not shown:
        return
    now = finding_shape(record.finding)
    if shown["claim"]["text"] != now["claim"]["text"]:
        yield Difference(Change.ALTERED, "the claim reads otherwise than it was shown")
    for then, today in zip(shown["comparisons"], now["comparisons"], strict=True):
        if today["relation"] == Relation.NOT_COMPARABLE:
            continue
        name = _name_of(today["statement"]["document"])
        if then["statement"]["text"] != today["statement"]["text"]:
            yield Difference(Change.ALTERED, f"the quote from {name} reads otherwise than it was shown")
        before, told = then["statement"]["document"], today["statement"]["document"]
        fields = [field.replace("_", " ") for field in told if told[field] != before.get(field, told[field])]
        if fields:
            yield Difference(Change.EDITED, f"{', '.join(fields)} of {name} changed since it was shown")


def _named(candidate: Candidate) -> str:
    return _name_of(document_shape(candidate.document))


def _name_of(document: dict[str, Any]) -> str:
    return str(document["publisher"] or document["title"] or document["url"] or document["sha256"][:12])
