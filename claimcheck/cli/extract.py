"""``claimcheck extract``: the claims in a text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import click

from claimcheck.cli.inputs import day_option, expanded, read_input
from claimcheck.model import Statement

__all__ = ["command"]


@click.command("extract")
@click.argument("path")
@day_option("--published", "The day the text was published; relative dates count from it.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@click.option("--all", "everything", is_flag=True, help="Every sentence with its score, not claims alone.")
def command(path: str, published: dt.date | None, *, as_json: bool, everything: bool) -> None:
    """Show the claims in the text at PATH ("-" for stdin): who says it, when, which figures."""
    found = _statements(path, published, everything=everything)
    if as_json:
        from claimcheck.cli.out import json_text
        from claimcheck.shapes import statement_shape

        click.echo(json_text([statement_shape(statement) for statement in found], indent=2))
    else:
        _print(found)


def _statements(path: str, published: dt.date | None, *, everything: bool) -> list[Statement]:
    from claimcheck.embed import load_embedder
    from claimcheck.statements import DEFAULT_MIN_SCORE, extract_statements

    embed = load_embedder().encode
    lowest = 0.0 if everything else DEFAULT_MIN_SCORE
    found = []
    for name in expanded([path]):
        for document in read_input(name):
            dated = replace(document, published=published or document.published)
            found += extract_statements(dated, min_score=lowest, embed=embed)
    return found


def _print(found: list[Statement]) -> None:
    from claimcheck.cli.out import say
    from claimcheck.cli.page import page
    from claimcheck.cli.render import statement_block

    laid_out = page()
    for statement in found:
        click.echo("\n".join(statement_block(statement, laid_out)))
    if not found:
        say("There is no claim worth checking in this text; --all shows every sentence.")
