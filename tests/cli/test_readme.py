"""Every command in README.md's code blocks does what README says: it runs, in that order, on one desk."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]

ROOT = Path(__file__).parent.parent.parent
_BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_TARGET = re.compile(r"^([a-z][\w-]*):", re.MULTILINE)


def commands() -> list[list[str]]:
    """Return the commands of the code blocks, prompts, comments and continued lines taken care of."""
    found = []
    for block in _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            if words:
                found.append(words)
    return found


def test_readme_names_commands_of_make_and_of_claimcheck_alone() -> None:
    assert {words[0] for words in commands()} == {"make", "claimcheck"}


def test_every_make_target_that_readme_names_is_there() -> None:
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    named = {word for words in commands() if words[0] == "make" for word in words[1:]}
    assert {"demo", "test"} <= named <= targets


def test_every_claimcheck_command_in_readme_runs(claimcheck: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    shutil.copy(ROOT / "examples" / "belarus-release.md", tmp_path / "draft.md")
    run = [words[1:] for words in commands() if words[0] == "claimcheck"]
    assert len(run) >= 8
    for arguments in run:
        stdin = '{"text": "5 cats", "query": "cats", "claim": "5 cats", "statement": "6 cats"}\n'
        result = claimcheck(*arguments, stdin=stdin)
        allowed = {0, 1} if arguments[:1] == ["check"] else {0}
        assert result.code in allowed, (arguments, result)
        assert result.out or result.err, arguments
