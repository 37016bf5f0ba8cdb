"""Worth checking: the score against people's labels in debates and speeches, none of them learnt from.

ClaimBuster's test part (F1 of check-worthy), PoliClaim (accuracy) and CheckThat! 2019 task 1's test part
(average precision: 2 % are positive); F1 and accuracy at the default threshold. The baselines were measured
on the same lines. Calibration is one less the expected error over ten bins.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from measures._result import Result, f1, read_lines

from claimcheck.embed import load_embedder
from claimcheck.statements import DEFAULT_MIN_SCORE, scores

_POSITIVE = frozenset({"checkworthy", "1"})
# Word n-grams with a linear SVM; logistic regression on the packaged model's vector.
_BASELINES = {
    "claimbuster_f1": {"n-grams + SVM": 0.802, "LR on MiniLM": 0.845},
    "policlaim_accuracy": {"LR on MiniLM, best threshold": 0.741},
    "ct19_average_precision": {"n-grams + SVM": 0.098},
}
_BINS = 10


def labelled(data: Path, name: str) -> tuple[list[str], list[bool]]:
    """Return the sentences of one set and whether each is positive."""
    rows = list(read_lines(data / "data" / "claims" / f"{name}.jsonl.gz"))
    return [row["text"] for row in rows], [row["label"] in _POSITIVE for row in rows]


def f1_at(found: Sequence[float], labels: Sequence[bool], threshold: float) -> float:
    """Return the F1 of calling positive what scores at the threshold or above."""
    right = sum(score >= threshold and label for score, label in zip(found, labels, strict=True))
    return f1(right, sum(score >= threshold for score in found), sum(labels))[2]


def accuracy_at(found: Sequence[float], labels: Sequence[bool], threshold: float) -> float:
    """Return the share told rightly."""
    right = sum((score >= threshold) == label for score, label in zip(found, labels, strict=True))
    return right / len(labels)


def average_precision(found: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the mean precision at each positive, best score first; ties keep their order in the file."""
    ranked = sorted(zip(found, labels, strict=True), key=lambda pair: -pair[0])
    right, total = 0, 0.0
    for rank, (_, label) in enumerate(ranked, 1):
        if label:
            right += 1
            total += right / rank
    return total / right if right else 0.0


def calibration_error(found: Sequence[float], labels: Sequence[bool]) -> float:
    """Return by how much score and share of positives differ, over ten bins of scores, weighted by size."""
    error = 0.0
    for number in range(_BINS):
        held = [
            (score, label)
            for score, label in zip(found, labels, strict=True)
            if number / _BINS <= score < (number + 1) / _BINS
        ]
        error += abs(sum(score for score, _ in held) - sum(label for _, label in held))
    return error / len(labels)


def run(data: Path) -> Result:
    """Measure the score with the sentence's vector, and with plain signs alone."""
    figures: dict[str, float] = {}
    for prefix, embed in (("", load_embedder().encode), ("plain_", None)):
        texts, labels = labelled(data, "claimbuster_test")
        found = scores(texts, embed)
        asked = scores(texts, embed, min_score=DEFAULT_MIN_SCORE)
        figures[f"{prefix}claimbuster_f1"] = f1_at(asked, labels, DEFAULT_MIN_SCORE)
        figures[f"{prefix}claimbuster_calibration"] = 1 - calibration_error(found, labels)
        texts, labels = labelled(data, "policlaim_train_gold")
        asked = scores(texts, embed, min_score=DEFAULT_MIN_SCORE)
        figures[f"{prefix}policlaim_accuracy"] = accuracy_at(asked, labels, DEFAULT_MIN_SCORE)
        texts, labels = labelled(data, "ct19_t1_test")
        figures[f"{prefix}ct19_average_precision"] = average_precision(scores(texts, embed), labels)
    rows = []
    for name, figure in figures.items():
        beside = "  ".join(f"{who} {value:.3f}" for who, value in _BASELINES.get(name, {}).items())
        rows.append(f"{name:32}{figure:7.3f}  {beside}".rstrip())
    return Result("\n".join(rows), figures)
