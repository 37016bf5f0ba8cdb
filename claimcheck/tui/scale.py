"""Two intervals on one scale, in characters: whether they meet is seen before it is read."""

from __future__ import annotations

from claimcheck.model import Interval

__all__ = ["drawn"]

_MARGIN = 0.08  # of the stretch that both cover, left free on either side
_POINT = "●"
_LINE, _SHARED = "─", "━"
_ENDS = {False: ("[", "]"), True: ("(", ")")}  # by whether the end itself is left out
_ARROWS = ("◂", "▸")


def drawn(first: Interval, second: Interval, width: int) -> tuple[str, str]:
    """Return both intervals as lines of ``width`` characters on one scale; where they meet is drawn heavy.

    A single value is a point, a round bracket an end that is left out, an arrow one that is unbounded.
    """
    ends = [end for each in (first, second) for end in (each.low, each.high) if end is not None]
    low, high = (min(ends), max(ends)) if ends else (0.0, 0.0)
    margin = (high - low) * _MARGIN or 1.0
    scale = _Scale(low - margin, high + margin, width)
    shared = set(scale.columns(first)) & set(scale.columns(second)) if _meet(first, second) else set()
    return scale.line(first, shared), scale.line(second, shared)


class _Scale:
    def __init__(self, low: float, high: float, width: int) -> None:
        self._low = low
        self._span = high - low
        self._last = width - 1

    def columns(self, interval: Interval) -> range:
        """Return the columns that an interval takes."""
        start = 0 if interval.low is None else self._column(interval.low)
        end = self._last if interval.high is None else self._column(interval.high)
        return range(start, max(start, end) + 1)

    def line(self, interval: Interval, shared: set[int]) -> str:
        """Return the interval drawn, the shared columns heavy."""
        columns = self.columns(interval)
        cells = [" "] * (self._last + 1)
        for column in columns:
            cells[column] = _SHARED if column in shared else _LINE
        if len(columns) == 1:
            cells[columns[0]] = _POINT
        else:
            cells[columns[0]] = _ARROWS[0] if interval.low is None else _ENDS[interval.low_open][0]
            cells[columns[-1]] = _ARROWS[1] if interval.high is None else _ENDS[interval.high_open][1]
        return "".join(cells)

    def _column(self, value: float) -> int:
        return round((value - self._low) / self._span * self._last)


def _meet(first: Interval, second: Interval) -> bool:
    return not (_ends_before(first, second) or _ends_before(second, first))


def _ends_before(first: Interval, second: Interval) -> bool:
    """Whether the first interval lies wholly below the second."""
    if first.high is None or second.low is None:
        return False
    if first.high == second.low:
        return first.high_open or second.low_open
    return first.high < second.low
