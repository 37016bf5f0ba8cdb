"""Text cut into screen lines; each line is a span of the text, so that what is marked there can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

__all__ = ["wrapped"]

_WORD = re.compile(r"\S+\s*|\s+")
_JOINER = "\u200d"


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """Return the spans of the lines of at most ``width`` cells that the text takes, broken between words.

    A line end of the text ends a line and is in no span; blanks at a break stay at the end of their line and
    may reach past it. A word longer than a line is broken where it must be. Expects text made harmless but
    for its line ends.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _broken(paragraph, start, width)
        start += len(paragraph) + 1
    return lines


def _broken(paragraph: str, start: int, width: int) -> Iterator[tuple[int, int]]:
    cells = cell_len(paragraph)
    if cells <= width:
        yield start, start + len(paragraph)
    elif cells == len(paragraph):
        yield from _broken_letters(paragraph, start, width)
    else:
        yield from _broken_words(paragraph, start, width)


def _broken_letters(paragraph: str, start: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a paragraph whose characters are all one cell wide."""
    at = 0
    while len(paragraph) - at > width:
        blank = paragraph.rfind(" ", at, at + width + 1)
        end = blank + 1 if blank > at else at + width
        yield start + at, start + end
        at = end
    yield start + at, start + len(paragraph)


def _broken_words(paragraph: str, start: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a paragraph with characters of several widths."""
    line, taken = 0, 0
    for found in _WORD.finditer(paragraph):
        word = found.group()
        cells = cell_len(word.rstrip())
        if taken and taken + cells > width:
            yield start + line, start + found.start()
            line, taken = found.start(), 0
        if cells > width:
            *full, (line, _) = _folded(word.rstrip(), found.start(), width)
            yield from ((start + first, start + last) for first, last in full)
            word = paragraph[line : found.end()]
        taken += cell_len(word)
    yield start + line, start + len(paragraph)


def _folded(word: str, start: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a word longer than a line; what is joined to a character stays with it."""
    first, taken = 0, 0
    for index, letter in enumerate(word):
        cells = cell_len(letter)
        joined = not cells or (index and word[index - 1] == _JOINER)
        if not joined and taken + cells > width and index > first:
            yield start + first, start + index
            first, taken = index, 0
        taken += 0 if joined else cells
    yield start + first, start + len(word)
