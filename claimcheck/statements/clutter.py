"""What stands on a page beside the report: prompts, forms, captions, bylines, links, letters to readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from claimcheck.language import table
from claimcheck.statements.clauses import finite_at, words_of
from claimcheck.text import Block, BlockKind, normalise

__all__ = ["clutter_of", "clutter_of_blocks"]

_READ = 1200  # characters of a block that are looked at; prompts are short
_CAPTION_PARAGRAPHS = 2
_LONG = 600  # characters; a longer paragraph is no prompt, whatever words it holds


@cache
def _patterns(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return for a part of the table the kinds of clutter with one pattern each."""
    return tuple((kind, _either(patterns)) for kind, patterns in table("clutter")[part].items())


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def _signal(part: str, name: str) -> re.Pattern[str]:
    return _either(table("clutter")[part][name])


def _kind(part: str, clean: str) -> str:
    return next((kind for kind, pattern in _patterns(part) if pattern.search(clean)), "")


def clutter_of(sentence: str) -> str:
    """Return what kind of clutter a sentence is by itself ("subscription", "share"), or ""."""
    return _kind("sentence", normalise(sentence[:_READ]).strip())


def clutter_of_blocks(text: str, found: Sequence[Block]) -> list[str]:
    """Return for each block of a text what kind of clutter it is, or ""."""
    clean = [normalise(text[block.start : min(block.end, block.start + _READ)]) for block in found]
    kinds = [
        _kind("block", words) if block.end - block.start <= _LONG else ""
        for block, words in zip(found, clean, strict=True)
    ]
    for first, last in _letters(found, clean):
        kinds[first : last + 1] = ["support"] * (last + 1 - first)
    _mark_rows(found, kinds)
    _mark_captions(found, clean, kinds)
    _mark_lists(found, clean, kinds)
    return kinds


def _letters(found: Sequence[Block], clean: list[str]) -> Iterable[tuple[int, int]]:
    """Yield the first and last block of each letter to readers: an opening, then asks close enough."""
    reach = table("clutter")["letter"]["reach"]
    at = 0
    while at < len(found):
        last = at
        if _signal("letter", "opens").search(clean[at]):
            for index in range(at, len(found)):
                if found[index].start - found[last].end > reach:
                    break
                if _signal("letter", "asks").search(clean[index]):
                    last = index
        if last > at:
            yield at, last
        at = last + 1


def _mark_rows(found: Sequence[Block], kinds: list[str]) -> None:
    """Mark a table's rows: without the words above its columns a row states nothing."""
    for index, block in enumerate(found):
        if block.kind is BlockKind.ROW:
            kinds[index] = kinds[index] or "table"


def _is_verbless(clean: str) -> bool:
    """Tell whether no main clause stands between the commas of a paragraph, as in many a caption."""
    pieces = [words_of(piece) for piece in clean.split(",")]
    dependent = frozenset(table("clauses")["dependent"])
    return all(
        not words or words[0].group().lower() in dependent or finite_at(words) is None for words in pieces
    )


def _mark_captions(found: Sequence[Block], clean: list[str], kinds: list[str]) -> None:
    """Mark a caption's one or two paragraphs before a line that only names who took the picture."""
    longest = table("clutter")["credit"]["caption"]
    for index in range(1, len(found)):
        if kinds[index] != "caption" or not _signal("credit", "lines").search(clean[index]):
            continue
        for before in range(index - 1, max(-1, index - 1 - _CAPTION_PARAGRAPHS), -1):
            nearest = before == index - 1
            is_short = found[before].end - found[before].start <= longest
            if not is_short or not (nearest or _is_verbless(clean[before])):
                break
            kinds[before] = kinds[before] or "caption"


def _mark_lists(found: Sequence[Block], clean: list[str], kinds: list[str]) -> None:
    """Mark the links under a heading such as "Related stories"."""
    under_head = False
    for index, block in enumerate(found):
        if _signal("list", "heads").search(clean[index].strip()):
            under_head = True
        elif block.kind is BlockKind.PARAGRAPH:
            under_head = False
        if under_head:
            kinds[index] = kinds[index] or "related"
