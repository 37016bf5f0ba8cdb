"""Two readings of a figure as stated: what its words commit to, and what a generous reader grants.

Both are intervals in the quantity's own unit. Every width stands in ``tolerances.toml``, with its source.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any

from claimcheck.language import table
from claimcheck.model import Hedge, Interval, Kind, Quantity

__all__ = ["core", "loose", "overlap", "stated_vaguely", "tight"]


def tight(quantity: Quantity) -> Interval:
    """Return what the words commit to: significant digits for a bare figure, one-sided for a bound.

    "nearly" never reaches above its figure, "more than" leaves the figure itself out.
    """
    return _READERS[quantity.hedge](quantity, generous=False)


def loose(quantity: Quantity) -> Interval:
    """Return what a generous reader grants the hedge; a bare exact figure is granted nothing more."""
    return _READERS[quantity.hedge](quantity, generous=True)


def core(quantity: Quantity) -> Interval:
    """Return what the words commit to where an "about" is not counted: two of them do not add up."""
    return _exact(quantity, generous=False) if quantity.hedge is Hedge.ABOUT else tight(quantity)


def overlap(one: Interval, other: Interval) -> bool:
    """Whether the two intervals share a point; an open end is no part of its interval."""
    return _reaches(one, other) and _reaches(other, one)


def _reaches(one: Interval, other: Interval) -> bool:
    """Whether ``one`` does not end before ``other`` begins."""
    if one.high is None or other.low is None:
        return True
    if math.isclose(one.high, other.low, rel_tol=1e-9, abs_tol=1e-12):
        return not (one.high_open or other.low_open)
    return one.high > other.low


def stated_vaguely(quantity: Quantity) -> bool:
    """Whether a figure is approximate as it stands, hedge or none: "a third", "a dozen", "tenfold"."""
    return _vague().search(quantity.text) is not None


@cache
def _vague() -> re.Pattern[str]:
    return _any_of(_rule("words")["vague"])


@cache
def _just() -> re.Pattern[str]:
    return _any_of(_rule("words")["just"])


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _rule(name: str) -> dict[str, Any]:
    rule: dict[str, Any] = table("tolerances")[name]
    return rule


def _exact(quantity: Quantity, *, generous: bool) -> Interval:
    if stated_vaguely(quantity):
        width = _rule("vague")["loose" if generous else "tight"] * abs(quantity.value)
        return Interval(quantity.value - width, quantity.value + width)
    rule = _rule("exact")
    size = abs(quantity.value)
    if _is_tally(quantity):
        return Interval(quantity.value, quantity.value)
    width = min(rule["units"] * _last_place(quantity), rule["cap"] * size)
    return Interval(quantity.value - width, quantity.value + width)


def _is_tally(quantity: Quantity) -> bool:
    """Whether the figure was counted one by one, so that rounding explains no difference."""
    whole = float(quantity.value).is_integer()
    small = abs(quantity.value) < _rule("exact")["counted_below"]
    return whole and ((small and quantity.kind is Kind.COUNT) or quantity.kind in _TALLIED)


_TALLIED = (Kind.RANK, Kind.SCORE)


def _last_place(quantity: Quantity) -> float:
    """Return one unit of the last significant place, two significant digits being granted to any figure."""
    size = abs(quantity.value)
    if not size:
        return quantity.precision
    digits = _rule("exact")["digits"]
    least: float = 10.0 ** (math.floor(math.log10(size)) - digits + 1)
    return min(quantity.precision, least)


def _about(quantity: Quantity, *, generous: bool) -> Interval:
    rule = _rule("about")
    size = abs(quantity.value)
    width = rule["tight"] * size
    if size < rule["small_below"]:
        width = max(width, min(rule["units"] * quantity.precision, rule["small_cap"] * size))
    if generous:
        width = max(width, rule["loose"] * size)
    return Interval(quantity.value - width, quantity.value + width)


def _nearly(quantity: Quantity, *, generous: bool) -> Interval:
    rule = _rule("nearly")
    size = abs(quantity.value)
    below = max(rule["least"] * size, min(rule["units"] * quantity.precision, rule["most"] * size))
    if stated_vaguely(quantity):
        below = rule["most"] * size
    if generous:
        return Interval(
            quantity.value - max(below, rule["loose"] * size), quantity.value + rule["over"] * size
        )
    return Interval(quantity.value - below, quantity.value)


def _over(quantity: Quantity, *, generous: bool) -> Interval:
    rule = _rule("over")
    size = abs(quantity.value)
    low, high = quantity.value, None
    if _just().search(quantity.text):
        high = quantity.value + rule["just_loose" if generous else "just"] * size
    if generous:
        return Interval(low - rule["loose"] * size, high)
    return Interval(low, high, low_open=quantity.hedge is Hedge.OVER)


def _under(quantity: Quantity, *, generous: bool) -> Interval:
    rule = _rule("under")
    size = abs(quantity.value)
    low, high = None, quantity.value
    if _just().search(quantity.text):
        low = quantity.value - rule["just_loose" if generous else "just"] * size
    if generous:
        return Interval(low, high + rule["loose"] * size)
    return Interval(low, high, high_open=quantity.hedge is Hedge.UNDER)


def _range(quantity: Quantity, *, generous: bool) -> Interval:
    stated = quantity.interval
    if not generous:
        return stated
    width = _rule("range")["loose"]
    low = None if stated.low is None else stated.low - width * abs(stated.low)
    high = None if stated.high is None else stated.high + width * abs(stated.high)
    return Interval(low, high)


_READERS = {
    Hedge.EXACT: _exact,
    Hedge.ABOUT: _about,
    Hedge.NEARLY: _nearly,
    Hedge.OVER: _over,
    Hedge.AT_LEAST: _over,
    Hedge.UNDER: _under,
    Hedge.AT_MOST: _under,
    Hedge.RANGE: _range,
}
