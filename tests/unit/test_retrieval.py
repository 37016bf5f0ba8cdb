from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.model import Document, Statement


def source(*sentences: str) -> Document:
    statements = []
    start = 0
    for sentence in sentences:
        statements.append(Statement(sentence, start, start + len(sentence)))
        start += len(sentence) + 1
    return Document("\n".join(sentences), statements=tuple(statements))


TOWNS = [
    f"The town of {name}ville counted its {name} sheep." for name in ("Ash", "Birch", "Cedar", "Dogwood")
]


def index_files(desk: Path) -> list[str]:
    return sorted(path.name for path in desk.parent.glob("*.faiss"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the path of a desk with some sources and a saved index."""
    path = tmp_path / "desk.db"
    with Corpus.open(path, HashEmbedder()) as corpus:
        for town in TOWNS:
            corpus.add(source(town))
        assert corpus.reindex() == len(TOWNS)
    return path


def answers(desk: Path) -> list[tuple[int, float]]:
    with Corpus.open(desk, HashEmbedder()) as corpus:
        return [(hit.statement_id, hit.score) for hit in corpus.search("sheep of Cedarville")]


def test_an_index_file_is_named_after_the_last_statement_it_covers(desk: Path) -> None:
    (name,) = index_files(desk)
    assert name.endswith("-4-0.faiss")
    assert "hash_1" in name


def test_a_deleted_index_is_made_again_with_the_same_answers(desk: Path) -> None:
    before = answers(desk)
    for name in index_files(desk):
        (desk.parent / name).unlink()
    assert answers(desk) == before


def test_a_damaged_index_is_made_again_with_the_same_answers(desk: Path) -> None:
    before = answers(desk)
    (name,) = index_files(desk)
    (desk.parent / name).write_bytes(b"damaged")
    assert answers(desk) == before


def test_an_index_that_holds_what_the_desk_does_not_is_built_anew(desk: Path) -> None:
    before = answers(desk)
    (name,) = index_files(desk)
    with Corpus.open(desk, HashEmbedder()) as corpus:
        corpus.search("sheep")
        index = corpus._retrieval.dense._exact
        assert index is not None
        index.add([9_999], HashEmbedder().encode(["sheep of Cedarville"]))
        index.save(desk.parent / name)
    assert answers(desk) == before


def test_rows_that_an_index_lacks_are_appended(desk: Path) -> None:
    with Corpus.open(desk, HashEmbedder()) as corpus:
        corpus.add(source("The town of Elmville counted its Elm sheep."))
    with Corpus.open(desk, HashEmbedder()) as corpus:
        assert "Elmville" in corpus.search("Elmville")[0].statement.text
        assert corpus.agreement().agrees


def test_what_another_process_adds_or_removes_is_followed(desk: Path) -> None:
    with Corpus.open(desk, HashEmbedder()) as mine, Corpus.open(desk, HashEmbedder()) as other:
        assert len(mine.search("sheep")) == 4
        added = other.add(source("The town of Elmville counted its Elm sheep."))
        assert len(mine.search("sheep")) == 5
        assert added.document_id is not None
        other.remove(added.document_id)
        assert len(mine.search("sheep")) == 4
        other.add(source("The town of Firville counted its Fir sheep."))
        assert "Firville" in mine.search("Firville sheep")[0].statement.text


def test_an_index_saved_before_a_removal_is_not_used_after_it(desk: Path) -> None:
    with Corpus.open(desk, HashEmbedder()) as corpus:
        corpus.remove(3)
        corpus.add(source("The town of Elmville counted its Elm sheep."))
    with Corpus.open(desk, HashEmbedder()) as corpus:
        found = [hit.statement.text for hit in corpus.search("Cedarville")]
    assert len(found) == 4
    assert not any("Cedarville" in text for text in found)


def test_vectors_are_stored_once_a_text(desk: Path) -> None:
    with Corpus.open(desk, HashEmbedder()) as corpus:
        corpus.add(source("The town of Ashville counted its Ash sheep.", "Something else was said."))
        assert corpus.store.desk.rows("SELECT count(*) FROM vectors")[0][0] == len(TOWNS) + 1


def test_removing_a_source_keeps_the_vectors_that_another_needs(desk: Path) -> None:
    with Corpus.open(desk, HashEmbedder()) as corpus:
        corpus.add(source(TOWNS[0], "Something else was said."))
        corpus.remove(1)
        assert "Ashville" in corpus.search("Ashville")[0].statement.text
        assert corpus.store.desk.rows("SELECT count(*) FROM vectors")[0][0] == len(TOWNS) + 1


def test_desk_and_index_agree_when_the_index_brings_back_what_is_stored(desk: Path) -> None:
    with Corpus.open(desk, HashEmbedder()) as corpus:
        agreement = corpus.agreement()
    assert agreement.agrees
    assert (agreement.statements, agreement.indexed, agreement.tried, agreement.right) == (4, 4, 4, 4)


def test_an_index_whose_vectors_are_others_does_not_agree(desk: Path) -> None:
    many = [f"Paragraph {number * 'I'} speaks of {number * 'o'} things." for number in range(1, 12)]
    with Corpus.open(desk, HashEmbedder()) as corpus:
        for text in many:
            corpus.add(source(text))
        corpus.search("sheep")
        index = corpus._retrieval.dense._exact
        assert index is not None
        index.remove([3])
        index.add([3], -HashEmbedder().encode([TOWNS[2]]))
        agreement = corpus.agreement()
    assert not agreement.agrees
    assert (agreement.tried, agreement.right) == (15, 14)


def test_an_empty_desk_agrees_and_nothing_was_tried(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as corpus:
        agreement = corpus.agreement()
    assert (agreement.agrees, agreement.tried) == (True, 0)


class _Reversed(HashEmbedder):
    """Another embedder: the same words, other vectors."""

    name = "reversed@1"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return super().encode(texts)[:, ::-1].copy()


def test_a_desk_made_with_one_embedder_is_searched_with_another(desk: Path) -> None:
    with Corpus.open(desk, _Reversed()) as corpus:
        found = corpus.search("sheep of Cedarville")
        assert "Cedarville" in found[0].statement.text
        assert corpus.agreement().agrees
        assert corpus.agreement().embedder == "reversed@1"


def test_what_only_words_find_is_scored_by_meaning_too(tmp_path: Path) -> None:
    class Blind(HashEmbedder):
        """Sees all texts nearly alike, the one that names sheep a little apart."""

        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            vectors = np.zeros((len(texts), self.dimension), np.float32)
            for row, text in zip(vectors, texts, strict=True):
                row[:2] = (0.96, 0.28) if "sheep" in text else (1, 0)
            return vectors

    with Corpus.open(tmp_path / "desk.db", Blind()) as corpus:
        corpus.add(source(*(f"Paragraph {number} speaks of something." for number in range(150))))
        corpus.add(source("A zebra was seen with the sheep."))
        hit = corpus.search("a zebra")[0]
    assert "zebra" in hit.statement.text
    assert hit.retrievers == ("text",)


def test_no_query_of_daily_work_scans_a_table(desk: Path) -> None:
    seen: list[str] = []
    with Corpus.open(desk, HashEmbedder()) as corpus:
        corpus.store.desk._connect().set_trace_callback(seen.append)
        added = corpus.add(source("The town of Elmville counted its Elm sheep."))
        assert added.document_id is not None
        corpus.add(source(TOWNS[0]))
        corpus.search("sheep of Ashville")
        corpus.document(1)
        corpus.statements(1)
        corpus.sightings(1)
        corpus.counts()
        next(corpus.documents())
        corpus.save_check(Document("An article."), [])
        list(corpus.findings(1))
        corpus.edit(1, title="New")
        corpus.remove(added.document_id)
        corpus.search("sheep of Ashville")
        corpus.store.desk._connect().set_trace_callback(None)
        queries = {sql for sql in seen if sql.split()[0] in {"SELECT", "UPDATE", "DELETE", "INSERT"}}
        plans = [
            (sql, row["detail"])
            for sql in queries
            for row in corpus.store.desk.rows(f"EXPLAIN QUERY PLAN {sql}")
        ]
    assert len(plans) > 30
    tables = ("documents", "statements", "snapshots", "vectors", "sightings", "checks", "findings")
    scans = [
        (sql, detail) for sql, detail in plans if any(detail.startswith(f"SCAN {table}") for table in tables)
    ]
    assert scans == []
