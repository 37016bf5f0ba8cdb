"""May a claim and a statement be compared at all? One gate a question, each names the words that differ.

Subject, measure, population, place, period, modality: the strongest failure is listed first. No failure
is no proof that they may: it says that nothing in the words speaks against it.
"""

from __future__ import annotations

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates import measure, modality, names, period, places, population
from claimcheck.compare.gates._failure import GateFailure, quoted

__all__ = ["GateFailure", "check", "quoted"]

_GATES = (names.check, measure.check, population.check, places.check, period.check, modality.check)


def check(alignment: Alignment) -> tuple[GateFailure, ...]:
    """Return the gates that fail, the strongest first, equals in the order of the questions."""
    failures = [failure for gate in _GATES for failure in gate(alignment)]
    return tuple(sorted(failures, key=lambda failure: -failure.strength))
