"""The evidence of an alignment as numbers: flat, complete, the same keys for every pair.

What is shown to a person are reasons; these are what a judgement weighs, and what a small trained combination
reads. Counts are plain counts, shares are in 0..1, differences are claim minus source.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from claimcheck.compare.align import Alignment, How
from claimcheck.compare.clauses import clauses
from claimcheck.compare.gates import GateFailure
from claimcheck.compare.gates.names import unmatched
from claimcheck.compare.gates.places import countries
from claimcheck.compare.polarity import Exchange, Meeting, denials
from claimcheck.compare.reading import Reading, Slot, Sort, Unit
from claimcheck.compare.replaced import Replacement
from claimcheck.compare.roles import Casting, Meet
from claimcheck.language import table

__all__ = ["measure"]

_NAME_WEIGHT = 2.0
_OPENING = 3


def measure(
    alignment: Alignment,
    failures: Sequence[GateFailure],
    met: Sequence[Meeting],
    changed: Exchange | None,
    replaced: Sequence[Replacement],
    cast: Sequence[Casting],
) -> dict[str, float]:
    """Return the evidence of an alignment, of its gates and of what was found to clash, by name."""
    return {
        **_coverage(alignment),
        **_left_over(alignment, replaced),
        **_named(alignment),
        **_negation(alignment),
        **_axes(met),
        "exchange": float(changed.strength) if changed else 0.0,
        **_roles(cast),
        **_predicates(alignment),
        **_cues(alignment),
        **_gates(failures),
    }


def _coverage(alignment: Alignment) -> dict[str, float]:
    ours, theirs = _content(alignment.claim_units), _content(alignment.source_units)
    by_claim = {pair.claim.at: pair for pair in alignment.matched}
    by_source = {pair.source.at for pair in alignment.matched}
    exact = {at for at, pair in by_claim.items() if pair.how in {How.WORD, How.FIGURE}}
    found = {
        "claim_covered": _share(ours, set(by_claim)),
        "source_covered": _share(theirs, by_source),
        "claim_exact": _share(ours, exact),
        "opening_covered": _share(ours[:_OPENING], set(by_claim)),
        "claim_units": float(len(ours)),
        "source_units": float(len(theirs)),
        "claim_left": float(sum(unit.at not in by_claim for unit in ours)),
        "in_a_row": _in_a_row(ours, theirs),
    }
    for slot in (Slot.WHO, Slot.DID, Slot.WHOM):
        units = [unit for unit in ours if unit.slot is slot]
        found[f"covered {slot}"] = _share(units, set(by_claim)) if units else 1.0
    for how in (How.SENSE, How.SIDE, How.ROOT, How.PLACE, How.OPPOSITE):
        found[f"pairs {how}"] = float(sum(pair.how is how for pair in alignment.pairs))
    return found


def _content(units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if not unit.reporting]


def _share(units: Sequence[Unit], matched: set[int]) -> float:
    weights = [_NAME_WEIGHT if unit.sort in {Sort.NAME, Sort.PLACE} else 1.0 for unit in units]
    covered = sum(weight for unit, weight in zip(units, weights, strict=True) if unit.at in matched)
    return covered / sum(weights) if units else 0.0


def _in_a_row(ours: Sequence[Unit], theirs: Sequence[Unit]) -> float:
    """Return the share of the claim's neighbouring words that are neighbours in the source too."""
    claim = {(one.stem, other.stem) for one, other in itertools.pairwise(ours)}
    source = {(one.stem, other.stem) for one, other in itertools.pairwise(theirs)}
    return len(claim & source) / max(len(claim), 1)


def _left_over(alignment: Alignment, replaced: Sequence[Replacement]) -> dict[str, float]:
    found = {f"replaced {sort}": 0.0 for sort in Sort}
    for one in replaced:
        if one.claim.sort is one.source.sort:
            key = f"replaced {one.claim.sort}"
            found[key] = max(found[key], float(one.sides))
    figures = [unit for unit in alignment.claim_left if unit.sort is Sort.FIGURE]
    others = [unit for unit in alignment.source_left if unit.sort is Sort.FIGURE]
    return {**found, "figures_left": float(len(figures)), "source_figures_left": float(len(others))}


