"""How the workbench is opened: from a terminal, by itself or for the demo; nothing else imports textual."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

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
    assert "claimcheck.cli.group" in sys.modules
    sys.exit("textual" in sys.modules or "claimcheck.tui" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=_environment(), check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


def test_the_first_screen_is_shown_without_what_searches(desk: Path) -> None:
    code = """
import sys
from pathlib import Path
import claimcheck.tui.app, claimcheck.tui.settings
from claimcheck.tui import work
told = []
work.read_desk(work.Job(Path(sys.argv[1]), told.append, lambda: False))
assert told[0].statements == 3
print(*{"numpy", "faiss", "onnxruntime", "claimcheck.corpus", "claimcheck.tui.check"} & set(sys.modules))
"""
    command = [sys.executable, "-c", code, str(desk)]
    done = subprocess.run(command, capture_output=True, text=True, env=_environment(), check=False)  # noqa: S603
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")


def test_the_keys_are_known_without_the_extra_for_browsers() -> None:
    code = """
import sys
sys.modules["textual_serve"] = None
from claimcheck.tui.keys import bindings_by_room
sys.exit(len(bindings_by_room()) < 10)
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
    terminal: Any, arguments: tuple[str, ...], shown: str
) -> None:
    opened = terminal(*arguments)
    opened.until(shown)
    opened.send("q")
    assert opened.ended() == 0


def _environment() -> dict[str, str]:
    return {**os.environ, "CLAIMCHECK_EMBEDDER": "hash", "PYTHONPATH": str(ROOT)}
