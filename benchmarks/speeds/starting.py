"""How soon a command answers, as whole processes, against what importing its libraries alone takes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from speeds._bench import Bench, Row, side_by_side
from speeds._desks import desk_of

ARTICLE_WORDS = 600
DESK = 100_000
BARE_CLICK = "import click\n@click.command()\ndef main(): pass\nmain(['--help'])"


def rows(bench: Bench) -> Iterator[Row]:
    """Yield the times of whole processes on a warm machine."""
    article = bench.work / "article.txt"
    article.write_text(_article(bench), "utf-8")
    size = max((size for size in bench.sizes if size <= DESK), default=min(bench.sizes))
    desk = desk_of(bench, size)
    check, imported = side_by_side(
        _claimcheck("--db", str(desk), "check", str(article)), _python("-c", "import sentence_transformers")
    )
    name = f"check of {ARTICLE_WORDS} words against {size:,}"
    yield Row(name, check, "s", check / imported, "import sentence_transformers", "<= 0.35 times")
    shown, bare = side_by_side(_claimcheck("--help"), _python("-c", BARE_CLICK))
    yield Row("--help", shown, "s", shown / bare, "a bare click program", "< 1.5 times")
    text = "Exports fell by a third to about $1.2bn in March."
    (quantities,) = side_by_side(_claimcheck("quantities", text))
    yield Row("quantities of a sentence", quantities, "s", asked="< 0.35 s")


def _article(bench: Bench) -> str:
    """Return the words of the shared articles, as many as are wanted."""
    words = (bench.data / "data" / "articles" / "belarus-release.txt").read_text("utf-8").split(" ")
    return " ".join(words[:ARTICLE_WORDS])


def _claimcheck(*arguments: str) -> Callable[[], object]:
    return _python("-m", "claimcheck", *arguments)


def _python(*arguments: str) -> Callable[[], object]:
    """Return what runs Python with those arguments; 1 is the exit code of a check with conflicts.

    Modules are kept compiled, as they are where a package was installed.
    """
    root = str(Path(__file__).parents[2])
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run() -> None:
        done = subprocess.run(  # noqa: S603 -- our own commands
            [sys.executable, *arguments], capture_output=True, check=False, cwd=root, env=environment
        )
        if done.returncode not in {0, 1}:
            raise SystemExit(done.stderr.decode())

    return run
