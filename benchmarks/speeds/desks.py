"""What a large desk costs a day's work: adding one source to it, checking claims against it."""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from speeds._bench import Bench, Row, growth, median_seconds, side_by_side
from speeds._desks import desk_of, scale_of

from claimcheck.compare import compare_many
from claimcheck.corpus import Corpus
from claimcheck.embed import load_embedder
from claimcheck.model import Document
from claimcheck.statements import extract_statements

CLAIMS = (10, 20, 40)
CANDIDATES = 20
A_SOURCE = 100


def rows(bench: Bench) -> Iterator[Row]:
    """Yield the times of adding and of checking as the desk grows."""
    yield _one_source_more(bench)
    yield from _claims(bench)


def _one_source_more(bench: Bench) -> Row:
    """Add a source of a hundred statements to the largest desk and to an empty one, in turns."""
    size = max(bench.sizes)
    embedder = load_embedder()
    fresh = iter(bench.sentences(100_000)[::-1])
    with tempfile.TemporaryDirectory(dir=bench.work) as folder:
        desk = desk_of(bench, size)
        large = shutil.copytree(desk.parent, Path(folder) / "large") / desk.name  # its index with it
        with Corpus.open(large, embedder) as full, Corpus.open(Path(folder) / "empty.db", embedder) as empty:
            seconds, alone = side_by_side(lambda: full.add(_source(fresh)), lambda: empty.add(_source(fresh)))
    name = f"a source of {A_SOURCE} more, {size:,}"
    return Row(name, seconds, "s", seconds / alone, "the same on an empty desk", "<= 2 times")


def _source(fresh: Iterator[str]) -> Document:
    return Document("\n\n".join(next(fresh) for _ in range(A_SOURCE)))


def _claims(bench: Bench) -> Iterator[Row]:
    """Find and compare candidates for claims: as claims grow, and as the desk grows."""
    claims = [
        statement
        for text in scale_of(bench).queries[: 2 * max(CLAIMS)]
        for statement in extract_statements(Document(text), min_score=1e-9)[:1]
    ][: max(CLAIMS)]
    by_size = []
    for size in bench.sizes:
        with Corpus.open(desk_of(bench, size)) as corpus:

            def checked(count: int, corpus: Corpus = corpus) -> None:
                found = corpus.search_many(claims[:count], CANDIDATES)
                pairs = zip(claims[:count], found, strict=True)
                compare_many([(claim, hit.statement) for claim, hits in pairs for hit in hits])

            times = [median_seconds(partial(checked, count)) for count in CLAIMS]
        by_size.append(times[-1])
        note = f"grows with claims to the power of {growth(CLAIMS, times):.2f}"
        yield Row(f"{CLAIMS[-1]} claims x {CANDIDATES}, {size:,}", times[-1], "s", note=note, asked="linear")
    if len(by_size) > 1:
        squared = (math.log(bench.sizes[-1]) / math.log(bench.sizes[0])) ** 2
        yield Row(
            f"{CLAIMS[-1]} claims x {CANDIDATES}, largest desk",
            by_size[-1],
            "s",
            by_size[-1] / by_size[0],
            "the smallest desk",
            f"< {squared:.1f} times: the logarithm squared",
        )
