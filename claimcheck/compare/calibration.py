"""The last step of the weighing: chances from the trees and from the learned voice, calibrated together.

A multinomial logistic regression read from ``calibration.json``, which ``training/combine.py`` fits to
families that neither the voice nor the trees asked there have seen. It has two parts: "heard" where the
voice was asked, "unheard" where it was not.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["Calibration", "load_calibration"]


@dataclass(frozen=True)
class Calibration:
    """One part: ``features`` by name, and for each answer a start and a weight for each feature."""

    features: tuple[str, ...]
    answers: tuple[str, ...]
    starts: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]

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


@cache
def load_calibration(part: str) -> Calibration:
    """Return a part of the calibration that ships with the package, read once."""
    data = json.loads((resources.files("claimcheck.compare") / "calibration.json").read_bytes())[part]
    return Calibration(
        features=tuple(data["features"]),
        answers=tuple(data["answers"]),
        starts=tuple(data["starts"]),
        weights=tuple(tuple(row) for row in data["weights"]),
    )
