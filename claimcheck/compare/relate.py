"""The relation of a claim to one sourced statement: gates, figures, words, each with its reasons."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.compare import figures, scope, stance
from claimcheck.compare.align import Alignment, align
from claimcheck.compare.figures import FigureEvidence
from claimcheck.compare.gates import GateFailure
from claimcheck.compare.milestones import misdated
from claimcheck.compare.opposed import opposed_words
from claimcheck.compare.ordinals import told_apart
from claimcheck.compare.pairing import Match
from claimcheck.compare.planned import planned_apart
from claimcheck.compare.prominence import prominent
from claimcheck.compare.reading import Sort
from claimcheck.compare.settle import Draft, settle
from claimcheck.compare.stated import figures_of, told_in_words
from claimcheck.compare.trends import moves
from claimcheck.language import rules_version, table
from claimcheck.model import Cause, Comparison, Hedge, Relation, Statement

__all__ = ["by_rules", "compare", "compare_many"]


def compare(claim: Statement, source: Statement, *, hear: bool = True) -> Comparison:
    """Return how a claim stands to one sourced statement, with the rule that decided and its reasons.

    The quantities, periods and dates that the two statements carry are taken as read. ``hear`` says whether
    the learned voice is asked where words decide.
    """
    return compare_many([(claim, source)], hear=hear)[0]


def by_rules(alignment: Alignment, evidence: FigureEvidence) -> Comparison:
    """Return what the rules alone say, figures first; words where no figure answers another."""
    match = _decisive(alignment, evidence)
    if match is None or match.relation is not Relation.CONFLICTS:
        wrong = _by_date(alignment) or _by_ordinal(alignment)
        if wrong:
            return wrong
    if match:
        return _unless_barred(alignment, match)
    if evidence.barriers:
        barrier = evidence.barriers[0]
        return _not_comparable(barrier.cause, 0.5, barrier.rule, (barrier.reason,))
    return _by_trend(alignment) or _by_plan(alignment) or _by_words(alignment, evidence)


def compare_many(pairs: Sequence[tuple[Statement, Statement]], *, hear: bool = True) -> list[Comparison]:
    """Return the comparison of each pair, in order; the learned voice is asked of all of them in one go."""
    return settle([_draft(claim, source) for claim, source in pairs], _judged, hear=hear)


def _draft(claim: Statement, source: Statement) -> Draft:
    alignment = align(claim, source)
    evidence = figures.weigh(alignment)
    return Draft(alignment, evidence, by_rules(alignment, evidence))


def _by_date(alignment: Alignment) -> Comparison | None:
    """Return the conflict of two times told for one event; None where there is none."""
    for wrong in misdated(alignment)[:1]:
        reason = table("rules")["rule"]["date.event"]["text"].format(
            ours=wrong.claim.text, theirs=wrong.source.text
        )
        sure = float(table("rules")["milestones"]["sure"])
        return Comparison(Relation.CONFLICTS, None, sure, "date.event", (reason,), rules_version())
    return None


def _by_ordinal(alignment: Alignment) -> Comparison | None:
    """Return the conflict of a third term with a second one of somebody both name; None without one."""
    apart = told_apart(alignment.claim.text, alignment.source.text, "tally")
    if apart is None or not any(pair.claim.sort is Sort.NAME for pair in alignment.matched):
        return None
    reason = table("rules")["rule"]["figure.ordinal"]["text"].format(ours=apart[0], theirs=apart[1])
    sure = float(table("rules")["milestones"]["sure"])
    return Comparison(Relation.CONFLICTS, None, sure, "figure.ordinal", (reason,), rules_version())


def _by_trend(alignment: Alignment) -> Comparison | None:
    """Return the conflict of a movement told in words with one told in a figure; None where there is none.

    The source has to speak of a good part of the claim, the more so where the claim has figures of its own
    and the source answers none: any sentence may hold a word that moves.
    """
    rules = table("rules")
    least = rules["trends"]["covered_with_figures" if alignment.claim.quantities else "covered"]
    if stance.judge(alignment).features["claim_covered"] < least:
        return None
    for move in moves(alignment)[:1]:
        if not move.same and move.fit >= rules["trends"]["least"]:
            reason = rules["rule"]["figure.trend-words"]["text"].format(
                ours=move.words, theirs=move.source.text
            )
            return Comparison(
                relation=Relation.CONFLICTS,
                cause=None,
                confidence=0.5 + move.fit / 2,
                rule="figure.trend-words",
                reasons=(reason,),
                rules_version=rules_version(),
                statement_quantity=move.source,
            )
    return None


def _by_plan(alignment: Alignment) -> Comparison | None:
    """Return the conflict of one thing planned for two dates; None where there is none."""
    found = planned_apart(alignment)
    if not found:
        return None
    rule = "wording.planned"
    text: str = table("rules")["rule"][rule]["text"]
    reason = text.format(ours=found[0].text, theirs=found[1].text)
    sure = float(table("stance")["planned"]["sure"])
    return Comparison(Relation.CONFLICTS, None, sure, rule, (reason,), rules_version())


def _decisive(alignment: Alignment, evidence: FigureEvidence) -> Match | None:
    """Return the match that decides: the claim's main figures first, a conflict before an agreement.

    A figure that only comes along decides where the claim's own find no answer and nothing bars them, or
    where it conflicts beyond doubt.
    """
    text = alignment.claim.text
    told = [one for one in evidence.matches if not _known(alignment, one)]
    own = [one for one in told if evidence.parallel or _carries(alignment, one)]
    barred = any(prominent(text, one.claim.quantity) for one in evidence.barriers)
    for relation in (Relation.CONFLICTS, Relation.BORDERLINE, Relation.AGREES):
        for match in sorted(evidence.having(relation), key=lambda match: match not in own):
            least = _least(relation, own=match in own, settled=bool(own) or barred)
            if match.score >= least and match in told:
                return match
    return None


def _carries(alignment: Alignment, match: Match) -> bool:
    """Whether a figure carries what the claim asserts; "none" and "all" do where the claim has no other."""
    claim, quantity = alignment.claim, match.claim.quantity
    beside = bool(claim.quantities) and told_in_words(claim, quantity)
    return not beside and prominent(claim.text, quantity)


def _least(relation: Relation, *, own: bool, settled: bool) -> float:
    """Return the score a match needs to decide; ``settled`` where the claim's own are spoken for."""
    sure = float(table("rules")["relate"]["sure"][relation.value])
    if own or not settled:
        return sure
    return float(table("rules")["prominence"]["side"]) if relation is Relation.CONFLICTS else math.inf


