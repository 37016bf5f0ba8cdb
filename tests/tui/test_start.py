"""How the workbench is opened: from a terminal, by itself or for the demo; nothing else imports textual."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def test_neither_the_command_line_nor_its_help_imports_textual() -> None:
    code = """
import sys
import claimcheck.cli
from claimcheck.__main__ import main
try:
    main(["--help"])
except SystemExit:
    assert "claimcheck.cli.demo" in sys.modules
    sys.exit("textual" in sys.modules or "claimcheck.tui" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=_environment(), check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


def test_without_a_terminal_the_command_alone_prints_help(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "claimcheck", "--db", str(tmp_path / "desk.db")]
    done = subprocess.run(command, capture_output=True, text=True, env=_environment(), check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage: claimcheck" in done.stdout
    assert not (tmp_path / "desk.db").exists()


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("--db", "desk.db"), "This desk holds no source yet."),
        (("demo", "--tui"), "Fifty-two prisoners leave"),
    ],
)
def test_in_a_terminal_the_workbench_opens_and_q_leaves_it(
    tmp_path: Path, arguments: tuple[str, ...], shown: str
) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "claimcheck", *arguments]
    with subprocess.Popen(  # noqa: S603
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=_environment(), cwd=tmp_path
    ) as process:
        os.close(theirs)
        assert shown in _read_until(ours, shown, seconds=60)
        os.write(ours, b"q")
        _read_until(ours, "", seconds=60)
        assert process.wait(timeout=10) == 0


def _read_until(terminal: int, words: str, seconds: float) -> str:
    """Return what the terminal shows until the words come up, or, without any, until it is closed."""
    read = b""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            some = os.read(terminal, 65536)
        except OSError:  # closed on the other side
            break
        read += some
        if not some or (words and words.encode() in read):
            break
    return read.decode(errors="replace")


def _environment() -> dict[str, str]:
    settings = {
        "CLAIMCHECK_EMBEDDER": "hash",
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "COLUMNS": "100",
    }
    return {**os.environ, **settings, "LINES": "30"}
