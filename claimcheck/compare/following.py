"""Does a figure of the claim follow from those of the source, by a sum that the claim asks for?"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from claimcheck.compare.align import Alignment
from claimcheck.compare.convert import dimension
from claimcheck.compare.derived import derive
from claimcheck.compare.figure import Figure, relation_of
from claimcheck.compare.pairing import Match, Noun, same_noun
from claimcheck.compare.vicinity import affinity
from claimcheck.language import table
from claimcheck.model import Hedge, Quantity, Relation, Role

__all__ = ["OF_ONE_KIND", "best_derived", "best_stated_sum"]


def best_derived(alignment: Alignment, figure: Figure, theirs: Sequence[Figure]) -> Match | None:
    """Return the match with the worked-out figure that agrees and fits best; None without one."""
    found = list(_following(alignment, figure, theirs))
    return max(found, key=lambda match: match.fit, default=None)


def _following(alignment: Alignment, figure: Figure, theirs: Sequence[Figure]) -> Iterator[Match]:
    kin = _of_one_kind(alignment, figure, theirs, Noun.SAME, Noun.UNSAID)
    for other in derive(figure, theirs):
        if relation_of(figure, other) is not Relation.AGREES:
            continue
        mixed = other.rule in OF_ONE_KIND and not all(one in kin for one in _figures(other, theirs))
        if _too_exact(figure, other) or (not mixed and _asked_for(alignment, figure, other)):
            fit = _fit(alignment, figure, other)
            yield Match(figure, other, fit, Noun.UNSAID, Relation.AGREES)


def _too_exact(figure: Figure, other: Figure) -> bool:
    """Whether a figure of three significant digits is met on the digit: no chance does that."""
    size = abs(figure.value)
    digits = _rules()["exact"]
    fine = size > 0 and figure.quantity.precision <= size * digits
    bare = figure.quantity.hedge is Hedge.EXACT
    return fine and bare and math.isclose(figure.value, other.value, rel_tol=digits / 10)


# Sums of things of one kind: apples and pears do not add up to apples.
OF_ONE_KIND = frozenset({"derived.sum", "derived.difference", "derived.balance"})


def _of_one_kind(
    alignment: Alignment, figure: Figure, theirs: Sequence[Figure], *nouns: Noun
) -> list[Figure]:
    """Return the figures that count what a claim's does; where none does, the two of another kind."""
    kin = [one for one in theirs if same_noun(alignment, figure, one) in nouns]
    others = [one for one in theirs if one.dimension == figure.dimension]
    return kin if kin or len(others) != _PAIR else others


def _figures(other: Figure, theirs: Sequence[Figure]) -> list[Figure]:
    return [one for one in theirs if one.quantity in other.parts]


def best_stated_sum(alignment: Alignment, figure: Figure, theirs: Sequence[Figure]) -> Match | None:
    """Return the match with a figure that the source as good as states, though the two need not agree.

    A part beside its whole states a share; a step from one figure to another states its size.
    """
    kin = _of_one_kind(alignment, figure, theirs, Noun.SAME)
    totals = _totals().search(_stretch(alignment.claim.text, figure.quantity)) is not None
    found = [
        Match(figure, other, _fit(alignment, figure, other), Noun.UNSAID, relation_of(figure, other))
        for other in derive(figure, theirs)
        if _as_good_as_stated(alignment.source.text, figure, other, theirs)
        or (totals and other.rule in OF_ONE_KIND and all(one in kin for one in _figures(other, theirs)))
    ]
    return max(found, key=lambda match: match.fit, default=None)


def _as_good_as_stated(text: str, figure: Figure, other: Figure, theirs: Sequence[Figure]) -> bool:
    if other.rule == "derived.share":
        return figure.quantity.role is not Role.CHANGE and _part_of(text, other)
    alike = [one for one in theirs if one.dimension == dimension(other.quantity)]
    if other.rule == "derived.multiple":
        return len(alike) == _PAIR or len(set(other.parts)) == 1
    if other.rule == "derived.points" and len(alike) == _PAIR:
        return True
    return other.rule in _STEPS and figure.quantity.role is Role.CHANGE and _is_step(other)


_PAIR = 2
# How many words before a whole may link it to its part: "of the 84".
_OPENING = 2
_STEPS = frozenset({"derived.change", "derived.points"})


def _is_step(other: Figure) -> bool:
    """Whether two figures are told as the ends of one change."""
    return any(part.role is Role.FROM for part in other.parts)


def _part_of(text: str, share: Figure) -> bool:
    """Whether the words link the two figures as part and whole: "45 drones, of which 38"."""
    part, whole = share.parts
    first, second = sorted((part, whole), key=lambda quantity: quantity.start)
    links = _links()
    between = text[first.end : second.start]
    opening = " ".join(text[: first.start].split()[-_OPENING:]) if first is whole else ""
    return bool(links.search(between)) or bool(links.search(opening))


@cache
def _totals() -> re.Pattern[str]:
    """Return the words by which a claim itself says that its figure is a total or a rest."""
    return re.compile(rf"\b(?:{'|'.join(_rules()['totals'])})\b", re.IGNORECASE)


@cache
def _links() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_rules()['links'])})\b", re.IGNORECASE)


def _fit(alignment: Alignment, figure: Figure, other: Figure) -> float:
    return sum(affinity(alignment, figure.quantity, part) for part in other.parts) / len(other.parts)


def _asked_for(alignment: Alignment, figure: Figure, other: Figure) -> bool:
    """Whether the words ask for such a sum, or the claim's figure is too exact to be met by chance."""
    rules = _rules()
    rule = rules[other.rule.removeprefix("derived.")]
    rest = _stretch(alignment.claim.text, figure.quantity)
    if _cues(other.rule, "cues").search(rest) or _cues(other.rule, "source_cues").search(
        alignment.source.text
    ):
        return True
    return not rule["needs_cue"] and _near(figure, other.value, rules["near"])


def _stretch(text: str, quantity: Quantity) -> str:
    """Return the words around a figure between the nearest pauses, the figure's own left out."""
    start = max((pause.end() for pause in _PAUSE.finditer(text, 0, quantity.start)), default=0)
    pause = _PAUSE.search(text, quantity.end)
    end = pause.start() if pause else len(text)
    return f"{text[start : quantity.start]} … {text[quantity.end : end]}"


_PAUSE = re.compile(r"[,;:](?=\s)")


def _near(figure: Figure, value: float, reach: float) -> bool:
    bounded = figure.tight.low is not None and figure.tight.high is not None
    return bounded or abs(value - figure.value) <= reach * abs(figure.value)


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = table("rules")["derived"]
    return rules


@cache
def _cues(rule: str, kind: str) -> re.Pattern[str]:
    words = _rules()[rule.removeprefix("derived.")].get(kind)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b" if words else r"(?!)", re.IGNORECASE)
