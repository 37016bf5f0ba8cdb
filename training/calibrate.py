"""The last step of the weighing: what the trees, the rules and the learned voice say, turned into chances.

``combine.py`` calls this with trees' chances for pairs of files that those trees have not seen. Three parts
are fitted: "unheard" for pairs that words decide, "heard" for such pairs of which the voice was asked, and
"ruled" for how likely what the rules decided is right.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

# The voice has learnt from all other files, so what it says of their pairs is surer than it ought to be.
VOICE_FILES = ("families-E.jsonl", "families-J.jsonl")
REPORT_FILES = ("families-F.jsonl", "families-N.jsonl")
LIKELY = ("likely agrees", "likely conflicts", "likely not_comparable")
PLAIN = ("voice agrees", "voice speaks of it")
MASKED = ("voice agrees, masked", "voice speaks of it, masked", "voice comparable")
VOICE = (*PLAIN, *MASKED)
HEARD = (*LIKELY, *VOICE)
# The voice counts half of what it is worth on the families: they share a hand, and it has learnt from others
# of that hand. On gold pairs it tells unlike things (AUC 0.64), but hardly ever a denial.
TRUST = 0.5
# What each part gives, told on the files kept for reporting.
VARIANTS = {
    "trees alone": LIKELY,
    "voice alone": VOICE,
    "both, figures never masked": (*LIKELY, *PLAIN),
    "both, figures always masked": (*LIKELY, *MASKED),
    "both": HEARD,
}
RULED = (
    *LIKELY,
    "ruled agrees",
    "ruled conflicts",
    "ruled borderline",
    "ruled not_comparable",
    "ruled surely",
    "best score",
    "best fit",
    "doubt",
)
STRENGTH = 0.3  # inverse of the penalty on weights


@dataclass(frozen=True)
class Case:
    """A pair to calibrate on: evidence with ``LIKELY`` (and, where asked, ``VOICE``), answer and weight.

    ``ruled`` is what the rules alone say of it.
    """

    evidence: Mapping[str, float]
    answer: str
    weight: float
    file: str
    ruled: str


def fitted(cases: Sequence[Case], features: Sequence[str], trust: float = 1.0) -> LogisticRegression:
    """Return the regression of the answers on those features, what the voice says counted by ``trust``."""
    answers = [case.answer for case in cases]
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(_matrix(cases, features), answers, [case.weight for case in cases])
    model.coef_ *= [trust if name in VOICE else 1.0 for name in features]
    return model


def exported(model: LogisticRegression, features: Sequence[str]) -> dict[str, object]:
    """Return the regression as ``claimcheck.compare.calibration`` reads it, a row of weights an answer."""
    starts, weights = model.intercept_, model.coef_
    if len(model.classes_) == 2:  # sklearn keeps one row for two answers
        starts, weights = np.array([0.0, *starts]), np.vstack([np.zeros_like(weights), weights])
    return {
        "features": list(features),
        "answers": [str(answer) for answer in model.classes_],
        "starts": [round(float(start), 5) for start in starts],
        "weights": [[round(float(weight), 5) for weight in row] for row in weights],
    }


def figures(model: LogisticRegression, cases: Sequence[Case], features: Sequence[str]) -> str:
    """Return how often the likeliest answer is right, and the mean loss in bits, in words."""
    chances = model.predict_proba(_matrix(cases, features))
    place = {answer: number for number, answer in enumerate(model.classes_)}
    right = [model.classes_[row.argmax()] == case.answer for row, case in zip(chances, cases, strict=True)]
    loss = [-math.log2(max(row[place[case.answer]], 1e-6)) for row, case in zip(chances, cases, strict=True)]
    sure = chances.max(axis=1)
    half = np.argsort(-sure)[: len(cases) // 2]
    return (
        f"right {np.mean(right):.3f} of {len(cases)}, surest half {np.mean(np.array(right)[half]):.3f}, "
        f"loss {np.mean(loss):.3f} bits"
    )


def _matrix(cases: Sequence[Case], features: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[case.evidence[name] for name in features] for case in cases])


def report(cases: Sequence[Case], features: Sequence[str], name: str, trust: float = 1.0) -> str:
    """Return the figures on the files kept for reporting, of a regression fitted to the others, in words."""
    away = [case for case in cases if case.file in REPORT_FILES]
    model = fitted([case for case in cases if case.file not in REPORT_FILES], features, trust)
    return f"{name}: {figures(model, away, features)}"
