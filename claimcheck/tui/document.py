"""A document's snapshot, opened where it is quoted."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from claimcheck.display import source_words
from claimcheck.model import Document
from claimcheck.text import harmless
from claimcheck.tui import work
from claimcheck.tui.evidence import EMPHASIS
from claimcheck.tui.messages import Read
from claimcheck.tui.parts import DeskScreenBase, Heading

__all__ = ["DocumentScreen"]

_AROUND = 10_000  # characters shown on either side of the quote
_HASH = 12


class DocumentScreen(DeskScreenBase):
    """The text of a source or article around one span of it, with where it comes from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "back", "Back", key_display="esc", id="document.back", tooltip="Back to the claims"
        ),
        Binding("j", "down", "Down", show=False, id="document.down", tooltip="Scroll down"),
        Binding("k", "up", "Up", show=False, id="document.up", tooltip="Scroll up"),
        Binding(
            "g", "top", "Top", show=False, id="document.top", tooltip="To the beginning of what is shown"
        ),
        Binding(
            "G", "bottom", "End", show=False, id="document.bottom", tooltip="To the end of what is shown"
        ),
        Binding("h", "quote", "Quote", id="document.quote", tooltip="Back to the quote"),
    ]

    def __init__(self, desk: Path, document_id: int, span: tuple[int, int]) -> None:
        super().__init__(desk)
        self._number = document_id
        self._span = span

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Heading()
        yield Static(id="metadata", markup=False)
        with VerticalScroll(id="text"):
            yield Static(id="before", markup=False)
            yield Static(id="quote", markup=False)
            yield Static(id="after", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read the document."""
        self.query_one("#text").focus()
        self.begin(work.read_document, self._number)

    def on_read(self, event: Read) -> None:
        """Show the document and go to the quote."""
        document = event.document
        self.query_one(Heading).show(document.title or "untitled", f"document {self._number}")
        self.query_one("#metadata", Static).update(_metadata(document, event.sightings))
        for part, content in zip(
            ("before", "quote", "after"), _split(document.text, self._span), strict=True
        ):
            shown = self.query_one(f"#{part}", Static)
            shown.update(content)
            shown.display = bool(content)
        self.call_after_refresh(self.action_quote)

    def action_quote(self) -> None:
        """Scroll to the quote, a little context above it."""
        quote = self.query_one("#quote")
        self._text.scroll_to(y=max(quote.virtual_region.y - 2, 0), animate=False)

    def action_down(self) -> None:
        """Scroll down."""
        self._text.scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self._text.scroll_up(animate=False)

    def action_top(self) -> None:
        """Scroll to the beginning."""
        self._text.scroll_home(animate=False)

    def action_bottom(self) -> None:
        """Scroll to the end."""
        self._text.scroll_end(animate=False)

    def action_back(self) -> None:
        """Leave."""
        self.app.pop_screen()

    @property
    def _text(self) -> VerticalScroll:
        return self.query_one("#text", VerticalScroll)


def _metadata(document: Document, sightings: int) -> Content:
    """Return where a document comes from, when it was met, and what its snapshot's hash begins with."""
    met = [f"met {sightings} times"] if sightings > 1 else []
    retrieved = [f"retrieved {document.retrieved:%Y-%m-%d %H:%M}"] if document.retrieved else []
    snapshot = [f"snapshot {document.sha256[:_HASH]}", f"{len(document.text):,} characters"]
    author = [f"by {harmless(document.author)}"] if document.author else []
    lines = [" · ".join([source_words(document), *author]), " · ".join([*retrieved, *met, *snapshot])]
    return Content("\n".join([*lines, *([harmless(document.url)] if document.url else [])]))


def _split(text: str, span: tuple[int, int]) -> tuple[Content, Content, Content]:
    """Return the text before the quote's lines, those lines with the quote emphasised, and what follows.

    Of a long text only what stands around the quote is kept; how much is left out is told.
    """
    start, end = span
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    above = text.rfind("\n", first, start) + 1 or first
    below = text.find("\n", end, last)
    below = last if below < 0 else below
    quote = Content(_lines(text[above:below])).stylize(EMPHASIS, start - above, end - above)
    before = _lines(text[first:above].removesuffix("\n"))
    after = _lines(text[below:last].removeprefix("\n"))
    missing_before = f"… {first:,} characters before this …\n" if first else ""
    missing_after = f"\n… {len(text) - last:,} characters after this …" if last < len(text) else ""
    return Content(missing_before + before), quote, Content(after + missing_after)


def _lines(text: str) -> str:
    """Return the text made harmless, its line ends kept."""
    return "\n".join(map(harmless, text.split("\n")))
