"""A list of any length: ids are known and ascend; what stands behind them is read when it comes into view."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

__all__ = ["Rows"]

_AHEAD = 50  # rows read beyond those in view, either way
_MOST_READ = 5_000  # rows kept at hand


class Rows(ScrollView, can_focus=True):
    """Shows each row as ``line(row, width)``; asks for rows with ``Wanted`` and is given them by ``take``."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", show=False, id="rows.down", tooltip="Next row"),
        Binding("k,up", "move(-1)", "Up", show=False, id="rows.up", tooltip="Previous row"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="rows.page.down", tooltip="A screen down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="rows.page.up", tooltip="A screen up"),
        Binding("g,home", "first", "First", show=False, id="rows.first", tooltip="First row"),
        Binding("G,end", "last", "Last", show=False, id="rows.last", tooltip="Last row"),
        Binding("enter", "open", "Open", id="rows.open", tooltip="Open this row"),
    ]

    @dataclass(eq=False)
    class Wanted(Message):
        """Rows with those ids have come into view and are not at hand."""

        ids: list[int]

    @dataclass(eq=False)
    class Opened(Message):
        """A row was opened."""

        id: int

    class Moved(Message):
        """The cursor is on another row."""

    def __init__(self, line: Callable[[Any, int], Content]) -> None:
        super().__init__(id="rows")
        self._line_of = line
        self._ids: array[int] = array("q")
        self._at = 0
        self._read: dict[int, Any] = {}
        self._asked: set[int] = set()

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self._ids)

    @property
    def at(self) -> int:
        """Which row the cursor is on, counted from 0."""
        return self._at

    @property
    def current(self) -> int | None:
        """The id of the row that the cursor is on, None where there is no row."""
        return self._ids[self._at] if self._ids else None

    def row(self, number: int) -> Any | None:
        """Return what was read of a row, None where it is not at hand."""
        return self._read.get(number)

    def clear(self, line: Callable[[Any, int], Content] | None = None) -> None:
        """Forget all rows; the ones to come are shown by ``line``."""
        self._line_of = line or self._line_of
        self._ids = array("q")
        self._at = 0
        self.forget()
        self.scroll_home(animate=False)
        self._resized()

    def forget(self) -> None:
        """Forget what was read of the rows: it may have changed."""
        self._read.clear()
        self._asked.clear()
        self._want()

    def extend(self, ids: Iterable[int]) -> None:
        """Add rows at the end."""
        self._ids.extend(ids)
        self._resized()
        self._want()

    def drop(self, number: int) -> None:
        """Take a row away; the cursor keeps its place."""
        self._ids.remove(number)
        self._at = max(min(self._at, len(self._ids) - 1), 0)
        self._resized()
        self._want()

    def take(self, rows: Mapping[int, Any]) -> None:
        """Take what was read."""
        if len(self._read) > _MOST_READ:
            self._read.clear()
        self._read.update(rows)
        self._asked.clear()
        self.refresh()
        self._want()

    def go_to(self, at: int) -> None:
        """Put the cursor on that row, or as near to it as there are rows."""
        self._at = max(min(at, len(self._ids) - 1), 0)
        top, rows = self.scroll_offset.y, self._rows_in_view
        if self._at < top or self._at >= top + rows:
            self.scroll_to(
                y=self._at if self._at < top else self._at - rows + 1, animate=False, immediate=True
            )
        self._want()
        self.refresh()
        self.post_message(self.Moved())

    def seek(self, number: int) -> bool:
        """Put the cursor on the row of that id, or on the next one; say whether there is one as yet."""
        at = bisect_left(self._ids, number)
        if at == len(self._ids):
            return False
        self.go_to(at)
        return True

    def action_move(self, step: int) -> None:
        """Move the cursor by so many rows."""
        self.go_to(self._at + step)

    def action_page(self, step: int) -> None:
        """Move the cursor by so many screens."""
        self.go_to(self._at + step * max(self._rows_in_view - 1, 1))

    def action_first(self) -> None:
        """Put the cursor on the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """Put the cursor on the last row."""
        self.go_to(len(self._ids) - 1)

    def action_open(self) -> None:
        """Open the row that the cursor is on."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; twice opens."""
        at = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if at < len(self._ids):
            self.go_to(at)
            if event.chain > 1:
                self.action_open()

    def on_resize(self, _: events.Resize) -> None:
        """Cut the lines to the new width."""
        self._resized()
        self._want()

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Ask for what has come into view."""
        super().watch_scroll_y(old, new)
        self._want()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        at = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        style = self.get_visual_style("rows--cursor") if at == self._at and self._ids else self.visual_style
        if at >= len(self._ids):
            return Strip.blank(width, self.rich_style)
        row = self._read.get(self._ids[at])
        line = Content("…") if row is None else self._line_of(row, width)
        strips = Visual.to_strips(self, line, width, 1, style)
        return strips[0].crop_extend(0, width, style.rich_style) if strips else Strip.blank(width)

    @property
    def _rows_in_view(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    def _resized(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._ids))
        self.refresh()

    def _want(self) -> None:
        """Ask for the rows in view that are not at hand, and for some around them."""
        top = self.scroll_offset.y
        in_view = self._ids[top : top + self._rows_in_view]
        if all(number in self._read or number in self._asked for number in in_view):
            return
        around = self._ids[max(top - _AHEAD, 0) : top + self._rows_in_view + _AHEAD]
        wanted = [number for number in around if number not in self._read]
        self._asked = set(wanted)
        self.post_message(self.Wanted(wanted))
