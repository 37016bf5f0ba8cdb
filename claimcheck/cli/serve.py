"""``claimcheck serve``: the workbench in a browser of this machine."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.desk import desk_option

__all__ = ["command"]


@click.command("serve")
@click.option("--port", type=click.IntRange(1024, 65535), default=8000, show_default=True, help="The port.")
@desk_option
def command(db: Path, port: int) -> None:
    """Open the workbench in a browser, on this machine alone (needs the extra "serve")."""
    from claimcheck.tui.serve import serve

    serve(db, port)
