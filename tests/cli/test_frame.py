"""What holds for every command: help, errors in a sentence, exit codes, a desk that is named in four ways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli.group import _COMMANDS

Run = Callable[..., Any]

_GROUPS = {
    "sources": ("list", "show", "edit", "remove", "export"),
    "review": (
        "list",
        "accept",
        "overrule",
        "flag",
        "note",
        "sign-off",
        "undo",
        "redo",
        "history",
        "log",
    ),
}
_PATHS = [(name,) for name in _COMMANDS] + [(group, sub) for group, subs in _GROUPS.items() for sub in subs]


def test_alone_it_shows_its_help(claimcheck: Run) -> None:
    result = claimcheck()
    assert result.code == 0
    assert all(f"  {name} " in result.out for name in _COMMANDS)
    assert result.out == claimcheck("--help").out


@pytest.mark.parametrize("path", _PATHS, ids=" ".join)
def test_every_command_explains_itself(claimcheck: Run, path: tuple[str, ...]) -> None:
    result = claimcheck(*path, "--help")
    assert result.code == 0
    assert result.out.startswith(f"Usage: claimcheck {' '.join(path)}")
    assert "." in result.out.split("\n\n")[1]


def test_the_version_is_told(claimcheck: Run) -> None:
    assert claimcheck("--version").out.startswith("claimcheck, version 0.")


def _is_a_sentence_and_a_hint(result: Any) -> bool:
    lines = result.err.splitlines()
    return (
        result.code == 2
        and not result.out
        and len(lines) == 2
        and lines[0].endswith((".", "?"))
        and "Traceback" not in result.err
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("chekc", "x"),
        ("--no-such-option",),
        ("quantities", "--no-such-option"),
        ("add",),
        ("add", "none.md"),
        ("add", "none*.md"),
        ("check", "none.md"),
        ("check", "x.md", "--published", "yesterday"),
        ("check", "x.md", "--format", "xml"),
        ("compare", "only one"),
        ("compare", "a", "b", "--claim-date", "1/2/2024"),
        ("extract", "none.txt"),
        ("search",),
        ("search", "x", "-k", "0"),
        ("search", "x", "--db", "none.db"),
        ("sources", "show", "1", "--db", "none.db"),
        ("sources", "show", "one"),
        ("sources", "edit", "1"),
        ("review", "list", "--db", "none.db"),
        ("review", "overrule", "1", "perhaps", "--reason", "x"),
        ("review", "overrule", "1", "agrees"),
        ("export", "--only", "some"),
        ("export", "--db", "none.db"),
        ("reindex", "--db", "none.db"),
        ("reindex", "more"),
    ],
    ids=" ".join,
)
def test_bad_input_gets_one_sentence_a_hint_and_exit_code_two(
    claimcheck: Run, arguments: tuple[str, ...]
) -> None:
    result = claimcheck(*arguments)
    assert _is_a_sentence_and_a_hint(result), result


@pytest.mark.parametrize(
    "arguments",
    [
        ("sources", "show", "99"),
        ("sources", "edit", "99", "--title", "x"),
        ("sources", "remove", "99"),
        ("review", "flag", "99"),
        ("review", "undo", "99"),
        ("export", "--format", "docx", "--out", "x"),
        ("export", "--out", "none/x.csv"),
        ("add", "source.md", "article.md", "--title", "x"),
        ("add", "source.md", "--tier", "tabloid"),
    ],
    ids=" ".join,
)
def test_so_does_what_the_desk_does_not_hold(desk: Run, article: Path, arguments: tuple[str, ...]) -> None:
    assert article.exists()
    result = desk(*arguments)
    assert _is_a_sentence_and_a_hint(result), result


def test_a_command_that_is_misspelt_is_guessed(claimcheck: Run) -> None:
    assert "Did you mean 'quantities'?" in claimcheck("quantitys").err


@pytest.mark.parametrize("content", [b"not a database, only words " * 50, b"SQLite format 3\0" + b"\0" * 100])
def test_a_desk_that_is_no_desk_is_refused(claimcheck: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.db").write_bytes(content)
    result = claimcheck("search", "x", "--db", "other.db")
    assert result.code == 2
    assert "other.db" in result.err
    assert "Traceback" not in result.err
    assert (tmp_path / "other.db").read_bytes() == content


def test_the_desk_is_named_before_or_behind_the_command_or_by_the_environment(
    desk: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Prisoners freed" in desk("sources", "list").out
    assert desk("--db", "a.db", "add", str(source)).code == 0
    assert desk("add", str(source), "--db", "b.db").code == 0
    assert desk("--db", "a.db", "add", str(source), "--db", "c.db").code == 0
    assert all((tmp_path / f"{name}.db").exists() for name in "abc")
    monkeypatch.delenv("CLAIMCHECK_DB")
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "home")
    assert desk("add", str(source)).code == 0
    assert (tmp_path / "home" / "desk.db").exists()


def test_an_interrupt_ends_with_130(claimcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimcheck.quantities.extract_quantities", interrupt)
    result = claimcheck("quantities", "5 cats")
    assert (result.code, result.out) == (130, "")
    assert "Traceback" not in result.err


def test_a_full_disk_is_told_in_a_sentence(claimcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claimcheck.quantities.extract_quantities", full)
    result = claimcheck("quantities", "5 cats")
    assert _is_a_sentence_and_a_hint(result)
    assert "No space left" in result.err
