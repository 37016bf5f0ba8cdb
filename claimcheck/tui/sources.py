"""The corpus browser: all sources, or all statements, filtered as one types; edited and removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Input, Label, Static

from claimcheck.display import count_words
from claimcheck.model import Document
from claimcheck.store import StoredDocument
from claimcheck.text import harmless
from claimcheck.tui import browsing, work
from claimcheck.tui.browsing import KINDS, StatementRow
from claimcheck.tui.field import Field
from claimcheck.tui.messages import DeskRead, Edited, FoundRows, Removed, Restored, RowsRead
from claimcheck.tui.metadata import Details
from claimcheck.tui.parts import DeskScreenBase, Heading, StatusLine
from claimcheck.tui.rows import Rows
from claimcheck.tui.source import SourceScreen
from claimcheck.tui.source_lines import source_line, statement_line, told

__all__ = ["SourcesScreen"]

_PADDING = 4  # columns beside the lines below the list
_LINES: dict[str, Callable[[Any, int], Content]] = {"sources": source_line, "statements": statement_line}


class SourcesScreen(DeskScreenBase):
    """The corpus of a desk."""

    AUTO_FOCUS = "#rows"  # never the filter first: keys pressed early would be its words
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash",
            "filter",
            "Filter",
            key_display="/",
            id="sources.filter",
            tooltip="Show what holds some words",
        ),
        Binding(
            "s", "switch", "Switch list", id="sources.switch", tooltip="From sources to statements, and back"
        ),
        Binding("m", "edit", "Edit", id="sources.edit", tooltip="Change title, publisher, date and the like"),
        Binding(
            "d",
            "remove",
            "Remove",
            id="sources.remove",
            tooltip="Remove this source; what cites it stays readable",
        ),
        Binding(
            "z", "undo", "Undo", id="sources.undo", tooltip="Bring back what was removed or changed last"
        ),
        Binding(
            "a",
            "app.add",
            "Add",
            id="sources.add",
            tooltip="Add sources: a file, a folder, an address or a text",
        ),
        Binding(
            "escape",
            "back",
            "Back",
            key_display="esc",
            id="sources.back",
            tooltip="Drop the filter; else back",
        ),
    ]

    def __init__(self, desk: Path) -> None:
        super().__init__(desk)
        self._kind = KINDS["sources"]
        self._words = ""
        self._ended = False
        self._undo: list[Callable[[], None]] = []
        self._ids_now: dict[int, int] = {}  # of sources that were removed and brought back
        self._done = ""
        self._return_to: int | None = None

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Heading()
        with Horizontal(id="filter"):
            yield Label("Filter", markup=False)
            yield Field()
        yield Rows(source_line)
        yield Static(id="told", markup=False)
        yield StatusLine()
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Find all sources."""
        self.query_one(Input).placeholder = "/ to type words of title, publisher, address or day"
        self.reread()

    def reread(self) -> None:
        """Read the corpus again; the cursor stays on its row."""
        self._return_to = self._rows.current
        self._find()
        self.begin(work.read_desk, group="overview")

    def on_desk_read(self, event: DeskRead) -> None:
        """Tell how much there is."""
        numbers = f"{count_words(event.documents, 'source')} · {count_words(event.statements, 'statement')}"
        self.query_one(Heading).show(f"Corpus · {self.desk.name}", numbers)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what holds the words typed so far."""
        event.stop()
        if event.value.strip() != self._words:
            self._words = event.value.strip()
            self._return_to = None
            self._find()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found."""
        event.stop()
        self._rows.focus()

    def on_found_rows(self, event: FoundRows) -> None:
        """Show more of what was found, unless something else is looked for by now."""
        if (event.kind, event.words) != (self._kind.name, self._words):
            return
        if event.begins:
            self._rows.clear(_LINES[self._kind.name])
        self._rows.extend(event.ids)
        if self._return_to is not None and self._rows.seek(self._return_to):
            self._return_to = None
        self._ended = event.ended
        self._tell()

    def on_rows_wanted(self, event: Rows.Wanted) -> None:
        """Have rows read."""
        self.begin(browsing.read_rows, self._kind, event.ids, group="rows")

    def on_rows_read(self, event: RowsRead) -> None:
        """Show what was read."""
        if event.kind == self._kind.name:
            self._rows.take(event.rows)
            self._tell()

    def on_rows_moved(self) -> None:
        """Tell of the row that the cursor is on."""
        self._tell()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Open the source, at the statement where it is one."""
        row = self._rows.row(event.id)
        if isinstance(row, StatementRow):
            self.app.push_screen(SourceScreen(self.desk, row.document_id, event.id))
        elif row:
            self.app.push_screen(SourceScreen(self.desk, event.id))

    def on_removed(self, event: Removed) -> None:
        """Take the source off the list."""
        self._rows.drop(event.document_id)
        self._undo.append(lambda: self._restore(event.document_id, event.document))
        self._done = f"removed: {event.document.title or 'untitled'} · z brings it back"
        self.begin(work.read_desk, group="overview")
        self._tell()

    def on_restored(self, event: Restored) -> None:
        """Show the source again, at the end: it was added anew."""
        self._done = f"brought back: {event.document.title or 'untitled'}"
        self._ids_now[event.had] = event.document_id
        self.reread()
        self._return_to = event.document_id

    def on_edited(self, event: Edited) -> None:
        """Show what is known of the source now."""
        self._rows.take({event.stored.id: event.stored})
        self._tell()

    def on_screen_resume(self) -> None:
        """Read the rows again: a source may have been edited on another screen."""
        self._rows.forget()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let sources be edited and removed where they are listed."""
        if action in ("edit", "remove"):
            return self._kind is KINDS["sources"]
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Type words to filter by."""
        self.query_one(Input).focus()

    def action_switch(self) -> None:
        """List statements instead of sources, or sources instead of statements."""
        self._return_to = None
        self._kind = KINDS["statements" if self._kind is KINDS["sources"] else "sources"]
        self._find()
        self._rows.focus()
        self.refresh_bindings()

    def action_edit(self) -> None:
        """Ask what is to be known of the source."""
        stored = self._current
        if isinstance(stored, StoredDocument):
            self.app.push_screen(
                Details("Edit the source", stored.document), lambda said: self._edit(stored, said)
            )

    def action_remove(self) -> None:
        """Remove the source."""
        if self._rows.current is not None:
            self.begin(browsing.remove_source, self._rows.current, group="write")

    def action_undo(self) -> None:
        """Take back what was removed or changed last."""
        if self._undo:
            self._undo.pop()()
        else:
            self.notify("There is nothing to undo here.", timeout=2, markup=False)

    def action_back(self) -> None:
        """Leave the filter, drop it, else leave."""
        words = self.query_one(Input)
        if words.has_focus:
            self._rows.focus()
        elif words.value:
            words.value = ""
        else:
            self.app.pop_screen()

    def _find(self) -> None:
        self.workers.cancel_group(self, "find")
        self._ended = False
        self.begin(browsing.find, self._kind, self._words, group="find")

    def _edit(self, stored: StoredDocument, said: dict[str, Any] | None) -> None:
        if not said:
            return
        before = {name: getattr(stored.document, name) for name in said}
        self._undo.append(lambda: self._write(stored.id, before, "change taken back"))
        self._write(stored.id, said, "changed")

    def _write(self, document_id: int, said: dict[str, Any], done: str) -> None:
        self._done = done
        number = self._ids_now.get(document_id, document_id)
        self.begin(work.edit_source, number, said, group="write")

    def _restore(self, document_id: int, document: Document) -> None:
        self.begin(browsing.restore_source, document_id, document, group="write")

    def _tell(self) -> None:
        """Bring the frame and the lines below it up to date."""
        rows = self._rows
        what = self._kind.name.capitalize()
        more = "" if self._ended else " …"
        rows.border_title = Content(f"{what} {rows.at + 1 if rows.total else 0:,}/{rows.total:,}{more}")
        rows.border_subtitle = Content(harmless(self._done))
        first, _, rest = self._told().partition("\n")
        width = max(self.size.width - _PADDING, 1)
        below = self.query_one("#told", Static)
        below.update(Content("\n").join([Content(first).truncate(width, ellipsis=True), Content(rest)]))
        below.display = True

    def _told(self) -> str:
        """Return what is known of the row under the cursor, in a line, then its words."""
        row = self._current
        if row:
            return told(row)
        if self._rows.total or not self._ended:
            return ""
        if self._words:
            return f"No {self._kind.name[:-1]} holds “{harmless(self._words)}”. esc drops the filter."
        return "The corpus is empty. Press a to add sources."

    @property
    def _current(self) -> StoredDocument | StatementRow | None:
        number = self._rows.current
        row: StoredDocument | StatementRow | None = None if number is None else self._rows.row(number)
        return row

    @property
    def _rows(self) -> Rows:
        return self.query_one(Rows)
