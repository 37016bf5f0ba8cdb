"""A field for a line of words that can also hold a whole text pasted into it."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from claimcheck.display import count_words
from claimcheck.text import harmless

__all__ = ["Field"]


class Field(Input):
    """A line to type in; what is pasted becomes one line.

    Where it ``takes_text``, a text of several lines is kept whole, as ``pasted``. With ``to_change``, the
    first key does not replace the words that stand there.
    """

    def __init__(self, words: str = "", *, takes_text: bool = False, to_change: bool = False) -> None:
        super().__init__(harmless(words), compact=True, select_on_focus=not to_change)
        self._takes_text = takes_text
        self.pasted = ""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = event.text.strip("\r\n").splitlines()
        if len(lines) > 1 and self._takes_text:
            self.value = ""
            self.pasted = event.text
            self.placeholder = f"text of {count_words(len(lines), 'line')}; type to give another"
        elif lines:
            self.replace(harmless(" ".join(lines)), *self.selection)

    def on_input_changed(self) -> None:
        """Let go of a pasted text once something else is typed."""
        if self.value:
            self.pasted = ""
            self.placeholder = ""