def _known(alignment: Alignment, match: Match) -> bool:
    """Whether a figure only names what is spoken of ("the 45 drones"): that it recurs says little."""
    hedged = match.claim.quantity.hedge is not Hedge.EXACT
    if match.derived or hedged or match.relation is not Relation.AGREES:
        return False
    before = alignment.claim.text[: match.claim.quantity.start].split()[-1:]
    return bool(before) and before[0].lower() in table("rules")["relate"]["known"]


def _unless_barred(alignment: Alignment, match: Match) -> Comparison:
    """Return what a match says, unless too much speaks against comparing the two figures."""
    failures = scope.barriers(alignment, match)
    doubt = scope.doubt(failures)
    if doubt >= table("rules")["relate"]["doubt"][match.relation.value]:
        return _barred(match, failures[0], doubt)
    meets = match.relation is Relation.AGREES and match.source.rule != _OPPOSITE_SIDE
    opposed = opposed_words(alignment, match) if meets else None
    if opposed:
        return _overruled(match, opposed)
    return _judged(match)


def _barred(match: Match, failure: GateFailure, doubt: float) -> Comparison:
    """Return the comparison that a gate forbids; both figures stay, for a reader to see."""
    return replace(
        _judged(match),
        relation=Relation.NOT_COMPARABLE,
        cause=failure.cause,
        confidence=doubt,
        rule=f"gate.{failure.cause.value}",
        reasons=(failure.reason,),
        claim_interval=None,
        statement_interval=None,
        gap=None,
        direction=None,
    )


# What is left of a whole is told in opposite words: "58 percent did not" for "42 percent did".
_OPPOSITE_SIDE = "derived.rest-share"


def _overruled(match: Match, opposed: tuple[str, str]) -> Comparison:
    """Return the conflict of two figures that meet while the words beside them oppose one another."""
    text: str = table("rules")["rule"]["figure.words"]["text"]
    reason = text.format(ours=opposed[0], theirs=opposed[1])
    judged = _judged(match)
    return replace(
        judged,
        relation=Relation.CONFLICTS,
        rule="figure.words",
        reasons=(reason, *judged.reasons),
        direction=None,
    )


def _judged(match: Match) -> Comparison:
    more = (figures.sum_of(match), figures.nouns_of(match))
    return Comparison(
        relation=match.relation,
        cause=None,
        confidence=min(0.95, 0.5 + match.fit / 2),
        rule=figures.rule_of(match),
        reasons=(figures.reason_of(match), *(reason for reason in more if reason)),
        rules_version=rules_version(),
        claim_quantity=match.claim.quantity,
        statement_quantity=match.source.quantity,
        claim_interval=match.claim.tight,
        statement_interval=match.source.tight,
        gap=figures.gap_of(match),
        direction=figures.direction_of(match),
    )


def _not_comparable(cause: Cause, confidence: float, rule: str, reasons: tuple[str, ...]) -> Comparison:
    return Comparison(Relation.NOT_COMPARABLE, cause, confidence, rule, reasons, rules_version())


def _all_met(alignment: Alignment, evidence: FigureEvidence) -> bool:
    """Whether each figure of the claim is met by the source's, or stands in it as a number."""
    met = [one.claim.quantity for one in evidence.having(Relation.AGREES)]
    there = {quantity.value for quantity in alignment.source.quantities}
    return all(
        figure.quantity.value in there or any(one.start <= figure.quantity.start < one.end for one in met)
        for figure in figures_of(alignment.claim)
    )


def _by_words(alignment: Alignment, evidence: FigureEvidence) -> Comparison:
    """Return what the words say; figures that the source does not answer are not borne out by words alone."""
    wording = stance.judge(alignment)
    if wording.relation is Relation.AGREES and not _all_met(alignment, evidence):
        unsure = float(table("stance")["decide"]["unsure"])
        return _not_comparable(Cause.MEASURE, unsure, "wording", (stance.unsaid(alignment),))
    return Comparison(
        wording.relation,
        wording.cause,
        wording.confidence,
        "wording",
        wording.reasons,
        rules_version(),
    )
