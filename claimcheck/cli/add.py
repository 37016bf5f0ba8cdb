"""``claimcheck add``: sources into the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.adding import Tally, add_each
from claimcheck.cli.desk import desk_option, open_desk
from claimcheck.cli.inputs import STDIN, expanded, private_option, read_input
from claimcheck.cli.metadata import metadata_options, said_of
from claimcheck.cli.out import Progress, say
from claimcheck.display import count_words
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.corpus import Corpus
    from claimcheck.model import Document

__all__ = ["add_files", "command"]

_SINGLE = ("title", "url", "archived_url")  # what only one source can have


@click.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL|-...")
@metadata_options
@private_option
@desk_option
def command(paths: tuple[str, ...], db: Path, *, allow_private: bool, **options: Any) -> None:
    """Add sources: files, addresses, folders, globs such as 'news/*.md', or "-" for stdin.

    The options overrule what a file says of itself. What is held already is not added again; a page or file
    that has changed is a new version, and the one before is kept as superseded.
    """
    said = said_of(**options)
    names = list(expanded(paths))
    if len(names) > 1 and any(name in said for name in _SINGLE):
        raise click.UsageError(
            "--title, --url and --archived-url name one source; add such sources one by one."
        )
    with open_desk(db, create=True) as corpus:
        total = add_files(corpus, names, said, allow_private=allow_private)
    click.echo(_summary(total))
    if not total.new and not total.changed and not total.held:
        raise InputError("No source was added.", "The lines above say why.")


def add_files(
    corpus: Corpus,
    names: list[str],
    said: dict[str, Any],
    *,
    quiet: bool = False,
    allow_private: bool = False,
) -> Tally:
    """Add the sources in those files, tell what became of each, and return the tally.

    ``said`` overrules the metadata that the files hold; ``quiet`` tells only what was refused. Interrupted,
    it says what is safe and that the same command goes on from there.
    """
    total = Tally()
    # One file may hold many sources: then these are what there is to wait for.
    single = len(names) == 1
    progress = Progress("sources") if single else Progress("files", len(names))

    def read(name: str) -> Iterator[Document]:
        return read_input(name, allow_private=allow_private, known=corpus.known)

    try:
        for name, tally in add_each(
            corpus, names, read, said=said, step=progress.step if single else lambda: None
        ):
            progress.clear()
            if tally.refused or not quiet:
                click.echo("\n".join(_told(name, tally)))
            total.take(tally)
            if not single:
                progress.step()
    except KeyboardInterrupt:
        progress.clear()
        say(f"Stopped: {_summary(total)}. The same command goes on from here.")
        raise
    progress.clear()
    return total


def _told(name: str, tally: Tally) -> list[str]:
    from claimcheck.text import harmless

    shown = harmless("standard input" if name == STDIN else name)
    lines = [f"! refused  {harmless(reason)}" for reason in tally.refused]
    statements = count_words(tally.statements, "statement")  # of both, where a file holds both
    for mark, number in (("+ new    ", tally.new), ("~ changed", tally.changed)):
        if number:
            sources = "" if number == 1 else f"{number:,} sources, "
            lines.append(f"{mark}  {shown}  ({sources}{statements})")
    if tally.held:
        sources = "" if tally.held == 1 else f"  ({tally.held:,} sources)"
        lines.append(f"= held     {shown}{sources}")
    return lines


def _summary(total: Tally) -> str:
    changed = f" and {total.changed:,} changed" if total.changed else ""
    added = (
        f"{count_words(total.new, 'new source')}{changed} with {count_words(total.statements, 'statement')}"
    )
    return f"{added} · {total.held:,} already held · {len(total.refused):,} refused"
