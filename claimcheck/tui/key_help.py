"""What can be done on a screen: told key by key, and as commands for the palette."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.app import App

__all__ = ["commands", "keys_told"]

_WIDEST, _FRAME = 78, 9  # columns of a dialog, and of what stands around its words
_FEWEST = 16  # columns in which words are still broken
_MOVES = ("list", "rows", "detail", "reading")  # rooms whose keys only move: nothing to look for by name


def keys_told(app: App[None]) -> Content:
    """Return all keys that work on the app's current screen: the key, its name, what it does."""
    rows = [
        (app.get_key_display(active.binding), active.binding.description, active.tooltip)
        for active in _named(app.screen)
    ]
    rows.append(("ctrl+p", "Palette", "All of this to pick from, and the themes"))
    return _in_columns(rows, min(app.size.width, _WIDEST) - _FRAME)


def commands(app: App[None], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Yield what can be done on that screen, each with its key, and the choice of a theme."""
    for active in _named(screen):
        binding = active.binding
        if str(binding.id).partition(".")[0] not in _MOVES:
            told = f"{active.tooltip} ({app.get_key_display(binding)})"
            act = partial(app.run_action, binding.action, active.node)
            yield SystemCommand(binding.description, told, act)
    yield SystemCommand("Theme", "Other colours: dark, light, high contrast and more", app.search_themes)


def _named(screen: Screen[Any]) -> Iterator[ActiveBinding]:
    """Yield the keys that are the workbench's own."""
    return (active for active in screen.active_bindings.values() if active.binding.id)


def _in_columns(rows: list[tuple[str, str, str]], width: int) -> Content:
    """Return the rows in columns; what is too long goes on in its column."""
    keys, names = (max(len(row[column]) for row in rows) for column in (0, 1))
    left = keys + names + 4
    told = [
        f"{key.rjust(keys)}  {name.ljust(names)}  "
        + f"\n{' ' * left}".join(textwrap.wrap(words, max(width - left, _FEWEST)))
        for key, name, words in rows
    ]
    return Content("\n".join(told))
