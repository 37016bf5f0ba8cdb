"""May two figures be compared? What speaks against it: words, and periods and classes beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from claimcheck.compare.align import Alignment
from claimcheck.compare.bystanders import bystanders
from claimcheck.compare.contrasts import contrasts
from claimcheck.compare.figure import met_exactly
from claimcheck.compare.following import OF_ONE_KIND
from claimcheck.compare.gates import GateFailure
from claimcheck.compare.gates.modality import looks_ahead
from claimcheck.compare.gates.places import elsewhere
from claimcheck.compare.ordinals import told_apart
from claimcheck.compare.pairing import Match
from claimcheck.compare.prominence import whole_of
from claimcheck.compare.reading import Reading
from claimcheck.compare.stated import told_in_words
from claimcheck.compare.times import governing, period_gap, stale
from claimcheck.compare.vicinity import near
from claimcheck.language import table
from claimcheck.model import Cause, Kind, Period, Quantity, Relation, Statement

__all__ = ["barriers", "doubt"]


def barriers(alignment: Alignment, match: Match) -> list[GateFailure]:
    """Return what speaks against comparing two figures, the strongest first, equals in gate order."""
    found = [
        *_of_names(alignment, match),
        *_of_classes(alignment, match),
        *_of_modality(alignment, match),
        *_of_steps(alignment, match),
        *elsewhere(alignment),
    ]
    if not _of_any_time(match):
        found += [*_of_periods(alignment, match), *_of_stretches(alignment)]
    if match.relation is Relation.CONFLICTS:
        found += _of_size(match)
    order = list(Cause)
    return sorted(found, key=lambda failure: (-failure.strength, order.index(failure.cause)))


def _of_any_time(match: Match) -> bool:
    """Whether two figures may be of two times: a multiple, a sum, a bound met later."""
    bound_met = match.relation is Relation.AGREES and match.claim.tight.high is None
    return bound_met or match.claim.dimension == "multiple" or match.source.rule in _OTHER_TIME


# What is worked out for another time than the source's may well be of another time.
_OTHER_TIME = frozenset(
    {"derived.earlier", "derived.change", "derived.points", "derived.change-size", "derived.multiple"}
)


def doubt(failures: Sequence[GateFailure]) -> float:
    """Return in 0..1 how surely the two may not be compared: each failure takes its part of what is left."""
    left = 1.0
    for failure in failures:
        left *= 1.0 - failure.strength
    return 1.0 - left


def _of_names(alignment: Alignment, match: Match) -> Iterator[GateFailure]:
    strengths = table("rules")["bystanders"]["strength"]
    ours = bystanders(alignment, match.claim.quantity, of_claim=True)
    theirs = bystanders(alignment, match.source.quantity, of_claim=False)
    for place, cause in ((False, Cause.SUBJECT), (True, Cause.PLACE)):
        mine = [one for one in ours if one.place is place]
        other = [one for one in theirs if one.place is place]
        if mine and other:
            reason = f"the claim speaks of “{mine[0].text}”, the source of “{other[0].text}”"
            yield GateFailure(cause, reason, float(strengths[cause.value]["both"]))
        elif mine and not mine[0].locates:
            reason = f"the claim speaks of “{mine[0].text}”, the source does not"
            yield GateFailure(cause, reason, float(strengths[cause.value]["claim"]))
        elif other and not other[0].locates and _may_be_of_another(alignment, match):
            reason = f"the source speaks of “{other[0].text}”, the claim does not"
            yield GateFailure(cause, reason, float(strengths[cause.value]["source"]))


def _may_be_of_another(alignment: Alignment, match: Match) -> bool:
    """Whether a name that only the source has may be whom it counts, and the claim another one.

    A pronoun of the claim may stand for it, and a sum may bring several together.
    """
    pronouns = table("rules")["bystanders"]["pronouns"]
    stands_for = any(word.text.lower() in pronouns for word in alignment.claim_reading.words)
    return match.relation is Relation.CONFLICTS and not match.derived and not stands_for


def _of_modality(alignment: Alignment, match: Match) -> Iterator[GateFailure]:
    """Yield a failure where only one figure is a forecast, a plan or a demand."""
    ours = _cues(alignment.claim_reading, match.claim.quantity, "modality")
    theirs = _cues(alignment.source_reading, match.source.quantity, "modality")
    if bool(ours) == bool(theirs) or match.derived or _both_ahead(alignment, ours or theirs):
        return
    side, found = ("claim", ours) if ours else ("source", theirs)
    across = alignment.source_reading if ours else alignment.claim_reading
    found = [(label, words) for label, words in found if words not in across.cue("modality", label)]
    if not found:
        return
    strengths = table("gates")["modality"]
    label, words = max(found, key=lambda cue: strengths.get(cue[0], 0.0))
    full = ours or match.relation is Relation.CONFLICTS
    strength = strengths.get(label, 0.0) * (1.0 if full else strengths["source"])
    if ours:
        strength = min(_ALMOST_SURE, strength * float(table("rules")["cues"]["claim"]))
    yield GateFailure(Cause.MODALITY, f"the {side} states no settled fact ({label}: “{words}”)", strength)


_ALMOST_SURE = 0.95


def _both_ahead(alignment: Alignment, cues: Sequence[tuple[str, str]]) -> bool:
    """Whether all cues of one side look ahead, and the other sentence does so too."""
    ahead = table("cues")["modality_groups"]["ahead"]
    sides = ((alignment.claim_reading, alignment.claim), (alignment.source_reading, alignment.source))
    return all(label in ahead for label, _ in cues) and all(looks_ahead(*side) for side in sides)


def _of_steps(alignment: Alignment, match: Match) -> Iterator[GateFailure]:
    """Yield a failure where the two figures are of different steps of one process."""
    ours = dict(_process(cue) for cue in _cues(alignment.claim_reading, match.claim.quantity, "steps"))
    theirs = dict(_process(cue) for cue in _cues(alignment.source_reading, match.source.quantity, "steps"))
    strength = float(table("rules")["cues"]["step"][_how_they_stand(match)])
    for process in ours.keys() & theirs.keys():
        if ours[process][0] != theirs[process][0]:
            words = ours[process][1], theirs[process][1]
            reason = f"another step: “{words[0]}” in the claim, “{words[1]}” in the source"
            yield GateFailure(Cause.MEASURE, reason, strength)


def _process(cue: tuple[str, str]) -> tuple[str, tuple[str, str]]:
    process, rank = cue[0].split(":")
    return process, (rank, cue[1])


def _cues(reading: Reading, quantity: Quantity, name: str) -> list[tuple[str, str]]:
    """Return the cues of a table that stand by a figure: their labels and words, the closest last."""
    least = table("rules")["cues"]["least"]
    closeness, whole = near(reading, quantity), whole_of(reading.text, quantity)
    found = [
        (closeness.get(hit.taken[0], 0.0), hit.label, " ".join(reading.words[at].text for at in hit.taken))
        for hit in reading.hits
        if hit.table == name and reading.words[hit.taken[0]].start not in whole
    ]
    return [(label, words) for close, label, words in sorted(found) if close >= least]


def _of_size(match: Match) -> Iterator[GateFailure]:
    """Yield a failure that grows with the gap: rival figures of one thing are seldom many times apart."""
    rule = table("rules")["size"]
    strength = rule["strength"] * min(1.0, match.decades / rule["full"])
    if match.decades >= rule["vast"]:
        strength = rule["vast_strength"]
    times = 10**match.decades
    yield GateFailure(Cause.MEASURE, f"the figures are {times:.1f} times apart", strength)


def _of_periods(alignment: Alignment, match: Match) -> Iterator[GateFailure]:
    ours = governing(alignment.claim, match.claim.quantity)
    theirs = governing(alignment.source, match.source.quantity)
    name, strength = period_gap(ours, theirs, meet=match.relation is Relation.AGREES)
    if name and strength and not _outgrows(match, name):
        reason = f"the claim speaks of {_named(ours)}, the source of {_named(theirs)}"
        yield GateFailure(Cause.PERIOD, reason, strength)
    age = stale(alignment.claim, ours, alignment.source, theirs)
    if age == "later" and looks_ahead(alignment.claim_reading, alignment.claim):
        return
    if age == "stale" and not match.derived and met_exactly(match.claim.quantity, match.source.quantity):
        return  # of two times a figure of three digits is hardly the same
    if ours is None and _of_an_earlier_plan(alignment, theirs):
        reason = f"the claim looks ahead from {alignment.claim.as_of}, the source speaks of {_named(theirs)}"
        yield GateFailure(Cause.PERIOD, reason, float(table("rules")["times"]["strength"]["stale"]["apart"]))
        return
    if age:
        meet = _how_they_stand(match)
        days = _day(ours, alignment.claim), _day(theirs, alignment.source)
        reason = f"the claim is told of {days[0]}, the source of {days[1]}"
        yield GateFailure(Cause.PERIOD, reason, float(table("rules")["times"]["strength"][age][meet]))


def _how_they_stand(match: Match) -> str:
    return "meet" if match.relation is Relation.AGREES else "apart"


def _of_stretches(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where the two speak of numbered stretches that lie apart: "third", "fourth round"."""
    apart = told_apart(alignment.claim.text, alignment.source.text, "stretches")
    if apart:
        reason = f"the claim speaks of “{apart[0]}”, the source of “{apart[1]}”"
        yield GateFailure(Cause.PERIOD, reason, float(table("rules")["times"]["numbered"]))


