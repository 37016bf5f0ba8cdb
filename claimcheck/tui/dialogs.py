"""Dialogs: a form with choices and words, and a notice to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from claimcheck.text import harmless
from claimcheck.tui.field import Field

__all__ = ["Answer", "Choice", "Confirm", "Form", "Notice", "Reminder", "what_keys_do"]


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its heading, the values with what they are called, the one chosen so far.

    ``offers`` are words that a value offers for the form's field, until other words are typed there.
    """

    heading: str
    options: Mapping[str, str]
    chosen: str = ""
    offers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What a form was answered: the chosen value of each choice, in order, the words, and a pasted text."""

    chosen: tuple[str, ...]
    words: str
    pasted: str = ""


@dataclass(frozen=True)
class _Words:
    prompt: str
    given: str = ""
    needed: bool = True
    takes_text: bool = False


class Reminder(Label):
    """A line in a dialog that is there only once something is missing or wrong."""

    def __init__(self) -> None:
        super().__init__("", id="reminder", markup=False)

    def remind(self, words: str) -> None:
        """Show the words."""
        self.update(words)
        self.display = True


def what_keys_do(enter: str, fields: int) -> Content:
    """Return the line at a dialog's foot: what enter does, and how to get on among so many fields."""
    return Content(" · ".join([f"enter {enter}", *(["tab next field"] if fields > 1 else []), "esc leave"]))


class Form(ModalScreen[Answer | None]):
    """Asks for a choice or several, and for words; enter answers, esc leaves without an answer.

    ``words`` is what stands in the field at first. Where ``needed``, an empty field is no answer; where it
    ``takes_text``, a text of several lines can be pasted.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="form.leave", tooltip="Close without doing anything"),
    ]

    def __init__(
        self,
        title: str,
        prompt: str,
        *choices: Choice,
        words: str = "",
        needed: bool = True,
        takes_text: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._words = _Words(prompt, words, needed, takes_text)

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(id="dialog") as dialog:
            dialog.border_title = Content(self._title)
            dialog.border_subtitle = what_keys_do("done", len(self._choices) + 1)
            if self._choices:
                with Horizontal(id="choices"):
                    for choice in self._choices:
                        with Vertical(classes="choice"):
                            yield Label(choice.heading, markup=False)
                            yield OptionList(
                                *(Option(Content(name), value) for value, name in choice.options.items()),
                                compact=True,
                            )
            yield Label(self._words.prompt, markup=False)
            yield Field(self._words.given, takes_text=self._words.takes_text)
            yield Reminder()

    def on_mount(self) -> None:
        """Put each cursor on what was chosen, and the focus on the first field."""
        for choice, asked in zip(self._choices, self.query(OptionList), strict=True):
            asked.highlighted = list(choice.options).index(choice.chosen) if choice.chosen else 0
        self.query("OptionList, Input").first().focus()

    def on_key(self, event: events.Key) -> None:
        """Take letters typed in a list as words: all that come here, since the field keeps its own."""
        if event.is_printable and event.character:
            event.stop()
            self._type(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted in a list as words."""
        event.stop()
        self.set_focus(self.query_one(Field))
        self.query_one(Field).post_message(events.Paste(event.text))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Offer the words that go with the value the cursor is on, in place of others offered."""
        event.stop()
        words = self.query_one(Input)
        for choice in self._choices:
            offered = choice.offers.get(event.option_id or "")
            if offered and words.value in choice.offers.values():
                words.value = offered

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take enter in a list as the answer, or go on to the words where they are needed."""
        event.stop()
        if self._words.needed and not self._given:
            self.query_one(Input).focus()
        else:
            self._answer()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take enter in the field as the answer."""
        event.stop()
        if self._words.needed and not self._given:
            self.query_one(Reminder).remind("Some words are needed here.")
        else:
            self._answer()

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def _type(self, letter: str) -> None:
        field = self.query_one(Field)
        begins = field.select_on_focus  # of letters typed fast, several reach the list
        field.select_on_focus = False
        self.set_focus(field)
        field.replace(letter, 0 if begins else len(field.value), len(field.value))

    @property
    def _given(self) -> str:
        field = self.query_one(Field)
        return field.pasted or field.value.strip()

    def _answer(self) -> None:
        options = [asked.highlighted_option for asked in self.query(OptionList)]
        field = self.query_one(Field)
        chosen = tuple(option.id or "" for option in options if option)
        self.dismiss(Answer(chosen, field.value.strip(), field.pasted))


class Notice(ModalScreen[None]):
    """Something to read: a title and lines; esc or enter closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "leave", "Close", id="notice.leave", tooltip="Close this notice"),
    ]

    def __init__(self, title: str, words: Content) -> None:
        super().__init__()
        self._title = title
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with VerticalScroll(id="dialog") as dialog:
            dialog.border_title = Content(self._title)
            dialog.border_subtitle = Content("esc closes")
            yield Static(self._words, markup=False)

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one("#dialog").focus()

    def action_leave(self) -> None:
        """Close the notice."""
        self.dismiss(None)


class Confirm(ModalScreen[bool]):
    """A question that y answers with yes; n, enter and esc with no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", id="confirm.yes", tooltip="Do it"),
        Binding("n,escape,enter", "answer(False)", "No", id="confirm.no", tooltip="Leave all as it is"),
    ]

    def __init__(self, title: str, question: str) -> None:
        super().__init__()
        self._title = title
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(id="dialog") as dialog:
            dialog.border_title = Content(self._title)
            dialog.border_subtitle = Content("y yes · n no")
            yield Static(harmless(self._question), markup=False)

    def action_answer(self, answer: bool) -> None:
        """Close with that answer."""
        self.dismiss(answer)
