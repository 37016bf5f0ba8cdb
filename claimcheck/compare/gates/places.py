"""Do both speak of one place? Countries are met under their people's and their capital's names."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, failure, quoted
from claimcheck.compare.reading import Reading, Sort, Unit
from claimcheck.compare.replaced import replacements
from claimcheck.compare.setting import homes_apart, known_from
from claimcheck.model import Cause

__all__ = ["check", "countries", "elsewhere"]


def countries(reading: Reading) -> frozenset[str]:
    """Return the countries that a sentence names, by any of their names."""
    return frozenset(label.split(":")[0] for unit in reading.units for label in unit.countries)


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where a place stands for another, none is shared, or the claim adds one."""
    yield from _by_name(alignment)
    yield from elsewhere(alignment)
    pointing = alignment.claim_reading.cue("other", "neighbour")
    if pointing and not alignment.source_reading.cue("other", "neighbour"):
        yield failure(Cause.PLACE, "neighbour", f"the claim points elsewhere: {quoted(pointing)}")


def elsewhere(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where the source's document is about another place or body than the claim's."""
    claim, source = alignment.claim, alignment.source
    if homes_apart(claim, source):
        reason = f"the source is about “{source.home[0]}”, the article about “{claim.home[0]}”"
        yield failure(Cause.PLACE, "elsewhere", reason)


def _by_name(alignment: Alignment) -> Iterator[GateFailure]:
    for one in replacements(alignment):
        if one.claim.sort is Sort.PLACE and one.source.sort is Sort.PLACE:
            reason = f"another place: “{one.claim.text}” in the claim, “{one.source.text}” in the source"
            yield failure(Cause.PLACE, "replaced", reason)
            return
    claim, source = countries(alignment.claim_reading), countries(alignment.source_reading)
    known = known_from(alignment.claim_left, alignment.source)
    ours = _places(tuple(unit for unit in alignment.claim_left if unit.at not in known))
    if not ours or not source or claim <= source:
        return
    theirs = _places(alignment.source_left)
    reason = f"another place: {quoted(ours)} in the claim" + (
        f", {quoted(theirs)} in the source" if theirs else ""
    )
    yield failure(Cause.PLACE, "added" if claim & source else "apart", reason)


def _places(units: tuple[Unit, ...]) -> list[str]:
    return [unit.text for unit in units if unit.sort is Sort.PLACE]
