"""The queue: one line a claim, marked with its verdict, its gap and what a person decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from claimcheck.display import MARKS, gap_words, percent
from claimcheck.model import Verdict
from claimcheck.review import Record
from claimcheck.text import harmless
from claimcheck.tui.evidence import STYLES

__all__ = ["ClaimQueue", "line"]

_VERDICT = 13  # columns of "≈ borderline "
_GAP = 9
_TICKS = 3
_LEAST = 10
_NARROWEST = 20
_LONGEST = 300  # characters of a claim that are looked at for a line


class ClaimQueue(OptionList):
    """The claims of a check; ``OptionSelected`` when one is opened, ``OptionHighlighted`` when one is met."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Source", id="queue.open", tooltip="Read the source around its quote"),
        Binding("j", "cursor_down", "Down", show=False, id="queue.down", tooltip="Next claim"),
        Binding("k", "cursor_up", "Up", show=False, id="queue.up", tooltip="Previous claim"),
        Binding("g", "first", "First", show=False, id="queue.first", tooltip="First claim"),
        Binding("G", "last", "Last", show=False, id="queue.last", tooltip="Last claim"),
    ]

    def __init__(self) -> None:
        super().__init__(id="queue", markup=False, compact=True)
        self._records: list[Record] = []

    @property
    def records(self) -> Sequence[Record]:
        """The records shown, in order."""
        return self._records

    @property
    def current(self) -> Record | None:
        """The record under the cursor, or None."""
        return self._records[self.highlighted] if self.highlighted is not None else None

    def show(self, records: Sequence[Record]) -> None:
        """Show those records; the cursor stays on its claim, or as near to its place as can be."""
        index, current = self.highlighted or 0, self.current
        self._records = list(records)
        self.set_options(Option(line(record, self._room), str(record.finding.id)) for record in records)
        numbers = [record.finding.id for record in records]
        if current and current.finding.id in numbers:
            index = numbers.index(current.finding.id)
        self.highlighted = min(index, len(numbers) - 1) if numbers else None

    def append(self, record: Record) -> None:
        """Show one more record at the end."""
        self._records.append(record)
        self.add_option(Option(line(record, self._room), str(record.finding.id)))
        if self.highlighted is None:
            self.highlighted = 0

    def on_resize(self, _: events.Resize) -> None:
        """Cut the lines to the new width."""
        for index, record in enumerate(self._records):
            self.replace_option_prompt_at_index(index, line(record, self._room))

    @property
    def _room(self) -> int:
        return max(self.scrollable_content_region.width, _NARROWEST)


def line(record: Record, width: int) -> Content:
    """Return a record in one line of that width: verdict, claim, gap, ticks."""
    mark, word, colour = MARKS[record.verdict]
    room = max(width - _VERDICT - _GAP - _TICKS - 2, _LEAST)
    claim = Content(harmless(record.finding.claim.text[:_LONGEST]))
    return Content.assemble(
        Content.styled(f"{mark} {word}".ljust(_VERDICT), STYLES[colour]),
        claim.truncate(room, ellipsis=True, pad=True),
        " ",
        _gap(record).rjust(_GAP),
        " ",
        _ticks(record).ljust(_TICKS),
    )


def _gap(record: Record) -> str:
    comparisons = record.finding.comparisons
    gap = comparisons[0][1].gap if comparisons else None
    if not gap or not gap.absolute or record.verdict is Verdict.AGREES:
        return ""
    words = gap_words(gap) if gap.relative is None else percent(gap.relative)
    return words if len(words) <= _GAP else ""


def _ticks(record: Record) -> str:
    """Return the marks of a review: ✓ judged, ⚑ flagged, ✎ noted, ↻ stale."""
    standing = record.standing
    return "".join(
        mark
        for mark, shown in (
            ("✓", standing.judgement),
            ("⚑", standing.flagged),
            ("✎", standing.notes and not standing.judgement and not record.stale),
            ("↻", record.stale),
        )
        if shown
    )
