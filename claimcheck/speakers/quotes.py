"""Where words are quoted: pairs of quotation marks, with marks that are lost or repeated made good."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Quote", "quotations"]

_MARK = re.compile(r"``|''|[\"“”„«»]")
_SINGLE = re.compile(r"[‘’']")
_BREAK = re.compile(r"\n[ \t\r]*\n")
_OPENERS = frozenset("“„«")
_CLOSERS = frozenset("”»")
_BEFORE_OPEN = frozenset(" \t\n\r\xa0([{-–—/")
# "..., he said" inside a quote that was never closed: what stands before it was the quote.
_CUT = re.compile(
    r"[,.!?…]\s(?=(?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
    r" (?:said|says|added|told|wrote|asked|noted)\b)"
)
_LONGEST_GAP = 4000
_MOST_SILENT = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words with their marks: ``text[start:end]``.

    ``continues`` is true where it goes on from the quote of the paragraph before.
    """

    start: int
    end: int
    continues: bool = False


def _opens(text: str, mark: re.Match[str], pending: str) -> bool | None:
    """Say whether a mark opens a quotation, closes one, or (None) is no quotation mark."""
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if sign == "“" and pending == "„":
        return False
    if sign in _OPENERS or sign == "``":
        return True
    if sign in _CLOSERS:
        return not pending and before in _BEFORE_OPEN and after.isalnum()
    return _straight_opens(before, after, bool(pending))


def _straight_opens(before: str, after: str, pending: bool) -> bool | None:
    """Say the same of a straight mark, which its neighbours tell."""
    if before in _BEFORE_OPEN:
        return not (pending and after.isspace())
    if pending:
        return False
    if before.isdigit():
        return None
    return after.isalnum()


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BREAK.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _unclosed_end(text: str, start: int, end: int) -> int:
    """Return where a quotation ends that no mark closes before ``end``."""
    cut = _CUT.search(text, start, end)
    return cut.start() + 1 if cut else _strip(text, start, end)[1]


def _lost_start(text: str, floor: int, end: int) -> int:
    """Return where a quotation begins whose opening mark is lost: the paragraph, or the last sentence."""
    start = floor
    if text[floor - 1 : floor] not in {"", "\n"}:
        for sign in (". ", "? ", "! "):
            start = max(start, text.rfind(sign, floor, end) + 2)
    return _strip(text, start, end)[0]


def _double(text: str, start: int, end: int, carried: bool) -> tuple[list[Quote], bool]:
    """Return one paragraph's double-quoted spans and whether the last is left open."""
    found: list[Quote] = []
    opened: int | None = None
    first, _ = _strip(text, start, end)
    for mark in _MARK.finditer(text, start, end):
        opens = _opens(text, mark, text[opened] if opened is not None else "")
        if opens:
            if opened is not None:
                found.append(Quote(opened, _unclosed_end(text, opened, mark.start()), carried and not found))
            opened = mark.start()
        elif opens is False and opened is not None:
            found.append(Quote(opened, mark.end(), carried and opened == first))
            opened = None
        elif opens is False:
            floor = found[-1].end if found else start
            found.append(Quote(_lost_start(text, floor, mark.start()), mark.end(), carried and not found))
    if opened is not None:
        found.append(Quote(opened, _unclosed_end(text, opened, end), carried and opened == first))
    found = [quote for quote in found if quote.end - quote.start > 2]  # noqa: PLR2004
    return found, opened is not None and found[-1:] != [] and found[-1].end == _strip(text, start, end)[1]


def _closes_single(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return not after.isalnum() and not text[at - 1 : at].isspace()


def _opens_single(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    return before in _BEFORE_OPEN and text[at + 1 : at + 2].isalpha()


def _single(text: str, start: int, end: int, taken: list[Quote]) -> list[Quote]:
    """Return one paragraph's single-quoted spans that no double-quoted one holds."""
    found: list[Quote] = []
    opened: int | None = None
    inside = iter([*taken, Quote(end + 1, end + 2)])
    quote = next(inside)
    for mark in _SINGLE.finditer(text, start, end):
        at = mark.start()
        while quote.end <= at:
            quote = next(inside)
        if quote.start <= at:
            continue
        if opened is None and mark.group() != "’" and _opens_single(text, at):
            opened = at
        elif opened is not None and _closes_single(text, at):
            plural = text[at - 1 : at] == "s" and text[at + 1 : at + 2] == " "
            if not plural or not re.compile(r"[,.!?…][’']").search(text, at, min(end, at + _LONGEST_GAP)):
                found.append(Quote(opened, at + 1))
                opened = None
    return found


def quotations(text: str) -> list[Quote]:
    """Return the outermost quotations of a text, in order, none overlapping.

    A quote left open at the end of a paragraph ends there; where the next paragraph opens with a mark again,
    or closes one that it did not open, that quote ``continues``. A closing mark without its opening one
    takes in the paragraph up to it, and up to three without a mark between the two are quoted too.
    """
    found: list[Quote] = []
    carried = False
    silent: list[Quote] = []
    for start, end in _paragraphs(text):
        if carried and len(silent) < _MOST_SILENT and not _MARK.search(text, start, end):
            silent.append(Quote(*_strip(text, start, end), continues=True))
            continue
        double, carried = _double(text, start, end, carried)
        if double and double[0].continues and not _MARK.match(text, double[0].start):
            found.extend(quote for quote in silent if quote.start < quote.end)
        silent = []
        single = _single(text, start, end, double)
        double = [quote for quote in double if not any(s.start < quote.start < s.end for s in single)]
        found.extend(sorted([*double, *single], key=lambda quote: quote.start))
    return found
