"""The command ``claimcheck`` itself: which commands there are, each imported when it is asked for."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

import claimcheck
from claimcheck.cli.desk import DESK_FILE, default_desk

__all__ = ["ReaderGoneError", "command"]

# In the order of a day's work; each is the object ``command`` of the module of that name. What each does
# stands here as well, so that --help imports none of them.
_COMMANDS = {
    "demo": "Check the bundled example against the starter corpus.",
    "add": "Add sources: files, addresses, folders, globs.",
    "check": "Check articles: each claim beside what the sources say.",
    "compare": "Compare a claim with a sourced statement, or many pairs.",
    "extract": "Show the claims in a text: who says what, about when.",
    "quantities": "Show the quantities in a text, and how they are hedged.",
    "search": "Find sourced statements, by meaning and by words.",
    "sources": "List, show, edit, remove and export the sources.",
    "review": "Decide on findings; every decision is kept.",
    "export": "Write findings to a file, in any of the formats.",
    "replay": "Make the comparisons of an export again.",
    "reindex": "Build the vector index anew.",
    "serve": "Open the workbench in a browser, on this machine alone.",
    "keys": "List the workbench's keys by name.",
    "doctor": "Say what is installed and whether it is in order.",
}


class ReaderGoneError(Exception):
    """Whoever read the output has gone: no error, and nothing more to do."""


class _Commands(click.Group):
    """A group whose commands are modules of this package."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:  # click would exit with 1, which here means conflicts
            raise ReaderGoneError from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        found: click.Command = importlib.import_module(f"claimcheck.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            near = difflib.get_close_matches(name, _COMMANDS, n=1)
            meant = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"There is no command {name!r}.{meant}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"max_content_width": 100})
@click.version_option(claimcheck.__version__, prog_name="claimcheck")
@click.option(
    "--db",
    metavar="FILE",
    type=DESK_FILE,
    envvar="CLAIMCHECK_DB",
    help="The desk: the SQLite file to work in (or CLAIMCHECK_DB).",
)
@click.pass_context
def command(context: click.Context, db: Path | None) -> None:
    """Lay claims beside what sources on record say, and see why they differ.

    Start with `claimcheck demo`; then `claimcheck add` your sources and `claimcheck check` an article.
    On its own, in a terminal, claimcheck opens the workbench.
    """
    if context.invoked_subcommand is not None:
        return
    # Served to a browser, textual's own driver stands in for a terminal.
    if os.environ.get("TEXTUAL_DRIVER") or (sys.stdin.isatty() and sys.stdout.isatty()):
        from claimcheck.tui import open_workbench

        open_workbench(db or default_desk())
    else:
        click.echo(context.get_help())
