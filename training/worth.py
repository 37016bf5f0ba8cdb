"""Train the classifier that tells what is worth checking, and write its weights as data.

    python training/worth.py --data DIR

``--data`` is the folder that holds ``data/claims``; it is not part of the project. See the model card beside
the weights for what was learnt from what.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from claimcheck.embed import load_embedder  # noqa: E402 - the checkout's package, not an installed one
from claimcheck.statements.signs import sayings, signs  # noqa: E402

WEIGHTS = HERE.parent / "claimcheck" / "statements" / "worth.json"
EMBEDDING_SCALE = 3.0  # so that one strength of regularisation suits both the vector and the signs
DIGITS = 4


def examples(data: Path) -> tuple[list[str], NDArray[np.int64], NDArray[np.float64]]:
    """Return sentences, whether each is worth checking, and how much each counts."""
    with gzip.open(data / "data/claims/claimbuster_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    labels = np.array([row["label"] == "checkworthy" for row in rows], dtype=np.int64)
    share = labels.mean()
    weights = np.where(labels == 1, 0.5 / share, 0.5 / (1 - share))
    return [row["text"] for row in rows], labels, weights


def fit(features: NDArray[np.float64], labels: NDArray[np.int64], weights: NDArray[np.float64]) -> Any:
    """Return a logistic regression fitted to weighted examples."""
    return LogisticRegression(C=0.3, max_iter=3000).fit(features, labels, sample_weight=weights)


def rounded(values: NDArray[np.float64]) -> list[float]:
    """Return values short enough to be read in a diff."""
    return [round(float(value), DIGITS) for value in values]


def main() -> None:
    """Train on the examples and write the weights."""
    parser = argparse.ArgumentParser(description="Train the check-worthiness classifier.")
    parser.add_argument("--data", type=Path, required=True)
    texts, labels, weights = examples(parser.parse_args().data)
    plain = np.array([signs(text) for text in texts])
    vectors = load_embedder().encode(texts).astype(np.float64)
    alone = fit(plain, labels, weights)
    joined = fit(np.hstack([vectors * EMBEDDING_SCALE, plain]), labels, weights)
    size = vectors.shape[1]
    coefficients = joined.coef_[0]
    model = {
        "sayings": sayings(),
        "plain": {"bias": round(float(alone.intercept_[0]), DIGITS), "signs": rounded(alone.coef_[0])},
        "embedded": {
            "bias": round(float(joined.intercept_[0]), DIGITS),
            "signs": rounded(coefficients[size:]),
            "embedding": rounded(coefficients[:size] * EMBEDDING_SCALE),
        },
    }
    WEIGHTS.write_text(json.dumps(model, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
