"""What the article view and the source view share: a whole text, its passages, and the keys to move."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, Static

from claimcheck.display import source_words
from claimcheck.model import Document
from claimcheck.text import harmless
from claimcheck.tui.parts import DeskScreenBase, Heading, StatusLine
from claimcheck.tui.reading import Passage, Reading

__all__ = ["ReadingScreen"]

_HASH = 12


class ReadingScreen(DeskScreenBase):
    """A document with marked passages, which are called ``what``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "back",
            "Back",
            key_display="esc",
            id="document.back",
            tooltip="Back to where it was opened",
        ),
        Binding("J", "passage(1)", "Next", id="document.next", tooltip="The next marked passage"),
        Binding("K", "passage(-1)", "Previous", id="document.previous", tooltip="The marked passage before"),
        Binding("h", "here", "Here", show=False, id="document.here", tooltip="Back to the current passage"),
        Binding(
            "y", "copy", "Copy", id="document.copy", tooltip="Copy the current passage with its citation"
        ),
    ]

    def __init__(self, desk: Path, what: str) -> None:
        super().__init__(desk)
        self._what = what

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Heading()
        yield Static(id="metadata", markup=False)
        yield Static(id="address", markup=False)
        yield Reading()
        yield Static(id="told", markup=False)
        yield StatusLine()
        yield Footer(compact=True, show_command_palette=False)

    def action_passage(self, step: int) -> None:
        """Go to another passage; at either end, stay."""
        reading = self.reading
        if reading.passages:
            # Without a current one, the first step goes to the first.
            at = 0 if reading.current is None else reading.current + step
            reading.go_to(min(max(at, 0), len(reading.passages) - 1))
            self.tell()

    def action_here(self) -> None:
        """Scroll to the current passage."""
        self.reading.show_current()

    def action_copy(self) -> None:
        """Copy the current passage with where it stands."""
        if self.reading.current is None:
            self.notify("No passage is chosen; J goes to the first.", timeout=2, markup=False)
            return
        self.app.copy_to_clipboard(self.quotation(self.reading.current))
        self.notify("Copied the quote with its citation.", timeout=2, markup=False)

    def action_back(self) -> None:
        """Leave."""
        self.app.pop_screen()

    @abstractmethod
    def quotation(self, passage: int) -> str:
        """Return that passage as it is pasted elsewhere."""

    def show(self, document: Document, passages: Sequence[Passage], current: int | None) -> None:
        """Show a document, opened at one of its passages."""
        self.reading.show(document.text, passages, current)
        self.reading.focus()
        self.tell()

    def describe(self, document: Document, *more: str) -> None:
        """Tell where a document comes from, what its snapshot's hash begins with, and what more is known."""
        retrieved = [f"retrieved {document.retrieved:%Y-%m-%d %H:%M}"] if document.retrieved else []
        snapshot = [f"snapshot {document.sha256[:_HASH]}", f"{len(document.text):,} characters"]
        author = [f"by {harmless(document.author)}"] if document.author else []
        lines = [" · ".join([source_words(document), *author]), " · ".join([*retrieved, *snapshot, *more])]
        self.query_one("#metadata", Static).update(Content("\n".join(lines)))
        address = self.query_one("#address", Static)
        address.update(Content(harmless(document.url)))
        address.display = bool(document.url)

    def tell(self) -> None:
        """Tell which passage is the current one, and what is known of it."""
        reading = self.reading
        at = 0 if reading.current is None else reading.current + 1
        reading.border_title = Content(f"{self._what} {at}/{len(reading.passages)}")
        told = "" if reading.current is None else reading.passages[reading.current].told
        shown = self.query_one("#told", Static)
        shown.update(Content(told))
        shown.display = bool(told)

    @property
    def reading(self) -> Reading:
        """The pane that holds the text."""
        return self.query_one(Reading)
