"""A folder of mixed files in one command: broken ones refused in a sentence each, a kill leaves no trace."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
FILES, BROKEN, KILLS = 40, 6, 3


@pytest.fixture
def bulk(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the benchmark, which does the same with a thousand files."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    monkeypatch.setenv("CLAIMCHECK_EMBEDDER", "hash")
    return importlib.import_module("bulk")


def test_a_folder_is_added_but_for_its_broken_files_and_a_kill_changes_no_byte(
    bulk: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = bulk.measured(tmp_path, FILES, BROKEN, KILLS)
    assert (figures["told"], figures["refused"], figures["differs_when_killed"]) == (FILES, BROKEN, 0)
    assert figures["megabytes"] < bulk.MOST_MEGABYTES
    refused = capsys.readouterr().out.splitlines()
    assert len(refused) == BROKEN
    assert all("broken" in line and line.endswith(".") for line in refused)
