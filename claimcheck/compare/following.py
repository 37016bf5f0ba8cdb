"""Does a figure of the claim follow from those of the source, by a sum that the claim asks for?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from claimcheck.compare.align import Alignment
from claimcheck.compare.derived import derive
from claimcheck.compare.figure import Figure, relation_of
from claimcheck.compare.pairing import Match, Noun
from claimcheck.compare.vicinity import affinity
from claimcheck.language import table
from claimcheck.model import Relation

__all__ = ["best_derived"]


def best_derived(alignment: Alignment, figure: Figure, theirs: Sequence[Figure]) -> Match | None:
    """Return the match with the worked-out figure that agrees and fits best; None without one."""
    found = list(_following(alignment, figure, theirs))
    return max(found, key=lambda match: match.fit, default=None)


def _following(alignment: Alignment, figure: Figure, theirs: Sequence[Figure]) -> Iterator[Match]:
    for other in derive(figure, theirs):
        if relation_of(figure, other) is Relation.AGREES and _asked_for(alignment.claim.text, figure, other):
            fit = sum(affinity(alignment, figure.quantity, part) for part in other.parts) / len(other.parts)
            yield Match(figure, other, fit, Noun.UNSAID, Relation.AGREES)


def _asked_for(text: str, figure: Figure, other: Figure) -> bool:
    """Whether the claim's words ask for such a sum, or its figure is too exact to be met by chance."""
    rules = _rules()
    rule = rules[other.rule.removeprefix("derived.")]
    if _cues(other.rule).search(text) is not None:
        return True
    return not rule["needs_cue"] and _near(figure, other.value, rules["near"])


def _near(figure: Figure, value: float, reach: float) -> bool:
    bounded = figure.tight.low is not None and figure.tight.high is not None
    return bounded or abs(value - figure.value) <= reach * abs(figure.value)


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = table("rules")["derived"]
    return rules


@cache
def _cues(rule: str) -> re.Pattern[str]:
    words = _rules()[rule.removeprefix("derived.")]["cues"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b" if words else r"(?!)", re.IGNORECASE)
