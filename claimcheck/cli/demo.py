"""``claimcheck demo``: the starter corpus and the bundled example, on a desk that is gone afterwards."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import click

from claimcheck.cli.add import add_files
from claimcheck.cli.check import runs_of
from claimcheck.cli.desk import open_desk
from claimcheck.cli.inputs import expanded
from claimcheck.cli.out import say
from claimcheck.cli.reports import print_text

__all__ = ["command"]

_NEXT = """
The same to judge by key, in the workbench: claimcheck demo --tui

What to do next, on a desk of your own:
  claimcheck add FILE...       add sources: text, Markdown with front matter, JSON lines
  claimcheck check ARTICLE     lay an article's claims beside them
  claimcheck                   judge what was found in the workbench; ? shows its keys
  claimcheck review list       or in plain commands, then: claimcheck export
"""


@click.command("demo")
@click.option("--tui", is_flag=True, help="Open that desk in the workbench.")
def command(*, tui: bool) -> None:
    """Import the starter corpus into a temporary desk and check the bundled example."""
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
        desk = Path(folder) / "demo.db"
        if tui:
            from claimcheck.tui import open_workbench

            open_workbench(desk, demo=True)
        else:
            _print(desk)


def _print(desk: Path) -> None:
    """Fill that desk, check the example on it, and tell what to do next."""
    from claimcheck.starter import example_article, starter_corpus

    corpus_folder, article = starter_corpus(), example_article()
    with open_desk(desk, create=True) as corpus:
        say("Reading the starter corpus.")
        add_files(corpus, list(expanded([str(corpus_folder)])), {}, quiet=True)
        print_text(runs_of(corpus, str(article)), corpus)
    click.echo(_NEXT.replace("claimcheck ", f"{_called()} "), nl=False)


def _called() -> str:
    """Return how the command is to be typed here: by its path where it was typed so and lies on no other."""
    typed = sys.argv[0]
    return typed if Path(typed).name == "claimcheck" and not shutil.which("claimcheck") else "claimcheck"
