"""The detail pane: one claim beside one of its sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from claimcheck.review import Record
from claimcheck.tui.evidence import Part, parts, source_number, verdict_words

__all__ = ["Detail"]

_LABEL = 9
_INDENT = 2
_NARROWEST = 20


class Detail(VerticalScroll):
    """Shows a record with one source, or a few words where there is no record."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False, id="detail.down", tooltip="Scroll down"),
        Binding("k", "scroll_up", "Up", show=False, id="detail.up", tooltip="Scroll up"),
    ]

    def __init__(self) -> None:
        super().__init__(id="detail")
        self._record: Record | None = None
        self._at = 0
        self._instead = ""

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Static(id="evidence", markup=False)

    def show(self, record: Record | None, at: int = 0, instead: str = "") -> None:
        """Show a record with its source numbered ``at`` (from 0); ``instead`` where there is none."""
        if record is None or (self._record and record.finding.id != self._record.finding.id):
            self.scroll_home(animate=False)
        self._record, self._at, self._instead = record, at, instead
        self._lay_out()

    def on_resize(self, _: events.Resize) -> None:
        """Lay the text out for the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        record = self._record
        self.border_title = verdict_words(record) if record else ""
        self.border_subtitle = Content(source_number(record, self._at) if record else "")
        width = max(self.scrollable_content_region.width, _NARROWEST)
        shown = _laid_out(parts(record, self._at, width - _INDENT), width) if record else self._instead
        self.query_one("#evidence", Static).update(shown)


def _laid_out(found: Iterator[Part], width: int) -> Content:
    lines: list[Content] = []
    for part in found:
        beside = part.beside.wrap(width - _LABEL) if part.beside else [Content("")]
        label = Content.styled(part.label.ljust(_LABEL), "bold")
        lines.append(label + beside[0])
        lines += [Content(" " * _LABEL) + more for more in beside[1:]]
        if part.below:
            lines += [Content(" " * _INDENT) + below for below in part.below.wrap(width - _INDENT)]
    return Content("\n").join(lines)
