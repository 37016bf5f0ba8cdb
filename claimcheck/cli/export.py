"""``claimcheck export``: discrepancies out."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.desk import desk_option, open_desk
from claimcheck.cli.inputs import day_option
from claimcheck.cli.out import Progress, say
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from claimcheck.export import Exporter
    from claimcheck.review import Record

__all__ = ["command"]

_STDOUT = "-"
_SCOPES = ("flagged", "conflicts", "reviewed", "all")


@click.command("export")
@click.option(
    "--format",
    "form",
    default="csv",
    show_default=True,
    help="csv, json, jsonl, markdown, html, xlsx, claimreview, annotation, letter, or one installed.",
)
@click.option("--out", default=_STDOUT, metavar="FILE", help="Where to; stdout where it is left out.")
@click.option(
    "--only", type=click.Choice(_SCOPES), default="flagged", show_default=True, help="Which findings."
)
@click.option("--article", metavar="NAME", help="Only that article's: its title, its address or its hash.")
@day_option("--since", "Only what was decided, or where nothing was decided found, on that day or after.")
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The wording of a letter, in place of ours.",
)
@click.option("--force", is_flag=True, help="Overwrite FILE.")
@desk_option
def command(
    form: str,
    out: str,
    only: str,
    article: str | None,
    since: dt.date | None,
    template: Path | None,
    db: Path,
    *,
    force: bool,
) -> None:
    """Write findings to a file: those that were flagged, unless --only says otherwise."""
    from claimcheck.display import count_words
    from claimcheck.export import export
    from claimcheck.review import Scope, records
    from claimcheck.stale import marked

    exporter = _exporter(form, template)
    if out == _STDOUT and not exporter.is_text and sys.stdout.isatty():
        raise InputError(f"{form} is nothing to be read in a terminal.", "Name a file with --out FILE.")
    target = sys.stdout.buffer if out == _STDOUT else Path(out)
    with open_desk(db) as corpus:
        watch = _Watch()
        found = marked(corpus, records(corpus, Scope(only), article=article, since=since))
        number = export(watch.over(found), exporter, target, force=force)
        corpus.store.exports.add(form, out, number)
    if not watch.seen:
        say(f"No finding is in this scope ({only}). See: claimcheck review list")
    elif not number:
        say(f"None of the findings in this scope ({only}) has a place in this format ({form}).")
    elif out != _STDOUT:
        say(f"Wrote {count_words(number, 'finding')} to {out}.")
    if watch.stale:
        say(
            f"{count_words(watch.stale, 'decision')} stale: sources or rules have changed since. "
            "See: claimcheck review list --only stale"
        )


def _exporter(form: str, template: Path | None) -> Exporter:
    from claimcheck.export import exporter_of

    if not template:
        return exporter_of(form)
    if form != "letter":
        raise InputError(
            "Only letters are worded by a template.", "Add --format letter, or leave --template out."
        )
    from claimcheck.export.letter import letter

    return letter(template)


class _Watch:
    """Tells how far an export is, and counts what it saw and the stale decisions in it."""

    def __init__(self) -> None:
        self.seen = 0
        self.stale = 0

    def over(self, records: Iterator[Record]) -> Iterator[Record]:
        for record in Progress("findings").over(records):
            self.seen += 1
            self.stale += bool(record.stale)
            yield record
