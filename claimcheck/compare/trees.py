"""A boosted set of small decision trees read from a data file: evidence in, a chance for each answer out.

The file is written by ``training/combine.py``. It names the features it reads, the answers, and for each
answer a start and its trees; a tree is a flat list of nodes: [feature, threshold, left, right] or [value]. A
chance is the softmax of start and the values reached.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Trees", "load_trees"]


@dataclass(frozen=True)
class Trees:
    """The trees of one file: ``features`` in the order of their numbers, ``answers``, ``starts``, ``trees``.

    ``trees`` are those of each answer, each a list of nodes. ``identity`` names the file's content, for the
    record of a comparison.
    """

    features: Sequence[str]
    answers: Sequence[str]
    starts: Sequence[float]
    trees: Sequence[Sequence[Sequence[Sequence[float]]]]
    identity: str

    def chances_each(self, evidence: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
        """Return the chance of each answer for each evidence; those of one add up to 1.

        Raises KeyError where an evidence lacks a feature of the file.
        """
        if not evidence:
            return []
        reached = self._forest.reached([[each[name] for name in self.features] for each in evidence])
        return [self._chances(values) for values in reached]

    def _chances(self, reached: Sequence[float]) -> dict[str, float]:
        scores, at = [], 0
        for start, trees in zip(self.starts, self.trees, strict=True):
            scores.append(start + sum(reached[at : at + len(trees)]))
            at += len(trees)
        top = max(scores)
        weights = [math.exp(score - top) for score in scores]
        whole = sum(weights)
        return {answer: weight / whole for answer, weight in zip(self.answers, weights, strict=True)}

    @cached_property
    def _forest(self) -> _Forest:
        return _Forest([nodes for trees in self.trees for nodes in trees])


class _Forest:
    """Trees as arrays of all their nodes, gone down at once for all evidence; a leaf leads to itself."""

    def __init__(self, trees: Sequence[Sequence[Sequence[float]]]) -> None:
        import numpy as np

        starts = [0]
        for nodes in trees:
            starts.append(starts[-1] + len(nodes))
        rows = [
            _row(node, place, start)
            for nodes, start in zip(trees, starts, strict=False)
            for place, node in enumerate(nodes)
        ]
        features, thresholds, left, right, values = zip(*rows, strict=True)
        self._roots = np.array(starts[:-1], np.intp)
        self._features = np.array(features, np.intp)
        self._thresholds = np.array(thresholds)
        self._next = np.column_stack([right, left]).astype(np.intp)
        self._values = np.array(values)

    def reached(self, evidence: Sequence[Sequence[float]]) -> list[list[float]]:
        """Return the value of the leaf that each evidence reaches in each tree."""
        import numpy as np

        values = np.array(evidence, np.float64)
        rows = np.arange(len(values))[:, None]
        at: NDArray[np.intp] = np.broadcast_to(self._roots, (len(values), len(self._roots)))
        while True:
            below = (values[rows, self._features[at]] <= self._thresholds[at]).astype(np.intp)
            after = self._next[at, below]
            if np.array_equal(after, at):
                found: list[list[float]] = self._values[at].tolist()
                return found
            at = after


def _row(node: Sequence[float], place: int, start: int) -> tuple[int, float, int, int, float]:
    """Return a node as feature, threshold, where it leads to either side, and value."""
    if len(node) == 1:
        return 0, math.inf, start + place, start + place, float(node[0])
    feature, threshold, left, right = node
    return int(feature), float(threshold), start + int(left), start + int(right), 0.0


@cache
def load_trees(name: str) -> Trees:
    """Return the trees of that name that ship with the package, read once."""
    return Trees(**json.loads((resources.files("claimcheck.compare") / f"{name}.json").read_bytes()))
