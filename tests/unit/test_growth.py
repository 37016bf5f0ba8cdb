from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import growth
from claimcheck.corpus import Agreement, Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.model import Document, Statement
from claimcheck.store import Store

EMBEDDER = HashEmbedder()
SOURCES, EACH = 24, 25
QUERIES = [
    f"{animal} of {town}ville" for animal in ("sheep", "geese", "goats") for town in ("Ash", "Elm", "Fir")
]


def source(number: int) -> Document:
    animals, towns = ("sheep", "geese", "goats", "cows", "bees"), ("Ash", "Elm", "Fir", "Oak", "Yew", "Box")
    lines = [
        f"In {town}ville {animals[(number + line) % 5]} numbered {'so ' * (line % 4)}many in {number * 7}."
        for line, town in zip(range(EACH), towns * EACH, strict=False)
    ]
    statements, start = [], 0
    for line in lines:
        statements.append(Statement(line, start, start + len(line)))
        start += len(line) + 1
    return Document("\n".join(lines), external_id=str(number), statements=tuple(statements))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a desk, to be copied."""
    made = tmp_path_factory.mktemp("made")
    with Corpus.open(made / "desk.db", EMBEDDER) as corpus:
        list(corpus.add_many(source(number) for number in range(SOURCES)))
    return made


@pytest.fixture
def path(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a desk with more statements than are searched exactly, under a bound made small."""
    monkeypatch.setattr(growth, "_EXACT_MOST", 300)
    monkeypatch.setattr(growth, "begin", lambda *_: None)
    shutil.copytree(folder, tmp_path / "desk")
    return tmp_path / "desk" / "desk.db"


