"""A process that adds sources is killed at random moments; what it leaves must be whole sources only."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder

ADDER = """
import sys
from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.model import Document, Statement
def source(number):
    words = [f"In town {number} the count of item {item} was {item * 7}." for item in range(30)]
    listed, start = [], 0
    for each in words:
        listed.append(Statement(each, start, start + len(each)))
        start += len(each) + 1
    return Document("\\n".join(words), title=f"Source {number}", statements=tuple(listed))
with Corpus.open(sys.argv[1], HashEmbedder()) as corpus:
    for number in range(400):
        corpus.add(source(number))
        print("added", flush=True)
"""
KILLS = 6


@pytest.fixture(scope="module")
def killed_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk whose adder was killed several times at random moments."""
    path = tmp_path_factory.mktemp("killed") / "desk.db"
    moment = random.Random(11)  # noqa: S311 no secret hangs on it
    for _ in range(KILLS):
        adder = subprocess.Popen([sys.executable, "-c", ADDER, str(path)], stdout=subprocess.PIPE)  # noqa: S603
        assert adder.stdout is not None
        adder.stdout.readline()
        time.sleep(moment.uniform(0.0, 0.4))
        adder.kill()
        adder.communicate()
    return path


def test_every_source_of_a_killed_run_is_whole(killed_desk: Path) -> None:
    with Corpus.open(killed_desk, HashEmbedder()) as corpus:
        documents = list(corpus.documents())
        assert len(documents) > 1
        for stored in documents:
            kept = corpus.statements(stored.id)
            text = corpus.document(stored.id).document.text
            assert [text[each.statement.start : each.statement.end] for each in kept] == text.split("\n")
            assert stored.statements == len(kept) == 30
        assert corpus.counts() == {"documents": len(documents), "statements": 30 * len(documents)}


def test_a_killed_run_goes_on_where_it_was_and_holds_nothing_twice(killed_desk: Path) -> None:
    with Corpus.open(killed_desk, HashEmbedder()) as corpus:
        titles = [stored.document.title for stored in corpus.documents()]
        assert titles == [f"Source {number}" for number in range(len(titles))]
        assert corpus.agreement().agrees
        assert corpus.store.desk.rows("PRAGMA integrity_check")[0][0] == "ok"
        assert len(corpus.search("the count of item 3", k=20)) == 20
