"""Score quantities against NewsQuant: by value, by value and unit, and by hedge; never by order.

NewsQuant gives no spans, so that a quantity is found where its value is. Three readings of its labels:

* Its ranges ("208.0-193.0") are a range of ours with those ends, a result with those numbers, or the two
  ends of one change, which claimcheck keeps as two quantities (from 208, to 193); those two count as one.
* Its cents and pence are hundredths of the currency ("63.0 cents" is 0.63 USD here).
* It labels no ranks ("second-lowest") and hardly a multiple ("twice as loud"): ours count where they match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from measures._units import same_unit

from claimcheck.model import Hedge, Kind, Quantity, Role

__all__ = ["Tally", "score_sentence"]

_UNLABELLED = (Kind.RANK, Kind.MULTIPLE)
_RANGE = re.compile(r"(-?[\d.]+(?:[eE][+-]?\d+)?)\s*-\s*([\d.]+(?:[eE][+-]?\d+)?)")
_CHANGE = {
    Hedge.ABOUT: "~",
    Hedge.NEARLY: "~",
    Hedge.OVER: ">",
    Hedge.AT_LEAST: ">",
    Hedge.UNDER: "<",
    Hedge.AT_MOST: "<",
    Hedge.EXACT: "=",
    Hedge.RANGE: "=",
}
_MINOR = ("cent", "cent per share", "sen", "pence", "penny", "point")


@dataclass
class Tally:
    """Counts over sentences: labels, finds, right values, right values and units, and hedges judged."""

    expected: int = 0
    found: int = 0
    values: int = 0
    units: int = 0
    hedges_judged: int = 0
    hedges: int = 0
    trends_judged: int = 0
    trends: int = 0


@dataclass
class _Find:
    """What may match one label: one quantity, or the two ends of a change."""

    quantities: tuple[Quantity, ...]
    ends: tuple[float, ...]


def score_sentence(
    labels: Sequence[dict[str, Any]], quantities: Iterable[Quantity], tally: Tally
) -> list[str]:
    """Add one sentence to a tally and return a line for each label missed and each find too many."""
    finds = _with_changes(labels, [_find(quantity) for quantity in quantities])
    tally.expected += len(labels)
    problems = []
    for label in sorted(labels, key=lambda label: "-" not in str(label["value"])[1:]):
        find = _best(label, finds)
        if find is None:
            problems.append(f"missed {label['value']} {label['unit']}")
            continue
        finds.remove(find)
        problems.extend(_judge(label, find.quantities[-1], tally))
        tally.found += 1
    over = [find for find in finds if find.quantities[0].kind not in _UNLABELLED]
    tally.found += len(over)
    problems.extend(f"too many {find.quantities[0].text!r} {find.ends}" for find in over)
    return problems


def _judge(label: dict[str, Any], quantity: Quantity, tally: Tally) -> list[str]:
    problems = []
    tally.values += 1
    if same_unit(label, quantity):
        tally.units += 1
    else:
        problems.append(f"unit {label['unit']!r} read as {quantity.unit!r} {quantity.counted!r}")
    change = label["change"]
    if change in ("up", "down"):
        tally.trends_judged += 1
        tally.trends += quantity.trend is not None and quantity.trend.value == change
    else:
        tally.hedges_judged += 1
        if _CHANGE[quantity.hedge] == change:
            tally.hedges += 1
        else:
            problems.append(f"hedge {change} read as {quantity.hedge} in {quantity.text!r}")
    return problems


def _find(quantity: Quantity) -> _Find:
    spans = quantity.hedge is Hedge.RANGE or quantity.kind is Kind.SCORE
    low, high = quantity.interval.low, quantity.interval.high
    if spans and low is not None and high is not None:
        return _Find((quantity,), (low, high))
    return _Find((quantity,), (quantity.value,))


def _with_changes(labels: Sequence[dict[str, Any]], finds: list[_Find]) -> list[_Find]:
    """Make one find of the two ends of a change where a label has both."""
    for label in labels:
        ends = _ends(label)
        if len(ends) != 2:
            continue
        start = next((find for find in finds if _is_end(find, Role.FROM, ends[0])), None)
        stop = next((find for find in finds if _is_end(find, Role.TO, ends[1])), None)
        if start and stop:
            both = _Find(start.quantities + stop.quantities, ends)
            finds = [both if find is start else find for find in finds if find is not stop]
    return finds


def _is_end(find: _Find, role: Role, value: float) -> bool:
    return len(find.ends) == 1 and find.quantities[0].role is role and _close(find.ends[0], value)


def _best(label: dict[str, Any], finds: Sequence[_Find]) -> _Find | None:
    """Return the find with the label's value, one of the same unit first."""
    ends = _ends(label)
    right = [find for find in finds if _matches(label, ends, find)]
    return min(right, key=lambda find: not same_unit(label, find.quantities[-1]), default=None)


def _matches(label: dict[str, Any], ends: tuple[float, ...], find: _Find) -> bool:
    mine = find.ends
    if find.quantities[0].kind is Kind.MONEY and label["normalized_unit"] in _MINOR:
        ends = tuple(end / 100 for end in ends)
    if len(ends) == len(mine):
        pairs = list(zip(sorted(ends), sorted(mine), strict=True))
        return all(_close(end, own) for end, own in pairs)
    return (
        len(ends) == 1 and find.quantities[0].kind is Kind.SCORE and _close(ends[0], find.quantities[0].value)
    )


def _ends(label: dict[str, Any]) -> tuple[float, ...]:
    text = str(label["value"])
    if match := _RANGE.fullmatch(text):
        return float(match[1]), float(match[2])
    return (float(text),)


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other), 1e-30)
