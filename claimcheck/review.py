"""A person's decisions on findings: rows that are added and never changed; undo is one more row.

What stands of a finding is worked out from its rows each time, so that no state can drift from its history.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.corpus import Corpus
from claimcheck.errors import InputError
from claimcheck.model import Decision, Finding, Review, Verdict
from claimcheck.shapes import finding_shape
from claimcheck.store import StoredCheck

__all__ = [
    "Overview",
    "Record",
    "Scope",
    "Standing",
    "decide",
    "default_reviewer",
    "history",
    "in_effect",
    "newest_decided",
    "newest_undone",
    "overview",
    "record_of",
    "records",
    "redo",
    "standing",
    "undo",
    "unflag",
]


_FEWEST_DIGITS = 8  # of a hash, that name an article


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
    """A finding with its check and what a person made of it; its claim is a span of ``article_text``."""

    check: StoredCheck
    finding: Finding
    standing: Standing
    article_text: str = ""

    @property
    def verdict(self) -> Verdict:
        """The verdict that stands: the person's where they overruled, else the finding's."""
        return _stands(self.finding.verdict, self.standing)

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


def default_reviewer() -> str:
    """Return who decides where nobody is named: CLAIMCHECK_REVIEWER, else the user's own name."""
    try:
        return os.environ.get("CLAIMCHECK_REVIEWER") or getpass.getuser()
    except (OSError, KeyError):  # a user id without a name
        return "someone"


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


def redo(corpus: Corpus, finding_id: int, reviewer: str) -> Review:
    """Bring back the decision that was taken back last, by a new row, and return it.

    Raises InputError where there is no such finding, no undo to take back, or a newer decision stands.
    """
    finding = _finding(corpus, finding_id)
    with corpus.store.desk.transaction():
        reviews = history(corpus, finding_id)
        taken_back = _taken_back(reviews)
        last = standing(reviews).last
        if not taken_back or (last and last.id > taken_back[-1][0]):
            raise InputError(
                f"There is nothing to redo on finding {finding_id}.",
                "Redo brings back what undo took, until something new is decided.",
            )
        number, decision = taken_back[-1]
        corpus.store.reviews.add(finding_id, Decision.UNDO, reviewer, _shown(finding), undoes=number)
    return decision


def unflag(corpus: Corpus, finding_id: int, reviewer: str) -> Standing:
    """Take back every flag that stands on a finding, whatever was decided since; return what stands now.

    Raises InputError where there is no such finding or it is not flagged.
    """
    finding = _finding(corpus, finding_id)
    with corpus.store.desk.transaction():
        flags = [
            review for review in in_effect(history(corpus, finding_id)) if review.decision is Decision.FLAG
        ]
        if not flags:
            raise InputError(f"Finding {finding_id} is not flagged.", "Flag it first.")
        for flag in flags:
            corpus.store.reviews.add(finding_id, Decision.UNDO, reviewer, _shown(finding), undoes=flag.id)
    return standing(history(corpus, finding_id))


def newest_decided(corpus: Corpus, finding_ids: Iterable[int]) -> int | None:
    """Return which of those findings holds the newest decision that stands, None for none."""
    newest = {
        stands.last.id: number
        for number in finding_ids
        if (stands := standing(history(corpus, number))).last is not None
    }
    return newest[max(newest)] if newest else None


def newest_undone(corpus: Corpus, finding_ids: Iterable[int]) -> int | None:
    """Return which of those findings holds the newest undo, None where a newer decision stands."""
    undone: dict[int, int] = {}
    decided = 0
    for number in finding_ids:
        reviews = history(corpus, number)
        undone |= {undo_id: number for undo_id, _ in _taken_back(reviews)}
        last = standing(reviews).last
        decided = max(decided, last.id if last else 0)
    return undone[max(undone)] if undone and max(undone) > decided else None


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
    finding = _finding(corpus, finding_id)
    check = corpus.store.checks.of(finding_id)
    assert check is not None
    text = corpus.store.documents.text(check.article_id)
    return Record(check, finding, standing(history(corpus, finding_id)), text)


def overview(corpus: Corpus) -> list[Overview]:
    """Return every check in numbers, newest first."""
    decided: dict[int, list[Review]] = defaultdict(list)
    for review in corpus.store.reviews.all():
        decided[review.finding_id].append(review)
    verdicts: dict[int, list[tuple[Verdict, Standing]]] = defaultdict(list)
    for check_id, finding_id, verdict in corpus.store.checks.verdicts():
        verdicts[check_id].append((verdict, standing(decided[finding_id])))
    return [
        Overview(
            check,
            claims=len(verdicts[check.id]),
            conflicts=sum(_stands(*pair) is Verdict.CONFLICTS for pair in verdicts[check.id]),
            reviewed=sum(stands.last is not None for _, stands in verdicts[check.id]),
        )
        for check in corpus.checks()
    ]


def _taken_back(reviews: Sequence[Review]) -> list[tuple[int, Review]]:
    """Return the decisions that undo took back, each with the undo's id, in the order of the undos."""
    by_id = {review.id: review for review in reviews}
    return [
        (each.id, by_id[each.undoes])
        for each in in_effect(reviews)
        if each.undoes is not None and by_id[each.undoes].decision is not Decision.UNDO
    ]


def _stands(verdict: Verdict, stands: Standing) -> Verdict:
    """Return the person's verdict where they overruled, else the finding's."""
    return stands.judgement.verdict if stands.judgement and stands.judgement.verdict else verdict


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


def _finding(corpus: Corpus, finding_id: int) -> Finding:
    finding = corpus.store.checks.finding(finding_id)
    if not finding:
        raise InputError(
            f"There is no finding {finding_id}.", "List the findings with: claimcheck review list"
        )
    return finding


def _shown(finding: Finding) -> str:
    return json.dumps(finding_shape(finding), ensure_ascii=False)
