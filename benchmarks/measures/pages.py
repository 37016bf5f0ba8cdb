"""Web pages: the text that comes out of a page against the text a person marked, by word 4-grams."""

from __future__ import annotations

import gzip
import json
import re
import statistics
import time
from collections import Counter
from pathlib import Path

from measures._result import Result

from claimcheck.errors import ReadError
from claimcheck.readers import read_bytes

_WORD = re.compile(r"\w+")
_SIZE = 4


def run(data: Path) -> Result:
    """Read every page and return mean 4-gram F1, and the longest time that one took, in seconds."""
    folder = data / "data" / "pages"
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    scores: dict[str, float] = {}
    seconds: list[float] = []
    for name, page in truth.items():
        raw = gzip.decompress((folder / f"{name}.html.gz").read_bytes())
        begin = time.perf_counter()
        text = _text_of(raw)
        seconds.append(time.perf_counter() - begin)
        scores[page["url"]] = four_gram_f1(text, page["text"])
    worst = sorted(scores, key=scores.__getitem__)[:5]
    figures = {"f1": statistics.mean(scores.values()), "within_2_seconds": float(max(seconds) <= 2)}
    lines = [
        f"{len(scores)} pages   mean F1 {figures['f1']:.4f}   slowest {max(seconds):.2f} s",
        "least like the truth:",
        *(f"  {scores[url]:.3f}  {url}" for url in worst),
    ]
    return Result("\n".join(lines), figures)


def four_gram_f1(found: str, expected: str) -> float:
    """Return the F1 of two texts' word 4-grams, each counted as often as it occurs; 0 without any."""
    ours, theirs = _grams(found), _grams(expected)
    both = sum((ours & theirs).values())
    total = sum(ours.values()) + sum(theirs.values())
    return 2 * both / total if total else 0.0


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return Counter(tuple(words[at : at + _SIZE]) for at in range(len(words) - _SIZE + 1))


def _text_of(raw: bytes) -> str:
    try:
        return "\n".join(document.text for document in read_bytes(raw, "page.html"))
    except ReadError:
        return ""
