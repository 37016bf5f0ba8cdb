"""Train the classifier that tells what is worth checking, and write its weights as data.

    python training/worth.py --data DIR [--vectors DIR]

``--data`` is the folder that holds ``data/claims``; it is not part of the project. ``--vectors`` keeps the
sentence vectors between runs. What is learnt from what is told in ``MODEL_CARD.md`` beside the weights.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression, Ridge

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from claimcheck.embed import load_embedder  # noqa: E402 - the checkout's package, not an installed one
from claimcheck.statements import DEFAULT_MIN_SCORE  # noqa: E402
from claimcheck.statements.signs import sayings, signs, spoken  # noqa: E402

Array = NDArray[np.float64]

EXAMPLES = HERE / "worth_examples"
WEIGHTS = HERE.parent / "claimcheck" / "statements" / "worth.json"
EMBEDDING_SCALE = 3.0  # so that one strength of regularisation suits both the vector and the signs
DIGITS = 4
OWN = {"news": 6.0, "speech": 6.0}  # weight of one own example; of a debate's it is about one
FACT_CHECKED = 0.2  # share of what fact-checkers chose to check, in the joined log-odds
# Of the words that fact-checkers pick; chosen on training debates held out whole.
STRETCH, SPREAD = 1000, 3  # a phrase counts that was said in so many stretches of so many sentences
PHRASES = 8000  # those with most weight are kept
PICKED_STRENGTH = 0.03
# Of what a sentence's phrases foretell of its vector; chosen on a fifth held out.
FORESEEN_LEAST = 20  # times that a phrase is said which is learnt
FORESEEN_STRENGTH = 0.5
FORESEEN_OF_A_SET = 1500  # sentences of each of the shared sets of pairs: no labels are needed
OTHERWISE = 1 / 250  # share of sentences held out that may be decided otherwise than by their vectors
PICKED_SPREAD = 0.5  # the standard deviation of what is shipped; from half to twice as much differs little


@dataclass(frozen=True)
class Examples:
    """Sentences, whether each is worth checking (1) or not (0), and how much each counts."""

    texts: list[str]
    labels: Array
    weights: Array


def balanced(texts: list[str], labels: Array) -> Examples:
    """Return examples weighted so that both labels count the same and one counts 1 on average."""
    share = labels.mean()
    return Examples(texts, labels, np.where(labels == 1, 0.5 / share, 0.5 / (1 - share)))


def debates(data: Path, name: str) -> Examples:
    """Return the sentences of one of the shared sets of debates."""
    with gzip.open(data / "data" / "claims" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return balanced(
        [row["text"] for row in rows], np.array([float(row["label"] == "checkworthy") for row in rows])
    )


def own(kind: str) -> Examples:
    """Return the sentences written for this project in that manner, "news" or "speech"."""
    worth = (EXAMPLES / f"{kind}_worth.txt").read_text(encoding="utf-8").splitlines()
    rest = (EXAMPLES / f"{kind}_not.txt").read_text(encoding="utf-8").splitlines()
    labels = np.array([1.0] * len(worth) + [0.0] * len(rest))
    return Examples(worth + rest, labels, np.full(len(labels), OWN[kind]))


def vectors_of(texts: list[str], folder: Path | None) -> Array:
    """Return the sentences' vectors, kept in the folder under the texts' hash where one is given."""
    name = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    kept = folder / f"{name}.npy" if folder else None
    if kept and kept.is_file():
        stored: Array = np.load(kept).astype(np.float64)
        return stored
    found = load_embedder().encode(texts)
    if kept:
        np.save(kept, found)
    return found.astype(np.float64)


def fit(features: Array, examples: list[Examples], strength: float) -> Any:
    """Return a logistic regression fitted to the examples; a smaller strength makes smaller weights."""
    labels = np.concatenate([part.labels for part in examples])
    weights = np.concatenate([part.weights for part in examples])
    return LogisticRegression(C=strength, max_iter=3000).fit(features, labels, sample_weight=weights)


def blend(main: Any, other: Any, features: Array) -> tuple[float, Array]:
    """Return bias and weights of both models' log-odds in one, the other's brought to the main's spread."""
    scale = FACT_CHECKED * main.decision_function(features).std() / other.decision_function(features).std()
    bias = (1 - FACT_CHECKED) * main.intercept_[0] + scale * other.intercept_[0]
    return float(bias), (1 - FACT_CHECKED) * main.coef_[0] + scale * other.coef_[0]


def said_widely(said: list[set[str]]) -> list[str]:
    """Return the phrases that are said in several debates, not in one that was about them."""
    stretches = [set().union(*said[at : at + STRETCH]) for at in range(0, len(said), STRETCH)]
    spread = Counter(phrase for stretch in stretches for phrase in stretch)
    return sorted(phrase for phrase, times in spread.items() if times >= SPREAD)


def held(said: list[set[str]], chosen: list[str]) -> csr_matrix:
    """Return which sentences, row by row, have which chosen phrases, each over the root of its number."""
    column = {phrase: number for number, phrase in enumerate(chosen)}
    cells = [
        (row, column[phrase], 1 / math.sqrt(len(spoken)))
        for row, spoken in enumerate(said)
        for phrase in spoken & column.keys()
    ]
    rows, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (rows, columns)), shape=(len(said), len(chosen)))


