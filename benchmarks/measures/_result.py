"""What a measure hands back, and the small sums that several measures need."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Result:
    """A printed table and the figures behind it, by name; what floors are held against."""

    table: str
    figures: dict[str, float]


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def f1(true_positive: int, found: int, expected: int) -> tuple[float, float, float]:
    """Return precision, recall and F1; all 0 where nothing was found or expected."""
    precision = true_positive / found if found else 0.0
    recall = true_positive / expected if expected else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
