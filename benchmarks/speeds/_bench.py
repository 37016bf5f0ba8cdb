"""What the rows of the speed benchmark share: the row, medians, ratios, growth, where things lie."""

from __future__ import annotations

import math
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from measures._result import read_lines

__all__ = ["Bench", "Row", "growth", "median_seconds", "side_by_side"]

RUNS = 5


@dataclass(frozen=True)
class Row:
    """One figure: ``value`` in ``unit`` beside a ``baseline`` of the same run, and what was asked for.

    ``ratio`` is value over baseline. ``asked`` is the bound that an issue set on ratio or value, in words.
    """

    name: str
    value: float
    unit: str
    ratio: float | None = None
    baseline: str = ""
    asked: str = ""
    note: str = ""


@dataclass(frozen=True)
class Bench:
    """What a group is given: the shared data, a folder for what is built once, the sizes to measure at."""

    data: Path
    work: Path
    sizes: tuple[int, ...]

    def sentences(self, count: int) -> list[str]:
        """Return that many sentences, no two alike: of news articles first, then of the training pairs."""
        found = list(islice(dict.fromkeys(self.all_sentences()), count))
        if len(found) < count:
            raise SystemExit(f"only {len(found)} sentences under {self.data}")
        return found

    def all_sentences(self) -> Iterator[str]:
        """Yield all sentences there are, in the same order, some of them more than once."""
        data = self.data / "data"
        for case in read_lines(data / "claims" / "attribution_dev.jsonl.gz"):
            # Cut where a line or a sentence ends; good enough to time by.
            yield from filter(str.strip, re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+", case["text"]))
        for path in sorted((data / "train").glob("*.jsonl.gz")):
            for pair in read_lines(path):
                yield from (text for text in (pair["claim"], pair["statement"]) if 30 < len(text) < 300)


def median_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of so many runs, the first of which is not counted."""
    work()
    return statistics.median(_seconds(work) for _ in range(runs))


def side_by_side(*works: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Return the median time of each, run in turns, so that what else the machine does strikes all alike."""
    times = [[_seconds(work) for work in works] for _ in range(runs + 1)][1:]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the exponent b of the power law seconds = a * size ** b that fits best; 1 is linear."""
    xs, ys = [math.log(size) for size in sizes], [math.log(value) for value in seconds]
    slope: float = statistics.linear_regression(xs, ys).slope
    return slope


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
