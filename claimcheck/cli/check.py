"""``claimcheck check``: articles against the corpus."""

from __future__ import annotations

import datetime as dt
import gc
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.desk import desk_option, open_desk
from claimcheck.cli.inputs import day_option, expanded, private_option, read_input
from claimcheck.cli.out import say
from claimcheck.cli.reports import REPORTS, Run
from claimcheck.errors import InputError
from claimcheck.model import Finding, Verdict
from claimcheck.text import harmless

if TYPE_CHECKING:
    from claimcheck.corpus import Corpus

__all__ = ["command", "runs_of"]

_CONFLICTS_FOUND = 1  # the exit code


@dataclass
class _Watch:
    """Looks at findings as they pass, and keeps the errors of articles that could not be read."""

    begun: bool = False
    conflicts: bool = False
    errors: list[InputError] = field(default_factory=list)

    def over(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        for finding in findings if self.begun else self._begin(findings):
            self.conflicts |= finding.verdict is Verdict.CONFLICTS
            yield finding

    def _begin(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        """Yield findings, the first one made without looking for garbage.

        What is loaded until then stays, and is looked through in vain: for a twentieth of a warm check.
        """
        self.begun = True
        gc.disable()
        try:
            first = next(findings, None)
        finally:
            gc.freeze()
            gc.enable()
        if first is not None:
            yield first
            yield from findings

    def readable(self, runs: Iterator[Run]) -> Iterator[Run]:
        try:
            for run in runs:
                yield replace(run, findings=self.over(run.findings))
        except InputError as error:
            self.errors.append(error)


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
    was found is kept on the desk, for `claimcheck review` and `claimcheck export`. An article that cannot be
    read does not keep the others from being checked.
    """
    watch = _Watch()
    names = list(expanded(paths))
    with open_desk(db, create=True) as corpus:
        if not corpus.counts()["statements"]:
            say("The desk holds no source yet. Add some with: claimcheck add FILE")
        runs = (
            run
            for name in names
            for run in watch.readable(runs_of(corpus, name, published, allow_private=allow_private))
        )
        REPORTS[form](runs, corpus)
    for error in watch.errors[:-1]:
        say(harmless(error.message))
    if watch.errors:
        raise watch.errors[-1]
    if watch.conflicts:
        sys.exit(_CONFLICTS_FOUND)


def runs_of(
    corpus: Corpus, name: str, published: dt.date | None = None, *, allow_private: bool = False
) -> Iterator[Run]:
    """Yield a run for each article in that file; its findings are made, and kept, as they are taken.

    Raises ReadError or FetchError where it cannot be read.
    """
    from claimcheck.check import check

    for article in read_input(name, allow_private=allow_private):
        dated = replace(article, published=published or article.published)
        yield Run(name, dated, corpus.keep_check(dated, check(dated, corpus)))
