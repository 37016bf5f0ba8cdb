"""What a gate hands back, and the words a gate's reason needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.model import Cause

__all__ = ["GateFailure", "quoted"]


@dataclass(frozen=True, slots=True)
class GateFailure:
    """Why two statements may not be compared: the cause, a reason that names the words, how sure in 0..1."""

    cause: Cause
    reason: str
    strength: float


def quoted(words: Iterable[str]) -> str:
    """Return words in quotation marks, joined for a sentence."""
    return ", ".join(f"“{word}”" for word in words)
