"""The desks of the speed benchmark: distinct wordings, embedded once, resumed where that was broken off."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcheck.embed import HashEmbedder, mask_figures
from claimcheck.store import Store

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"
REAL = [
    "The council of Ashford approved 14 new bridges in March.",
    "Heavy rain flooded the market square of Birchville on Monday.",
    "Farmers near Cedarton counted 2,300 lambs in the spring of 2019.",
]


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Return how to import a module of the benchmarks, which lie outside the package."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    for name in [name for name in sys.modules if name.split(".")[0] in {"measures", "speeds"}]:
        monkeypatch.delitem(sys.modules, name)
    return importlib.import_module


def test_no_two_wordings_are_alike_even_with_their_figures_masked(
    module: Callable[[str], ModuleType],
) -> None:
    made = list(module("speeds._wordings").Wordings(REAL, 1).of(REAL, 60))
    assert made[:3] == REAL
    assert len({mask_figures(text) for text in made}) == 60


def test_a_seed_gives_the_same_wordings_again(module: Callable[[str], ModuleType]) -> None:
    wordings = module("speeds._wordings").Wordings
    assert list(wordings(REAL, 5).of(REAL, 20)) == list(wordings(REAL, 5).of(REAL, 20))


def test_embedding_goes_on_where_it_was_broken_off(
    module: Callable[[str], ModuleType], tmp_path: Path
) -> None:
    desks = module("speeds._desks")
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.extend(texts)
        return HashEmbedder().encode(texts)

    desks.embed(tmp_path, REAL, ["a query"], encode)
    vectors = np.load(tmp_path / "vectors.npy", mmap_mode="r+")
    expected = vectors.copy()
    vectors[1] = 0
    vectors.flush()
    asked.clear()
    desks.embed(tmp_path, REAL, ["a query"], encode)
    assert asked == [REAL[1]]
    assert np.array_equal(np.load(tmp_path / "vectors.npy"), expected)


def test_a_desk_is_filled_with_each_text_as_a_statement_that_has_its_vector(
    module: Callable[[str], ModuleType], tmp_path: Path
) -> None:
    desks = module("speeds._desks")
    vectors = HashEmbedder().encode(REAL).astype(np.float16)
    desks.fill(tmp_path / "desk.db", REAL)
    desks.fill(tmp_path / "desk.db", REAL)  # a second time adds nothing
    desks.add_vectors(tmp_path / "desk.db", "hash@1", REAL, vectors)
    store = Store(tmp_path / "desk.db")
    stretch = store.vectors.between(store.vectors.embedder("hash@1", 256), 0, 9, 9)
    assert (stretch.ids, stretch.lacking) == ([1, 2, 3], [])
    assert np.allclose(stretch.vectors, vectors)
    assert [each.statement.text for each in store.statements.get([1, 2, 3]).values()] == REAL
