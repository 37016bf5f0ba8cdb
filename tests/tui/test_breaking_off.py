"""A workbench left or killed in the middle of work: the desk opens, and what was done by then is there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder

FILES = 3_000
CLAIMS = 400


def rows(desk: Path, table: str) -> int:
    """Return how many rows a table of the desk has, 0 where there is no desk yet."""
    try:
        with closing(sqlite3.connect(f"file:{desk}?mode=ro", uri=True)) as opened:
            return int(opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def end(workbench: Any, how: str) -> None:
    if how == "killed":
        workbench.kill()
    else:
        workbench.send("q")
        assert workbench.ended() == 0


@pytest.mark.parametrize("how", ["killed", "left"])
def test_sources_added_by_then_are_whole_and_the_rest_can_be_added(
    tmp_path: Path, terminal: Any, how: str
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(FILES):
        text = f"The town of Ulm bought {number + 10} buses in 2019. It sold {number + 3} trams in 2020."
        (folder / f"{number:04}.txt").write_text(text)
    desk = tmp_path / "desk.db"
    workbench = terminal("--db", str(desk))
    workbench.until("This desk holds no source yet.")
    workbench.send("a")
    workbench.until("Add sources")
    workbench.send(f"{folder}\r")
    workbench.until(f"{FILES:,} files")
    workbench.send("\r")
    workbench.until_true(lambda: rows(desk, "documents") > 5)
    end(workbench, how)
    with Corpus.open(desk, HashEmbedder()) as corpus:
        added = list(corpus.documents())
        assert 5 < len(added) < FILES
        assert all(len(corpus.statements(each.id)) == each.statements == 2 for each in added)
        assert corpus.agreement().agrees


@pytest.mark.parametrize("how", ["killed", "left"])
def test_findings_made_by_then_are_kept(tmp_path: Path, desk: Path, terminal: Any, how: str) -> None:
    article = tmp_path / "long.txt"
    article.write_text(
        "\n\n".join(
            f"Some {number + 1000:,} political prisoners remain behind bars in Belarus, a group said in 2025."
            for number in range(CLAIMS)
        )
    )
    before = rows(desk, "findings")
    workbench = terminal("--db", str(desk))
    workbench.until("1 check")
    workbench.send("o")
    workbench.until("Its path or address")
    workbench.send(f"{article}\r")
    workbench.until_true(lambda: rows(desk, "findings") > before + 5)
    end(workbench, how)
    with Corpus.open(desk, HashEmbedder()) as corpus:
        newest = next(corpus.checks())
        kept = list(corpus.findings(newest.id))
        assert 5 < len(kept) < CLAIMS
        assert newest.finished_at is None
        text = corpus.document(newest.article_id).document.text
        assert all(text[each.claim.start : each.claim.end] == each.claim.text for each in kept)
