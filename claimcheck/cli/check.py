"""``claimcheck check``: articles against the corpus."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.desk import desk_option, open_desk
from claimcheck.cli.inputs import day_option, expanded, private_option, read_input
from claimcheck.cli.out import say
from claimcheck.cli.reports import REPORTS, Run
from claimcheck.model import Finding, Verdict

if TYPE_CHECKING:
    from claimcheck.corpus import Corpus

__all__ = ["command", "runs_of"]

_CONFLICTS_FOUND = 1  # the exit code


@dataclass
class _Watch:
    """Looks at findings as they pass."""

    conflicts: bool = False

    def over(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        for finding in findings:
            self.conflicts |= finding.verdict is Verdict.CONFLICTS
            yield finding


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL|-...")
@day_option("--published", "The day the article was published; overrules what the file says.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    help="What is printed.",
)
@private_option
@desk_option
def command(
    paths: tuple[str, ...], published: dt.date | None, form: str, db: Path, *, allow_private: bool
) -> None:
    """Check articles: each claim beside what the sources of the desk say.

    Give files, addresses, folders, globs, or "-" for stdin. The exit code is 1 where a claim conflicts. What
    was found is kept on the desk, for `claimcheck review` and `claimcheck export`.
    """
    watch = _Watch()
    names = list(expanded(paths))
    with open_desk(db, create=True) as corpus:
        if not corpus.counts()["statements"]:
            say("The desk holds no source yet. Add some with: claimcheck add FILE")
        runs = (
            replace(run, findings=watch.over(run.findings))
            for run in runs_of(corpus, names, published, allow_private=allow_private)
        )
        REPORTS[form](runs, corpus)
    if watch.conflicts:
        sys.exit(_CONFLICTS_FOUND)


def runs_of(
    corpus: Corpus, names: list[str], published: dt.date | None = None, *, allow_private: bool = False
) -> Iterator[Run]:
    """Yield a run for each article in those files; its findings are made, and kept, as they are taken."""
    from claimcheck.check import check

    for name in names:
        for article in read_input(name, allow_private=allow_private):
            dated = replace(article, published=published or article.published)
            yield Run(name, dated, corpus.keep_check(dated, check(dated, corpus)))
