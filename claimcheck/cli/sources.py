"""``claimcheck sources``: what the corpus holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.desk import desk_option, open_desk
from claimcheck.cli.metadata import metadata_options, said_of

if TYPE_CHECKING:
    from claimcheck.store import StoredDocument

__all__ = ["command"]


@click.group("sources")
def command() -> None:
    """List, show, edit and remove the sources of the corpus."""


@command.command("list")
@desk_option
def list_(db: Path) -> None:
    """List the sources: number, day, publisher, statements, title."""
    from claimcheck.cli.out import say
    from claimcheck.cli.page import page

    rows: list[tuple[str, ...]] = []
    if db.exists():  # a desk that was not made yet holds nothing
        with open_desk(db) as corpus:
            rows = [_row(stored) for stored in corpus.documents()]
    for line in page().columns(rows) if rows else ():
        click.echo(line)
    if not rows:
        say("The desk holds no source. Add some with: claimcheck add FILE")


@command.command()
@click.argument("source", type=int)
@desk_option
def show(source: int, db: Path) -> None:
    """Show one SOURCE by its number: what is known of it, then its statements."""
    from claimcheck.cli.page import page
    from claimcheck.cli.render import statement_block

    laid_out = page()
    with open_desk(db) as corpus:
        stored = corpus.document(source)
        for label, value in _facts(stored):
            click.echo("\n".join(laid_out.lines(value, f"{label:<12}")))
        for sighting in corpus.sightings(source):
            click.echo(
                "\n".join(laid_out.lines(f"{sighting.seen_at:%Y-%m-%d %H:%M} {sighting.url}", "seen        "))
            )
        for kept in corpus.statements(source):
            click.echo()
            click.echo("\n".join(statement_block(kept.statement, laid_out)))


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
        for label, value in _facts(corpus.edit(source, **said)):
            click.echo(f"{label:<12}{value}")


@command.command()
@click.argument("sources", nargs=-1, required=True, type=int)
@desk_option
def remove(sources: tuple[int, ...], db: Path) -> None:
    """Remove SOURCES by their numbers; what a check has cited stays readable there."""
    with open_desk(db) as corpus:
        for source in sources:
            corpus.remove(source)
            click.echo(f"- removed  {source}")


def _row(stored: StoredDocument) -> tuple[str, ...]:
    from claimcheck.text import harmless

    document = stored.document
    published = document.published.isoformat() if document.published else "no date"
    return (
        str(stored.id),
        published,
        harmless(document.publisher) or "-",
        f"{stored.statements:,}",
        harmless(document.title),
    )


def _facts(stored: StoredDocument) -> list[tuple[str, str]]:
    from claimcheck.text import harmless

    document = stored.document
    facts = {
        "source": str(stored.id),
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published.isoformat() if document.published else "",
        "url": document.url,
        "archived": document.archived_url,
        "tier": document.tier.value if document.tier else "",
        "id": document.external_id,
        "sha256": document.sha256,
        "added": f"{stored.added_at:%Y-%m-%d %H:%M}",
        "statements": f"{stored.statements:,}",
    }
    return [(label, harmless(value)) for label, value in facts.items() if value]
