"""A desk outlives the process that wrote it: killed at any moment, each source is whole or absent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder

ROOT = Path(__file__).parent.parent.parent
SOURCES, SENTENCES = 60, 25

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sources of which each has as many statements as its number says, so that a part of one would show."""
    path = tmp_path_factory.mktemp("sources")
    for number in range(SOURCES):
        lines = [
            f"Bridge {number} of town {line} cost {line + 7} million euros in 2020."
            for line in range(SENTENCES)
        ]
        (path / f"{number:02}.txt").write_text("\n\n".join(lines))
    return path


def _adding(folder: Path, desk: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "claimcheck", "add", str(folder), "--db", str(desk)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "CLAIMCHECK_EMBEDDER": "hash", "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )


def _whole(desk: Path) -> int:
    """Return how many sources a desk holds, having looked at each statement of each."""
    with Corpus.open(desk, HashEmbedder()) as corpus:
        for stored in corpus.documents():
            statements = corpus.statements(stored.id)
            text = corpus.document(stored.id).document.text
            assert len(statements) == stored.statements == SENTENCES
            assert all(text[s.statement.start : s.statement.end] == s.statement.text for s in statements)
        counts = corpus.counts()
        assert counts["statements"] == counts["documents"] * SENTENCES
        assert corpus.agreement().agrees
        return counts["documents"]


@pytest.mark.parametrize(("lines", "delay"), [(0, 0.2), (1, 0.0), (5, 0.003), (9, 0.007)])
def test_killed_while_adding_it_opens_with_whole_sources_and_goes_on(
    folder: Path, tmp_path: Path, lines: int, delay: float
) -> None:
    desk = tmp_path / "desk.db"
    with _adding(folder, desk) as process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(lines)]
        time.sleep(delay)
        process.kill()
    held = _whole(desk)
    assert len(told) <= held < SOURCES
    with _adding(folder, desk) as process:
        assert process.stdout
        last = process.stdout.read().splitlines()[-1]
    assert last.startswith(f"{SOURCES - held} new source")
    assert _whole(desk) == SOURCES
