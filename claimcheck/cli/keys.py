"""``claimcheck keys``: what the workbench's keys are called, for those who want them elsewhere."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("keys")
def command() -> None:
    """List the workbench's keys by name; the settings file gives them others under [keys]."""
    from claimcheck.tui.keys import bindings_by_room
    from claimcheck.tui.settings import settings_file

    rows = [
        (str(binding.id), binding.key, binding.tooltip)
        for bindings in bindings_by_room().values()
        for binding in bindings
    ]
    names, keys = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, key, tooltip in sorted(rows):
        click.echo(f"{name.ljust(names)}  {key.ljust(keys)}  {tooltip}")
    click.echo(f"\nThe settings file is {settings_file()}")
