from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture
def measure(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the measure, which lies outside the package."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    for name in [name for name in sys.modules if name == "measures" or name.startswith("measures.")]:
        monkeypatch.delitem(sys.modules, name)
    return importlib.import_module("measures.retrieval")


CLAIMS = [
    {"id": "wheat", "title": "Wheat", "text": "The harvest fell by a tenth."},
    {"id": "flood", "title": "Flood", "text": "The river took 7,250 houses."},
]


@pytest.mark.parametrize(
    ("ranking", "positives", "expected"),
    [
        (["a", "b"], {"a"}, 1.0),
        (["b", "a"], {"a"}, 0.5),
        (["a", "x", "b"], {"a", "b"}, (1 + 2 / 3) / 2),
        (["x"], {"a"}, 0.0),
    ],
)
def test_average_precision_rewards_what_comes_first(
    measure: ModuleType, ranking: list[str], positives: set[str], expected: float
) -> None:
    assert measure._average_precision(ranking, frozenset(positives)) == pytest.approx(expected)


def test_all_three_searches_find_a_claim_by_its_words(measure: ModuleType, tmp_path: Path) -> None:
    embedder = measure._Remembering(HashEmbedder())
    with Corpus.open(tmp_path / "desk.db", embedder) as corpus:
        assert len(list(corpus.add_many(map(measure._as_document, CLAIMS)))) == 2
        for found in (
            measure._ours(corpus, ["houses by the river"]),
            measure._by_model(embedder, CLAIMS, ["houses by the river"]),
            measure._by_full_text(CLAIMS, ['houses "by" the river']),
        ):
            assert found[0][0] == "flood"


def test_a_scenario_tells_which_claims_are_searched_in_vain(measure: ModuleType) -> None:
    scenario = {
        "corpus": [
            {
                "title": "Bulletin",
                "publisher": "Institute",
                "published": "2024-03-13",
                "url": "",
                "tier": "official",
                "text": "The number of confirmed deaths stands at 84.",
            }
        ],
        "expected": [
            {"claim": "84 deaths", "doc": 0, "statement": "The number of confirmed deaths stands at 84."},
            {"claim": "84 deaths", "doc": 0, "statement": "A sentence that the bulletin lacks."},
            {"claim": "nobody says", "doc": None, "statement": None},
        ],
    }
    searched = list(measure._searched(scenario, HashEmbedder()))
    assert searched == [("84 deaths", True), ("84 deaths", False)]
