from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcheck.index import FlatIndex, GraphIndex

COUNT = 3_000


def gathered_vectors(count: int, dimension: int = 32) -> NDArray[np.float32]:
    """Return unit vectors that gather around some points, as those of texts do."""
    draw = np.random.default_rng(7)
    points = draw.normal(size=(60, dimension))
    vectors = points[draw.integers(60, size=count)] + draw.normal(scale=0.5, size=(count, dimension))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def vectors() -> NDArray[np.float32]:
    return gathered_vectors(COUNT)


@pytest.fixture
def filled(vectors: NDArray[np.float32]) -> GraphIndex:
    made = GraphIndex.fitting(vectors)
    made.add(range(1, COUNT + 1), vectors)
    return made


@pytest.fixture
def mapped(filled: GraphIndex, tmp_path: Path) -> GraphIndex:
    filled.save(tmp_path / "a.graph")
    opened = GraphIndex(32)
    assert opened.open(tmp_path / "a.graph")
    return opened


def test_a_mapped_index_proposes_nearly_all_that_an_exact_one_finds(
    mapped: GraphIndex, vectors: NDArray[np.float32]
) -> None:
    exact = FlatIndex(32)
    exact.add(range(1, COUNT + 1), vectors)
    right, _ = exact.search(vectors[:100], 10)
    proposed, _ = mapped.search(vectors[:100], 30)
    found = [len({*row} & {*others}) for row, others in zip(right.tolist(), proposed.tolist(), strict=True)]
    assert len(mapped) == COUNT
    assert sum(found) >= 0.99 * 1000


def test_what_is_removed_from_a_mapped_index_is_proposed_no_more(
    mapped: GraphIndex, vectors: NDArray[np.float32]
) -> None:
    mapped.remove(range(1, 101))
    proposed, _ = mapped.search(vectors[:100], 10)
    assert len(mapped) == COUNT - 100
    assert proposed.min() > 100


def test_unknown_ids_are_passed_over(mapped: GraphIndex) -> None:
    mapped.remove([5, 5, COUNT + 9])
    mapped.remove([])
    mapped.remove([5])
    assert (len(mapped), mapped.removed) == (COUNT - 1, 1)


def test_a_graph_that_is_not_mapped_can_be_added_to(
    filled: GraphIndex, vectors: NDArray[np.float32], tmp_path: Path
) -> None:
    filled.save(tmp_path / "a.graph")
    loaded = GraphIndex(32)
    assert loaded.open(tmp_path / "a.graph", mapped=False)
    loaded.add([COUNT + 1], -vectors[4:5])
    loaded.save(tmp_path / "b.graph")
    other = GraphIndex(32)
    assert other.open(tmp_path / "b.graph")
    assert len(other) == COUNT + 1
    assert other.search(-vectors[4:5], 3)[0][0, 0] == COUNT + 1


def test_a_vector_unlike_all_that_the_index_was_fitted_to_is_found(vectors: NDArray[np.float32]) -> None:
    flat = vectors * (np.arange(32) < 16)
    made = GraphIndex.fitting(flat)
    made.add(range(1, COUNT + 1), flat)
    stranger = np.zeros((1, 32), np.float32)
    stranger[0, 20:29] = 1 / 3
    made.add([COUNT + 1], stranger)
    ids, products = made.search(stranger, 1)
    assert ids.tolist() == [[COUNT + 1]]
    assert products[0, 0] == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("content", [b"", b"not an index", b"IxMp" + b"\0" * 40])
def test_a_damaged_file_is_not_taken_and_nothing_changes(
    mapped: GraphIndex, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "damaged.graph"
    path.write_bytes(content)
    assert not mapped.open(path)
    assert not mapped.open(tmp_path / "missing.graph")
    assert len(mapped) == COUNT


def test_an_index_of_another_kind_or_dimension_is_not_taken(
    filled: GraphIndex, vectors: NDArray[np.float32], tmp_path: Path
) -> None:
    exact = FlatIndex(32)
    exact.add(range(COUNT), vectors)
    exact.save(tmp_path / "a.faiss")
    filled.save(tmp_path / "a.graph")
    assert not GraphIndex(32).open(tmp_path / "a.faiss")
    assert not GraphIndex(16).open(tmp_path / "a.graph")
    assert not FlatIndex(32).open(tmp_path / "a.graph")
