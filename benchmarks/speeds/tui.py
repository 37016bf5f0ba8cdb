"""The workbench: how long a key takes to show while sources are added, and how soon a desk is painted."""

from __future__ import annotations

import asyncio
import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when textual is imported

from speeds._bench import Bench, Row, median_seconds
from speeds._desks import desk_of
from textual import events
from textual.pilot import Pilot

from claimcheck.cli.desk import open_desk
from claimcheck.model import Document
from claimcheck.tui import collect_rarely, work
from claimcheck.tui.app import Workbench
from claimcheck.tui.check import CheckScreen
from claimcheck.tui.claims import ClaimQueue
from claimcheck.tui.given import Given
from claimcheck.tui.parts import begin

SOURCES = 500
SENTENCES = 12  # a source
CLAIMS = 40
KEYS = 300


def rows(bench: Bench) -> Iterator[Row]:
    """Yield the rows on keys and on the first paint."""
    collect_rarely()
    with tempfile.TemporaryDirectory() as folder:
        quiet, adding = asyncio.run(_keys(bench, Path(folder)))
    for name, times in (("a key, nothing else going on", quiet), (f"a key, {SOURCES} sources added", adding)):
        p95 = statistics.quantiles(times, n=20)[-1] * 1000
        yield Row(
            f"{name}: p95",
            p95,
            "ms",
            p95 / (statistics.median(quiet) * 1000),
            "median of a quiet key",
            "<= 100 ms",
            f"median {statistics.median(times) * 1000:.1f}, worst {max(times) * 1000:.0f}, {len(times)} keys",
        )
    textual = median_seconds(
        partial(subprocess.run, [sys.executable, "-c", "import textual.app"], check=True)
    )
    for size in bench.sizes:
        painted = median_seconds(partial(_painted, desk_of(bench, size)))
        yield Row(f"first paint, {size:,} statements", painted, "s", painted / textual, "import textual")


async def _keys(bench: Bench, folder: Path) -> tuple[list[float], list[float]]:
    """Return how long each key took to show: with nothing else going on, then while sources are added."""
    sentences = bench.sentences(CLAIMS + SOURCES * SENTENCES)
    desk = folder / "desk.db"
    article = folder / "article.txt"
    article.write_text("\n\n".join(sentences[:CLAIMS]), encoding="utf-8")
    news = folder / "news"
    news.mkdir()
    for number in range(SOURCES):
        start = CLAIMS + number * SENTENCES
        text = "\n\n".join(sentences[start : start + SENTENCES])
        (news / f"{number:03}.txt").write_text(text, encoding="utf-8")
    with open_desk(desk, create=True) as corpus:
        corpus.add(Document("\n\n".join(sentences[:SENTENCES])))
    workbench = Workbench(desk)
    async with workbench.run_test(size=(120, 40)) as pilot:
        screen = CheckScreen(desk, article=str(article))
        workbench.push_screen(screen)
        await pilot.pause()
        await workbench.workers.wait_for_complete()
        await pilot.pause()
        quiet = [await _shown(pilot, screen) for _ in range(KEYS)]
        adding = begin(workbench, desk, work.add_sources, Given(str(news)), group="add")
        busy = []
        while not adding.is_finished:
            busy.append(await _shown(pilot, screen))
            await asyncio.sleep(0.02)
    workbench.close()
    return quiet, busy


async def _shown(pilot: Pilot[None], screen: CheckScreen) -> float:
    """Return the seconds from a key to the screen that shows what it did: another claim."""
    queue = screen.query_one(ClaimQueue)
    before = queue.highlighted
    key = "j" if before != queue.option_count - 1 else "g"
    painted = asyncio.Event()
    begun = time.perf_counter()
    pilot.app.post_message(events.Key(key, key))
    while queue.highlighted == before:  # noqa: ASYNC110 -- textual tells nobody that a key is dealt with
        await asyncio.sleep(0)
    pilot.app.call_after_refresh(painted.set)
    await painted.wait()
    return time.perf_counter() - begun


def _painted(desk: Path) -> None:
    """Open the workbench on a desk in a terminal and leave it once the desk's numbers are shown."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "claimcheck", "--db", str(desk)]
    root = str(Path(__file__).parent.parent.parent)
    # As it is installed, with its bytecode written.
    as_installed = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings = {"PYTHONPATH": root, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
    with subprocess.Popen(  # noqa: S603 -- our own command
        command, stdin=theirs, stdout=theirs, stderr=theirs, env={**as_installed, **settings}
    ) as process:
        os.close(theirs)
        shown = b""
        while b"statements" not in shown:
            select.select([ours], [], [])
            shown += os.read(ours, 65536)
        process.kill()
    os.close(ours)
