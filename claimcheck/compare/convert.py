"""Units: whether two figures measure the same sort of thing, and how to state one in the other's unit.

Physical units go through pint, which is loaded only where two units differ. Money never converts from one
currency to another: that needs a dated rate, which no sentence carries.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from claimcheck.compare.words import tokenise
from claimcheck.language import table
from claimcheck.model import Interval, Kind, Quantity

__all__ = ["PERCENT", "POINTS", "Scale", "dimension", "factor_of", "rate_stem", "rate_words", "scale_between"]

PERCENT = "percent"
POINTS = "percentage_point"
_PROPORTIONS = frozenset({Kind.SHARE, Kind.RATIO})


@dataclass(frozen=True, slots=True)
class Scale:
    """A way from one unit to another: times ``factor``, plus ``offset``; the factor is above 0."""

    factor: float = 1.0
    offset: float = 0.0

    def value(self, value: float) -> float:
        """Return the value in the other unit."""
        return value * self.factor + self.offset

    def interval(self, interval: Interval) -> Interval:
        """Return the interval in the other unit; open ends stay open."""
        low = None if interval.low is None else self.value(interval.low)
        high = None if interval.high is None else self.value(interval.high)
        return Interval(low, high, interval.low_open, interval.high_open)


def dimension(quantity: Quantity) -> str:
    """Return what sort of thing a quantity measures; only figures of one dimension compare by value.

    "share", "points", "money:EUR", "count", "rank", "score", "multiple", or the dimensions of a unit, as pint
    tells them ("[length]"). Ages and durations are both "[time]".
    """
    if quantity.unit in _POINTS:
        return "points"
    if quantity.kind in _PROPORTIONS or quantity.unit == PERCENT:
        return "share"
    if quantity.kind is Kind.MONEY:
        return f"money:{quantity.unit}"
    if quantity.kind in _NAMED or quantity.unit is None:
        return quantity.kind.value
    return _physical(quantity.unit)


# Points that a percentage moves by, each as a part of a percentage point.
_POINTS = {POINTS: 1.0, "basis_point": 0.01}
_NAMED = frozenset({Kind.COUNT, Kind.RANK, Kind.SCORE, Kind.MULTIPLE})


def scale_between(one: str | None, other: str | None) -> Scale | None:
    """Return the way from one unit to another of the same dimension; None where there is none."""
    if one == other or one is None or other is None:
        return Scale()
    if one in _POINTS and other in _POINTS:
        return Scale(_POINTS[one] / _POINTS[other])
    return _between_units(one, other)


def rate_words(quantity: Quantity) -> frozenset[str]:
    """Return what a rate is per, as stems; two ways of saying per day or per head are one."""
    if not quantity.per:
        return frozenset()
    words = (word for word in tokenise(quantity.per) if word.text.lower() not in _ARTICLES)
    return frozenset(rate_stem(word.stem) for word in words)


_ARTICLES = frozenset({"a", "an", "the", "each", "every"})


def rate_stem(stem: str) -> str:
    """Return the stem under which the base of a rate is known: "daily" is per day, "head" per person."""
    return str(table("tolerances")["per"].get(stem, stem))


_OF_PINT = {"decade": "ten_years"}  # a decade of pint's is a step of a logarithm


@cache
def _registry() -> Any:
    """Return pint's registry; loading it takes a third of a second, so only a real conversion asks for it."""
    import pint

    registry: Any = pint.UnitRegistry(autoconvert_offset_to_baseunit=True, cache_folder=None)
    registry.define(f"{_OF_PINT['decade']} = 10 * year")
    return registry


@cache
def _dimensions() -> dict[str, str]:
    return {unit: dimension for dimension, units in table("dimensions").items() for unit in units}


@cache
def _physical(unit: str) -> str:
    known = _dimensions().get(unit)
    if known:
        return known
    try:
        return str(_registry().get_dimensionality(unit))
    except Exception:  # noqa: BLE001 - pint raises many kinds of error; an unknown unit is its own dimension
        return f"unit:{unit}"


@cache
def factor_of(one: str, other: str, target: str, *, divided: bool) -> float | None:
    """Return what one unit times (or divided by) another comes to in a third; None where it is no such unit.

    A kilometre divided by a kilometre per hour is an hour.
    """
    registry = _registry()
    try:
        left, right = (registry.Quantity(1.0, _OF_PINT.get(unit, unit)) for unit in (one, other))
        return float((left / right if divided else left * right).to(_OF_PINT.get(target, target)).magnitude)
    except Exception:  # noqa: BLE001 - as above
        return None


@cache
def _between_units(one: str, other: str) -> Scale | None:
    """Return the affine way from one physical unit to another; temperatures need the offset."""
    registry = _registry()
    one, other = _OF_PINT.get(one, one), _OF_PINT.get(other, other)
    try:
        zero, unit = (registry.Quantity(value, one).to(other).magnitude for value in (0.0, 1.0))
    except Exception:  # noqa: BLE001 - pint raises many kinds of error; a unit that does not convert has no way
        return None
    return Scale(unit - zero, zero)