def _named(alignment: Alignment) -> dict[str, float]:
    claim, source = alignment.claim_reading, alignment.source_reading
    ours, theirs = countries(claim), countries(source)
    return {
        "names_left": float(len(unmatched(claim.units, alignment.claim_left))),
        "source_names_left": float(len(unmatched(source.units, alignment.source_left))),
        "names matched": float(
            len({pair.claim.group for pair in alignment.matched if pair.claim.sort is Sort.NAME})
        ),
        "names": float(len({unit.group for unit in claim.units if unit.sort is Sort.NAME})),
        "places_shared": float(len(ours & theirs)),
        "places_new": float(len(ours - theirs)),
        **_calendar(claim, source),
    }


def _calendar(claim: Reading, source: Reading) -> dict[str, float]:
    found = {}
    for part in ("days", "months"):
        names = set(table("cues")["calendar"][part])
        ours = names & {unit.text.lower() for unit in claim.units}
        theirs = names & {unit.text.lower() for unit in source.units}
        found[f"{part}_same"] = float(bool(ours & theirs))
        found[f"{part}_apart"] = float(bool(ours and theirs and not ours & theirs))
        found[f"{part}_new"] = float(bool(ours - theirs))
    return found


def _negation(alignment: Alignment) -> dict[str, float]:
    ours = len(alignment.claim_reading.cue("negation", "negation"))
    theirs = len(alignment.source_reading.cue("negation", "negation"))
    turned = denials(alignment)
    return {
        "no": float(ours),
        "source_no": float(theirs),
        "no_odd": float((ours - theirs) % 2),
        "denied": float(sum(pair.claim.negated for pair in turned)),
        "source_denied": float(sum(pair.source.negated for pair in turned)),
        "denied_deeds": float(sum(bool(pair.claim.sides) or pair.claim.slot is Slot.DID for pair in turned)),
        "denials": float(len(alignment.claim_reading.cue("denial", "denial"))),
        "source_denials": float(len(alignment.source_reading.cue("denial", "denial"))),
    }


def _axes(met: Sequence[Meeting]) -> dict[str, float]:
    found = {}
    for sort in ("main", "detail"):
        for name, same in (("same", True), ("opposite", False)):
            these = [one for one in met if one.axis.startswith(sort) and one.same is same]
            found[f"{sort} {name}"] = float(len(these))
            found[f"{sort} {name} anchored"] = float(max((one.anchors for one in these), default=0))
    return found


def _predicates(alignment: Alignment) -> dict[str, float]:
    """Return how far the claim's verbs, and what stands around them, are met by the source."""
    matched = {pair.claim.at for pair in alignment.matched}
    found = clauses(alignment.claim_reading)
    around = [unit for clause in found for unit in (*clause.doer, *clause.done_to)]
    return {
        "verbs": float(len(found)),
        "verbs matched": sum(clause.verb in matched for clause in found) / max(len(found), 1),
        "first verb matched": float(bool(found) and found[0].verb in matched),
        "arguments matched": _share(around, matched) if around else 1.0,
        "matched": float(len(matched)),
    }


def _roles(cast: Sequence[Casting]) -> dict[str, float]:
    found = {}
    for meet in Meet:
        found[meet.value] = float(sum(one.meet is meet and not one.opposite for one in cast))
        found[f"{meet} of opposites"] = float(sum(one.meet is meet and one.opposite for one in cast))
    return found


def _cues(alignment: Alignment) -> dict[str, float]:
    tables = table("cues")
    found = {}
    for section in ("modality", "quantifiers", "restriction", "other", "time"):
        for label in tables[section]:
            ours = bool(alignment.claim_reading.cue(section, label))
            theirs = bool(alignment.source_reading.cue(section, label))
            found[f"{section} {label}"] = float(ours) - float(theirs)
    return found


def _gates(failures: Sequence[GateFailure]) -> dict[str, float]:
    found = {
        f"gate {section}.{finding}": 0.0
        for section, findings in table("gates").items()
        for finding in findings
        if finding != "source"
    }
    for one in failures:
        found[f"gate {one.finding}"] = max(found[f"gate {one.finding}"], one.strength)
    return found
