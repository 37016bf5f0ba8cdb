"""What a desk is asked in a day's work never reads a whole table, however much it holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.embed import HashEmbedder
from claimcheck.model import Document, Statement
from claimcheck.store import Store, text_hash

LARGE = ("documents", "statements", "snapshots", "sightings", "vectors", "removals", "comparisons", "repeats")
TOWNS = ("Ash", "Birch", "Cedar", "Dogwood")
MOMENT = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "desk.db")
    embedder = HashEmbedder()
    kept = made.vectors.embedder(embedder.name, embedder.dimension)
    for town in TOWNS:
        words = f"{town}ville counted its sheep."
        statement = Statement(words, 0, len(words))
        with made.desk.transaction():
            number = made.documents.add(Document(words, url=f"https://{town}.example"), "source", 1)
            made.versions.settle(number, Document(words), ())
            made.vectors.add(kept, {text_hash(words): embedder.encode([words])[0]})
            made.statements.add(number, [statement], [text_hash(words)])
    return made


def _sha(store: Store) -> str:
    stored = store.documents.get(1)
    assert stored is not None
    return stored.document.sha256


QUESTIONS: dict[str, Callable[[Store], Any]] = {
    "a page of the sources": lambda store: list(store.documents.sources(2, 10)),
    "sources by words": lambda store: list(store.browse.sources("ash")),
    "all statements, part by part": lambda store: list(store.browse.statements("")),
    "statements by words": lambda store: list(store.browse.statements("sheep")),
    "a page of statements": lambda store: store.statements.get([2, 3]),
    "statements of a source": lambda store: list(store.statements.of(2)),
    "a statement by its place": lambda store: store.statements.at(_sha(store), 0, 27),
    "counts": lambda store: store.statements.counts(),
    "how often a word occurs": lambda store: store.statements.frequency("sheep", 10),
    "full text": lambda store: store.statements.match('"sheep" OR "cedarville"', 10),
    "hashes": lambda store: store.statements.hashes([1, 4]),
    "some hashes": lambda store: store.statements.some_hashes(3),
    "what was removed": lambda store: store.statements.removed(0, 0),
    "vectors of a shortlist": lambda store: store.vectors.of(1, [1, 3, 4]),
    "vectors in order": lambda store: store.vectors.between(1, 1, 4, 2),
    "which texts have vectors": lambda store: store.vectors.known(1, [text_hash("a")]),
    "whether a source is held": lambda store: store.documents.held(Document("a")),
    "how a hash is held": lambda store: store.documents.holding(_sha(store)),
    "sightings": lambda store: store.documents.sightings(1),
    "versions": lambda store: store.versions.of(1),
    "the last change": lambda store: store.documents.last_change(),
    "the newest before a moment": lambda store: store.documents.newest_before(MOMENT),
    "a claim by its place": lambda store: store.checks.claim(_sha(store), 0, 1, 1),
    "whether a check cites a source": lambda store: store.checks.cites(1),
    "removing a source": lambda store: store.remove(3),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_reads_a_whole_table(store: Store, question: str) -> None:
    asked: list[str] = []
    connection = store.desk._connect()
    connection.set_trace_callback(asked.append)
    QUESTIONS[question](store)
    connection.set_trace_callback(None)
    statements = [sql for sql in asked if re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", sql)]
    plans = [
        (sql, row["detail"]) for sql in statements for row in store.desk.rows(f"EXPLAIN QUERY PLAN {sql}")
    ]
    assert plans
    assert [plan for plan in plans if re.match(rf"SCAN ({'|'.join(LARGE)})\b", plan[1])] == []
    # All vectors of one embedder are as good as the whole table.
    assert [plan for plan in plans if plan[1].endswith("(embedder_id=?)")] == []


def test_the_answers_are_there_to_be_found(store: Store) -> None:
    assert store.documents.newest_before(MOMENT) == len(TOWNS)
    assert store.documents.last_change() is not None
    assert store.statements.at(_sha(store), 0, 27) is not None
    assert [number for part in store.browse.statements("sheep") for number in part] == [1, 2, 3, 4]
