"""``claimcheck review``: a person's decisions on findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.cli.desk import desk_option, open_desk
from claimcheck.model import Decision, Verdict

if TYPE_CHECKING:
    from claimcheck.cli.page import Page
    from claimcheck.model import Review
    from claimcheck.review import Record, Standing

__all__ = ["command"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_STALE = "stale"
_NONE_STALE = "No decision is stale."
_NONE_FOUND = "There is no such finding. Check an article first with: claimcheck check FILE"
_SCOPES = ("all", "conflicts", "flagged", "reviewed", _STALE)


def _decision_options(function: _Command) -> _Command:
    """Give a command its finding, ``--by`` and ``--db``."""
    by = click.option(
        "--by", envvar="CLAIMCHECK_REVIEWER", default=_reviewer, help="Who decides (or CLAIMCHECK_REVIEWER)."
    )
    return click.argument("finding", type=int)(by(desk_option(function)))


def _reviewer() -> str:
    from claimcheck.review import default_reviewer

    return default_reviewer()


@click.group("review")
def command() -> None:
    """Decide on findings; every decision is kept, and undo is one more."""


@command.command("list")
@click.option("--only", type=click.Choice(_SCOPES), default="all", show_default=True, help="Which findings.")
@desk_option
def list_(only: str, db: Path) -> None:
    """List the findings with their numbers and what was decided.

    A decision is stale where sources or rules have changed what would be shown; `claimcheck review history`
    says how.
    """
    from claimcheck.cli.out import Progress, say
    from claimcheck.cli.page import page
    from claimcheck.review import Scope, records
    from claimcheck.stale import marked

    scope = Scope.REVIEWED if only == _STALE else Scope(only)
    with open_desk(db) as corpus:
        found = Progress("findings").over(marked(corpus, records(corpus, scope)))
        rows = [_row(record) for record in found if record.stale or only != _STALE]
    _print_columns(rows, page())
    if not rows:
        say(_NONE_STALE if only == _STALE else _NONE_FOUND)


@command.command()
@_decision_options
@click.option("--note", default="", help="A remark to keep with it.")
def accept(finding: int, note: str, by: str, db: Path) -> None:
    """Accept the verdict on FINDING."""
    _decide(db, finding, Decision.ACCEPT, by, note=note)


@command.command()
@_decision_options
@click.argument("verdict", type=click.Choice(Verdict, case_sensitive=False), metavar="VERDICT")
@click.option("--reason", required=True, help="Why, in a sentence.")
def overrule(finding: int, verdict: Verdict, reason: str, by: str, db: Path) -> None:
    """Overrule FINDING: say which VERDICT holds instead, and why.

    VERDICT is agrees, conflicts, borderline, disputed, not_comparable or no_source.
    """
    _decide(db, finding, Decision.OVERRULE, by, verdict=verdict, note=reason)


@command.command()
@_decision_options
@click.option("--note", default="", help="A remark to keep with it.")
def flag(finding: int, note: str, by: str, db: Path) -> None:
    """Flag FINDING as a discrepancy: what `claimcheck export` writes."""
    _decide(db, finding, Decision.FLAG, by, note=note)


@command.command()
@_decision_options
@click.argument("words")
def note(finding: int, words: str, by: str, db: Path) -> None:
    """Keep a note with FINDING."""
    _decide(db, finding, Decision.NOTE, by, note=words)


@command.command("sign-off")
@_decision_options
@click.option("--note", default="", help="A remark to keep with it.")
def sign_off(finding: int, note: str, by: str, db: Path) -> None:
    """Sign off, as a second person, what was decided on FINDING.

    It holds for the judgement and the flags that stand; once they change, it has lapsed.
    """
    from claimcheck.review import sign_off as sign

    with open_desk(db) as corpus:
        stands = sign(corpus, finding, by, note)
    click.echo(f"#{finding}: {_standing_words(stands)}")


@command.command()
@_decision_options
def undo(finding: int, by: str, db: Path) -> None:
    """Take back the last decision on FINDING that stands."""
    from claimcheck.cli.history import decision_words
    from claimcheck.review import undo as take_back

    with open_desk(db) as corpus:
        taken = take_back(corpus, finding, by)
    click.echo(f"#{finding}: took back {decision_words(taken)}")


@command.command()
@_decision_options
def redo(finding: int, by: str, db: Path) -> None:
    """Bring back what undo took from FINDING last, until something new is decided."""
    from claimcheck.cli.history import decision_words
    from claimcheck.review import redo as bring_back

    with open_desk(db) as corpus:
        brought = bring_back(corpus, finding, by)
    click.echo(f"#{finding}: brought back {decision_words(brought)}")


@command.command()
@click.argument("finding", type=int, required=False)
@desk_option
def log(finding: int | None, db: Path) -> None:
    """Show every decision ever made, on FINDING or on all, first to last."""
    from claimcheck.cli.out import say
    from claimcheck.cli.page import page
    from claimcheck.review import history

    with open_desk(db) as corpus:
        reviews = corpus.store.reviews.all() if finding is None else history(corpus, finding)
    _print_columns([_log_row(review) for review in reviews], page())
    if not reviews:
        say("Nothing has been decided yet.")


@command.command("history")
@click.argument("finding", type=int)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a decision, with all that was shown.")
@desk_option
def history_(finding: int, as_json: bool, db: Path) -> None:
    """Tell the history of FINDING: each decision, what was shown with it, and whether it still stands.

    Where a decision is stale, it says first what would be shown otherwise now.
    """
    from claimcheck.cli.history import history_lines, history_shapes
    from claimcheck.cli.out import json_text, say
    from claimcheck.cli.page import page
    from claimcheck.review import history, record_of
    from claimcheck.stale import marked
    from claimcheck.text import harmless

    with open_desk(db) as corpus:
        (record,) = marked(corpus, [record_of(corpus, finding)])
        reviews = history(corpus, finding)
    if as_json:
        for shape in history_shapes(reviews):
            click.echo(json_text(shape))
        return
    _print_columns([_row(record)], page())
    for difference in record.stale:
        click.echo(f"stale: {harmless(difference.words)}")
    for line in history_lines(reviews, page()):
        click.echo(line)
    if not reviews:
        say("Nothing has been decided yet.")


def _decide(db: Path, finding: int, decision: Decision, by: str, **more: Any) -> None:
    from claimcheck.review import decide

    with open_desk(db) as corpus:
        stands = decide(corpus, finding, decision, by, **more)
    click.echo(f"#{finding}: {_standing_words(stands)}")


def _print_columns(rows: list[tuple[str, ...]], laid_out: Page) -> None:
    for line in laid_out.columns(rows) if rows else ():
        click.echo(line)


def _row(record: Record) -> tuple[str, ...]:
    from claimcheck.display import MARKS
    from claimcheck.text import harmless

    finding = record.finding
    mark, word, _ = MARKS[finding.verdict]
    return (
        f"#{finding.id}",
        f"{mark} {word}",
        _standing_words(record.standing) + (", stale" if record.stale else ""),
        harmless(finding.claim.text),
    )


def _standing_words(stands: Standing) -> str:
    from claimcheck.display import MARKS
    from claimcheck.text import harmless

    parts = []
    judgement = stands.judgement
    if judgement:
        parts.append(f"overruled: {MARKS[judgement.verdict][1]}" if judgement.verdict else "accepted")
    if stands.flagged:
        parts.append("flagged")
    if stands.notes:
        parts.append("noted")
    parts += [f"signed off by {harmless(signed.reviewer)}" for signed in stands.sign_offs]
    return ", ".join(parts) or "open"


def _log_row(review: Review) -> tuple[str, ...]:
    from claimcheck.cli.history import decision_words
    from claimcheck.text import harmless

    return (
        str(review.id),
        f"{review.made_at:%Y-%m-%d %H:%M}",
        f"#{review.finding_id}",
        harmless(review.reviewer),
        decision_words(review),
        harmless(review.note),
    )
