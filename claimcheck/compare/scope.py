"""May two figures be compared? What speaks against it: words, and periods and classes beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.compare import gates
from claimcheck.compare.align import Alignment
from claimcheck.compare.bystanders import bystanders
from claimcheck.compare.contrasts import contrasts
from claimcheck.compare.gates import GateFailure
from claimcheck.compare.pairing import Match
from claimcheck.compare.times import governing, period_gap
from claimcheck.language import table
from claimcheck.model import Cause, Period

__all__ = ["barriers", "doubt"]


def barriers(alignment: Alignment, match: Match) -> list[GateFailure]:
    """Return what speaks against comparing two figures, the strongest first, equals in gate order."""
    found = [failure for failure in gates.check(alignment) if failure.cause in _OF_WORDS]
    found += [*_of_names(alignment, match), *_of_classes(alignment, match)]
    if match.source.rule not in _OTHER_TIME:
        found += _of_periods(alignment, match)
    order = list(Cause)
    return sorted(found, key=lambda failure: (-failure.strength, order.index(failure.cause)))


# What only the words of the whole sentence tell; the rest is looked for beside the figures.
_OF_WORDS = frozenset({Cause.MEASURE, Cause.MODALITY})
# What is worked out for another time than the source's may well be of another time.
_OTHER_TIME = frozenset({"derived.earlier", "derived.change", "derived.points", "derived.change-size"})


def doubt(failures: Sequence[GateFailure]) -> float:
    """Return in 0..1 how surely the two may not be compared: each failure takes its part of what is left."""
    left = 1.0
    for failure in _strongest_of_each(failures):
        left *= 1.0 - failure.strength
    return 1.0 - left


def _strongest_of_each(failures: Sequence[GateFailure]) -> list[GateFailure]:
    best: dict[Cause, GateFailure] = {}
    for failure in failures:
        if failure.cause not in best or failure.strength > best[failure.cause].strength:
            best[failure.cause] = failure
    return list(best.values())


def _of_names(alignment: Alignment, match: Match) -> Iterator[GateFailure]:
    strengths = table("rules")["bystanders"]["strength"]
    ours = bystanders(alignment, match.claim.quantity, of_claim=True)
    theirs = bystanders(alignment, match.source.quantity, of_claim=False)
    for place, cause in ((False, Cause.SUBJECT), (True, Cause.PLACE)):
        mine = [one.text for one in ours if one.place is place]
        other = [one.text for one in theirs if one.place is place]
        if mine and other:
            reason = f"the claim speaks of “{mine[0]}”, the source of “{other[0]}”"
            yield GateFailure(cause, reason, float(strengths[cause.value]["both"]))
        elif mine:
            reason = f"the claim speaks of “{mine[0]}”, the source does not"
            yield GateFailure(cause, reason, float(strengths[cause.value]["claim"]))


def _of_periods(alignment: Alignment, match: Match) -> Iterator[GateFailure]:
    ours = governing(alignment.claim, match.claim.quantity)
    theirs = governing(alignment.source, match.source.quantity)
    name, strength = period_gap(ours, theirs)
    if name and strength:
        reason = f"the claim speaks of {_named(ours)}, the source of {_named(theirs)}"
        yield GateFailure(Cause.PERIOD, reason, strength)


def _named(period: Period | None) -> str:
    return f"“{period.text}”" if period else "another time"


def _of_classes(alignment: Alignment, match: Match) -> Iterator[GateFailure]:
    strengths = table("rules")["classes"]
    source = match.source.quantity if match.source.stated else None
    for found in contrasts(alignment.claim_reading, alignment.source_reading, match.claim.quantity, source):
        if found.theirs:
            reason = f"the claim counts “{found.ours}”, the source “{found.theirs}”"
        else:
            reason = f"the claim counts only “{found.ours}”"
        kind = "clash" if found.theirs else "narrow"
        yield GateFailure(found.cause, reason, float(strengths[kind]))
