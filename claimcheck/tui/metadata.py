"""What is known of a document, as fields to change, and the dialog that holds them."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label

from claimcheck.errors import InputError
from claimcheck.model import Document, Tier
from claimcheck.text import harmless
from claimcheck.tui.dialogs import Reminder, what_keys_do
from claimcheck.tui.field import Field

__all__ = ["FIELDS", "Details", "Fields"]

FIELDS = {
    "title": ("Title", ""),
    "publisher": ("Publisher", "who published it"),
    "author": ("Author", "who wrote it"),
    "published": ("Published", "the day, such as 2025-09-11"),
    "url": ("Address", "where it stands"),
    "tier": ("Tier", ", ".join(Tier)),
}


class Fields(Vertical):
    """A field for each thing known of a document."""

    def __init__(self, document: Document) -> None:
        super().__init__(id="fields")
        self._known = {name: harmless(_shown(getattr(document, name))) for name in FIELDS}

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        for name, (label, hint) in FIELDS.items():
            with Horizontal(classes="field"):
                yield Label(label, markup=False)
                field = Field(self._known[name], to_change=True)
                field.placeholder = hint
                if name == "tier":
                    field.suggester = SuggestFromList(list(Tier), case_sensitive=False)
                yield field

    def said(self) -> dict[str, Any]:
        """Return what was changed. Raises InputError for a day that is none and for an unknown tier."""
        fields = dict(zip(FIELDS, self.query(Input), strict=True))
        changed: dict[str, Any] = {
            name: words
            for name, field in fields.items()
            if (words := field.value.strip()) != self._known[name].strip()
        }
        if "published" in changed:
            changed["published"] = _day(changed["published"])
        if "tier" in changed:
            changed["tier"] = _tier(changed["tier"])
        return changed


class Details(ModalScreen[dict[str, Any] | None]):
    """Asks what is to be known of a document; answers with what was changed, None where that is nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="details.leave", tooltip="Close and change nothing"),
    ]

    def __init__(self, title: str, document: Document) -> None:
        super().__init__()
        self._title = title
        self._document = document

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(id="dialog") as dialog:
            dialog.border_title = Content(self._title)
            dialog.border_subtitle = what_keys_do("done", len(FIELDS))
            yield Fields(self._document)
            yield Reminder()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what the fields say."""
        event.stop()
        try:
            said = self.query_one(Fields).said()
        except InputError as error:
            self.query_one(Reminder).remind(f"{error.message} {error.hint}")
        else:
            self.dismiss(said or None)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


def _shown(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value or "")


def _day(words: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words) if words else None
    except ValueError:
        raise InputError(f"{harmless(words)} is no day.", "Write it as 2025-09-11.") from None


def _tier(words: str) -> Tier | None:
    if not words:
        return None
    try:
        return Tier(words.casefold())
    except ValueError:
        raise InputError(f"{harmless(words)} is no tier.", f"One of {', '.join(Tier)}.") from None
