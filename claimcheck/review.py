"""A person's decisions on findings: rows that are added and never changed; undo is one more row.

What stands of a finding is worked out from its rows each time, so that no state can drift from its history.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.corpus import Corpus
from claimcheck.errors import InputError
from claimcheck.model import Decision, Finding, Review, Verdict
from claimcheck.shapes import finding_shape
from claimcheck.store import StoredCheck

__all__ = ["Record", "Scope", "Standing", "decide", "history", "in_effect", "records", "standing", "undo"]


class Scope(StrEnum):
    """Which findings are meant."""

    FLAGGED = "flagged"
    CONFLICTS = "conflicts"
    REVIEWED = "reviewed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person's decisions on a finding add up to: the last judgement, whether it is flagged, notes.

    ``judgement`` is the accept or overrule that stands, None where there is none; ``last`` the newest
    review that stands.
    """

    judgement: Review | None = None
    flagged: bool = False
    notes: tuple[str, ...] = ()
    last: Review | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A finding with its check and what a person made of it."""

    check: StoredCheck
    finding: Finding
    standing: Standing

    @property
    def verdict(self) -> Verdict:
        """The verdict that stands: the person's where they overruled, else the finding's."""
        judgement = self.standing.judgement
        return judgement.verdict if judgement and judgement.verdict else self.finding.verdict


def decide(
    corpus: Corpus,
    finding_id: int,
    decision: Decision,
    reviewer: str,
    *,
    verdict: Verdict | None = None,
    note: str = "",
) -> Standing:
    """Record a decision (accept, overrule, flag or note) and return what stands of the finding now.

    Raises InputError where there is no such finding, where an overruling names no other verdict, or where
    it or a note gives no words.
    """
    finding = _finding(corpus, finding_id)
    if decision is Decision.UNDO:
        raise InputError("Undo takes no decision back by itself.", "Call undo().")
    if decision is Decision.OVERRULE and verdict in (None, finding.verdict):
        raise InputError(
            "Overruling needs another verdict than the one shown.", f"One of {', '.join(Verdict)}."
        )
    if decision is not Decision.OVERRULE and verdict:
        raise InputError("Only overruling sets a verdict.", "Leave the verdict out.")
    if decision in (Decision.OVERRULE, Decision.NOTE) and not note.strip():
        raise InputError(f"A decision to {decision} needs its reason in words.", "Say why, in a sentence.")
    with corpus.store.desk.transaction():
        corpus.store.reviews.add(
            finding_id, decision, reviewer, _shown(finding), verdict=verdict, note=note.strip()
        )
    return standing(history(corpus, finding_id))


def undo(corpus: Corpus, finding_id: int, reviewer: str) -> Review:
    """Take back the newest decision that stands on a finding, by a new row, and return what was taken back.

    Raises InputError where there is no such finding or nothing to undo.
    """
    finding = _finding(corpus, finding_id)
    with corpus.store.desk.transaction():
        standing_now = [
            each for each in in_effect(history(corpus, finding_id)) if each.decision is not Decision.UNDO
        ]
        if not standing_now:
            raise InputError(
                f"There is nothing to undo on finding {finding_id}.", "See: claimcheck review log"
            )
        last = standing_now[-1]
        corpus.store.reviews.add(finding_id, Decision.UNDO, reviewer, _shown(finding), undoes=last.id)
    return last


def history(corpus: Corpus, finding_id: int) -> list[Review]:
    """Return all reviews of a finding, first to last, undone ones included."""
    return corpus.store.reviews.of(finding_id)


def in_effect(reviews: Sequence[Review]) -> list[Review]:
    """Return the reviews that no undo takes back; an undo that is undone itself takes nothing back."""
    undone: set[int] = set()
    for review in reversed(reviews):
        if review.undoes is not None and review.id not in undone:
            undone.add(review.undoes)
    return [review for review in reviews if review.id not in undone]


def standing(reviews: Sequence[Review]) -> Standing:
    """Return what a finding's reviews, first to last, add up to."""
    stands = [review for review in in_effect(reviews) if review.decision is not Decision.UNDO]
    judgements = [review for review in stands if review.decision in (Decision.ACCEPT, Decision.OVERRULE)]
    return Standing(
        judgement=judgements[-1] if judgements else None,
        flagged=any(review.decision is Decision.FLAG for review in stands),
        notes=tuple(review.note for review in stands if review.note),
        last=stands[-1] if stands else None,
    )


def records(corpus: Corpus, scope: Scope = Scope.ALL) -> Iterator[Record]:
    """Yield the findings of that scope with what a person made of them, oldest check first.

    ``all`` and ``conflicts`` mean the newest check of each article; what a person flagged or reviewed counts
    in whichever check it was shown.
    """
    checks = sorted(corpus.checks(), key=lambda check: check.id)
    newest = {check.article.sha256: check.id for check in checks}
    for check in checks:
        is_newest = newest[check.article.sha256] == check.id
        if is_newest or scope in (Scope.FLAGGED, Scope.REVIEWED):
            for finding in corpus.findings(check.id):
                assert finding.id is not None
                record = Record(check, finding, standing(history(corpus, finding.id)))
                if _is_meant(record, scope):
                    yield record


def _is_meant(record: Record, scope: Scope) -> bool:
    if scope is Scope.FLAGGED:
        return record.standing.flagged
    if scope is Scope.REVIEWED:
        return record.standing.last is not None
    return scope is Scope.ALL or record.verdict is Verdict.CONFLICTS


def _finding(corpus: Corpus, finding_id: int) -> Finding:
    finding = corpus.store.checks.finding(finding_id)
    if not finding:
        raise InputError(
            f"There is no finding {finding_id}.", "List the findings with: claimcheck review list"
        )
    return finding


def _shown(finding: Finding) -> str:
    return json.dumps(finding_shape(finding), ensure_ascii=False)
