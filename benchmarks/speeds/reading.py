"""How fast text is read: periods and quantities of news sentences, against each other and a peer."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator

from speeds._bench import Bench, Row

SENTENCES = 20_000
PEER_SENTENCES = 600
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
