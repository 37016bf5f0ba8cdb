"""Figures, intervals and gaps as a reader would write them."""

from __future__ import annotations

from claimcheck.intervals import in_whole_numbers
from claimcheck.language import table
from claimcheck.model import Gap, Interval

__all__ = ["gap_words", "interval_words", "number_words"]

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_DIGITS = 4
_SEPARATED = 1000


def number_words(value: float) -> str:
    """Return a number with separators, in millions and up with a scale word: "1,400", "1.2 billion"."""
    for size, name in _SCALES:
        if abs(value) >= size:
            return f"{_plain(value / size)} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    if abs(value) >= _SEPARATED or float(value).is_integer():
        return f"{value:,.0f}"
    return f"{float(f'{value:.{_DIGITS}g}'):,}"


def interval_words(interval: Interval, unit: str | None) -> str:
    """Return an interval in words: "1,330 to 1,470", "more than 50", "at most 12"."""
    return f"{_bounds(in_whole_numbers(interval, unit))}{_unit_words(unit)}"


def _bounds(interval: Interval) -> str:
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "any figure"
    if low is None:
        assert high is not None
        return f"less than {number_words(high)}" if interval.high_open else f"at most {number_words(high)}"
    if high is None:
        return f"{'more than' if interval.low_open else 'at least'} {number_words(low)}"
    if low == high:
        return number_words(low)
    return f"{number_words(low)} to {number_words(high)}"


def _unit_words(unit: str | None) -> str:
    names: dict[str, str] = table("rules")["unit_words"]
    if unit is None or unit in names:
        return names.get(unit or "", "")
    return f" {unit.replace('_', ' ')}"


def gap_words(gap: Gap) -> str:
    """Return how far apart two figures are: "200 apart, +16.7 %"."""
    apart = f"{number_words(abs(gap.absolute))}{_unit_words(gap.unit)} apart"
    if gap.relative is None:
        return apart
    return f"{apart}, {100 * gap.relative:+.1f} %"
