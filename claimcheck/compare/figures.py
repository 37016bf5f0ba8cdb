"""What the figures of two sentences say of their relation, with the rule that fired and the sum behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.compare.align import Alignment
from claimcheck.compare.company import in_company
from claimcheck.compare.figure import Figure, leave_out, relation_of
from claimcheck.compare.following import OF_ONE_KIND, best_derived, best_stated_sum
from claimcheck.compare.pairing import Match, candidates, choose, parallel, same_rate
from claimcheck.compare.phrasing import gap_words, interval_words
from claimcheck.compare.prominence import stands_for_thing
from claimcheck.compare.stated import (
    as_mass,
    as_money,
    as_points,
    figures_of,
    quantified_figures,
    told_in_words,
)
from claimcheck.compare.words import tokenise
from claimcheck.language import table
from claimcheck.model import Cause, Direction, Gap, Relation, Role, Trend

__all__ = ["Barrier", "FigureEvidence", "direction_of", "gap_of", "reason_of", "sum_of", "weigh"]


@dataclass(frozen=True, slots=True)
class Barrier:
    """Two figures that look alike and may not be compared: the rule, the cause, and the two."""

    rule: str
    cause: Cause
    claim: Figure
    source: Figure

    @property
    def reason(self) -> str:
        """The rule's reason with the two figures as written."""
        text: str = table("rules")["rule"][self.rule]["text"]
        return text.format(claim=_quoted(self.claim), source=_quoted(self.source))


@dataclass(frozen=True, slots=True)
class FigureEvidence:
    """All that the figures of two sentences tell: which answer which, and which must not be compared.

    ``alone`` are the claim's figures that nothing answers; ``parallel`` whether the two sentences are one but
    for their figures.
    """

    matches: tuple[Match, ...]
    barriers: tuple[Barrier, ...]
    alone: tuple[Figure, ...]
    parallel: bool = False

    def having(self, relation: Relation) -> tuple[Match, ...]:
        """Return the matches of that relation, the surest first."""
        found = [match for match in self.matches if match.relation is relation]
        return tuple(sorted(found, key=lambda match: -match.score))


def weigh(alignment: Alignment) -> FigureEvidence:
    """Return the evidence of the figures of two aligned sentences.

    A figure that no stated one agrees with is tried against those that follow from the source's.
    """
    ours, theirs = figures_of(alignment.claim), figures_of(alignment.source)
    ours, theirs = as_mass(ours, theirs), as_mass(theirs, ours)
    ours, theirs = as_points(ours, theirs), as_points(theirs, ours)
    ours, theirs = as_money(ours, alignment.claim, theirs), as_money(theirs, alignment.source, ours)
    claim, source = alignment.claim, alignment.source
    ours, theirs = in_company(ours, claim, source), in_company(theirs, source, claim)
    stated = ours
    ours = sorted(ours + quantified_figures(alignment.claim), key=lambda figure: figure.quantity.start)
    words = [figure for figure in quantified_figures(alignment.source) if _all_or_none(figure)]
    found = list(candidates(alignment, ours, theirs + words))
    alike = parallel(alignment, stated, theirs)
    if alike:
        found = _in_order(found, stated, theirs)
    chosen = choose(found)
    direct = {match.claim.quantity.start: match for match in chosen}
    matches = []
    for figure in ours:
        match = direct.get(figure.quantity.start)
        if not alike and (match is None or match.relation is not Relation.AGREES):
            match = best_derived(alignment, figure, theirs) or _better(
                match, best_stated_sum(alignment, figure, theirs)
            )
        if match is not None and not _by_chance(alignment, match):
            matches.append(match)
    answered = {match.claim.quantity.start for match in matches}
    alone = tuple(figure for figure in stated if figure.quantity.start not in answered)
    barriers = tuple(barrier for figure in alone for barrier in _barriers(alignment, figure, theirs))
    return FigureEvidence(tuple(matches), barriers, alone, alike)


