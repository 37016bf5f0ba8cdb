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
from typing import TypeAlias

__all__ = ["Tree", "Trees", "grown", "load_trees"]

Tree: TypeAlias = "float | tuple[int, float, Tree, Tree]"


@dataclass(frozen=True)
class Trees:
    """The trees of one file: ``features`` in the order of their numbers, ``answers``, ``starts``, ``trees``.

    ``trees`` are those of each answer; a tree is a leaf's value or (feature, threshold, left, right).
    ``identity`` names the file's content, for the record of a comparison.
    """

    features: tuple[str, ...]
    answers: tuple[str, ...]
    starts: tuple[float, ...]
    trees: tuple[tuple[Tree, ...], ...]
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


def _reached(tree: Tree, values: list[float]) -> float:
    while not isinstance(tree, float):
        feature, threshold, left, right = tree
        tree = left if values[feature] <= threshold else right
    return tree


def grown(nodes: list[list[float]], at: int = 0) -> Tree:
    """Return the tree that a flat list of nodes stands for, from the node at an index on."""
    node = nodes[at]
    if len(node) == 1:
        return float(node[0])
    feature, threshold, left, right = node
    return int(feature), float(threshold), grown(nodes, int(left)), grown(nodes, int(right))


@cache
def load_trees(name: str) -> Trees:
    """Return the trees of that name that ship with the package, read once."""
    data = json.loads((resources.files("claimcheck.compare") / f"{name}.json").read_bytes())
    return Trees(
        features=tuple(data["features"]),
        answers=tuple(data["answers"]),
        starts=tuple(data["starts"]),
        trees=tuple(tuple(grown(nodes) for nodes in trees) for trees in data["trees"]),
        identity=data["identity"],
    )
