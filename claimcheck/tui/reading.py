"""The reading pane: a whole text with its passages marked; a line is drawn when it is seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from claimcheck.text import harmless
from claimcheck.tui.evidence import STYLES
from claimcheck.tui.wrapping import wrapped

__all__ = ["Passage", "Reading"]

_GUTTER = 4  # columns: the cursor, at most two marks, a blank
_MARKS = 2
_CURSOR = "▸"
_NARROWEST, _WIDEST = 10, 100  # columns of a line; longer ones are hard to read
_ABOVE = 2  # lines kept above a passage that is gone to
_CURRENT = "bold on $foreground 22%"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text, its mark and colour (one of ``STYLES``), and what is told of it."""

    start: int
    end: int
    mark: str
    colour: str
    told: str = ""


class Reading(ScrollView, can_focus=True):
    """Shows a text with marked passages, one of which may be the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", "Down", show=False, id="reading.down", tooltip="Scroll down"),
        Binding("k,up", "scroll_up", "Up", show=False, id="reading.up", tooltip="Scroll up"),
        Binding("g", "scroll_home", "Top", show=False, id="reading.top", tooltip="To the beginning"),
        Binding("G", "scroll_end", "End", show=False, id="reading.bottom", tooltip="To the end"),
    ]

    def __init__(self) -> None:
        super().__init__(id="text")
        self._text = ""
        self._passages: Sequence[Passage] = ()
        self._current: int | None = None
        self._lines: list[tuple[int, int]] = []
        self._on_line: dict[int, list[int]] = {}
        self._first_line: list[int] = []

    @property
    def passages(self) -> Sequence[Passage]:
        """The passages, by where they start."""
        return self._passages

    @property
    def current(self) -> int | None:
        """Which passage is the current one, counted from 0."""
        return self._current

    def show(self, text: str, passages: Sequence[Passage], current: int | None = None) -> None:
        """Show a text; ``passages`` are in the order of the text, ``current`` is one of them or None."""
        self._text = "\n".join(map(harmless, text.split("\n")))
        self._passages = passages
        self._current = current
        self._lay_out()

    def mark(self, passages: Sequence[Passage], current: int | None) -> None:
        """Mark other passages of the same text, and let it stand where it is."""
        self._passages = passages
        self._current = current
        self._place()
        self.refresh()

    def go_to(self, passage: int) -> None:
        """Make that passage the current one and bring it into view."""
        self._current = passage
        self.show_current()
        self.refresh()

    def show_current(self) -> None:
        """Scroll to the current passage, where it isn't in view already."""
        if self._current is None or not self._lines:
            return
        first = self._first_line[self._current]
        top, rows = self.scroll_offset.y, self.scrollable_content_region.height
        if not top + _ABOVE <= first < top + rows - _ABOVE:
            self.scroll_to(y=max(first - _ABOVE, 0), animate=False, immediate=True)

    def action_scroll_down(self) -> None:
        """Scroll down by a line, at once."""
        self.scroll_down(animate=False, immediate=True)

    def action_scroll_up(self) -> None:
        """Scroll up by a line, at once."""
        self.scroll_up(animate=False, immediate=True)

    def action_scroll_home(self) -> None:
        """Scroll to the beginning, at once: the next key may ask for another place."""
        self.scroll_home(animate=False, immediate=True)

    def action_scroll_end(self) -> None:
        """Scroll to the end, at once."""
        self.scroll_end(animate=False, immediate=True)

    def on_resize(self, _: events.Resize) -> None:
        """Break the lines anew, and keep the current passage in view."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        at = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        style = self.visual_style
        if at >= len(self._lines):
            return Strip.blank(width, style.rich_style)
        line = self._line(at)
        strips = Visual.to_strips(self, line, width, 1, style, apply_selection=False)
        strip = strips[0] if strips else Strip.blank(width)
        return strip.crop_extend(0, width, style.rich_style).apply_offsets(0, at)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that the mouse has selected."""
        return selection.extract("\n".join(self._line(at).plain for at in range(len(self._lines)))), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - textual hands it over
        """Draw the selection."""
        self.refresh()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            return
        self._lines = wrapped(self._text, min(max(width - _GUTTER, _NARROWEST), _WIDEST))
        self.virtual_size = Size(width, len(self._lines))
        self._place()
        self.call_after_refresh(self.show_current)
        self.refresh()

    def _place(self) -> None:
        """Find the lines on which each passage lies."""
        on_line: dict[int, list[int]] = defaultdict(list)
        self._first_line = []
        at = 0
        for number, passage in enumerate(self._passages):
            while at < len(self._lines) - 1 and self._lines[at][1] <= passage.start:
                at += 1
            self._first_line.append(at)
            line = at
            while line < len(self._lines) and self._lines[line][0] < passage.end:
                on_line[line].append(number)
                line += 1
        self._on_line = dict(on_line)

    def _line(self, at: int) -> Content:
        start, end = self._lines[at]
        line = Content(self._text[start:end].rstrip())
        numbers = self._on_line.get(at, [])
        for number in numbers:
            passage = self._passages[number]
            first, last = max(passage.start, start) - start, min(passage.end, end) - start
            style = f"underline {STYLES[passage.colour]}"
            line = line.stylize(style, first, last)
            if number == self._current:
                line = line.stylize(_CURRENT, first, last)
        line = self._selected(line, at)
        return self._gutter([number for number in numbers if self._first_line[number] == at]) + line

    def _selected(self, line: Content, at: int) -> Content:
        span = self.text_selection.get_span(at) if self.text_selection else None
        if span is None:
            return line
        first, last = (max(end - _GUTTER, 0) if end >= 0 else len(line) for end in span)
        return line.stylize("reverse", first, last)

    def _gutter(self, begin: Sequence[int]) -> Content:
        """Return what stands before a line on which those passages begin."""
        marks = dict.fromkeys(self._passages[number].mark for number in begin)
        shown = "".join(list(marks)[:_MARKS])
        cursor = _CURSOR if self._current in begin else " "
        style = STYLES[self._passages[begin[0]].colour] if begin else ""
        return Content.styled(f"{cursor}{shown}".ljust(_GUTTER), f"bold {style}".strip())