def _outgrows(match: Match, name: str) -> bool:
    """Whether a part of a period has more than the whole of it: then both cannot be right."""
    totals = match.claim.dimension in _ADD_UP or match.claim.dimension.startswith("money:")
    larger = (match.source.tight.high or math.inf) < (match.claim.tight.low or -math.inf)
    return name in ("within", "total-within") and totals and larger and not match.claim.quantity.per


def _of_an_earlier_plan(alignment: Alignment, theirs: Period | None) -> bool:
    """Whether a claim looks ahead and names no time, and the source's time had begun by then."""
    begun = theirs and theirs.start and alignment.claim.as_of and theirs.start <= alignment.claim.as_of
    return bool(begun) and looks_ahead(alignment.claim_reading, alignment.claim)


_ADD_UP = frozenset({"count", "[mass]", "[length] ** 3"})


def _day(named: Period | None, statement: Statement) -> str:
    return f"“{named.text}”" if named else f"{statement.as_of}"


def _named(period: Period | None) -> str:
    return f"“{period.text}”" if period else "another time"


def _never(alignment: Alignment, match: Match) -> frozenset[Cause]:
    """Return the causes that no class beside a figure can have, for what the figure measures.

    How old somebody is, is no step of a procedure; how long or how wide a thing is, and how a match ended,
    counts no people. Who says "none" or "all" speaks of whatever was counted, and girls and boys taken
    together are children.
    """
    dimension = match.claim.dimension
    if match.relation is Relation.CONFLICTS and told_in_words(alignment.claim, match.claim.quantity):
        return frozenset({Cause.MEASURE, Cause.POPULATION})
    if match.claim.quantity.kind is Kind.AGE:
        return frozenset({Cause.MEASURE})
    lasting = dimension == "score" or dimension.startswith("[length]")
    together = match.source.rule in OF_ONE_KIND
    return frozenset({Cause.POPULATION}) if lasting or together else frozenset()


def _of_classes(alignment: Alignment, match: Match) -> Iterator[GateFailure]:
    if match.claim.dimension == "score" and match.relation is Relation.AGREES:
        return  # two figures that both meet are of one vote, by whatever words
    strengths = table("rules")["classes"]
    ours = match.claim.quantity
    theirs = match.source.quantity if match.source.stated else None
    for found in contrasts(alignment.claim, alignment.source, ours, theirs):
        if found.cause in _never(alignment, match):
            continue
        if found.theirs:
            reason = f"the claim counts “{found.ours}”, the source “{found.theirs}”"
            yield GateFailure(found.cause, reason, float(strengths["clash"][_how_they_stand(match)]))
        else:
            reason = f"the claim counts only “{found.ours}”"
            yield GateFailure(found.cause, reason, float(strengths["narrow"]))
    if theirs is None or match.relation is not Relation.CONFLICTS:
        return
    for found in contrasts(alignment.source, alignment.claim, theirs, ours):
        if not found.theirs and found.cause not in _never(alignment, match):
            reason = f"the source counts only “{found.ours}”"
            yield GateFailure(found.cause, reason, float(strengths["source"]))
