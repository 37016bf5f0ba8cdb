"""The workbench played without a terminal: keys in, the screen as text out."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path

import pytest

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when textual is imported, which happens below

import textual._wait
from rich.console import Console
from textual import events
from textual.pilot import Pilot
from textual.worker import Worker, WorkerCancelled

from claimcheck.check import check
from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.readers import read_bytes
from claimcheck.tui.app import Workbench

# How long pilot looks whether the app is idle, twice a key; its own 20 ms make up half of the tests' time.
textual._wait.SLEEP_GRANULARITY = 0.008

_MOST_ROUNDS = 200  # that the screen may move on: where something turns for good, it is not waited for

ROOT = Path(__file__).parent.parent.parent

_HEAD = "---\ntitle: {title}\npublisher: {publisher}\npublished: {published}\ntier: ngo\n---\n\n{text}\n"
SOURCES = [
    _HEAD.format(
        title="Prisoners freed",
        publisher="The Daily",
        published="2025-09-11",
        text="Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Belarus.\n\n"
        "The new bridge in Lisbon cost 52 million euros.",
    ),
    _HEAD.format(
        title="A count",
        publisher="The Weekly",
        published="2025-09-08",
        text="Exactly 1,150 people are political prisoners in Belarus, the ministry said.",
    ),
]
ARTICLE = _HEAD.format(
    title="An article on Belarus",
    publisher="The Gazette",
    published="2025-09-12",
    text="The new bridge in Lisbon cost 52 million euros.\n\n"
    "Around 1,400 political prisoners remain behind bars in Belarus.\n\n"
    "The zoo in Ulm bought 17 penguins last year.",
)


class Stage:
    """A running workbench: press keys, type, read the screen."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot
        self.app = pilot.app

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self._pilot.press(key)  # waits for what the key does, but not for threads
            if self._busy:
                await self.settle()
        await self.settle()

    async def type(self, text: str) -> None:
        """Put the text in at once, as a terminal does with what is pasted or dropped in."""
        assert self.app.screen.focused
        self.app.screen.focused.post_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        await self._pilot.pause(0)
        rounds = 0
        while self._busy or (self._moving and rounds < _MOST_ROUNDS):
            if self._busy:
                with contextlib.suppress(WorkerCancelled):
                    await self.app.workers.wait_for_complete(self._busy)
            await self._pilot.pause(0)
            rounds += 1

    async def until(self, words: str, seconds: float = 10) -> None:
        """Wait until the screen says those words: for what comes of a pause in typing."""
        deadline = time.monotonic() + seconds
        while words not in self.text:
            assert time.monotonic() < deadline, f"{words!r} does not come up in\n{self.text}"
            await self._pilot.pause(0.02)

    async def resize(self, width: int, height: int) -> None:
        await self._pilot.resize_terminal(width, height)
        while tuple(self.app.screen._compositor.size) != (width, height):  # put off by a timer
            await self._pilot.pause(0.02)
        await self.settle()

    @property
    def _busy(self) -> list[Worker[object]]:
        """The threads at work; the one that answers quick checks waits for as long as its screen is open."""
        return [each for each in self.app.workers if not each.is_finished and each.group != "quick"]

    @property
    def _moving(self) -> bool:
        """Whether a message waits or the screen is yet to be laid out: a pause is too short for many."""
        screen = self.app.screen
        if screen._layout_required or screen._dirty_widgets or screen._callbacks:
            return True
        return any(each.message_queue_size for each in (self.app, screen, *screen.walk_children()))

    @property
    def text(self) -> str:
        width, height = self.app.size
        console = Console(width=width, height=height, file=io.StringIO(), record=True, legacy_windows=False)
        console.print(self.app.screen._compositor)
        return console.export_text()

    @property
    def told(self) -> str:
        """What was last told in passing."""
        return [notification.message for notification in self.app._notifications][-1]


Story = Callable[[Stage], Awaitable[None]]
Play = Callable[..., None]


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLAIMCHECK_EMBEDDER", "hash")
    monkeypatch.setenv("CLAIMCHECK_REVIEWER", "ann")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def checked_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with two sources and one check, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    with Corpus.open(path, HashEmbedder()) as corpus:
        for source in SOURCES:
            for document in read_bytes(source.encode(), label="source.md"):
                corpus.add(document)
        (article,) = read_bytes(ARTICLE.encode(), label="article.md")
        assert len(list(corpus.keep_check(article, check(article, corpus)))) == 3
    return path


@pytest.fixture
def desk(checked_desk: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(checked_desk, tmp_path / "desk.db"))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for number, source in enumerate(SOURCES):
        (folder / f"{number}.md").write_text(source, encoding="utf-8")
    return folder


@pytest.fixture
def play() -> Play:
    """Run a story on the workbench of a desk, at a size, to its end."""

    def run(desk: Path, story: Story, size: tuple[int, int] = (80, 24), *, demo: bool = False) -> None:
        async def perform() -> None:
            workbench = Workbench(desk, demo=demo)
            async with workbench.run_test(size=size) as pilot:
                stage = Stage(pilot)
                await stage.settle()
                await story(stage)
            workbench.close()

        asyncio.run(perform())

    return run


class Terminal:
    """A workbench that runs in a process and a terminal of its own: keys in, what it shows out."""

    def __init__(self, arguments: Sequence[str], folder: Path) -> None:
        self._ours, theirs = pty.openpty()
        settings = {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "claimcheck", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, **settings},
            cwd=folder,
        )
        os.close(theirs)

    def send(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def until(self, words: str, seconds: float = 60) -> None:
        """Read what is shown until those words come up."""
        shown = self._read(seconds, words.encode())
        assert words in shown, shown

    def until_true(self, happened: Callable[[], bool], seconds: float = 60) -> None:
        """Read on until something has happened elsewhere."""
        deadline = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < deadline, "it does not happen"
            self._read(0.05)

    def ended(self, seconds: float = 60) -> int:
        """Return the exit status once the workbench has ended by itself."""
        self._read(seconds)
        return self.process.wait(timeout=10)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def _read(self, seconds: float, words: bytes = b"") -> str:
        read = b""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not (words and words in read):
            if select.select([self._ours], [], [], 0.05)[0]:
                try:
                    read += os.read(self._ours, 65536)
                except OSError:  # closed on the other side
                    break
        return read.decode(errors="replace")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*arguments: str) -> Terminal:
        opened.append(Terminal(arguments, tmp_path))
        return opened[-1]

    yield start
    for each in opened:
        if each.process.poll() is None:
            each.kill()
