"""The workbench: a fact-checker's day in the terminal. The only room that knows textual."""

from __future__ import annotations

from pathlib import Path

__all__ = ["open_workbench"]


def open_workbench(desk: Path, *, demo: bool = False) -> None:
    """Open the workbench on a desk, made where it is missing, and return when the person quits.

    With ``demo`` the starter corpus is added to that desk and the bundled example checked. Raises DeskError
    where the file is no desk or cannot be used, InputError where the settings file cannot.
    """
    from claimcheck.tui.app import Workbench
    from claimcheck.tui.settings import read_settings, settings_file

    workbench = Workbench(desk, demo=demo, settings=read_settings(settings_file()))
    workbench.run()
    workbench.close()
