"""How fast text is read: periods and quantities against each other and a peer, a megabyte to its claims."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from speeds._bench import Bench, Row

SENTENCES = 20_000
PEER_SENTENCES = 600
DOCUMENT = 2**20  # characters
A_PARAGRAPH = 4  # sentences
PUBLISHED = dt.date(2024, 5, 10)


def rows(bench: Bench) -> Iterator[Row]:
    """Yield sentences a second of processor time on one core."""
    from claimcheck.periods import extract_periods
    from claimcheck.quantities import extract_quantities

    sentences = bench.sentences(SENTENCES)
    quantities, found = _rate(lambda text: len(extract_quantities(text)), sentences)
    yield Row("quantities", quantities, "sentences/s", note=f"{found} found")
    rate, found = _rate(lambda text: len(extract_periods(text, PUBLISHED)), sentences)
    yield Row("periods", rate, "sentences/s", rate / quantities, "quantities", note=f"{found} found")
    yield _against_quantulum(sentences[:PEER_SENTENCES])
    yield from _end_to_end(sentences)


def _end_to_end(sentences: list[str]) -> Iterator[Row]:
    """Yield how long a megabyte of text takes to its claims, and how much of that is embedding."""
    from claimcheck.embed import load_embedder
    from claimcheck.model import Document
    from claimcheck.statements import extract_statements

    paragraphs = [" ".join(sentences[at : at + A_PARAGRAPH]) for at in range(0, len(sentences), A_PARAGRAPH)]
    document = Document("\n\n".join(paragraphs)[:DOCUMENT])
    embedder = load_embedder()
    embedder.encode(sentences[:64])
    embedding, read = 0.0, 0

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        nonlocal embedding, read
        read += len(texts)
        began = time.perf_counter()
        vectors = embedder.encode(texts)
        embedding += time.perf_counter() - began
        return vectors

    began = time.perf_counter()
    found = extract_statements(document, embed=embed)
    seconds = time.perf_counter() - began
    size = f"{len(document.text) / 2**20:.2f} MB of text"
    yield Row(f"claims of {size}", seconds, "s", asked="< 20", note=f"{len(found)} found")
    share = read / len(extract_statements(document, min_score=0))
    note = f"{read:,} sentences, {share:.0%} of all"
    yield Row("embedding of it", embedding, "s", embedding / seconds, "the whole", note=note)


def _against_quantulum(sentences: list[str]) -> Row:
    name = "quantities, a part of it"
    try:
        from quantulum3 import classifier, parser
    except ImportError:
        return Row(name, 0.0, "sentences/s", note="quantulum3 is not installed")
    from claimcheck.quantities import extract_quantities

    classifier.USE_CLF = False  # its faster way, and the one that loads beside any scikit-learn
    ours, _ = _rate(lambda text: len(extract_quantities(text)), sentences)
    theirs, _ = _rate(lambda text: len(parser.parse(text)), sentences)
    return Row(name, ours, "sentences/s", ours / theirs, "quantulum3")


def _rate(work: Callable[[str], int], sentences: list[str]) -> tuple[float, int]:
    """Return sentences a second and the sum of what ``work`` returned; the first calls only warm up."""
    for text in sentences[:200]:
        work(text)
    began = time.process_time()
    total = sum(map(work, sentences))
    return len(sentences) / (time.process_time() - began), total
