"""How the stance model is scored, and how confidence is held against being right."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))

from measures import stance
from measures._baselines import accuracy
from measures.pairs import Judged, Pair

from claimcheck.model import Comparison, Relation

SURE_OF_NEITHER = np.array([[0.2, 0.1, 0.7], [0.1, 0.2, 0.7]])


def judged(confidence: float, *, right: bool) -> Judged:
    pair = Pair("", "", None, "", None, Relation.AGREES, None, "factual", (), "")
    relation = Relation.AGREES if right else Relation.CONFLICTS
    return Judged(pair, Comparison(relation, None, confidence, "", (), ""))


def test_only_the_labels_that_a_set_uses_can_be_guessed() -> None:
    assert accuracy(SURE_OF_NEITHER, [{"label": "agree"}, {"label": "conflict"}]) == 1.0


def test_with_three_labels_the_likeliest_of_the_three_is_the_guess() -> None:
    rows = [{"label": "agree"}, {"label": "unrelated"}]
    assert accuracy(np.vstack([SURE_OF_NEITHER, [[0.1, 0.8, 0.1]]]), [*rows, {"label": "conflict"}]) == (
        pytest.approx(2 / 3)
    )


def test_confidence_that_is_right_as_often_as_it_says_has_no_error() -> None:
    four = [judged(0.75, right=number > 0) for number in range(4)]
    assert stance._calibration_error(four) == pytest.approx(0)


def test_confidence_that_is_never_right_errs_by_all_of_it() -> None:
    assert stance._calibration_error([judged(0.9, right=False)] * 3) == pytest.approx(0.9)


def test_the_table_has_a_line_for_each_group_that_holds_pairs() -> None:
    lines = list(stance._reliability([judged(0.5, right=True), judged(0.9, right=False)]))
    assert [line.split()[-1] for line in lines] == ["right", "1.000", "0.000"]