def picked(checked: Examples) -> dict[str, Any]:
    """Return phrases with their weights: a logistic regression in which the rarer phrase counts for more."""
    said = [set(spoken(text).phrases) for text in checked.texts]
    names = said_widely(said)
    has = held(said, names)
    times = np.asarray((has > 0).sum(axis=0)).ravel()
    rarity = np.log((len(said) + 1) / (times + 1)) + 1
    weights = fit(has.multiply(rarity).tocsr(), [checked], PICKED_STRENGTH).coef_[0] * rarity
    weights[np.argsort(-np.abs(weights) * np.sqrt(times), kind="stable")[PHRASES:]] = 0
    told = has @ weights
    scale = PICKED_SPREAD / told.std()
    kept = {
        name: round(float(weight * scale), DIGITS)
        for name, weight in zip(names, weights, strict=True)
        if weight
    }
    return {"bias": round(float(-told.mean() * scale), DIGITS), "phrases": kept}


def unlabelled(data: Path) -> list[str]:
    """Return sentences of news, encyclopaedias and captions, from all sets of pairs, in a drawn order."""
    draw = random.Random(5)
    found: set[str] = set()
    for path in sorted((data / "data" / "train").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            pairs = [json.loads(line) for line in lines]
        texts = {
            text for pair in pairs for text in (pair["claim"], pair["statement"]) if 30 < len(text) < 300
        }
        some = sorted(texts)
        draw.shuffle(some)
        found.update(some[:FORESEEN_OF_A_SET])
    drawn = sorted(found)
    draw.shuffle(drawn)
    return drawn


def foreseen(texts: list[str], vectors: Array, embedded: dict[str, Any]) -> dict[str, Any]:
    """Return phrases whose weights foretell what a sentence's vector says, and within how much they do.

    ``within`` is the least distance from the line at which, of sentences held out, no more than ``OTHERWISE``
    would be taken for a claim by their vectors and not by their phrases, or the other way round.
    """
    read = [spoken(text) for text in texts]
    said = [set(each.phrases) for each in read]
    times = Counter(phrase for phrases in said for phrase in phrases)
    names = sorted(phrase for phrase, count in times.items() if count >= FORESEEN_LEAST)
    has = held(said, names)
    told = vectors @ np.array(embedded["embedding"])
    order = np.random.default_rng(0).permutation(len(texts))
    tried, rest = np.split(order, [len(order) // 5])
    guess = ridge(has[rest], told[rest]).predict(has[tried])
    line = math.log(DEFAULT_MIN_SCORE / (1 - DEFAULT_MIN_SCORE))
    beside = (
        np.array([signs(read[at]) for at in tried]) @ np.array(embedded["signs"]) + embedded["bias"] - line
    )
    flips = np.sort(np.abs(beside + guess)[(beside + guess >= 0) != (beside + told[tried] >= 0)])[::-1]
    model = ridge(has, told)
    weights = {name: round(float(weight), 3) for name, weight in zip(names, model.coef_, strict=True)}
    return {
        "bias": round(float(model.intercept_), DIGITS),
        "within": round(float(flips[int(OTHERWISE * len(tried))]), 2),
        "phrases": {name: weight for name, weight in weights.items() if weight},
    }


def ridge(features: csr_matrix, values: Array) -> Any:
    """Return a linear regression, its weights held small."""
    return Ridge(alpha=FORESEEN_STRENGTH, solver="sparse_cg", tol=1e-4).fit(features, values)


def rounded(values: Array) -> list[float]:
    """Return values short enough to be read in a diff."""
    return [round(float(value), DIGITS) for value in values]


def train(learnt: list[Examples], checked: Examples, folder: Path | None) -> dict[str, Any]:
    """Return the weights of signs alone, of signs joined with the sentence's vector, and of phrases."""
    texts = [text for part in learnt for text in part.texts]
    plain = np.array([signs(spoken(text)) for text in texts])
    vectors = np.vstack([vectors_of(part.texts, folder) for part in learnt])
    joined = np.hstack([vectors * EMBEDDING_SCALE, plain])
    plain_checked = np.array([signs(spoken(text)) for text in checked.texts])
    joined_checked = np.hstack([vectors_of(checked.texts, folder) * EMBEDDING_SCALE, plain_checked])
    alone = fit(plain, learnt, 0.3)
    bias, weights = blend(fit(joined, learnt, 0.3), fit(joined_checked, [checked], 0.003), joined)
    size = vectors.shape[1]
    return {
        "sayings": sayings(),
        "plain": {"bias": round(float(alone.intercept_[0]), DIGITS), "signs": rounded(alone.coef_[0])},
        "embedded": {
            "bias": round(bias, DIGITS),
            "signs": rounded(weights[size:]),
            "embedding": rounded(weights[:size] * EMBEDDING_SCALE),
        },
        "picked": picked(checked),
    }


def main() -> None:
    """Train on the examples and write the weights."""
    parser = argparse.ArgumentParser(description="Train the check-worthiness classifier.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, help="a folder that keeps sentence vectors between runs")
    options = parser.parse_args()
    learnt = [debates(options.data, "claimbuster_train"), own("news"), own("speech")]
    checked = debates(options.data, "ct19_t1_train")
    model = train(learnt, checked, options.vectors)
    texts = [text for part in (*learnt, checked) for text in part.texts] + unlabelled(options.data)
    model["foreseen"] = foreseen(texts, vectors_of(texts, options.vectors), model["embedded"])
    WEIGHTS.write_text(json.dumps(model, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
