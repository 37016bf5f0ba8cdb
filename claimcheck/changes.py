"""What may have changed since a comparison was made or shown, by name, and the words that tell it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

__all__ = ["Change", "Difference", "changed_results"]

# What makes up a comparison's result; rule set and model are told apart from it.
_RESULT = (
    "relation",
    "cause",
    "direction",
    "gap",
    "claim_interval",
    "statement_interval",
    "rule",
)


class Change(StrEnum):
    """What may keep a comparison, or a finding, from coming out as it did."""

    RULES = "rules"  # the rule set is another
    MISSING = "missing"  # the desk does not hold a snapshot, or no claim or statement at that place
    ADDED = "added"  # a source that came since speaks for or against the claim
    REMOVED = "removed"  # the source was removed from the corpus; its snapshot is kept
    SUPERSEDED = "superseded"  # a newer version of the source took its place
    EDITED = "edited"  # what is told of a source (title, publisher, day ...) is not what was shown
    ALTERED = "altered"  # a snapshot, or a quote, is not what it was
    RESULT = "result"  # the comparison, or what the comparisons add up to, comes out otherwise


@dataclass(frozen=True, slots=True)
class Difference:
    """One change and the words that tell it."""

    change: Change
    words: str


def changed_results(then: dict[str, Any], now: dict[str, Any]) -> Iterator[Difference]:
    """Yield what differs between the shapes of a comparison as it was made and as it comes out now."""
    for name in _RESULT:
        if then[name] != now[name]:
            before, today = (json.dumps(shape[name], ensure_ascii=False) for shape in (then, now))
            yield Difference(Change.RESULT, f"{name.replace('_', ' ')} is {today}, it was {before}")
