from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcheck.index import FlatIndex


def unit_vectors(count: int, dimension: int = 8) -> NDArray[np.float32]:
    vectors = np.random.default_rng(7).normal(size=(count, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def index() -> FlatIndex:
    made = FlatIndex(8)
    made.add([10, 20, 30, 40], unit_vectors(4))
    return made


def test_each_vector_finds_itself_first_with_product_one(index: FlatIndex) -> None:
    ids, products = index.search(unit_vectors(4), 2)
    assert ids[:, 0].tolist() == [10, 20, 30, 40]
    assert np.allclose(products[:, 0], 1, atol=1e-6)
    assert (products[:, 0] >= products[:, 1]).all()


def test_what_is_removed_is_found_no_more_and_unknown_ids_are_passed_over(index: FlatIndex) -> None:
    index.remove([20, 99])
    ids, _ = index.search(unit_vectors(4), 4)
    assert len(index) == 3
    assert 20 not in ids


def test_a_saved_index_opens_to_the_same_answers(index: FlatIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "a.faiss")
    other = FlatIndex(8)
    assert other.open(tmp_path / "a.faiss")
    for mine, its in zip(index.search(unit_vectors(4), 3), other.search(unit_vectors(4), 3), strict=True):
        assert mine.tolist() == its.tolist()
    assert [path.name for path in tmp_path.iterdir()] == ["a.faiss"]


@pytest.mark.parametrize("content", [b"", b"not an index", b"IxMp" + b"\0" * 40])
def test_a_damaged_file_is_not_taken_and_nothing_changes(
    index: FlatIndex, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "a.faiss"
    path.write_bytes(content)
    assert not index.open(path)
    assert not index.open(tmp_path / "missing.faiss")
    assert len(index) == 4


def test_a_file_of_another_dimension_is_not_taken(index: FlatIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "a.faiss")
    assert not FlatIndex(16).open(tmp_path / "a.faiss")


def test_an_empty_index_finds_nothing() -> None:
    ids, products = FlatIndex(8).search(unit_vectors(2), 5)
    assert ids.shape == products.shape == (2, 0)


def test_an_index_that_cannot_be_written_says_so(index: FlatIndex, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        index.save(tmp_path / "missing" / "a.faiss")
