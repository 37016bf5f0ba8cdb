"""The last word on a pair: what the rules say, weighed by chance, and only what can be explained.

The rules propose a comparison. Trained trees read all evidence and say how likely each relation is; where
words decide, a learned voice is asked of the likeliest pairs of each claim as well. The likeliest relation
that evidence can explain is taken: a conflict needs figures apart or words that clash, a pair that is not
comparable a gate that fails or words left over. The confidence is the chance of being right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claimcheck.compare import scope, stance, voice
from claimcheck.compare.align import Alignment
from claimcheck.compare.figures import FigureEvidence
from claimcheck.compare.gates import GateFailure
from claimcheck.compare.pairing import Match
from claimcheck.compare.weighing import Weighed, evidence_of, surety, weighed, with_chances
from claimcheck.language import table
from claimcheck.model import Cause, Comparison, Relation, Statement

__all__ = ["Draft", "settle"]

_Judge = Callable[[Match], Comparison]


@dataclass(frozen=True)
class Draft:
    """A pair with its figures compared, and what the rules alone say of it."""

    alignment: Alignment
    figures: FigureEvidence
    ruled: Comparison

    @property
    def open(self) -> bool:
        """Whether the rules left it to the words."""
        return self.ruled.rule == "wording"


@dataclass(frozen=True)
class _Case:
    """A draft with all evidence on the pair, what the trees make of it among it."""

    draft: Draft
    evidence: dict[str, float]

    @cached_property
    def unheard(self) -> Weighed:
        """What the evidence weighs without the learned voice."""
        return weighed(self.evidence)


def settle(drafts: Sequence[Draft], by_figures: _Judge, *, hear: bool) -> list[Comparison]:
    """Return the likeliest comparison that can be explained for each draft, with its chance as confidence.

    ``model_id`` names what weighed it: the trees, and the learned voice where it was heard. ``by_figures``
    tells a match as a comparison.
    """
    evidence = with_chances([evidence_of(each.alignment, each.figures, each.ruled) for each in drafts])
    cases = [_Case(draft, numbers) for draft, numbers in zip(drafts, evidence, strict=True)]
    asked = _within_budget([case for case in cases if case.draft.open]) if hear else []
    aligned = [case.draft.alignment for case in asked]
    said = voice.ask([(each.claim.text, each.source.text) for each in aligned]) or []
    heard = {
        id(case): weighed(case.evidence | numbers, voice.voice_id())
        for case, numbers in zip(asked, said, strict=bool(said))
    }
    return [_last_word(case, heard.get(id(case)), by_figures) for case in cases]


def _last_word(case: _Case, heard: Weighed | None, by_figures: _Judge) -> Comparison:
    if case.draft.open:
        return _settled(case.draft, heard or case.unheard, by_figures)
    sure = round(surety(case.evidence), 4)
    return replace(case.draft.ruled, confidence=sure, model_id=case.unheard.model_id)


def _within_budget(cases: Sequence[_Case]) -> list[_Case]:
    """Return the cases of each claim that are worth a question: those that are likeliest comparable.

    Where neither words nor figures could tell of anything but two unlike things, an answer changes nothing.
    """
    by_claim: defaultdict[Statement, list[_Case]] = defaultdict(list)
    for case in cases:
        if case.draft.figures.matches or _of_one_thing(case.draft.alignment):
            by_claim[case.draft.alignment.claim].append(case)
    asked = []
    for mates in by_claim.values():
        mates.sort(key=lambda case: case.unheard.chances[Relation.NOT_COMPARABLE])
        asked += mates[: table("stance")["voice"]["budget"]]
    return asked


def _settled(draft: Draft, likely: Weighed, by_figures: _Judge) -> Comparison:
    alignment, figures, ruled = draft.alignment, draft.figures, draft.ruled
    for relation, chance in sorted(likely.chances.items(), key=lambda item: -item[1]):
        if chance < table("stance")["settle"]["least"][relation.value]:
            continue
        found = _explained(relation, alignment, figures, ruled, by_figures)
        if found:
            return _told(found, likely)
    return _told(ruled, likely)


def _told(found: Comparison, likely: Weighed) -> Comparison:
    """Return what was found with how often such findings were right."""
    confidence = round(likely.confidence(found.relation), 4)
    return replace(found, confidence=confidence, model_id=likely.model_id)


def _counted_as(relation: Relation) -> Relation:
    return Relation.AGREES if relation is Relation.BORDERLINE else relation


def _explained(
    relation: Relation, alignment: Alignment, figures: FigureEvidence, ruled: Comparison, by_figures: _Judge
) -> Comparison | None:
    if _counted_as(ruled.relation) is relation:
        return ruled
    if relation is Relation.NOT_COMPARABLE:
        return _not_comparable(alignment, figures, ruled)
    if relation is Relation.CONFLICTS:
        return _conflict(alignment, figures, ruled, by_figures)
    return _agreement(alignment, figures, ruled, by_figures)


def _conflict(
    alignment: Alignment, figures: FigureEvidence, ruled: Comparison, by_figures: _Judge
) -> Comparison | None:
    rules = table("stance")["settle"]
    apart = [match for match in figures.having(Relation.CONFLICTS) if match.score >= rules["apart"]]
    if apart:
        return by_figures(apart[0])
    clashes = [one for one in stance.judge(alignment).clashes if one.strength >= rules["clash"]]
    if not clashes or not _clash_of_one_thing(alignment):
        return None
    reasons = tuple(dict.fromkeys(clash.reason for clash in clashes))
    return _of_words(ruled, Relation.CONFLICTS, None, f"wording.{clashes[0].rule}", reasons)


def _agreement(
    alignment: Alignment, figures: FigureEvidence, ruled: Comparison, by_figures: _Judge
) -> Comparison | None:
    for relation in (Relation.AGREES, Relation.BORDERLINE):
        met = figures.having(relation)
        if met:
            return by_figures(met[0])
    if not _of_one_thing(alignment):
        return None
    return _of_words(ruled, Relation.AGREES, None, "wording.agrees", (stance.said_alike(alignment),))


def _of_one_thing(alignment: Alignment) -> bool:
    """Whether enough of the claim is met by the source, a name or a verb among it, to speak of one fact."""
    told = stance.judge(alignment).features
    bound = told["names matched"] or told["places_shared"] or told["verbs matched"]
    return bool(bound) and _met(alignment, "covered")


def _clash_of_one_thing(alignment: Alignment) -> bool:
    """Whether words clash of one fact; where more of the claim is met, the clash itself binds the two."""
    return _met(alignment, "beside_clash") or _of_one_thing(alignment)


def _met(alignment: Alignment, share: str) -> bool:
    rules = table("stance")["settle"]
    told = stance.judge(alignment).features
    return bool(told["matched"] >= rules["matched"] and told["claim_covered"] >= rules[share])


def _not_comparable(alignment: Alignment, figures: FigureEvidence, ruled: Comparison) -> Comparison:
    failures = sorted(_failures(alignment, figures), key=lambda failure: -failure.strength)
    if failures:
        top = failures[0]
        reasons = tuple(failure.reason for failure in failures if failure.cause is top.cause)
        return _of_words(ruled, Relation.NOT_COMPARABLE, top.cause, f"gate.{top.cause.value}", reasons)
    left = stance.unsaid(alignment)
    return _of_words(ruled, Relation.NOT_COMPARABLE, Cause.MEASURE, "wording.unsaid", (left,))


def _failures(alignment: Alignment, figures: FigureEvidence) -> Iterator[GateFailure]:
    yield from stance.judge(alignment).failures
    best = max(figures.matches, key=lambda match: match.score, default=None)
    if best:
        yield from scope.barriers(alignment, best)
    unlike = float(table("stance")["settle"]["unlike"])
    for barrier in figures.barriers:
        yield GateFailure(barrier.cause, barrier.reason, unlike)


def _of_words(
    ruled: Comparison, relation: Relation, cause: Cause | None, rule: str, reasons: tuple[str, ...]
) -> Comparison:
    return Comparison(relation, cause, 0.0, rule, reasons, ruled.rules_version)
