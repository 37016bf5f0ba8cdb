"""A boosted set of small decision trees read from a data file: evidence in, a chance for each answer out.

The file is written by ``training/combine.py``. It names the features it reads, the answers, and for each
answer a start and its trees; a tree is a flat list of nodes: [feature, threshold, left, right] or [value]. A
chance is the softmax of start and the values reached.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["Trees", "load_trees"]

_Node = list[float]


@dataclass(frozen=True)
class Trees:
    """The trees of one file: ``features`` in the order of their numbers, ``answers``, ``starts``, ``trees``.

    ``identity`` names the file's content, for the record of a comparison.
    """

    features: tuple[str, ...]
    answers: tuple[str, ...]
    starts: tuple[float, ...]
    trees: tuple[tuple[list[_Node], ...], ...]
    identity: str

    def chances(self, evidence: Mapping[str, float]) -> dict[str, float]:
        """Return the chance of each answer; they add up to 1.

        Raises KeyError where the evidence lacks a feature of the file.
        """
        values = [evidence[name] for name in self.features]
        scores = [
            start + sum(_reached(tree, values) for tree in trees)
            for start, trees in zip(self.starts, self.trees, strict=True)
        ]
        top = max(scores)
        weights = [math.exp(score - top) for score in scores]
        return {answer: weight / sum(weights) for answer, weight in zip(self.answers, weights, strict=True)}


def _reached(tree: list[_Node], values: list[float]) -> float:
    node = tree[0]
    while len(node) > 1:
        feature, threshold, left, right = node
        node = tree[int(left if values[int(feature)] <= threshold else right)]
    return node[0]


@cache
def load_trees(name: str) -> Trees:
    """Return the trees of that name that ship with the package, read once."""
    data = json.loads((resources.files("claimcheck.compare") / f"{name}.json").read_bytes())
    return Trees(
        features=tuple(data["features"]),
        answers=tuple(data["answers"]),
        starts=tuple(data["starts"]),
        trees=tuple(tuple(trees) for trees in data["trees"]),
        identity=data["identity"],
    )
