"""Do both speak of the same person, body or thing? Names, and words that point to another one."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, failure, quoted
from claimcheck.compare.reading import Sort, Unit
from claimcheck.compare.replaced import replacements
from claimcheck.compare.setting import known_from, told_by
from claimcheck.model import Cause

__all__ = ["check", "unmatched"]


def unmatched(units: tuple[Unit, ...], left: tuple[Unit, ...]) -> list[str]:
    """Return the names of a sentence of which no word was matched."""
    open_at = {unit.at for unit in left}
    groups: dict[int, list[Unit]] = {}
    for unit in units:
        if unit.group >= 0 and unit.sort is Sort.NAME:
            groups.setdefault(unit.group, []).append(unit)
    return [
        " ".join(unit.text for unit in group)
        for group in groups.values()
        if all(unit.at in open_at for unit in group)
    ]


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where the claim names somebody else, and where it points to another one."""
    ours = _unknown(alignment)
    theirs = unmatched(alignment.source_reading.units, alignment.source_left)
    if ours:
        reason = f"the claim names {quoted(ours)}" + (f", the source {quoted(theirs)}" if theirs else "")
        yield failure(Cause.SUBJECT, _how(alignment, theirs), reason)
    pointing = _pointing(alignment)
    if pointing and not alignment.source_reading.cue("other", "another"):
        yield failure(Cause.SUBJECT, "another", f"the claim points to another one: {quoted(pointing)}")


def _unknown(alignment: Alignment) -> list[str]:
    """Return the names of the claim that neither the source's sentence nor its document knows.

    Who says it is no part of what is said.
    """
    left = alignment.claim_left
    passed = known_from(left, alignment.source) | told_by(alignment.claim_reading, alignment.claim)
    return unmatched(alignment.claim_reading.units, tuple(unit for unit in left if unit.at not in passed))


def _pointing(alignment: Alignment) -> list[str]:
    reading = alignment.claim_reading
    said_by = told_by(reading, alignment.claim)
    hits = [hit for hit in reading.hits if (hit.table, hit.label) == ("other", "another")]
    return [
        " ".join(reading.words[at].text for at in hit.taken) for hit in hits if said_by.isdisjoint(hit.taken)
    ]


def _how(alignment: Alignment, theirs: list[str]) -> str:
    named = (one for one in replacements(alignment) if one.claim.sort is one.source.sort is Sort.NAME)
    if next(named, None):
        return "replaced"
    return "both_new" if theirs else "new"
