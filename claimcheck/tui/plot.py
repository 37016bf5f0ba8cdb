"""Figures over time, drawn in characters or told as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from textual.content import Content

from claimcheck.display import MARKS, day, number
from claimcheck.text import harmless
from claimcheck.tui.evidence import EMPHASIS, STYLES
from claimcheck.tui.series import Point

__all__ = ["FEWEST", "plot", "table"]

FEWEST = 3  # dated figures, the claim's among them, that are worth a drawing
_LEGEND = "● the article  ≠ = ≈ sources  ∥ another period"
_BAR = "│"
_COLOURS = {mark: STYLES[colour] for mark, _, colour in MARKS.values()} | {"●": "bold"}
_SMALLEST = 12  # columns, and below them rows, that a drawing needs
_ROWS = 3
_UNDATED = "no date"
_LONGEST = 40  # characters of a figure as written


def plot(points: Sequence[Point], width: int, height: int) -> Content:
    """Return the dated points on a grid of that size: time to the right, the figure upwards.

    A figure that is a range, or hedged, is a bar over all that it may mean. Where two meet in one place the
    claim is seen, else the one that conflicts.
    """
    dated = [(point.day, point) for point in points if point.day]
    lows, highs = zip(*(_ends(point) for _, point in dated), strict=True)
    low, high = min(lows), max(highs)
    unit = points[0].quantity.unit
    labels = [number(high, unit), number(low, unit)]
    margin = max(map(len, labels)) + 1
    columns, rows = width - margin - 1, height - 3
    if columns < _SMALLEST or rows < _ROWS:
        return Content("There is no room to draw in; t shows the table.")
    grid = [[" "] * columns for _ in range(rows)]
    days = [when.toordinal() for when, _ in dated]
    for when, point in sorted(dated, key=lambda each: _weight(each[1])):
        column = _place(when.toordinal(), min(days), max(days), columns)
        first, last, at = (_place(end, low, high, rows) for end in (*_ends(point), point.quantity.value))
        for row in range(first, last + 1):
            grid[rows - 1 - row][column] = _BAR
        grid[rows - 1 - at][column] = point.mark
    sides = [labels[0].rjust(margin), *[" " * margin] * (rows - 2), labels[1].rjust(margin)]
    drawn = [Content(f"{side}┤") + _coloured(line) for side, line in zip(sides, grid, strict=True)]
    below = [f"{' ' * margin}└{'─' * columns}", _dates(min(days), max(days), margin + 1, width), _LEGEND]
    return Content("\n").join([*drawn, *map(Content, below)])


def table(points: Sequence[Point], width: int) -> Content:
    """Return the points as lines: the day, the figure as written, its mark, who gives it."""
    days = [day(point.day) if point.day else _UNDATED for point in points]
    figures = [_as_written(point) for point in points]
    left, middle = (max(map(len, column)) for column in (days, figures))
    lines = [
        Content(f"{point.mark} {when.rjust(left)}  {figure.ljust(middle)}  {point.source}")
        .truncate(max(width, 1), ellipsis=True)
        .stylize(EMPHASIS if point.ours else "")
        for point, when, figure in zip(points, days, figures, strict=True)
    ]
    return Content("\n").join(lines)


def _coloured(line: Sequence[str]) -> Content:
    """Return a line of the grid, each mark in its colour."""
    shown = Content("".join(line))
    for at, cell in enumerate(line):
        if cell in _COLOURS:
            shown = shown.stylize(_COLOURS[cell], at, at + 1)
    return shown


def _as_written(point: Point) -> str:
    """Return a figure with what it counts, neither longer than a column bears."""
    quantity = point.quantity
    counted = quantity.counted if quantity.counted and quantity.counted not in quantity.text else ""
    return harmless(f"{quantity.text} {counted}".strip()[:_LONGEST])


def _ends(point: Point) -> tuple[float, float]:
    """Return the least and the most that a figure may mean; an open end stays at the figure."""
    value, interval = point.quantity.value, point.quantity.interval
    low = value if interval.low is None else min(interval.low, value)
    return low, value if interval.high is None else max(interval.high, value)


def _place(value: float, low: float, high: float, cells: int) -> int:
    return round((value - low) / (high - low) * (cells - 1)) if high > low else (cells - 1) // 2


def _weight(point: Point) -> tuple[bool, bool]:
    return point.ours, point.mark == "≠"


def _dates(first: int, last: int, margin: int, width: int) -> str:
    begin, end = (day(dt.date.fromordinal(each)) for each in (first, last))
    if first == last:
        return (" " * margin + begin).ljust(width)
    return " " * margin + begin + end.rjust(max(width - margin - len(begin), len(end) + 1))
