"""The workbench: a fact-checker's day in the terminal. The only room that knows textual."""

from __future__ import annotations

import gc
from pathlib import Path

__all__ = ["collect_rarely", "open_workbench"]

# How rarely Python looks for garbage: among all that is loaded, tables and caches, it takes 0.1 s of a key.
_COLLECT = (2_000, 20, 500)


def collect_rarely() -> None:
    """Have Python look for garbage rarely, and not at all among what is loaded by now."""
    gc.freeze()
    gc.set_threshold(*_COLLECT)
    gc.enable()


def open_workbench(desk: Path, *, demo: bool = False) -> None:
    """Open the workbench on a desk, made where it is missing, and return when the person quits.

    With ``demo`` the starter corpus is added to that desk and the bundled example checked. Raises DeskError
    where the file is no desk or cannot be used, InputError where the settings file cannot.
    """
    from claimcheck.tui.settings import read_settings, settings_file

    settings = read_settings(settings_file())
    gc.disable()  # nothing of what is imported is garbage
    from claimcheck.tui.app import Workbench

    collect_rarely()
    workbench = Workbench(desk, demo=demo, settings=settings)
    workbench.run()
    workbench.close()
