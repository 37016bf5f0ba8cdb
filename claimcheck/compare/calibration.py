"""The last step of the weighing: chances from the trees and from the learned voice, calibrated together.

A multinomial logistic regression read from ``calibration.json``, which ``training/combine.py`` fits to
families that neither the voice nor the trees asked there have seen. It has three parts: "heard" where the
voice was asked, "unheard" where it was not, "ruled" for how likely what the rules decided is right. What is
told as confidence is read off a curve of each part: how often such chances were right.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["Calibration", "load_calibration"]


@dataclass(frozen=True)
class Calibration:
    """One part: ``features`` by name, and for each answer a start and a weight for each feature.

    ``curve`` are points of chance and share of right answers, both rising.
    """

    features: tuple[str, ...]
    answers: tuple[str, ...]
    starts: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    curve: tuple[tuple[float, float], ...]

    def chances(self, evidence: Mapping[str, float]) -> dict[str, float]:
        """Return the chance of each answer; they add up to 1.

        Raises KeyError where the evidence lacks a feature.
        """
        values = [evidence[name] for name in self.features]
        scores = [
            start + sum(weight * value for weight, value in zip(weights, values, strict=True))
            for start, weights in zip(self.starts, self.weights, strict=True)
        ]
        top = max(scores)
        shares = [math.exp(score - top) for score in scores]
        return {answer: share / sum(shares) for answer, share in zip(self.answers, shares, strict=True)}

    def confidence(self, chance: float) -> float:
        """Return how often an answer of that chance was right, in 0..1; straight between two points."""
        first, last = self.curve[0], self.curve[-1]
        if chance <= first[0]:
            return first[1]
        for (low, right), (high, right_there) in itertools.pairwise(self.curve):
            if chance <= high:
                return right + (right_there - right) * (chance - low) / (high - low)
        return last[1]


@cache
def load_calibration(part: str) -> Calibration:
    """Return a part of the calibration that ships with the package, read once."""
    data = json.loads((resources.files("claimcheck.compare") / "calibration.json").read_bytes())[part]
    return Calibration(
        features=tuple(data["features"]),
        answers=tuple(data["answers"]),
        starts=tuple(data["starts"]),
        weights=tuple(tuple(row) for row in data["weights"]),
        curve=tuple((float(chance), float(right)) for chance, right in data["curve"]),
    )
