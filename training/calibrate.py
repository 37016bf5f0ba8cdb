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
from sklearn.isotonic import IsotonicRegression
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
# The families share a hand, and their figures are traps two times in three. In the invented scenarios under
# tests/gold figures decide 13 of 14 pairs rightly and were told as .56 sure, words 8 of 32 and were told as
# .60: so the odds of being right are told as so many times those on the families.
OTHER_HANDS = {"ruled": 3.0, "heard": 0.6, "unheard": 0.6}
POINTS = 8  # of the curve that confidence is read off, each standing for as many pairs


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


def exported(
    model: LogisticRegression, features: Sequence[str], points: Sequence[tuple[float, float]]
) -> dict[str, object]:
    """Return the regression as ``claimcheck.compare.calibration`` reads it, a row of weights an answer."""
    starts, weights = model.intercept_, model.coef_
    if len(model.classes_) == 2:  # sklearn keeps one row for two answers
        starts, weights = np.array([0.0, *starts]), np.vstack([np.zeros_like(weights), weights])
    return {
        "features": list(features),
        "answers": [str(answer) for answer in model.classes_],
        "starts": [round(float(start), 5) for start in starts],
        "weights": [[round(float(weight), 5) for weight in row] for row in weights],
        "curve": [list(point) for point in points],
    }


def answers(model: LogisticRegression, cases: Sequence[Case], features: Sequence[str]) -> list[str]:
    """Return the likeliest answer of each case."""
    return [str(answer) for answer in model.predict(_matrix(cases, features))]


def curve(
    model: LogisticRegression, cases: Sequence[Case], features: Sequence[str], asked: str = ""
) -> list[tuple[float, float]]:
    """Return rising points of chance and share right: of the likeliest answer, or of the one asked for.

    Each point stands for as many cases, which count by their weight: relations as often as a desk has them.
    """
    told, right, weights = _told(model, cases, features, asked)
    groups = np.array_split(np.argsort(told), POINTS)
    means = [float(told[group].mean()) for group in groups]
    hits = [float(np.average(right[group], weights=weights[group])) for group in groups]
    sums = [float(weights[group].sum()) for group in groups]
    shares = IsotonicRegression().fit(means, hits, sample_weight=sums).predict(means)
    return [(round(mean, 4), round(float(share), 4)) for mean, share in zip(means, shares, strict=True)]


def of_other_hands(points: Sequence[tuple[float, float]], part: str) -> list[tuple[float, float]]:
    """Return a curve with the odds of being right as texts of other hands have them."""
    factor = OTHER_HANDS[part]
    return [(chance, round(right * factor / (right * factor + 1 - right), 4)) for chance, right in points]


def reliability(
    model: LogisticRegression,
    points: Sequence[tuple[float, float]],
    cases: Sequence[Case],
    features: Sequence[str],
    asked: str = "",
) -> str:
    """Return a line for each tenth of confidence: how many cases, what was said, the weighted share right."""
    chances, right, weights = _told(model, cases, features, asked)
    said = np.interp(chances, *zip(*points, strict=True))
    tenths = np.minimum((said * 10).astype(int), 9)
    lines = [
        f"  {tenth / 10:.1f}: {np.sum(tenths == tenth):4} pairs, said {said[tenths == tenth].mean():.2f}, "
        f"right {np.average(right[tenths == tenth], weights=weights[tenths == tenth]):.2f}"
        for tenth in sorted(set(tenths))
    ]
    return "\n".join(lines)


def _told(
    model: LogisticRegression, cases: Sequence[Case], features: Sequence[str], asked: str
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Return each case's chance of the likeliest answer or the one asked for, if it is right, its weight."""
    chances = model.predict_proba(_matrix(cases, features))
    places = chances.argmax(axis=1)
    if asked:
        places[:] = list(model.classes_).index(asked)
    right = [model.classes_[place] == case.answer for place, case in zip(places, cases, strict=True)]
    weights = np.array([case.weight for case in cases])
    return chances[np.arange(len(cases)), places], np.array(right), weights


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
