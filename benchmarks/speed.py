"""How fast claimcheck is: one function a row, each prints a line and all write JSON.

    python benchmarks/speed.py --data DIR
    python benchmarks/speed.py periods --data DIR

``--data`` (or CLAIMCHECK_DATA) is the folder that holds ``data/`` and ``gold/``. Rates are sentences (or what
the row names) a second of processor time on one core; machines differ, ratios between rows hold.
A row is a function here that takes the news sentences and returns its ``Row``; its name is the row's.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))

from measures._result import read_lines  # noqa: E402 -- the benchmarks are no package

SENTENCES = 20_000
QUANTULUM_SENTENCES = 600
PUBLISHED = dt.date(2024, 5, 10)


@dataclass(frozen=True)
class Row:
    """What a row measured: how many ``unit`` a second, and what the figure means."""

    rate: float
    unit: str
    note: str


def periods(sentences: list[str]) -> Row:
    """Measure the reading of every period of each sentence."""
    from claimcheck.periods import extract_periods

    rate, found = _rate(lambda text: len(extract_periods(text, PUBLISHED)), sentences)
    return Row(rate, "sentences", f"{found} periods found")


def quantities(sentences: list[str]) -> Row:
    """Measure the reading of every quantity of each sentence."""
    from claimcheck.quantities import extract_quantities

    rate, found = _rate(lambda text: len(extract_quantities(text)), sentences)
    return Row(rate, "sentences", f"{found} quantities found")


def quantities_and_periods(sentences: list[str]) -> Row:
    """Measure both readings of each sentence, as a check does them."""
    from claimcheck.periods import extract_periods
    from claimcheck.quantities import extract_quantities

    rate, found = _rate(
        lambda text: len(extract_quantities(text)) + len(extract_periods(text, PUBLISHED)), sentences
    )
    return Row(rate, "sentences", f"{found} quantities and periods found")


def quantities_against_quantulum3(sentences: list[str]) -> Row:
    """Measure how many times faster quantities are read than by quantulum3, on a part of the same text."""
    try:
        from quantulum3 import classifier, parser
    except ImportError:
        return Row(0.0, "times", "quantulum3 is not installed")
    from claimcheck.quantities import extract_quantities

    classifier.USE_CLF = False  # its faster way, and the one that loads beside any scikit-learn
    part = sentences[:QUANTULUM_SENTENCES]
    ours, _ = _rate(lambda text: len(extract_quantities(text)), part)
    theirs, _ = _rate(lambda text: len(parser.parse(text)), part)
    return Row(ours / theirs, "times", f"quantulum3: {theirs:,.0f} sentences/s")


ROWS: dict[str, Callable[[list[str]], Row]] = {
    row.__name__: row for row in (periods, quantities, quantities_and_periods, quantities_against_quantulum3)
}


def _rate(work: Callable[[str], int], sentences: list[str]) -> tuple[float, int]:
    """Return sentences a second and the sum of what ``work`` returned; the first calls only warm up."""
    for text in sentences[:200]:
        work(text)
    began = time.process_time()
    total = sum(map(work, sentences))
    return len(sentences) / (time.process_time() - began), total


def news_sentences(data: Path, count: int = SENTENCES) -> list[str]:
    """Return that many sentences of news articles, over again where there are fewer."""
    texts = [case["text"] for case in read_lines(data / "data" / "claims" / "attribution_dev.jsonl.gz")]
    sentences = [sentence for text in texts for sentence in _sentences(text)]
    if not sentences:
        raise SystemExit(f"no sentences under {data}")
    return list(islice(cycle(sentences), count))


def _sentences(text: str) -> Iterator[str]:
    """Cut where a line or a sentence ends; good enough to time by."""
    return (piece for piece in re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+", text) if piece.strip())


def main() -> int:
    """Print and write the rows named on the command line, all of them by default."""
    parser = argparse.ArgumentParser(description="How fast claimcheck is.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(ROWS))
    parser.add_argument("--data", default=os.environ.get("CLAIMCHECK_DATA"))
    options = parser.parse_args()
    if not options.data or not Path(options.data).is_dir():
        parser.error("give the folder of the shared data with --data DIR or CLAIMCHECK_DATA")
    unknown = [name for name in options.rows if name not in ROWS]
    if unknown:
        parser.error(f"no row {', '.join(unknown)}; there are {', '.join(ROWS)}")
    sentences = news_sentences(Path(options.data))
    results = {}
    for name in options.rows or ROWS:
        results[name] = ROWS[name](sentences)
        print(f"{name:30} {results[name].rate:10,.0f} {results[name].unit}/s  {results[name].note}")
    out = HERE / "results"
    out.mkdir(exist_ok=True)
    written = {name: asdict(row) for name, row in results.items()}
    (out / "speed.json").write_text(json.dumps(written, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
