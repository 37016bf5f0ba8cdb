"""``claimcheck add``: sources into the corpus."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.desk import desk_option, open_desk
from claimcheck.cli.inputs import STDIN, expanded, private_option, read_input
from claimcheck.cli.metadata import metadata_options, said_of
from claimcheck.cli.out import Progress
from claimcheck.display import count_words
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.corpus import Corpus
    from claimcheck.model import Document

__all__ = ["Tally", "add_file", "add_files", "command"]

_SINGLE = ("title", "url")  # what only one source can have


@dataclasses.dataclass
class Tally:
    """What became of the sources in one file, or in all of them."""

    new: int = 0
    held: int = 0
    statements: int = 0
    refused: list[str] = dataclasses.field(default_factory=list)

    def take(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.new += other.new
        self.held += other.held
        self.statements += other.statements
        self.refused += other.refused


@click.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL|-...")
@metadata_options
@private_option
@desk_option
def command(paths: tuple[str, ...], db: Path, *, allow_private: bool, **options: Any) -> None:
    """Add sources: files, addresses, folders, globs such as 'news/*.md', or "-" for stdin.

    The options overrule what a file says of itself. What is held already is not added again.
    """
    said = said_of(**options)
    names = list(expanded(paths))
    if len(names) > 1 and any(name in said for name in _SINGLE):
        raise click.UsageError("--title and --url name one source; add such sources one by one.")
    with open_desk(db, create=True) as corpus:
        total = add_files(corpus, names, said, allow_private=allow_private)
    click.echo(_summary(total))
    if not total.new and not total.held:
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

    ``said`` overrules the metadata that the files hold; ``quiet`` tells only what was refused.
    """
    total = Tally()
    files, sources = Progress("files", len(names)), Progress("sources")
    for name in names:
        # One file may hold many sources: then these are what there is to wait for.
        inner = sources if len(names) == 1 else None
        tally = add_file(corpus, read_input(name, allow_private=allow_private), name, said, inner)
        files.clear()
        sources.clear()
        if tally.refused or not quiet:
            click.echo("\n".join(_told(name, tally)))
        total.take(tally)
        files.step()
    files.clear()
    return total


def add_file(
    corpus: Corpus,
    documents: Iterator[Document],
    name: str,
    said: dict[str, Any],
    progress: Progress | None = None,
) -> Tally:
    """Add the sources in one file and return what became of them; a file that cannot be read is refused."""
    from claimcheck.corpus import Status

    tally = Tally()
    try:
        for added in corpus.add_many(dataclasses.replace(document, **said) for document in documents):
            if added.status is Status.REFUSED:
                tally.refused.append(f"{name}: {added.reason}")
            elif added.status is Status.HELD:
                tally.held += 1
            else:
                tally.new += 1
                tally.statements += added.statements
            if progress:
                progress.step()
    except InputError as error:
        tally.refused.append(error.message)
    return tally


def _told(name: str, tally: Tally) -> list[str]:
    from claimcheck.text import harmless

    shown = harmless("standard input" if name == STDIN else name)
    lines = [f"! refused  {harmless(reason)}" for reason in tally.refused]
    if tally.new:
        sources = "" if tally.new == 1 else f"{tally.new:,} sources, "
        lines.append(f"+ new      {shown}  ({sources}{count_words(tally.statements, 'statement')})")
    if tally.held:
        sources = "" if tally.held == 1 else f"  ({tally.held:,} sources)"
        lines.append(f"= held     {shown}{sources}")
    return lines


def _summary(total: Tally) -> str:
    new = f"{count_words(total.new, 'new source')} with {count_words(total.statements, 'statement')}"
    return f"{new} · {total.held:,} already held · {len(total.refused):,} refused"
