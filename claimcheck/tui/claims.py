"""The queue: one line a claim, marked with its verdict, its gap and what a person decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from claimcheck.display import MARKS, gap_words, percent
from claimcheck.model import Verdict
from claimcheck.review import Record
from claimcheck.text import harmless
from claimcheck.tui.evidence import STYLES
from claimcheck.tui.lines import LineList
from claimcheck.tui.wrapping import wrapped

__all__ = ["ClaimQueue", "LineLayout", "line"]

_VERDICT = 13  # columns of "≈ borderline "
_GAP = 9
_LEAST = 10
# Lines that a claim may take in the wide layout: three where all claims still fit.
_FEWEST_LINES, _MOST_LINES = 2, 3
_WIDE = "-wide"  # the screen's class where queue and detail stand side by side
_LONGEST = 300  # characters of a claim that are looked at for a line


class ClaimQueue(LineList[Record]):
    """The claims of a check; ``OptionSelected`` when one is opened, ``OptionHighlighted`` when one is met."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Read", id="queue.open", tooltip="Read the source around its quote"),
    ]

    def __init__(self) -> None:
        super().__init__("queue")
        self._layout = LineLayout()

    def line(self, item: Record, width: int) -> Content:
        """Return a claim in its line or lines."""
        return line(item, width, self._layout)

    def show(self, records: Sequence[Record]) -> None:
        """Show those records; the cursor stays on its claim, or as near to its place as can be."""
        at, current = self.highlighted or 0, self.current
        numbers = [record.finding.id for record in records]
        if current and current.finding.id in numbers:
            at = numbers.index(current.finding.id)
        self.fill(records, at)

    def append(self, record: Record) -> None:
        """Show one more record at the end."""
        before = self._layout
        self.add(record)
        self.measure()
        if self._layout != before:
            self.cut()

    def measure(self) -> None:
        """Find how the lines are to be laid out for these records, in this room."""
        lines = 1
        if self.screen.has_class(_WIDE):
            fits = self.scrollable_content_region.height // max(len(self.items), 1)
            lines = min(max(fits, _FEWEST_LINES), _MOST_LINES)
        self._layout = LineLayout.of(self.items, lines)


@dataclass(frozen=True)
class LineLayout:
    """How wide the columns on the right are, and how many lines a claim may take."""

    gap: int = 0
    ticks: int = 0
    lines: int = 1

    @classmethod
    def of(cls, records: Sequence[Record], lines: int = 1) -> LineLayout:
        """Return the layout in which nothing on the right of those records is cut."""
        gap = max((len(_gap(record)) for record in records), default=0)
        return cls(gap, max((len(_ticks(record)) for record in records), default=0), lines)


def line(record: Record, width: int, layout: LineLayout) -> Content:
    """Return a record in a line of that width, or several: verdict, claim, gap, ticks."""
    mark, word, colour = MARKS[record.verdict]
    right = _right(record, layout)
    room = max(width - _VERDICT - len(right), _LEAST)
    claim = harmless(record.finding.claim.text[:_LONGEST]).strip()
    end = wrapped(claim, room)[0][1] if layout.lines > 1 else len(claim)
    shown = Content.styled(f"{mark} {word}".ljust(_VERDICT), STYLES[colour])
    shown += Content(claim[:end].rstrip()).truncate(room, ellipsis=True, pad=True) + right
    below = _below(claim[end:].lstrip(), max(width - _VERDICT, _LEAST), layout.lines - 1)
    return Content("\n").join([shown, *(Content(" " * _VERDICT) + part for part in below)])


def _below(rest: str, room: int, lines: int) -> Iterator[Content]:
    """Yield the further lines that the rest of a claim takes, the last one cut where there is more."""
    starts = [start for start, _ in wrapped(rest, room)][:lines] if rest else []
    for start, end in zip(starts, [*starts[1:], None], strict=False):
        yield Content(rest[start:end].strip()).truncate(room, ellipsis=True)


def _right(record: Record, layout: LineLayout) -> str:
    """Return gap and ticks in their columns; nothing where the record has neither."""
    gap, ticks = _gap(record), _ticks(record)
    if not gap and not ticks:
        return ""
    parts = [gap.rjust(layout.gap)] if layout.gap else []
    parts += [ticks.ljust(layout.ticks)] if layout.ticks else []
    return " " + " ".join(parts)


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