@pytest.fixture(scope="module")
def grown_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with that desk once its index has grown a coded index, to be copied."""
    made = tmp_path_factory.mktemp("grown") / "desk"
    shutil.copytree(folder, made)
    assert grow(made / "desk.db")
    return made


@pytest.fixture
def grown(path: Path, grown_folder: Path) -> Path:
    """Return the desk with its coded index."""
    shutil.rmtree(path.parent)
    shutil.copytree(grown_folder, path.parent)
    return path


def grow(path: Path) -> bool:
    store = Store(path)
    try:
        return growth.grow(store, EMBEDDER.name, EMBEDDER.dimension)
    finally:
        store.desk.close()


def files(path: Path, kind: str) -> list[str]:
    return sorted("-".join(file.stem.split("-")[-3:]) for file in path.parent.glob(f"*.{kind}"))


def answers(corpus: Corpus) -> list[list[tuple[int, float]]]:
    found = [corpus.search(query, 10) for query in QUERIES]
    return [[(hit.statement_id, round(hit.score, 5)) for hit in hits] for hits in found]


@pytest.fixture
def exact(path: Path) -> list[list[tuple[int, float]]]:
    with Corpus.open(path, EMBEDDER) as corpus:
        found = answers(corpus)
        assert corpus._retrieval.dense.describe() == "600 compared exactly"
    return found


def test_the_coded_index_gives_the_answers_that_comparing_all_gives(
    path: Path, exact: list[list[tuple[int, float]]]
) -> None:
    assert grow(path)
    with Corpus.open(path, EMBEDDER) as corpus:
        assert answers(corpus) == exact
        assert "codes" in corpus._retrieval.dense.describe()
        assert corpus.agreement().agrees


def test_the_file_of_the_coded_index_takes_the_place_of_the_exact_one(path: Path) -> None:
    with Corpus.open(path, EMBEDDER) as corpus:
        corpus.search("sheep")
    assert files(path, "faiss") == ["0-600-0"]
    assert grow(path)
    assert (files(path, "codes"), files(path, "faiss")) == (["0-600-0"], [])


def test_the_file_of_a_former_version_is_not_read_and_goes_when_there_is_a_new_one(grown: Path) -> None:
    current = next(grown.parent.glob("*.codes"))
    current.rename(current.with_suffix(".graph"))
    with Corpus.open(grown, EMBEDDER) as corpus:
        assert corpus._retrieval.dense.describe() == "600 compared exactly"
    assert grow(grown)
    assert (files(grown, "codes"), files(grown, "graph")) == (["0-600-0"], [])


def test_what_is_added_is_found_at_once_and_later_goes_into_the_graph(grown: Path) -> None:
    with Corpus.open(grown, EMBEDDER) as corpus:
        corpus.add(Document("A zeppelin crossed the Zwinstreek."))
        assert "zeppelin" in corpus.search("zeppelin Zwinstreek")[0].statement.text
        assert corpus._retrieval.dense.describe() == "600 by codes, 1 compared exactly"
    assert grow(grown)
    assert files(grown, "codes") == ["0-601-0"]
    with Corpus.open(grown, EMBEDDER) as corpus:
        assert "dense" in corpus.search("zeppelin Zwinstreek")[0].retrievers
        assert corpus._retrieval.dense.describe().endswith(" 0 compared exactly")


def test_what_is_removed_is_found_no_more_with_the_coded_index_as_it_is(grown: Path) -> None:
    with Corpus.open(grown, EMBEDDER) as corpus:
        gone = {stored.id for stored in corpus.statements(3)}
        assert gone & {hit.statement_id for query in QUERIES for hit in corpus.search(query, 100)}
        corpus.remove(3)
        assert not gone & {hit.statement_id for query in QUERIES for hit in corpus.search(query, 100)}
        assert corpus.agreement().agrees
    with Corpus.open(grown, EMBEDDER) as corpus:
        assert not gone & {hit.statement_id for query in QUERIES for hit in corpus.search(query, 100)}
        assert corpus.agreement().agrees
    assert files(grown, "codes") == ["0-600-0"]


def test_a_coded_index_that_grows_after_removals_passes_over_what_was_removed(grown: Path) -> None:
    with Corpus.open(grown, EMBEDDER) as corpus:
        corpus.remove(3)
        corpus.add(source(99))
        corpus.remove(5)
        before = answers(corpus)
    assert grow(grown)
    assert files(grown, "codes") == ["0-625-0"]
    with Corpus.open(grown, EMBEDDER) as corpus:
        assert answers(corpus) == before
        assert corpus._retrieval.dense.describe().endswith(" 0 compared exactly")
        assert corpus.agreement().agrees


def test_an_index_made_anew_from_the_desk_gives_the_same_answers(grown: Path) -> None:
    with Corpus.open(grown, EMBEDDER) as corpus:
        corpus.remove(3)
        corpus.add(source(99))
        before = answers(corpus)
    for file in [*grown.parent.glob("*.codes"), *grown.parent.glob("*.faiss")]:
        file.unlink()
    with Corpus.open(grown, EMBEDDER) as corpus:
        assert corpus.reindex() == SOURCES * EACH
        assert answers(corpus) == before
    assert files(grown, "codes") == ["0-625-1"]


@pytest.mark.parametrize("content", [b"", b"damaged"])
def test_a_damaged_coded_index_is_done_without_and_made_again(grown: Path, content: bytes) -> None:
    with Corpus.open(grown, EMBEDDER) as corpus:
        before = answers(corpus)
    next(grown.parent.glob("*.codes")).write_bytes(content)
    with Corpus.open(grown, EMBEDDER) as corpus:
        assert answers(corpus) == before
        assert corpus._retrieval.dense.describe() == "600 compared exactly"
    assert grow(grown)
    with Corpus.open(grown, EMBEDDER) as corpus:
        assert corpus._retrieval.dense.describe() == "600 by codes, 0 compared exactly"


def test_a_process_at_work_takes_up_the_coded_index_that_another_has_made(
    path: Path, exact: list[list[tuple[int, float]]]
) -> None:
    with Corpus.open(path, EMBEDDER) as corpus:
        assert answers(corpus) == exact
        assert grow(path)
        assert answers(corpus) == exact
        assert "codes" in corpus._retrieval.dense.describe()


def test_removals_that_the_desk_has_no_record_of_make_an_old_coded_index_useless(grown: Path) -> None:
    with Corpus.open(grown, EMBEDDER) as corpus:
        corpus.remove(3)
        before = answers(corpus)
    with sqlite3.connect(grown) as connection:
        connection.execute("DELETE FROM removals")
    with Corpus.open(grown, EMBEDDER) as corpus:
        assert answers(corpus) == before
        assert corpus._retrieval.dense.describe() == "575 compared exactly"


def test_only_one_process_grows_an_index_at_a_time(path: Path) -> None:
    store = Store(path)
    with growth._alone(growth.Segments(store, EMBEDDER.name).lock()) as alone:
        assert alone
        assert not grow(path)
    assert grow(path)
    store.desk.close()


def test_a_coded_index_of_which_a_good_part_was_removed_is_made_anew(grown: Path) -> None:
    with Corpus.open(grown, EMBEDDER) as corpus:
        for number in range(1, 6):
            corpus.remove(number)
        before = answers(corpus)
    assert grow(grown)
    assert files(grown, "codes") == ["0-600-5"]
    with Corpus.open(grown, EMBEDDER) as corpus:
        assert answers(corpus) == before
        assert corpus._retrieval.dense.describe() == "475 by codes, 0 compared exactly"


def test_a_coded_index_may_miss_a_few_of_those_it_is_tried_with_and_an_exact_index_none() -> None:
    assert Agreement(9, 9, 100, 98, "e", "600 by codes", 2).agrees
    assert not Agreement(9, 9, 100, 97, "e", "600 by codes", 2).agrees
    assert not Agreement(9, 9, 100, 99, "e", "9 compared exactly").agrees


def test_growth_begins_when_a_desk_closes_that_holds_more_than_is_searched_exactly(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(growth, "begin", lambda *said: calls.append(said))
    with Corpus.open(path, EMBEDDER) as corpus:
        corpus.search("sheep")
    assert calls == [(path, EMBEDDER.name, EMBEDDER.dimension)]
    assert grow(path)
    with Corpus.open(path, EMBEDDER) as corpus:
        corpus.search("sheep")
    assert len(calls) == 1


def test_growth_in_a_process_of_its_own_needs_no_model(path: Path) -> None:
    code = """
import sys
from claimcheck import growth
growth._EXACT_MOST = 300
growth.main()
print(sorted({"torch", "openvino", "sentence_transformers"} & set(sys.modules)))
"""
    said = [str(path), EMBEDDER.name, str(EMBEDDER.dimension)]
    shown = subprocess.run([sys.executable, "-c", code, *said], capture_output=True, text=True, check=True)  # noqa: S603
    assert (shown.stdout.strip(), shown.stderr) == ("[]", "")
    assert files(path, "codes") == ["0-600-0"]
