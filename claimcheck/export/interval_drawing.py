"""Two readings drawn on one scale as inline SVG: article above, source below; an open end is an arrow."""

from __future__ import annotations

from html import escape

from claimcheck.display import interval_words, number
from claimcheck.model import Comparison, Interval

__all__ = ["interval_drawing"]

# In units of the drawing, which scales to the width of the page.
_WIDTH, _HEIGHT = 640, 96
_LEFT, _RIGHT = 90, 620  # of the scale, labels to the left of it
_ROWS = {"article": 24, "source": 56}  # the middle of each bar
_THICK = 12
_THINNEST = 4  # so that an exact figure can be seen
_AXIS = 76
_MARGIN = 0.12  # of the scale, kept free at either end


def interval_drawing(comparison: Comparison) -> str:
    """Return the drawing of the two readings that decided, empty where there are none or both are the same.

    A reader who cannot see it is told the same in words.
    """
    sides = {"article": comparison.claim_interval, "source": comparison.statement_interval}
    readings = {side: interval for side, interval in sides.items() if interval}
    ends = [end for interval in readings.values() for end in (interval.low, interval.high) if end is not None]
    if len(readings) < len(sides) or not ends or sides["article"] == sides["source"]:
        return ""
    unit = comparison.gap.unit if comparison.gap else None
    scale = _Scale(min(ends), max(ends))
    words = {side: interval_words(interval, unit) for side, interval in readings.items()}
    told = escape("; ".join(f"{side}: {text}" for side, text in words.items()))
    bars = "".join(_bar(side, interval, words[side], scale) for side, interval in readings.items())
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{told}">{bars}'
        f'<line class="axis" x1="{_LEFT}" y1="{_AXIS}" x2="{_RIGHT}" y2="{_AXIS}"/>'
        f"{_end(min(ends), unit, scale, last=False)}"
        f"{_end(max(ends), unit, scale, last=True) if min(ends) < max(ends) else ''}</svg>"
    )


class _Scale:
    """Where on the drawing a figure stands."""

    def __init__(self, low: float, high: float) -> None:
        spread = (high - low) or abs(high) or 1.0
        self._from = low - spread * _MARGIN
        self._size = spread * (1 + 2 * _MARGIN)

    def at(self, value: float) -> float:
        return _LEFT + (value - self._from) / self._size * (_RIGHT - _LEFT)


def _bar(side: str, interval: Interval, words: str, scale: _Scale) -> str:
    middle = _ROWS[side]
    left = _LEFT if interval.low is None else scale.at(interval.low)
    right = _RIGHT if interval.high is None else scale.at(interval.high)
    if right - left < _THINNEST:
        left, right = (left + right - _THINNEST) / 2, (left + right + _THINNEST) / 2
    top = middle - _THICK / 2
    arrows = "".join(
        _arrow(x, middle, way)
        for x, way, end in ((left, -1, interval.low), (right, 1, interval.high))
        if end is None
    )
    return (
        f'<g class="{side}"><title>{escape(words)}</title>'
        f'<text x="0" y="{middle + 4}">{side}</text>'
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{_THICK}" rx="2"/>'
        f"{arrows}</g>"
    )


def _arrow(x: float, middle: float, way: int) -> str:
    """Return the head that says: and further on in that direction."""
    top, tip, bottom = middle - _THICK, x + way * _THICK, middle + _THICK
    return f'<path d="M{x:.1f} {top} L{tip:.1f} {middle} L{x:.1f} {bottom} Z"/>'


def _end(value: float, unit: str | None, scale: _Scale, *, last: bool) -> str:
    anchor = "end" if last else "start"
    words = escape(number(value, unit))
    return (
        f'<text class="end" x="{scale.at(value):.1f}" y="{_AXIS + 16}" text-anchor="{anchor}">{words}</text>'
    )
