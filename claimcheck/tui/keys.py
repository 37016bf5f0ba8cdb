"""All keys of the workbench, by the screen, pane or dialog they work in."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

from textual.binding import Binding

import claimcheck.tui

__all__ = ["bindings_by_room"]

_NOT_HERE = "loopback"  # binds no key, and needs what may not be installed


def bindings_by_room() -> dict[str, list[Binding]]:
    """Return the bindings of every class of the workbench that has some, by the class's name."""
    found: dict[str, list[Binding]] = {}
    for module in pkgutil.iter_modules(claimcheck.tui.__path__):
        if module.name == _NOT_HERE:
            continue
        room = importlib.import_module(f"claimcheck.tui.{module.name}")
        for name, kind in inspect.getmembers(room, inspect.isclass):
            bindings = vars(kind).get("BINDINGS", ())
            if kind.__module__ == room.__name__ and bindings:
                found[name] = list(bindings)
    return found
