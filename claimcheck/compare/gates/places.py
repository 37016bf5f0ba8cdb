"""Do both speak of one place? Countries are met under their people's and their capital's names."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, quoted
from claimcheck.compare.reading import Reading, Sort, Unit
from claimcheck.model import Cause

__all__ = ["check", "countries"]


def countries(reading: Reading) -> frozenset[str]:
    """Return the countries that a sentence names, by any of their names."""
    return frozenset(label.split(":")[0] for unit in reading.units for label in unit.countries)


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where each sentence names a country and they share none, or the claim adds one."""
    claim, source = countries(alignment.claim_reading), countries(alignment.source_reading)
    if not claim or not source or claim <= source:
        return
    ours = _places(alignment.claim_left)
    theirs = _places(alignment.source_left)
    if not ours:
        return
    strength = 0.4 if claim & source else 0.8
    reason = f"another place: {quoted(ours)} in the claim"
    yield GateFailure(Cause.PLACE, reason + (f", {quoted(theirs)} in the source" if theirs else ""), strength)


def _places(units: tuple[Unit, ...]) -> list[str]:
    return [unit.text for unit in units if unit.sort is Sort.PLACE]
