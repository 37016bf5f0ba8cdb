"""Decisions made, signed off, taken back and brought back: each verb adds rows, none changes any."""

from __future__ import annotations

import getpass
import json
import os
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.errors import InputError
from claimcheck.model import Decision, Finding, Review, Verdict
from claimcheck.review.standing import Standing, in_effect, signable, standing, taken_back
from claimcheck.shapes import finding_shape

if TYPE_CHECKING:
    from claimcheck.corpus import Corpus

__all__ = [
    "decide",
    "default_reviewer",
    "finding_at",
    "history",
    "newest_decided",
    "newest_undone",
    "redo",
    "sign_off",
    "undo",
    "unflag",
]

_WITH_REASON = (Decision.OVERRULE, Decision.NOTE)
_OF_THEIR_OWN = {Decision.UNDO: "Call undo().", Decision.SIGN_OFF: "Call sign_off()."}


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

    Raises InputError where there is no such finding, where nobody is named, where an overruling names no
    other verdict, or where it or a note gives no words.
    """
    finding = finding_at(corpus, finding_id)
    if decision in _OF_THEIR_OWN:
        name = decision.replace("_", "-").capitalize()
        raise InputError(f"{name} takes a call of its own.", _OF_THEIR_OWN[decision])
    if decision is Decision.OVERRULE and verdict in (None, finding.verdict):
        raise InputError(
            "Overruling needs another verdict than the one shown.", f"One of {', '.join(Verdict)}."
        )
    if decision is not Decision.OVERRULE and verdict:
        raise InputError("Only overruling sets a verdict.", "Leave the verdict out.")
    if decision in _WITH_REASON and not note.strip():
        raise InputError(f"A decision to {decision} needs its reason in words.", "Say why, in a sentence.")
    with corpus.store.desk.transaction():
        _add(corpus, finding, decision, reviewer, verdict=verdict, note=note.strip())
    return standing(history(corpus, finding_id))


def sign_off(corpus: Corpus, finding_id: int, reviewer: str, note: str = "") -> Standing:
    """Record that a second person stands behind what was decided, and return what stands now.

    What is signed off is the judgement and the flags that stand; once they change, the sign-off has lapsed,
    and once undo brings them back it holds again. Raises InputError where there is no such finding, nothing
    to sign off, or where that person decided it or signed it off themselves.
    """
    finding = finding_at(corpus, finding_id)
    with corpus.store.desk.transaction():
        reviews = history(corpus, finding_id)
        decided = signable(reviews)
        if not decided:
            raise InputError(
                f"There is nothing to sign off on finding {finding_id}.",
                "Somebody has to accept, overrule or flag it first.",
            )
        if _person(reviewer) in {_person(each.reviewer) for each in decided}:
            raise InputError(
                f"{reviewer.strip()} decided on finding {finding_id}, and a sign-off is a second person's.",
                "The second person signs off as themselves: CLAIMCHECK_REVIEWER (or --by) says who decides.",
            )
        if _person(reviewer) in {_person(each.reviewer) for each in standing(reviews).sign_offs}:
            raise InputError(
                f"{reviewer.strip()} has signed off finding {finding_id} already.",
                "See: claimcheck review log",
            )
        _add(corpus, finding, Decision.SIGN_OFF, reviewer, note=note.strip())
    return standing(history(corpus, finding_id))


def undo(corpus: Corpus, finding_id: int, reviewer: str) -> Review:
    """Take back the newest decision that stands on a finding, by a new row, and return what was taken back.

    A sign-off is a decision too. Raises InputError where there is no such finding or nothing to undo.
    """
    finding = finding_at(corpus, finding_id)
    with corpus.store.desk.transaction():
        last = standing(history(corpus, finding_id)).last
        if not last:
            raise InputError(
                f"There is nothing to undo on finding {finding_id}.", "See: claimcheck review log"
            )
        _add(corpus, finding, Decision.UNDO, reviewer, undoes=last.id)
    return last


def redo(corpus: Corpus, finding_id: int, reviewer: str) -> Review:
    """Bring back the decision that was taken back last, by a new row, and return it.

    Raises InputError where there is no such finding, no undo to take back, or a newer decision stands.
    """
    finding = finding_at(corpus, finding_id)
    with corpus.store.desk.transaction():
        reviews = history(corpus, finding_id)
        undone = taken_back(reviews)
        last = standing(reviews).last
        if not undone or (last and last.id > undone[-1][0]):
            raise InputError(
                f"There is nothing to redo on finding {finding_id}.",
                "Redo brings back what undo took, until something new is decided.",
            )
        number, decision = undone[-1]
        _add(corpus, finding, Decision.UNDO, reviewer, undoes=number)
    return decision


def unflag(corpus: Corpus, finding_id: int, reviewer: str) -> Standing:
    """Take back every flag that stands on a finding, whatever was decided since; return what stands now.

    Raises InputError where there is no such finding or it is not flagged.
    """
    finding = finding_at(corpus, finding_id)
    with corpus.store.desk.transaction():
        flags = [
            review for review in in_effect(history(corpus, finding_id)) if review.decision is Decision.FLAG
        ]
        if not flags:
            raise InputError(f"Finding {finding_id} is not flagged.", "Flag it first.")
        for flag in flags:
            _add(corpus, finding, Decision.UNDO, reviewer, undoes=flag.id)
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
        undone |= {undo_id: number for undo_id, _ in taken_back(reviews)}
        last = standing(reviews).last
        decided = max(decided, last.id if last else 0)
    return undone[max(undone)] if undone and max(undone) > decided else None


def history(corpus: Corpus, finding_id: int) -> list[Review]:
    """Return all reviews of a finding, first to last, undone ones included."""
    return corpus.store.reviews.of(finding_id)


def finding_at(corpus: Corpus, finding_id: int) -> Finding:
    """Return the finding of that id. Raises InputError where there is none."""
    finding = corpus.store.checks.finding(finding_id)
    if not finding:
        raise InputError(
            f"There is no finding {finding_id}.", "List the findings with: claimcheck review list"
        )
    return finding


def _add(
    corpus: Corpus,
    finding: Finding,
    decision: Decision,
    reviewer: str,
    *,
    verdict: Verdict | None = None,
    note: str = "",
    undoes: int | None = None,
) -> None:
    """Add a row that says who decided what, and what they were shown: the finding, rule set and model."""
    if not _person(reviewer):
        raise InputError(
            "A decision needs the name of whoever makes it.",
            "Name them with --by (or CLAIMCHECK_REVIEWER).",
        )
    assert finding.id is not None
    check = corpus.store.checks.of(finding.id)
    assert check is not None
    shown = finding_shape(finding) | {
        "check": {"id": check.id, "rules_version": check.rules_version, "model": check.embedder}
    }
    corpus.store.reviews.add(
        finding.id,
        decision,
        reviewer,
        json.dumps(shown, ensure_ascii=False),
        verdict=verdict,
        note=note,
        undoes=undoes,
    )


def _person(name: str) -> str:
    """Return a name as it is told from others: case, width and blanks make no second person."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
