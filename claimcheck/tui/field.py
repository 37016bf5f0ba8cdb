"""A field for a line of words that can also hold a whole text pasted into it."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from claimcheck.display import count_words
from claimcheck.text import harmless

__all__ = ["Field"]

_LONGEST = 2_000  # characters that a line takes; all of it is drawn with every key


class Field(Input):
    """A line to type in; what is pasted becomes one line.

    Where it ``takes_text``, a long text or one of several lines is kept whole, as ``pasted``. With
    ``to_change``, the first key does not replace the words that stand there.
    """

    def __init__(self, words: str = "", *, takes_text: bool = False, to_change: bool = False) -> None:
        super().__init__(harmless(words), compact=True, select_on_focus=not to_change)
        self._takes_text = takes_text
        self.pasted = ""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = event.text.strip("\r\n")
        lines = text.splitlines()
        if self._takes_text and (len(lines) > 1 or len(text) > _LONGEST):
            self.value = ""
            self.pasted = event.text
            self.placeholder = f"text of {count_words(len(lines), 'line')}; type to give another"
        elif lines:
            self.replace(harmless(" ".join(lines))[:_LONGEST], *self.selection)

    def on_input_changed(self) -> None:
        """Let go of a pasted text once something else is typed."""
        if self.value:
            self.pasted = ""
            self.placeholder = ""
