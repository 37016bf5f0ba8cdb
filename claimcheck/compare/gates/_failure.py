"""What a gate hands back, and the words a gate's reason needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.language import table
from claimcheck.model import Cause

__all__ = ["GateFailure", "failure", "quoted"]

_SECTIONS = {
    Cause.SUBJECT: "names",
    Cause.PLACE: "places",
    Cause.PERIOD: "period",
    Cause.POPULATION: "population",
    Cause.MEASURE: "measure",
    Cause.MODALITY: "modality",
}


@dataclass(frozen=True, slots=True)
class GateFailure:
    """Why two statements may not be compared: the cause, a reason that names the words, how sure in 0..1.

    ``finding`` is the entry of the gates' table that was met, empty where another rule found it.
    """

    cause: Cause
    reason: str
    strength: float
    finding: str = ""


def failure(cause: Cause, finding: str, reason: str, share: float = 1.0) -> GateFailure:
    """Return a failure with its strength from the table, weakened to ``share`` where it is met in part."""
    section = _SECTIONS[cause]
    return GateFailure(cause, reason, table("gates")[section][finding] * share, f"{section}.{finding}")


def quoted(words: Iterable[str]) -> str:
    """Return words in quotation marks, joined for a sentence, each once."""
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))
