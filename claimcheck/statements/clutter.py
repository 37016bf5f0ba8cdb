"""What stands on a page beside the report: prompts, forms, captions, bylines, links, letters to readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimcheck.language import table
from claimcheck.statements.clauses import finite_at, words_of
from claimcheck.text import Block, BlockKind, normalise

__all__ = ["clutter_of", "clutter_of_blocks"]

_READ = 1200  # characters of a block that are looked at; prompts are short
_CAPTION_PARAGRAPHS = 2
_LONG = 600  # characters; a longer paragraph is no prompt, whatever words it holds


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of clutter: what tells it at the start of the words, and what tells it anywhere in them.

    A pattern is not tried where none of the words stands that it needs; one that needs none always is.
    """

    name: str
    openings: tuple[str, ...]
    anywhere: tuple[tuple[frozenset[str], str], ...]

    @property
    def needs_nothing(self) -> bool:
        return any(not needs for needs, _ in self.anywhere)

    def holds(self, clean: str, held: set[str], *, opens: bool) -> bool:
        """Tell whether words are of this kind: ``held`` stand in them, ``opens`` if any opening fits them."""
        if opens and self.openings and _either(self.openings).match(clean):
            return True
        return any(
            _either((pattern,)).search(clean)
            for needs, pattern in self.anywhere
            if not needs or not needs.isdisjoint(held)
        )


@dataclass(frozen=True, slots=True)
class _Kinds:
    """All kinds of a part of the table, made so that most words are told to be none of them at once.

    ``opening`` fits where any kind's does, ``needs`` are what any pattern needs; where neither is there,
    only ``rest`` are left to be tried.
    """

    every: tuple[_Kind, ...]
    rest: tuple[_Kind, ...]
    opening: re.Pattern[str]
    needs: tuple[str, ...]

    def of(self, clean: str) -> str:
        """Return the name of the first kind that words are of, or ""."""
        low = clean.lower()
        held = {need for need in self.needs if need in low}
        opens = self.opening.match(clean) is not None
        kinds = self.every if opens or held else self.rest
        return next((kind.name for kind in kinds if kind.holds(clean, held, opens=opens)), "")


@cache
def _kinds(part: str) -> _Kinds:
    tables = table("clutter")[part]
    every = tuple(_read(kind, patterns) for kind, patterns in tables.items())
    openings = tuple(opening for kind in every for opening in kind.openings)
    needs = frozenset().union(*(needs for kind in every for needs, _ in kind.anywhere))
    rest = tuple(kind for kind in every if kind.needs_nothing)
    return _Kinds(every, rest, _either(openings), tuple(sorted(needs)))


def _read(name: str, patterns: Sequence[str | dict[str, Any]]) -> _Kind:
    openings = _openings(patterns)
    others = [each for each in patterns if each not in openings]
    anywhere = tuple(
        (frozenset(each["needs"]), each["pattern"]) if isinstance(each, dict) else (frozenset[str](), each)
        for each in others
    )
    return _Kind(name, openings, anywhere)


def _openings(patterns: Iterable[str | dict[str, Any]]) -> tuple[str, ...]:
    return tuple(each for each in patterns if isinstance(each, str) and each.startswith("^"))


@cache
def _either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that fits where one of these does, compiled when it is first tried: most never are."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def _signal(part: str, name: str) -> re.Pattern[str]:
    return _either(tuple(table("clutter")[part][name]))


def clutter_of(sentence: str) -> str:
    """Return what kind of clutter a sentence is by itself ("subscription", "share"), or ""."""
    return _kinds("sentence").of(normalise(sentence[:_READ]).strip())


def clutter_of_blocks(text: str, found: Sequence[Block]) -> list[str]:
    """Return for each block of a text what kind of clutter it is, or ""."""
    clean = [normalise(text[block.start : min(block.end, block.start + _READ)]) for block in found]
    kinds = [
        _kinds("block").of(words) if block.end - block.start <= _LONG else ""
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
        if _signal("letter", "opens").match(clean[at]):
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
        if kinds[index] != "caption" or not _signal("credit", "lines").match(clean[index]):
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
        if _signal("list", "heads").match(clean[index].strip()):
            under_head = True
        elif block.kind is BlockKind.PARAGRAPH:
            under_head = False
        if under_head:
            kinds[index] = kinds[index] or "related"
