"""``claimcheck reindex``: the vector index, built anew from the desk."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.desk import desk_option, open_desk

__all__ = ["command"]


@click.command("reindex")
@desk_option
def command(db: Path) -> None:
    """Build the vector index anew; the desk itself is not changed."""
    with open_desk(db) as corpus:
        click.echo(f"The index covers {corpus.reindex():,} statements.")
