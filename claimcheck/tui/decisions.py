"""The decisions that keys stand for, each as a function that writes it to a desk and says what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from claimcheck import review
from claimcheck.display import MARKS
from claimcheck.errors import InputError
from claimcheck.model import Decision, Verdict

if TYPE_CHECKING:
    from claimcheck.corpus import Corpus

__all__ = [
    "Decide",
    "Write",
    "accept",
    "flag",
    "note",
    "others",
    "overrule",
    "redo_newest",
    "sign_off",
    "undo_newest",
]

Write = Callable[["Corpus"], tuple[int, str]]  # writes; returns the finding and what was done, in words
Decide = Callable[[int, str], Write]  # takes a finding's id and who decides


def accept(finding_id: int, reviewer: str) -> Write:
    """Accept the verdict."""

    def write(corpus: Corpus) -> tuple[int, str]:
        review.decide(corpus, finding_id, Decision.ACCEPT, reviewer)
        return finding_id, "accepted"

    return write


def flag(finding_id: int, reviewer: str) -> Write:
    """Flag the finding, or take its flag back."""

    def write(corpus: Corpus) -> tuple[int, str]:
        if review.standing(review.history(corpus, finding_id)).flagged:
            review.unflag(corpus, finding_id, reviewer)
            return finding_id, "flag taken back"
        review.decide(corpus, finding_id, Decision.FLAG, reviewer)
        return finding_id, "flagged"

    return write


def sign_off(finding_id: int, reviewer: str) -> Write:
    """Sign off what was decided, as a second person."""

    def write(corpus: Corpus) -> tuple[int, str]:
        review.sign_off(corpus, finding_id, reviewer)
        return finding_id, f"signed off by {reviewer}"

    return write


def overrule(verdict: Verdict, reason: str) -> Decide:
    """Let another verdict hold, for that reason."""

    def decide(finding_id: int, reviewer: str) -> Write:
        def write(corpus: Corpus) -> tuple[int, str]:
            review.decide(corpus, finding_id, Decision.OVERRULE, reviewer, verdict=verdict, note=reason)
            return finding_id, f"overruled: {MARKS[verdict][1]}"

        return write

    return decide


def note(words: str) -> Decide:
    """Keep a note."""

    def decide(finding_id: int, reviewer: str) -> Write:
        def write(corpus: Corpus) -> tuple[int, str]:
            review.decide(corpus, finding_id, Decision.NOTE, reviewer, note=words)
            return finding_id, "noted"

        return write

    return decide


def undo_newest(finding_ids: Sequence[int], reviewer: str) -> Write:
    """Take back the newest decision on any of those findings."""

    def write(corpus: Corpus) -> tuple[int, str]:
        finding_id = review.newest_decided(corpus, finding_ids)
        if finding_id is None:
            raise InputError("There is nothing to undo.", "No decision stands on a claim of this check.")
        return finding_id, f"took back: {review.undo(corpus, finding_id, reviewer).decision}"

    return write


def redo_newest(finding_ids: Sequence[int], reviewer: str) -> Write:
    """Bring back the decision on any of those findings that was taken back last."""

    def write(corpus: Corpus) -> tuple[int, str]:
        finding_id = review.newest_undone(corpus, finding_ids)
        if finding_id is None:
            raise InputError(
                "There is nothing to redo.",
                "Redo brings back what undo took, until something new is decided.",
            )
        return finding_id, f"brought back: {review.redo(corpus, finding_id, reviewer).decision}"

    return write


def others(verdict: Verdict) -> dict[str, str]:
    """Return the verdicts that can overrule that one, with their marks."""
    return {other.value: f"{mark} {word}" for other, (mark, word, _) in MARKS.items() if other is not verdict}