def _in_order(found: Sequence[Match], ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[Match]:
    """Return the matches of each figure with the one in its place; a strict bound on it conflicts.

    Only between sentences that are one but for their figures is the bound surely no way of rounding.
    """
    places = {one.quantity.start: other.quantity.start for one, other in zip(ours, theirs, strict=True)}
    paired = [one for one in found if places.get(one.claim.quantity.start) == one.source.quantity.start]
    return [
        replace(one, relation=Relation.CONFLICTS) if leave_out(one.claim, one.source) else one
        for one in paired
    ]


def _all_or_none(figure: Figure) -> bool:
    """Whether words for how many say it exactly: "none", "all"."""
    return figure.tight.low == figure.tight.high


def _by_chance(alignment: Alignment, match: Match) -> bool:
    """Whether a figure answers words such as "most" or "one of them" that no other word ties to it.

    "Most" and "all" reach so far that half of all figures meet them; "one of them" counts nothing.
    """
    claim, quantity = alignment.claim, match.claim.quantity
    if match.source.rule == "derived.rest-share":
        return False
    vague = match.relation is Relation.AGREES and told_in_words(claim, quantity)
    if not vague and not stands_for_thing(claim.text, quantity):
        return False
    return match.fit < float(table("rules")["pairing"]["tied"])


def _better(match: Match | None, worked_out: Match | None) -> Match | None:
    """Return the one of two matches whose words fit better; a total is no match for one of its parts."""
    if match is None or worked_out is None:
        return match or worked_out
    total = worked_out.source.rule in OF_ONE_KIND and match.relation is Relation.CONFLICTS
    return worked_out if total or worked_out.fit > match.fit else match


def _barriers(alignment: Alignment, figure: Figure, theirs: Sequence[Figure]) -> Iterator[Barrier]:
    for other in theirs:
        found = _barrier(alignment, figure, other)
        if found:
            yield Barrier(*found, figure, other)


def _barrier(alignment: Alignment, figure: Figure, other: Figure) -> tuple[str, Cause] | None:
    sorts = {figure.dimension, other.dimension}
    if sorts == {"share", "points"}:
        return "figure.points", Cause.MEASURE
    if figure.dimension != other.dimension and all(sort.startswith("money:") for sort in sorts):
        return "figure.currency", Cause.UNIT
    if sorts == {"share", "count"}:
        return "figure.share-count", Cause.MEASURE
    if len(sorts) == 1 and not same_rate(alignment, figure, other):
        return "figure.rate", Cause.UNIT
    return None


def gap_of(match: Match) -> Gap:
    """Return the claim's figure minus the source's, in the source's unit."""
    absolute = match.claim.value - match.source.value
    relative = absolute / match.source.value if match.source.value else None
    return Gap(absolute, relative, match.source.unit)


def direction_of(match: Match) -> Direction | None:
    """Return which way the claim's figure misses the source's; None where they agree or are equal."""
    if match.relation is Relation.AGREES or match.claim.value == match.source.value:
        return None
    return Direction.OVERSTATES if match.claim.value > match.source.value else Direction.UNDERSTATES


_RULES = {
    Relation.AGREES: "figure.tight",
    Relation.BORDERLINE: "figure.loose",
    Relation.CONFLICTS: "figure.apart",
}


_TOLD_APART = frozenset({"figure.swapped", "figure.strict", "figure.trend", "figure.by-or-to"})
_WAYS = {Trend.UP: "rise", Trend.DOWN: "fall", None: "change"}


def rule_of(match: Match) -> str:
    """Return the id of the rule that judged a match."""
    if match.relation is Relation.CONFLICTS and relation_of(match.claim, match.source) is Relation.AGREES:
        return "figure.trend" if match.reversed else _mistaken(match)
    return match.source.rule or _RULES[match.relation]


def _mistaken(match: Match) -> str:
    """Return by which rule figures that meet conflict all the same."""
    roles = {match.claim.quantity.role, match.source.quantity.role}
    if Role.CHANGE in roles and Role.TO in roles:
        return "figure.by-or-to"
    return "figure.swapped" if len(roles) > 1 else "figure.strict"


def reason_of(match: Match) -> str:
    """Return why two figures agree or not, with both readings and the gap."""
    rule = rule_of(match)
    text: str = table("rules")["rule"][rule if rule in _TOLD_APART else _RULES[match.relation]]["text"]
    return text.format(
        claim=_quoted(match.claim),
        source=_quoted(match.source),
        claim_range=interval_words(match.claim.tight, match.source.unit),
        source_range=interval_words(match.source.tight, match.source.unit),
        gap=gap_words(gap_of(match)),
        claim_trend=_WAYS[match.claim.quantity.trend],
        source_trend=_WAYS[match.source.quantity.trend],
    )


def _quoted(figure: Figure) -> str:
    return f"“{figure.how or figure.quantity.text}”"


def sum_of(match: Match) -> str | None:
    """Return by which sum the source's figure was reached; None where it is stated."""
    if not match.derived:
        return None
    text: str = table("rules")["derived"][match.source.rule.removeprefix("derived.")]["text"]
    return f"{_quoted(match.source)} follows from the source: {text}"


def nouns_of(match: Match) -> str | None:
    """Return a reason where the two name what is counted by different words."""
    ours, theirs = match.claim.quantity.counted, match.source.quantity.counted
    if match.derived or not ours or not theirs or _stems(ours) & _stems(theirs):
        return None
    return f"the two name what is counted differently: “{ours}” in the claim, “{theirs}” in the source"


def _stems(words: str) -> set[str]:
    return {word.stem for word in tokenise(words)}
