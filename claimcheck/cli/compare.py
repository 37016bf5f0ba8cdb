"""``claimcheck compare``: a claim beside a statement, without a corpus."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from claimcheck.cli.inputs import day_option
from claimcheck.cli.lines import answer_lines, date_field, text_field

__all__ = ["command"]


@click.command("compare")
@click.argument("claim", required=False)
@click.argument("statement", required=False)
@day_option("--claim-date", "The day the claim was made.")
@day_option("--statement-date", "The day the statement was published.")
@click.option(
    "--jsonl", is_flag=True, help='Answer lines of {"claim","statement","claim_date"?,"statement_date"?}.'
)
def command(
    claim: str | None,
    statement: str | None,
    claim_date: dt.date | None,
    statement_date: dt.date | None,
    *,
    jsonl: bool,
) -> None:
    """Compare CLAIM with a sourced STATEMENT: relation, figures, gap, and why."""
    if jsonl:
        answer_lines(_answer)
        return
    if claim is None or statement is None:
        raise click.UsageError("Give a claim and a statement, each in quotes, or --jsonl.")
    _print(claim, statement, claim_date, statement_date)


def _answer(said: dict[str, Any]) -> dict[str, Any]:
    from claimcheck.compare import compare
    from claimcheck.shapes import comparison_shape
    from claimcheck.statements import statement_of

    claim = statement_of(text_field(said, "claim"), date_field(said, "claim_date"))
    statement = statement_of(text_field(said, "statement"), date_field(said, "statement_date"))
    return comparison_shape(compare(claim, statement))


def _print(claim: str, statement: str, claim_date: dt.date | None, statement_date: dt.date | None) -> None:
    from claimcheck.cli.page import page
    from claimcheck.cli.render import comparison_block
    from claimcheck.compare import compare
    from claimcheck.statements import statement_of

    left, right = statement_of(claim, claim_date), statement_of(statement, statement_date)
    for line in comparison_block(left, right, compare(left, right), page()):
        click.echo(line)
