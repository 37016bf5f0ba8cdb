"""What ``claimcheck check`` prints: one function a format, each takes the runs as they come."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.inputs import STDIN
from claimcheck.cli.out import Progress, json_text
from claimcheck.cli.page import Page, page
from claimcheck.cli.render import article_heading, digest, finding_block, summary
from claimcheck.model import Document, Finding

if TYPE_CHECKING:
    from claimcheck.corpus import Corpus

__all__ = ["REPORTS", "Run", "print_text"]


@dataclass(frozen=True, slots=True)
class Run:
    """An article under check: the name it was given by, the article, its findings as they are made."""

    name: str
    article: Document
    findings: Iterator[Finding]


def print_text(runs: Iterable[Run], corpus: Corpus) -> None:
    """Print a block a finding as it comes, then a line on all of them."""
    laid_out = page()
    for run in runs:
        started = time.monotonic()
        named = run.article.title or ("standard input" if run.name == STDIN else run.name)
        click.echo("\n".join(article_heading(named, run.article, laid_out)))
        found = list(_printed(run.findings, laid_out))
        counts = corpus.counts()
        click.echo()
        click.echo(laid_out.styled(summary(found), "strong"))
        for line in digest(found, laid_out):
            click.echo(line)
        click.echo(
            laid_out.styled(
                f"against {counts['statements']:,} statements from {counts['documents']:,} sources, "
                f"in {time.monotonic() - started:.1f} s",
                "faint",
            )
        )


def _printed(findings: Iterable[Finding], laid_out: Page) -> Iterator[Finding]:
    progress = Progress("claims")
    for finding in findings:
        progress.clear()
        click.echo()
        click.echo("\n".join(finding_block(finding, laid_out)))
        yield finding
        progress.step()
    progress.clear()


def _print_json(runs: Iterable[Run], corpus: Corpus) -> None:
    """Print one object an article, each on its line."""
    from claimcheck.shapes import document_shape, finding_shape

    for run in runs:
        findings = [finding_shape(finding) for finding in run.findings]
        click.echo(
            json_text(
                {
                    "article": document_shape(run.article),
                    "findings": findings,
                    "corpus": corpus.counts() | {"model": corpus.embedder.name},
                }
            )
        )


def _print_github(runs: Iterable[Run], _: Corpus) -> None:
    """Print a workflow command for each finding that an editor should see."""
    from claimcheck.cli.annotations import annotated, github_line

    for run in runs:
        for annotation in annotated(run.name, run.article, run.findings):
            click.echo(github_line(annotation))


def _print_sarif(runs: Iterable[Run], _: Corpus) -> None:
    """Print one SARIF 2.1.0 log of all articles."""
    from claimcheck.cli.annotations import annotated, sarif_log

    found = [each for run in runs for each in annotated(run.name, run.article, run.findings)]
    click.echo(json_text(sarif_log(found), indent=2))


_Report = Callable[[Iterable[Run], Any], None]

REPORTS: dict[str, _Report] = {
    "text": print_text,
    "json": _print_json,
    "github": _print_github,
    "sarif": _print_sarif,
}
