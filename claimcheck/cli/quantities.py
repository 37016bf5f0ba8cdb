"""``claimcheck quantities``: the figures of a text."""

from __future__ import annotations

from typing import Any

import click

from claimcheck.cli.inputs import text_argument
from claimcheck.cli.lines import answer_lines, text_field

__all__ = ["command"]


@click.command("quantities")
@click.argument("text", required=False)
@click.option("--jsonl", is_flag=True, help='Answer lines of {"text"} from stdin.')
def command(text: str | None, *, jsonl: bool) -> None:
    """Show the quantities in TEXT (or in stdin): value, what the words commit to, unit, what is counted."""
    if jsonl:
        answer_lines(_answer)
    else:
        _print(text_argument(text))


def _answer(said: dict[str, Any]) -> dict[str, Any]:
    from claimcheck.quantities import extract_quantities
    from claimcheck.shapes import quantity_shape

    return {"quantities": [quantity_shape(found) for found in extract_quantities(text_field(said, "text"))]}


def _print(text: str) -> None:
    from claimcheck.cli.out import say
    from claimcheck.cli.page import page
    from claimcheck.display import counted_as, interval_words
    from claimcheck.quantities import extract_quantities
    from claimcheck.text import harmless

    rows = [
        (harmless(found.text), interval_words(found.interval, found.unit), counted_as(found))
        for found in extract_quantities(text)
    ]
    for line in page().columns(rows) if rows else ():
        click.echo(line)
    if not rows:
        say("There is no quantity in this text.")
