"""What the stance model is measured against: a majority guess, a cosine threshold, a bag of words.

The last two are fitted to the same pairs as the model. Fitting reads some 90,000 pairs, so answers are kept
in ``results/stance-baselines.json`` under a key of those pairs, and made again where they or a set change.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from claimcheck.embed import load_embedder

__all__ = ["LABELS", "Rows", "accuracies", "accuracy"]

Rows: TypeAlias = list[dict[str, Any]]
LABELS = ("agree", "conflict", "unrelated")

_TRAINING = Path(__file__).parent.parent.parent / "training"
_KEPT = Path(__file__).parent.parent / "results" / "stance-baselines.json"
_SEED = 7
_COSINE_PAIRS = 2_000  # two thresholds need no more
_WORD = re.compile(r"\w+")
_Guess: TypeAlias = Callable[[Rows], NDArray[np.float64]]


def accuracy(chances: NDArray[np.float64], rows: Rows) -> float:
    """Return how often the likeliest of the labels that a set uses is right; columns are ``LABELS``."""
    used = [place for place, label in enumerate(LABELS) if any(row["label"] == label for row in rows)]
    guesses = [LABELS[used[at]] for at in chances[:, used].argmax(axis=1)]
    hits = [guess == str(row["label"]) for guess, row in zip(guesses, rows, strict=True)]
    return sum(hits) / len(hits)


def accuracies(data: Path, sets: dict[str, Rows]) -> dict[str, dict[str, float]]:
    """Return the accuracy of each baseline on each set, by baseline and set."""
    pairs = _training_pairs(data)
    key = hashlib.sha256(repr((pairs, sorted(sets.items()))).encode()).hexdigest()
    known = json.loads(_KEPT.read_text("utf-8")) if _KEPT.exists() else {}
    if known.get("key") != key:
        guesses = {"cosine": _cosine(pairs), "bag of words": _bag_of_words(pairs)}
        known = {
            "key": key,
            "majority": {name: _majority(rows) for name, rows in sets.items()},
            **{
                guess: {name: accuracy(ask(rows), rows) for name, rows in sets.items()}
                for guess, ask in guesses.items()
            },
        }
        _KEPT.parent.mkdir(exist_ok=True)
        _KEPT.write_text(json.dumps(known, indent=2) + "\n", "utf-8")
    return {name: figures for name, figures in known.items() if name != "key"}


def _training_pairs(data: Path) -> list[tuple[str, str, str]]:
    """Return the pairs whose wording the model was taught: (claim, statement, label)."""
    sys.path.insert(0, str(_TRAINING))
    stance = importlib.import_module("stance")
    files = "".join(name for name in stance.FAMILY_FILES if name not in stance.HELD_OUT_FAMILIES)
    examples = stance.training_examples(data, _SEED, files)
    # The first three of the training's labels are these; a fourth, "not agree", is none of them.
    return [
        (one.claim, one.statement, LABELS[one.wording]) for one in examples if 0 <= one.wording < len(LABELS)
    ]


def _majority(rows: Rows) -> float:
    return Counter(row["label"] for row in rows).most_common(1)[0][1] / len(rows)


def _cosine(pairs: Sequence[tuple[str, str, str]]) -> _Guess:
    """Return a guess by thresholds on the cosine of MiniLM's two vectors, fitted to a part of the pairs."""
    from sklearn.tree import DecisionTreeClassifier

    embedder = load_embedder("minilm")

    def cosines(told: Iterable[tuple[str, str]]) -> NDArray[np.float64]:
        ours, theirs = zip(*told, strict=True)
        both: NDArray[np.float64] = np.sum(
            embedder.encode(ours) * embedder.encode(theirs), axis=1, dtype=float
        )
        return both[:, None]

    part = random.Random(_SEED).sample(pairs, min(_COSINE_PAIRS, len(pairs)))  # noqa: S311 a seeded draw
    tree = DecisionTreeClassifier(max_leaf_nodes=len(LABELS), random_state=_SEED)
    tree.fit(cosines((claim, statement) for claim, statement, _ in part), [label for *_, label in part])
    return lambda rows: _in_order(tree, cosines((row["claim"], row["statement"]) for row in rows))


def _bag_of_words(pairs: Sequence[tuple[str, str, str]]) -> _Guess:
    """Return a guess by words of either side and of both, a linear model fitted to all pairs."""
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.linear_model import SGDClassifier

    bag = HashingVectorizer(analyzer=_marked_words, n_features=2**18, alternate_sign=False)
    model = SGDClassifier(loss="log_loss", alpha=1e-6, max_iter=6, tol=None, random_state=_SEED)
    words = bag.transform((claim, statement) for claim, statement, _ in pairs)
    model.fit(words, [label for *_, label in pairs])
    return lambda rows: _in_order(model, bag.transform((row["claim"], row["statement"]) for row in rows))


def _marked_words(pair: tuple[str, str]) -> list[str]:
    ours, theirs = ({word.lower() for word in _WORD.findall(text)} for text in pair)
    return [
        *(f"claim {word}" for word in ours - theirs),
        *(f"statement {word}" for word in theirs - ours),
        *(f"both {word}" for word in ours & theirs),
    ]


def _in_order(model: Any, features: Any) -> NDArray[np.float64]:
    """Return a model's chances with their columns in the order of ``LABELS``."""
    order = [list(model.classes_).index(label) for label in LABELS]
    chances: NDArray[np.float64] = model.predict_proba(features)[:, order]
    return chances
