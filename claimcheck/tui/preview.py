"""What was dropped in, shown before it is taken: its title, day and statements, or the files it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from claimcheck.display import count_words, day
from claimcheck.errors import InputError
from claimcheck.model import Document, Statement
from claimcheck.text import harmless
from claimcheck.tui import looking
from claimcheck.tui.dialogs import Reminder, what_keys_do
from claimcheck.tui.given import Given
from claimcheck.tui.messages import Failed, Look, LookedAt
from claimcheck.tui.metadata import FIELDS, Fields
from claimcheck.tui.parts import begin

__all__ = ["Offer", "Preview"]

_LONGEST = 300  # characters of a title or statement that are shown
_MOST = 100  # statements that are shown


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person takes: the one document, as they want it known, or else all that they gave."""

    given: Given
    document: Document | None = None


class Preview(ModalScreen[Offer | None]):
    """Reads what was given and shows it; enter takes it for ``purpose``, esc leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take", id="preview.take", tooltip="Go on with this"),
        Binding("escape", "leave", "Leave", id="preview.leave", tooltip="Leave without taking anything"),
    ]

    def __init__(self, desk: Path, given: Given, title: str, purpose: str) -> None:
        super().__init__()
        self._desk = desk
        self._given = given
        self._title = title
        self._purpose = purpose
        self._looked: LookedAt | None = None

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(id="dialog") as dialog:
            dialog.border_title = Content(self._title)
            dialog.border_subtitle = Content("esc leave")
            yield Label(Content(harmless(f"Reading {self._given.label} …")), id="of", markup=False)
            with VerticalScroll(id="seen"):
                yield Static(id="found", markup=False)
            yield Reminder()

    def on_mount(self) -> None:
        """Read what was given."""
        self.query_one("#seen").focus()
        begin(self, self._desk, looking.look_at, self._given, group="preview")

    async def on_looked_at(self, event: LookedAt) -> None:
        """Show what it is."""
        self._looked = event
        told = [count_words(event.files, "file")] if event.files > 1 else []
        good = [look for look in event.looks if look.document]
        dialog = self.query_one("#dialog")
        if good:
            dialog.border_subtitle = what_keys_do(self._purpose, len(FIELDS) if event.only else 1)
        self.query_one("#of", Label).update(Content(harmless(" · ".join([*told, self._given.label]))))
        if event.only:
            await dialog.mount(Fields(event.only), after="#of")
            self.query(Input).first().focus()
        self.query_one("#found", Static).update(Content("\n").join(_lines(event)))

    def on_failed(self, event: Failed) -> None:
        """Leave, and let the app tell why."""
        event.stop()
        self.dismiss(None)
        self.app.post_message(Failed(event.error, event.group))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take enter in a field as in the dialog."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Take what was given, known by what the fields say."""
        if not self._looked:
            return
        if not any(look.document for look in self._looked.looks):
            self.query_one(Reminder).remind("There is nothing here to go on with; esc leaves.")
            return
        document = self._looked.only
        try:
            if document:
                document = replace(document, **self.query_one(Fields).said())
        except InputError as error:
            self.query_one(Reminder).remind(f"{error.message} {error.hint}")
        else:
            self.dismiss(Offer(self._given, document))

    def action_leave(self) -> None:
        """Leave without taking anything."""
        self.workers.cancel_node(self)
        self.dismiss(None)


def _lines(event: LookedAt) -> Iterator[Content]:
    if event.only:
        yield from _statements(event.looks[0])
        return
    for look in event.looks:
        yield from _one_of_many(look)
    if event.more:
        yield Content("… and more, which are read when they are added")


def _statements(look: Look) -> Iterator[Content]:
    held = " · the corpus holds it already" if look.held else ""
    yield Content.styled(f"{count_words(len(look.statements), 'statement')} found{held}", "bold")
    yield from (_statement(statement) for statement in look.statements[:_MOST])
    more = len(look.statements) - _MOST
    if more > 0:
        yield Content(f"… and {more:,} more")


def _statement(statement: Statement) -> Content:
    return Content(f"• {harmless(' '.join(statement.text[:_LONGEST].split()))}")


def _one_of_many(look: Look) -> Iterator[Content]:
    if not look.document:
        yield Content(f"! refused: {harmless(look.refused)}")
        return
    document = look.document
    published = day(document.published) if document.published else "no date"
    held = " · held already" if look.held else ""
    title = harmless(document.title[:_LONGEST]) or "untitled"
    yield Content.styled(title, "bold")
    yield Content(f"  {published} · {count_words(len(look.statements), 'statement')}{held}")
