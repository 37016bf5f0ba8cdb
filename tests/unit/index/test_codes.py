from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcheck.index import CodesIndex, FlatIndex

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
def filled(vectors: NDArray[np.float32]) -> CodesIndex:
    made = CodesIndex.fitting(vectors)
    made.add(range(1, COUNT + 1), vectors)
    return made


@pytest.fixture
def mapped(filled: CodesIndex, tmp_path: Path) -> CodesIndex:
    filled.save(tmp_path / "a.codes")
    opened = CodesIndex(32)
    assert opened.open(tmp_path / "a.codes")
    return opened


def test_a_mapped_index_proposes_nearly_all_that_an_exact_one_finds(
    mapped: CodesIndex, vectors: NDArray[np.float32]
) -> None:
    exact = FlatIndex(32)
    exact.add(range(1, COUNT + 1), vectors)
    right, _ = exact.search(vectors[:100], 10)
    proposed, _ = mapped.search(vectors[:100], 30)
    found = [len({*row} & {*others}) for row, others in zip(right.tolist(), proposed.tolist(), strict=True)]
    assert len(mapped) == COUNT
    assert sum(found) >= 0.99 * 1000


def test_what_is_removed_from_a_mapped_index_is_proposed_no_more(
    mapped: CodesIndex, vectors: NDArray[np.float32]
) -> None:
    mapped.remove(range(1, 101))
    proposed, _ = mapped.search(vectors[:100], 10)
    assert len(mapped) == COUNT - 100
    assert proposed.min() > 100


def test_as_many_come_back_as_are_asked_for_where_all_that_lie_near_were_removed(
    mapped: CodesIndex, vectors: NDArray[np.float32]
) -> None:
    nearest, _ = mapped.search(vectors[:1], 1_000)
    mapped.remove(nearest[0].tolist())
    proposed, products = mapped.search(vectors[:2], 50)
    assert not {*nearest[0].tolist()} & {*proposed.ravel().tolist()}
    assert proposed.min() > 0
    assert (np.diff(products) <= 0).all()


def test_what_is_missing_where_nearly_all_was_removed_is_filled(
    mapped: CodesIndex, vectors: NDArray[np.float32]
) -> None:
    mapped.remove(range(3, COUNT + 1))
    proposed, _ = mapped.search(vectors[:1], 5)
    assert {*proposed[0, :2].tolist()} == {1, 2}
    assert proposed[0, 2:].tolist() == [-1, -1, -1]


def test_unknown_ids_are_passed_over(mapped: CodesIndex) -> None:
    mapped.remove([5, 5, COUNT + 9])
    mapped.remove([])
    mapped.remove([5])
    assert (len(mapped), mapped.removed) == (COUNT - 1, 1)


def test_a_coded_index_that_is_not_mapped_can_be_added_to(
    filled: CodesIndex, vectors: NDArray[np.float32], tmp_path: Path
) -> None:
    filled.save(tmp_path / "a.codes")
    loaded = CodesIndex(32)
    assert loaded.open(tmp_path / "a.codes", mapped=False)
    loaded.add([COUNT + 1], -vectors[4:5])
    loaded.save(tmp_path / "b.codes")
    other = CodesIndex(32)
    assert other.open(tmp_path / "b.codes")
    assert len(other) == COUNT + 1
    assert other.search(-vectors[4:5], 3)[0][0, 0] == COUNT + 1


def test_a_vector_unlike_all_that_the_index_was_fitted_to_is_found(vectors: NDArray[np.float32]) -> None:
    flat = vectors * np.where(np.arange(32) < 16, 1, 0.5).astype(np.float32)
    made = CodesIndex.fitting(flat)
    made.add(range(1, COUNT + 1), flat)
    stranger = np.zeros((1, 32), np.float32)
    stranger[0, 20:29] = 1 / 3
    made.add([COUNT + 1], stranger)
    ids, products = made.search(stranger, 1)
    assert ids.tolist() == [[COUNT + 1]]
    assert products[0, 0] == pytest.approx(1, abs=0.05)


def test_a_file_that_was_cut_is_not_taken(filled: CodesIndex, mapped: CodesIndex, tmp_path: Path) -> None:
    path = tmp_path / "cut.codes"
    filled.save(path)
    whole = path.read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        assert not mapped.open(path)
    assert len(mapped) == COUNT


def test_an_index_is_fitted_to_few_vectors_too(vectors: NDArray[np.float32]) -> None:
    made = CodesIndex.fitting(vectors[:5])
    made.add(range(1, 501), vectors[:500])
    ids, _ = made.search(vectors[:20], 1)
    assert ids[:, 0].tolist() == list(range(1, 21))


@pytest.mark.parametrize("content", [b"", b"not an index", b"IxMp" + b"\0" * 40])
def test_a_damaged_file_is_not_taken_and_nothing_changes(
    mapped: CodesIndex, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "damaged.codes"
    path.write_bytes(content)
    assert not mapped.open(path)
    assert not mapped.open(tmp_path / "missing.codes")
    assert len(mapped) == COUNT


def test_an_index_of_another_kind_or_dimension_is_not_taken(
    filled: CodesIndex, vectors: NDArray[np.float32], tmp_path: Path
) -> None:
    exact = FlatIndex(32)
    exact.add(range(COUNT), vectors)
    exact.save(tmp_path / "a.faiss")
    filled.save(tmp_path / "a.codes")
    assert not CodesIndex(32).open(tmp_path / "a.faiss")
    assert not CodesIndex(16).open(tmp_path / "a.codes")
    assert not FlatIndex(32).open(tmp_path / "a.codes")
