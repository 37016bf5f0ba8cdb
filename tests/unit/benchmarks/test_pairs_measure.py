"""The scores of judged pairs, and what counts as met in sets of arithmetic."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))

from measures import arithmetic, pairs

from claimcheck.model import Cause, Comparison, Relation


def judged(read: Relation, found: Relation, *, sure: float = 0.5) -> pairs.Judged:
    cause = Cause.MEASURE if found is Relation.NOT_COMPARABLE else None
    pair = pairs.Pair("p", "a", None, "b", None, read, "measure", "numeric", ("rounding",), "")
    return pairs.Judged(pair, Comparison(found, cause, sure, "rule", ("why",), "en"))


def test_accuracy_precision_and_recall_are_counted_over_the_relations() -> None:
    figures = pairs.figures_of(
        [
            judged(Relation.AGREES, Relation.AGREES, sure=0.9),
            judged(Relation.CONFLICTS, Relation.CONFLICTS),
            judged(Relation.CONFLICTS, Relation.AGREES),
            judged(Relation.NOT_COMPARABLE, Relation.CONFLICTS),
        ],
        "all",
    )
    assert figures["all_accuracy"] == 0.5
    assert figures["all_conflict_precision"] == 0.5
    assert figures["all_conflict_recall"] == 0.5
    assert figures["all_surest_half"] == 1.0


def test_a_cause_counts_only_where_the_pair_is_rightly_not_comparable() -> None:
    right = judged(Relation.NOT_COMPARABLE, Relation.NOT_COMPARABLE)
    wrong = judged(Relation.AGREES, Relation.NOT_COMPARABLE)
    assert pairs.figures_of([right, wrong], "all")["all_cause"] == 1.0


def test_no_pairs_are_no_score() -> None:
    with pytest.raises(ValueError, match="no pairs"):
        pairs.figures_of([], "all")


def test_a_family_gives_a_pair_for_each_claim(tmp_path: Path) -> None:
    claim = {"claim": "c", "claim_date": None, "relation": "agrees", "cause": None, "note": ""}
    family = {
        "id": "f",
        "statement": "s",
        "statement_date": "2024-05-10",
        "kind": "numeric",
        "claims": [claim] * 2,
    }
    path = tmp_path / "families.jsonl"
    path.write_text(json.dumps(family))
    assert [pair.id for pair in pairs.read_families(path)] == ["f-0", "f-1"]


def test_an_unrelated_pair_is_met_by_anything_but_a_conflict_unless_strict() -> None:
    counts = Counter(
        {
            ("agree", Relation.AGREES): 1,
            ("unrelated", Relation.AGREES): 1,
            ("unrelated", Relation.CONFLICTS): 1,
            ("conflict", Relation.BORDERLINE): 1,
        }
    )
    assert arithmetic.accuracy(counts) == 0.5
    assert arithmetic.accuracy(counts, strict=True) == 0.25
