"""The checks on a desk: one line each, newest first, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from claimcheck.display import count_words, day
from claimcheck.review import Overview
from claimcheck.text import harmless
from claimcheck.tui.lines import LineList

__all__ = ["CheckList"]

_LEAST = 10
_LONGEST = 300  # characters of a title that are looked at


class CheckList(LineList[Overview]):
    """The checks, newest first, in numbers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="checks.open", tooltip="Open this check"),
    ]

    def __init__(self) -> None:
        super().__init__("checks")
        self._widths: Sequence[int] = ()

    def show(self, checks: Sequence[Overview], instead: Content) -> None:
        """Show those checks, or what to read where there is none; the cursor keeps its place."""
        self.border_title = Content(count_words(len(checks), "check") if checks else "What to do next")
        self.fill(checks, self.highlighted or 0, instead)

    def measure(self) -> None:
        """Find how wide each column is: as wide as the widest that stands in it."""
        columns = zip(*map(_numbers, self.items), strict=True)
        self._widths = [max(map(len, column)) for column in columns]

    def line(self, item: Overview, width: int) -> Content:
        """Return a check in a line: its article's title, and its numbers in their columns."""
        columns = zip(_numbers(item), self._widths, strict=True)
        right = "".join(f"  {words.rjust(wide)}" for words, wide in columns if wide)
        title = Content(harmless(item.check.article.title[:_LONGEST]) or "untitled")
        return title.truncate(max(width - len(right), _LEAST), ellipsis=True, pad=True) + right


def _numbers(each: Overview) -> list[str]:
    """Return what stands in the columns on the right."""
    return [
        day(each.check.started_at.date()),
        count_words(each.conflicts, "conflict"),
        f"{each.reviewed:,} of {each.claims:,} reviewed",
        "" if each.check.finished_at else "stopped",
    ]
