"""Plain text for a terminal: wrapped to its width, emphasis in colour where it has any, else in brackets."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimcheck.text import harmless

__all__ = ["Page", "emphasised", "page", "shortened", "width_of"]

# Two control characters, which harmless() leaves nowhere else, stand for emphasis until it is painted.
_ON, _OFF = "\x02", "\x03"
_WIDEST = 110  # columns; longer lines are hard to read
_PIPE = 100
_NARROWEST = 40

_RESET = "\x1b[0m"
_BEGIN, _END = "\x1b[1;4m", "\x1b[22;24m"  # emphasis: bold and underlined
_STYLES = {
    "strong": "\x1b[1m",
    "faint": "\x1b[2m",
    "red": "\x1b[1;31m",
    "green": "\x1b[32m",
    "yellow": "\x1b[33m",
    "blue": "\x1b[34m",
}


@dataclass(frozen=True, slots=True)
class Page:
    """Where text is laid out: ``width`` columns, in colour or not. Colour only repeats what words say."""

    width: int = _PIPE
    colour: bool = False

    def styled(self, text: str, style: str) -> str:
        """Return the text in that style where there is colour, else as it is."""
        if not self.colour or not text:
            return text
        # Emphasis inside ends all brightness, so the style is taken up again behind it.
        return f"{_STYLES[style]}{text.replace(_END, _END + _STYLES[style])}{_RESET}"

    def lines(self, text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
        """Yield the text in lines of at most ``width`` columns, after ``first``, then after ``rest``."""
        rest = " " * width_of(first) if rest is None else rest
        if not self.colour:
            text = text.replace(_ON, "[").replace(_OFF, "]")
        indent, open_mark = first, False
        for line in _wrapped(text, max(self.width - width_of(first), 10)):
            painted, open_mark = _painted(line, open_mark)
            yield indent + painted
            indent = rest

    def columns(self, rows: Iterable[tuple[str, ...]], gap: str = "  ") -> Iterator[str]:
        """Yield rows with their cells aligned; the last one is cut to what the line has left."""
        table = list(rows)
        widths = [max(map(width_of, column)) for column in zip(*table, strict=True)]
        for row in table:
            cells = [cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True)]
            start = gap.join(cells[:-1]) + gap if len(cells) > 1 else ""
            yield start + shortened(row[-1], max(self.width - width_of(start), 10))


def page() -> Page:
    """Return the page that stdout is: the terminal's width, colour unless NO_COLOR or a pipe."""
    terminal = sys.stdout.isatty()
    columns = shutil.get_terminal_size((_PIPE, 24)).columns
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Page(max(_NARROWEST, min(columns, _WIDEST)), colour)


def emphasised(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return outside text made harmless, with those spans (sorted or not, none overlapping) emphasised."""
    text = harmless(text)
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{_ON}{text[start:end]}{_OFF}{text[end:]}"
    return text


def width_of(text: str) -> int:
    """Return how many columns a text takes; marks of emphasis take none."""
    return sum(map(_width, text)) if not text.isascii() or _ON in text or _OFF in text else len(text)


def shortened(text: str, width: int) -> str:
    """Return the text, or as much of it as fits with an ellipsis behind."""
    if width_of(text) <= width:
        return text
    taken = 0
    for index, character in enumerate(text):
        taken += _width(character)
        if taken > width - 1:
            return text[:index].rstrip() + "…"
    return text


def _width(character: str) -> int:
    if (
        character in (_ON, _OFF)
        or unicodedata.combining(character)
        or unicodedata.category(character) == "Cf"
    ):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Yield lines of at most that width, broken at spaces, and within a word only where it is too long."""
    line: list[str] = []
    taken = 0
    for word in (piece for long in text.split() for piece in _pieces(long, width)):
        size = width_of(word)
        if line and taken + 1 + size > width:
            yield " ".join(line)
            line, taken = [], 0
        taken += size + (1 if line else 0)
        line.append(word)
    if line:
        yield " ".join(line)


def _pieces(word: str, width: int) -> Iterator[str]:
    if len(word) * 2 <= width or width_of(word) <= width:
        yield word
        return
    start, taken = 0, 0
    for index, character in enumerate(word):
        size = _width(character)
        if taken + size > width:
            yield word[start:index]
            start, taken = index, 0
        taken += size
    yield word[start:]


def _painted(line: str, already: bool) -> tuple[str, bool]:
    """Return the line with its marks as escapes, closed at its end, and whether emphasis goes on."""
    goes_on = line.rfind(_ON) > line.rfind(_OFF) if _ON in line or _OFF in line else already
    painted = (_BEGIN if already else "") + line.replace(_ON, _BEGIN).replace(_OFF, _END)
    return painted + (_END if goes_on else ""), goes_on
