"""``claimcheck sources``: what the corpus holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.desk import desk_option, open_desk
from claimcheck.cli.metadata import metadata_options, said_of
from claimcheck.cli.telling import facts_of, row_of, sighting_words, source_shape, standing_of
from claimcheck.display import count_words
from claimcheck.errors import InputError
from claimcheck.model import Tier

if TYPE_CHECKING:
    from claimcheck.store import StoredDocument

__all__ = ["command"]

_TIERS = {tier: place for place, tier in enumerate(Tier)}
_LAST = len(_TIERS)  # a source without a tier comes behind all that have one
_ORDERS: dict[str, Callable[[StoredDocument], Any]] = {
    "added": lambda stored: stored.id,
    "tier": lambda stored: _TIERS.get(stored.document.tier, _LAST) if stored.document.tier else _LAST,
    "published": lambda stored: str(stored.document.published or ""),
    "publisher": lambda stored: stored.document.publisher.casefold(),
    "title": lambda stored: stored.document.title.casefold(),
    "statements": lambda stored: -stored.statements,
}
_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group("sources")
def command() -> None:
    """List, show, edit, remove and export the sources of the corpus."""


@command.command("list")
@click.option("--sort", type=click.Choice(list(_ORDERS)), default="added", show_default=True, help="By what.")
@click.option("--all", "older", is_flag=True, help="Older versions too, which newer ones superseded.")
@_json_option
@desk_option
def list_(db: Path, sort: str, *, older: bool, as_json: bool) -> None:
    """List the sources: number, day, tier, publisher, statements, title."""
    from claimcheck.cli.out import json_text, say
    from claimcheck.cli.page import page

    found: list[StoredDocument] = []
    if db.exists():  # a desk that was not made yet holds nothing
        with open_desk(db) as corpus:
            found = [stored for stored in corpus.documents() if older or stored.superseded_by is None]
    found.sort(key=_ORDERS[sort])
    if as_json:
        click.echo(json_text([source_shape(stored) for stored in found], indent=2))
        return
    for line in page().columns(map(row_of, found)) if found else ():
        click.echo(line)
    if not found:
        say("The desk holds no source. Add some with: claimcheck add FILE")


@command.command()
@click.argument("source", type=int)
@_json_option
@desk_option
def show(source: int, db: Path, *, as_json: bool) -> None:
    """Show one SOURCE by its number: what is known of it, its versions and sightings, its statements."""
    from claimcheck.cli.out import json_text
    from claimcheck.cli.page import page
    from claimcheck.cli.render import statement_block
    from claimcheck.shapes import statement_shape

    laid_out = page()
    with open_desk(db) as corpus:
        stored, sightings = corpus.document(source), corpus.sightings(source)
        versions, kept = corpus.store.versions.of(source), corpus.statements(source)
    if as_json:
        shape = source_shape(stored) | {
            "versions": [source_shape(each) for each in versions],
            "sightings": [
                {
                    "seen": each.seen_at.isoformat(),
                    "url": each.url,
                    "origin": each.origin,
                    "sha256": each.sha256,
                }
                for each in sightings
            ],
            "text": [statement_shape(each.statement) | {"id": each.id} for each in kept],
        }
        click.echo(json_text(shape, indent=2))
        return
    facts = facts_of(stored)
    facts += [("seen", sighting_words(each)) for each in sightings]
    facts += [("version", standing_of(each, source)) for each in versions if len(versions) > 1]
    for label, value in facts:
        click.echo("\n".join(laid_out.lines(value, f"{label:<12}")))
    for each in kept:
        click.echo()
        click.echo("\n".join(statement_block(each.statement, laid_out)))


@command.command()
@click.argument("source", type=int)
@metadata_options
@desk_option
def edit(source: int, db: Path, **options: Any) -> None:
    """Change what is known of SOURCE; its text and statements stay as they are."""
    said = said_of(**options)
    if not said:
        raise click.UsageError("Say what to change, such as --title or --published.")
    with open_desk(db) as corpus:
        for label, value in facts_of(corpus.edit(source, **said)):
            click.echo(f"{label:<12}{value}")


@command.command()
@click.argument("sources", nargs=-1, required=True, type=int)
@desk_option
def remove(sources: tuple[int, ...], db: Path) -> None:
    """Remove SOURCES by their numbers; what a check has cited stays readable there."""
    with open_desk(db) as corpus:
        for source in sources:
            corpus.remove(source)
            kept = corpus.store.documents.get(source)
            click.echo(f"- removed  {source}{'  (kept to be read where it is cited)' if kept else ''}")


@command.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite files that hold something else.")
@desk_option
def export(folder: Path, db: Path, *, force: bool) -> None:
    """Write the current sources into FOLDER as files that `claimcheck add FOLDER` reads back unchanged.

    A source that came from a file in that folder goes back to it. Files that are the same stay untouched.
    """
    from claimcheck.packs import write_packs
    from claimcheck.text import harmless

    sources, written, problems = 0, 0, 0
    with open_desk(db) as corpus:
        for each in write_packs(corpus, folder, force=force):
            if each.problem:
                problems += 1
                click.echo(f"! left out {harmless(str(each.path))}: {each.problem}.")
            else:
                sources += each.sources
                written += each.written
    told = f"{count_words(sources, 'source')} in {folder} · {count_words(written, 'file')} written"
    click.echo(told + (f" · {problems:,} left out" if problems else ""))
    if problems and not sources:
        raise InputError("No source was exported.", "The lines above say why.")
