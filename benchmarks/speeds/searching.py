"""How fast the nearest statements are found, from a thousand to a million, against exact search and peers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from speeds._bench import Bench, Row, growth, side_by_side
from speeds._desks import Scale, desk_of, scale_of
from speeds._peers import Search, peers

from claimcheck.corpus import Corpus
from claimcheck.segments import CODES, Segments

K = 20
TIMED = 100  # queries, one by one
TIMED_AMONG_MANY = 20
MANY = 500_000
EXACT = ("faiss flat", "numpy", "sqlite-vec")

Vectors = NDArray[np.float32]


def rows(bench: Bench) -> Iterator[Row]:
    """Yield for each size the time of one query, and what is left of an exact answer."""
    scale = scale_of(bench)
    times: dict[str, list[float]] = {}
    for size in bench.sizes:
        for name, seconds, row in _of_size(bench, scale, size):
            times.setdefault(name, []).append(seconds)
            yield row
    for name, seconds_of in times.items():
        if len(seconds_of) == len(bench.sizes) > 1:
            exponent = growth(bench.sizes, seconds_of)
            yield Row(f"{name}: growth exponent", exponent, "", note="1 is linear in size")
    yield from _largest(bench)


def _of_size(bench: Bench, scale: Scale, size: int) -> Iterator[tuple[str, float, Row]]:
    """Yield each way of searching among the first ``size`` statements, with its median time."""
    import faiss

    queries = scale.query_vectors
    vectors = np.asarray(scale.vectors[:size], np.float32)
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(vectors)
    _, exact = flat.search(queries, K)
    with Corpus.open(desk_of(bench, size)) as corpus:
        dense = corpus._retrieval.dense  # noqa: SLF001 -- the vector query alone, without words

        def ours(query: Vectors) -> list[int]:
            return [number - 1 for number in dense.search(query, K)[0]]  # statements are numbered from 1

        ways: dict[str, Search] = {
            "faiss flat": lambda query: _listed(flat.search(query, K)[1][0]),
            "claimcheck, re-ranked": ours,
            "numpy": lambda query: _by_numpy(vectors, query),
            **peers(vectors, queries, exact, bench.work / "peers"),
        }
        timed = queries[: TIMED_AMONG_MANY if size >= MANY else TIMED]
        seconds = dict(zip(ways, side_by_side(*(_timed(way, timed) for way in ways.values())), strict=True))
        for name, way in ways.items():
            note = "exact" if name in EXACT else f"recall@{K} {_recall(way, queries, exact):.4f}"
            one = seconds[name] / len(timed)
            ratio = seconds[name] / seconds["faiss flat"]
            asked = "<= 1/60, recall >= 0.99" if way is ours and size >= MANY else ""
            yield (
                name.partition(", effort")[0],
                one,
                Row(f"{name}, {size:,}", one * 1000, "ms", ratio, "faiss flat", asked, note),
            )


def _timed(way: Search, queries: Vectors) -> Callable[[], object]:
    return lambda: [way(query[None]) for query in queries]


def _recall(way: Search, queries: Vectors, exact: NDArray[np.int64]) -> float:
    """Return how much of the exact answers a way of searching finds."""
    found = [way(query[None]) for query in queries]
    return sum(len({*row} & {*right}) for row, right in zip(found, exact.tolist(), strict=True)) / exact.size


def _by_numpy(vectors: Vectors, query: Vectors) -> list[int]:
    products = vectors @ query[0]
    best = np.argpartition(-products, K)[:K]
    return _listed(best[np.argsort(-products[best])])


def _listed(ids: NDArray[np.int64]) -> list[int]:
    return [int(number) for number in ids]


def _largest(bench: Bench) -> Iterator[Row]:
    """Yield what the largest desk costs beside time: its file, opening it, memory, a whole search."""
    size = max(bench.sizes)
    path = desk_of(bench, size)
    with Corpus.open(path) as corpus:
        files = Segments(corpus.store, corpus.embedder.name).of(CODES)
    if files:
        megabytes = files[0].path.stat().st_size / 1e6
        yield Row(f"index file, {size:,}", megabytes, "MB", asked="<= 450 MB")
    seconds, first, whole, memory = _in_a_process_of_its_own(path, scale_of(bench).queries[:TIMED])
    yield Row(f"opening the index, {size:,}", seconds, "s", asked="<= 0.1 s")
    asked_first = f"{first * 1000:.0f} ms when first asked, with what the system held of the desk's file"
    yield Row(
        f"search with full text and fusion, {size:,}", whole * 1000, "ms", asked="< 60 ms", note=asked_first
    )
    yield Row(f"memory of a warm search, {size:,}", memory, "MB", asked="<= 1000 MB")


_WARM = """
import json, statistics, sys, time
from pathlib import Path
from claimcheck.corpus import Corpus
queries = json.load(sys.stdin)
with Corpus.open(Path(sys.argv[1])) as corpus:
    corpus.embedder.encode(queries[:1])
    import faiss
    begun = time.perf_counter()
    corpus._retrieval.dense.follow()
    opened = time.perf_counter() - begun
    corpus.search(queries[0])
    medians = []
    for _ in ("from the disk", "warm"):
        times = []
        for query in queries:
            begun = time.perf_counter()
            corpus.search(query)
            times.append(time.perf_counter() - begun)
        medians.append(statistics.median(times))
# Not getrusage: a new program starts there with what the one that started it had taken.
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
most = int(peak.split()[1]) / 1e3
print(json.dumps([opened, *medians, most]))
"""


def _in_a_process_of_its_own(desk: Path, queries: list[str]) -> list[float]:
    """Return seconds to open the index, of a search when first asked and again, and the most megabytes taken.

    The seconds of a search are medians.
    """
    done = subprocess.run(  # noqa: S603 -- our own code
        [sys.executable, "-c", _WARM, str(desk)],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env=os.environ,
    )
    figures: list[float] = json.loads(done.stdout)
    return figures
