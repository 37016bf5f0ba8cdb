"""How well the learned voice reads wording, beside baselines; and whether confidence means what it says.

On each public dev set: accuracy over the labels that the set uses, of the packaged model, of a majority
guess, of a threshold on MiniLM's cosine, and of a bag of words fitted to the same pairs. On the gold pairs:
how often comparisons of like confidence are right.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from measures._baselines import Rows, accuracies, accuracy
from measures._result import Result, read_lines
from measures.pairs import Judged, judge, read_pairs

from claimcheck.stance_model import StanceModel, load_stance_model

_PUBLIC = (
    "fever_symmetric.dev",
    "fm2.dev",
    "conjnli.dev",
    "infotabs.dev",
    "glue_diag",
    "healthver.dev",
    "covidfact.dev",
    "citint.dev",
    "nli4ct.dev",
    "tabfact_table.other",
    "nli_stress_num",
)
_WHOLE = 5  # so many of them whole, since floors stand on them; of the others a part
_PART = 600
_BINS = ((0.0, 0.45), (0.45, 0.55), (0.55, 0.65), (0.65, 0.75), (0.75, 0.85), (0.85, 1.01))


def run(data: Path) -> Result:
    """Measure on the dev sets and the gold pairs under that folder."""
    model = load_stance_model("minilm")
    assert model, "the packaged model is always there"
    sets = {name: _rows(data, name, whole=place < _WHOLE) for place, name in enumerate(_PUBLIC)}
    scores = {"ours": {name: accuracy(_read(model, rows), rows) for name, rows in sets.items()}}
    scores |= accuracies(data, sets)
    judged = judge(read_pairs(data / "gold" / "dev" / "pairs.jsonl"))
    figures = {f"{name}_ours": score for name, score in scores["ours"].items()}
    figures["calibration_error"] = _calibration_error(judged)
    figures["calibration_kept"] = 1 - figures["calibration_error"]
    return Result("\n".join([*_table(scores, sets), "", *_reliability(judged)]), figures)


def _rows(data: Path, name: str, *, whole: bool) -> Rows:
    rows = list(read_lines(data / "data" / "dev" / f"{name}.jsonl.gz"))
    return rows if whole else random.Random(0).sample(rows, min(_PART, len(rows)))  # noqa: S311 a seeded draw


def _read(model: StanceModel, rows: Rows) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    said = model.read([(row["claim"], row["statement"]) for row in rows])
    return np.array([[one.agrees, one.conflicts, one.neither] for one in said])


def _table(scores: dict[str, dict[str, float]], sets: dict[str, Rows]) -> Iterator[str]:
    yield f"{'set':<22}{'pairs':>6}" + "".join(f"{who:>14}" for who in scores)
    for name, rows in sets.items():
        yield f"{name:<22}{len(rows):>6}" + "".join(f"{told[name]:>14.3f}" for told in scores.values())


def _groups(judged: Sequence[Judged]) -> Iterator[tuple[float, float, list[Judged]]]:
    for low, high in _BINS:
        group = [one for one in judged if low <= one.comparison.confidence < high]
        if group:
            yield low, high, group


def _reliability(judged: Sequence[Judged]) -> Iterator[str]:
    yield f"{'confidence':<16}{'pairs':>6}{'said':>8}{'right':>8}"
    for low, high, group in _groups(judged):
        said, right = _means(group)
        yield f"{low:.2f} to {min(high, 1):.2f}{'':<4}{len(group):>6}{said:>8.3f}{right:>8.3f}"


def _calibration_error(judged: Sequence[Judged]) -> float:
    """Return by how much confidence and being right differ on the mean over all pairs, group by group."""
    apart = []
    for *_, group in _groups(judged):
        said, right = _means(group)
        apart.append(len(group) * abs(said - right))
    return sum(apart) / len(judged)


def _means(group: Sequence[Judged]) -> tuple[float, float]:
    said = sum(one.comparison.confidence for one in group) / len(group)
    return said, sum(one.right for one in group) / len(group)
