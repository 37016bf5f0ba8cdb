"""A list of anything, a line each, cut to the width there is and cut anew where that changes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

__all__ = ["LineList"]

T = TypeVar("T")

_NARROWEST = 20


class LineList(OptionList, Generic[T]):
    """Shows each item as ``line(item, width)`` says."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False, id="list.down", tooltip="The next line"),
        Binding("k", "cursor_up", "Up", show=False, id="list.up", tooltip="The line before"),
        Binding("g", "first", "First", show=False, id="list.first", tooltip="The first line"),
        Binding("G", "last", "Last", show=False, id="list.last", tooltip="The last line"),
    ]

    def __init__(self, name: str) -> None:
        super().__init__(id=name, markup=False, compact=True)
        self._items: list[T] = []

    @abstractmethod
    def line(self, item: T, width: int) -> Content:
        """Return an item in a line of that width, or in several."""

    def measure(self) -> None:
        """Look at all items before their lines are cut; by default nothing is to be known of them."""

    @property
    def items(self) -> Sequence[T]:
        """What is shown, in order."""
        return self._items

    @property
    def current(self) -> T | None:
        """The item under the cursor, or None."""
        return self._items[self.highlighted] if self.highlighted is not None else None

    @property
    def room(self) -> int:
        """The columns that a line has."""
        return max(self.scrollable_content_region.width, _NARROWEST)

    def fill(self, items: Sequence[T], at: int = 0, instead: Content | None = None) -> None:
        """Show those items, the cursor on the one numbered ``at``, or on the last where there are fewer.

        ``instead`` are words to read where there is no item.
        """
        was_empty = not self._items
        self._items = list(items)
        self.measure()
        self.set_options([Option(self.line(item, self.room)) for item in items])
        if instead and not items:
            self.add_option(Option(instead, disabled=True))
        self.highlighted = min(at, len(items) - 1) if items else None
        if was_empty == bool(items):  # the foot is laid out anew, which is seen
            self.refresh_bindings()

    def add(self, item: T) -> None:
        """Show one more item at the end."""
        self._items.append(item)
        self.add_option(Option(self.line(item, self.room)))
        if self.highlighted is None:
            self.highlighted = 0
            self.refresh_bindings()

    def cut(self) -> None:
        """Cut all lines anew."""
        for index, item in enumerate(self._items):
            self.replace_option_prompt_at_index(index, self.line(item, self.room))

    def on_resize(self, _: events.Resize) -> None:
        """Cut the lines to the new width."""
        self.measure()
        self.cut()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys out that need a line, where there is none."""
        return bool(self._items) and super().check_action(action, parameters)
