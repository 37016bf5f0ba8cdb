"""Blocks of a text: paragraphs with hard-wrapped lines joined, headlines, list items, table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from claimcheck.language import table
from claimcheck.text.characters import normalise

__all__ = ["Block", "BlockKind", "blocks"]


class BlockKind(StrEnum):
    """What a block looks like on the page."""

    PARAGRAPH = "paragraph"
    HEADLINE = "headline"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines that belong together; ``text[start:end]`` without list mark or outer space."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class _Line:
    """One line without outer space; ``follows`` is true where no blank line stands before it."""

    start: int
    end: int
    text: str
    follows: bool


_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LIST_MARK = re.compile(r"(?:[-*+•‣◦▪●·–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_CELL_GAP = re.compile(r"\t+| {3,}| ?\| ?")
_CLOSED = re.compile(r"[.!?…:;,][\"')\]]*$")
_ENDED = re.compile(r"[.!?…:][\"')\]]*$")
_FIRST_WORD = re.compile(r"\S+")
_LAST_WORD = re.compile(r"(\S{1,20})$")

_HEADLINE_LENGTH = 160  # characters; longer and without a full stop it's a paragraph that lost it
_WRAP_WIDTHS = range(40, 121)  # columns at which mail programs, wires and terminals break lines
_WRAPPED_SHARE = 0.6  # of the line ends of a wrapped text; the others end paragraphs
_CELL_LENGTH = 90  # characters; a longer cell is prose
_OPEN_WORDS = 4  # a line of fewer words is a label, not the first half of a sentence


def blocks(text: str) -> list[Block]:
    """Return the blocks of a text in order; offsets count in ``text``.

    A line goes on in the next where the text is wrapped at one width and the next word would not have
    fitted, or where the next line starts in lower case. A line without a full stop that stands alone is a
    headline.
    """
    lines = list(_lines(normalise(text)))
    width = _wrap_width(lines)
    return [_block(group) for group in _groups(lines, width)]


def _lines(clean: str) -> Iterator[_Line]:
    previous_end = 0
    for match in _LINE.finditer(clean):
        line = match.group()
        stripped = line.strip()
        start = match.start() + line.index(stripped[0])
        follows = match.start() > 0 and clean.count("\n", previous_end, start) == 1
        yield _Line(start, start + len(stripped), stripped, follows)
        previous_end = start + len(stripped)


def _wrap_width(lines: list[_Line]) -> int | None:
    """Return the width at which the text was wrapped, or None where its lines are whole paragraphs."""
    pairs = [(line, after) for line, after in pairwise(lines) if after.follows]
    if not pairs:
        return None
    lengths = sorted(len(line.text) for line, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    full = sum(_fills(line, after, width) for line, after in pairs)
    return width if width in _WRAP_WIDTHS and full >= _WRAPPED_SHARE * len(pairs) else None


def _fills(line: _Line, after: _Line, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted on this line."""
    first = _FIRST_WORD.match(after.text)
    return first is not None and len(line.text) + 1 + len(first.group()) > width


def _groups(lines: list[_Line], width: int | None) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group[-1], line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(line: _Line, after: _Line, width: int | None) -> bool:
    if not after.follows or _LIST_MARK.match(after.text) or _is_row(line.text) or _is_row(after.text):
        return False
    if width is not None and _fills(line, after, width):
        return True
    return _is_open(line.text) and (after.text[0].islower() or _ends_open(line.text))


def _is_open(line: str) -> bool:
    return not _ENDED.search(line[-4:]) and line.count(" ") >= _OPEN_WORDS - 1


def _ends_open(line: str) -> bool:
    """Tell whether a line breaks off at a comma or after a word that needs another."""
    last = _LAST_WORD.search(line[-24:])
    return line[-1] in ",;" or (
        last is not None and last.group(1).lower() in table("boundaries")["needs_more"]
    )


def _is_row(line: str) -> bool:
    cells = [cell for cell in _CELL_GAP.split(line) if cell.strip()]
    return len(cells) > 1 and all(len(cell) <= _CELL_LENGTH for cell in cells)


def _block(group: list[_Line]) -> Block:
    first, last = group[0], group[-1]
    mark = _LIST_MARK.match(first.text)
    start = first.start + (mark.end() if mark else 0)
    return Block(start, last.end, _kind(group, is_item=mark is not None))


def _kind(group: list[_Line], *, is_item: bool) -> BlockKind:
    line = group[0].text
    if is_item:
        return BlockKind.ITEM
    if len(group) == 1 and _is_row(line):
        return BlockKind.ROW
    length = group[-1].end - group[0].start
    if length <= _HEADLINE_LENGTH and not _CLOSED.search(group[-1].text[-4:]):
        return BlockKind.HEADLINE
    return BlockKind.PARAGRAPH
