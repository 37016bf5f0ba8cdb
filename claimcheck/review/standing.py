"""What a finding's reviews add up to: worked out from the rows, first to last, undone ones included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.model import Decision, Review, Verdict

__all__ = ["Standing", "in_effect", "signable", "standing", "taken_back", "verdict_of"]

_JUDGEMENTS = (Decision.ACCEPT, Decision.OVERRULE)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person's decisions on a finding add up to: the last judgement, whether it is flagged, notes.

    ``judgement`` is the accept or overrule that stands, None where there is none. ``sign_offs`` are the
    other persons' who signed off what stands, first to last. ``last`` is the newest review that stands,
    ``decided`` the newest one that is no sign-off.
    """

    judgement: Review | None = None
    flagged: bool = False
    notes: tuple[str, ...] = ()
    last: Review | None = None
    sign_offs: tuple[Review, ...] = ()
    decided: Review | None = None


def standing(reviews: Sequence[Review]) -> Standing:
    """Return what a finding's reviews, first to last, add up to."""
    stands = [review for review in in_effect(reviews) if review.decision is not Decision.UNDO]
    decided = [review for review in stands if review.decision is not Decision.SIGN_OFF]
    judgements = [review for review in decided if review.decision in _JUDGEMENTS]
    return Standing(
        judgement=judgements[-1] if judgements else None,
        flagged=any(review.decision is Decision.FLAG for review in decided),
        notes=tuple(review.note for review in stands if review.note),
        last=stands[-1] if stands else None,
        sign_offs=tuple(_sign_offs(reviews, stands)),
        decided=decided[-1] if decided else None,
    )


def in_effect(reviews: Sequence[Review]) -> list[Review]:
    """Return the reviews that no undo takes back; an undo that is undone itself takes nothing back."""
    undone: set[int] = set()
    for review in reversed(reviews):
        if review.undoes is not None and review.id not in undone:
            undone.add(review.undoes)
    return [review for review in reviews if review.id not in undone]


def signable(reviews: Sequence[Review]) -> list[Review]:
    """Return what a second person can sign off: the judgement that stands, and the flags."""
    stands = in_effect(reviews)
    judgements = [review for review in stands if review.decision in _JUDGEMENTS]
    return [*judgements[-1:], *(review for review in stands if review.decision is Decision.FLAG)]


def taken_back(reviews: Sequence[Review]) -> list[tuple[int, Review]]:
    """Return the decisions that undo took back, each with the undo's id, in the order of the undos."""
    by_id = {review.id: review for review in reviews}
    return [
        (each.id, by_id[each.undoes])
        for each in in_effect(reviews)
        if each.undoes is not None and by_id[each.undoes].decision is not Decision.UNDO
    ]


def verdict_of(verdict: Verdict, stands: Standing) -> Verdict:
    """Return the person's verdict where they overruled, else the finding's."""
    return stands.judgement.verdict if stands.judgement and stands.judgement.verdict else verdict


def _sign_offs(reviews: Sequence[Review], stands: Sequence[Review]) -> list[Review]:
    """Return the sign-offs of just what stands now; any other has lapsed, till that stands again."""
    now = signable(reviews)
    return [
        each
        for each in stands
        if each.decision is Decision.SIGN_OFF
        and signable([review for review in reviews if review.id < each.id]) == now
    ]
