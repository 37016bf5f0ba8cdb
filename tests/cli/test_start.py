"""Slow things start late: what a command imports, and how soon it answers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from claimcheck.cli import group

ROOT = Path(__file__).parent.parent.parent
_HEAVY = ("torch", "transformers", "sentence_transformers", "textual")
_TELL = """
import sys
from claimcheck.__main__ import main
try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""


def _environment(folder: Path) -> dict[str, str]:
    settings = {
        "CLAIMCHECK_EMBEDDER": "hash",
        "CLAIMCHECK_DB": str(folder / "desk.db"),
        "PYTHONPATH": str(ROOT),
    }
    return {**os.environ, **settings}


def _imported(folder: Path, *arguments: str) -> set[str]:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _TELL, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=_environment(folder),
    )
    assert done.returncode in (0, 1), done.stderr
    return {name.partition(".")[0] for name in done.stderr.splitlines()[-1].split()}


@pytest.mark.parametrize(
    "arguments", [("--help",), ("quantities", "5 cats"), ("compare", "5 cats", "6 cats")]
)
def test_a_light_command_imports_no_heavy_library_and_no_store(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    imported = _imported(tmp_path, *arguments)
    assert "claimcheck" in imported
    assert not imported & {*_HEAVY, "faiss", "sqlite_utils", "openvino", "pint", "dateparser"}


def test_help_imports_not_even_numpy(tmp_path: Path) -> None:
    assert "numpy" not in _imported(tmp_path, "--help")


def test_help_imports_no_command(tmp_path: Path) -> None:
    code = "import sys; from claimcheck.cli import command; command(['--help'], standalone_mode=False);"
    code += "print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_environment(tmp_path)
    )
    mine = {name for name in done.stderr.split() if name.startswith("claimcheck.")}
    assert mine == {"claimcheck.cli", "claimcheck.cli.desk", "claimcheck.cli.group", "claimcheck.errors"}
    told = done.stdout.partition("Commands:")[2].strip().splitlines()
    assert len(told) == len(group._COMMANDS)
    assert all(line.endswith(".") and not line.endswith("...") for line in told)


@pytest.mark.parametrize("name", group._COMMANDS)
def test_every_command_that_help_names_is_there(name: str) -> None:
    found = group.command.get_command(click.Context(group.command), name)
    assert found is not None
    assert found.name == name


def test_a_desk_is_made_listed_and_checked_without_a_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text("The bridge in Lisbon cost 52 million euros in 2020.")
    for arguments in (("add", "source.txt"), ("sources", "list"), ("check", "source.txt"), ("doctor",)):
        assert not _imported(tmp_path, *arguments) & set(_HEAVY)


def test_a_sentence_is_answered_in_a_moment(tmp_path: Path) -> None:
    def seconds() -> float:
        started = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "claimcheck", "quantities", "Around 1,400 hostages were held."],
            capture_output=True,
            check=True,
            env=_environment(tmp_path),
        )
        return time.monotonic() - started

    # The target is 0.35 s; the best of three, and room for a machine that has other things to do.
    assert min(seconds() for _ in range(3)) < 1.0


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    lines = '{"text": "5 cats"}\n' * 5000
    with subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "quantities", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(tmp_path),
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write('{"text": "5 cats"}\n')
        process.stdin.flush()
        assert '"value": 5' in process.stdout.readline()  # answered before the next line is there
        process.stdout.close()
        try:
            process.stdin.write(lines)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.stderr.read() == ""
        assert process.wait() == 0
