"""Sentence boundaries: exact spans on twelve news articles and on the project's own hard cases.

The articles' gold (``tests/gold/sentences_wikinews.json``) was set by reading each article; it holds offsets
and a hash of the text they count in. A span counts where both its ends are exact. Beside ours stands the
splitter that most scripts use: a full stop, a question or exclamation mark, space, a capital.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

from measures._result import Result, f1

from claimcheck.text import sentences

Span = tuple[int, int]
Splitter = Callable[[str], list[Span]]

GOLD = Path(__file__).parents[2] / "tests" / "gold"
# How the file of hard cases shows what cannot be seen.
ODD = {"⏎": "\n", "␣": "\u00a0", "¬": "\u00ad", "⇥": "\u2028"}
_OUTSIDE = re.compile("(⟪[^⟫]*⟫)")
_NAIVE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n+")


def hard_cases() -> list[tuple[str, list[Span]]]:
    """Return the texts of ``tests/gold/sentences.txt`` with the spans of their sentences."""
    lines = (GOLD / "sentences.txt").read_text(encoding="utf-8").splitlines()
    return [_case(line) for line in lines if line and not line.startswith("# ")]


def _case(line: str) -> tuple[str, list[Span]]:
    for shown, meant in ODD.items():
        line = line.replace(shown, meant)
    text, spans = "", []
    for piece in line.split("‖"):
        start = len(text)
        for part in _OUTSIDE.split(piece):
            text += part.strip("⟪⟫")
            start = len(text) if part.startswith("⟪") else start
        inner = text[start:]
        spans.append((start + len(inner) - len(inner.lstrip()), len(text.rstrip())))
    return text, spans


def articles(data: Path) -> list[tuple[str, list[Span]]]:
    """Return the articles with their gold spans; raises ValueError where a text isn't the one read."""
    found = []
    for name, gold in json.loads((GOLD / "sentences_wikinews.json").read_text()).items():
        with (data / "data" / "articles" / name).open(encoding="utf-8", newline="") as file:
            text = file.read()
        if hashlib.sha256(text.encode()).hexdigest() != gold["sha256"]:
            raise ValueError(f"{name} is not the text its gold was set in")
        found.append((text, [(start, end) for start, end in gold["spans"]]))
    return found


def naive(text: str) -> list[Span]:
    """Split at a mark, space and a capital, and at line feeds."""
    edges = [(match.start(), match.end()) for match in _NAIVE.finditer(text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]


def score(cases: list[tuple[str, list[Span]]], splitter: Splitter) -> tuple[float, float, float]:
    """Return precision, recall and F1 of exact spans over all cases."""
    right = found = expected = 0
    for text, spans in cases:
        ours = splitter(text)
        right += len(set(ours) & set(spans))
        found += len(ours)
        expected += len(spans)
    return f1(right, found, expected)


def run(data: Path) -> Result:
    """Measure both splitters on both golds."""
    golds = {"articles": articles(data), "hard_cases": hard_cases()}
    splitters: dict[str, Splitter] = {"claimcheck": sentences, "naive": naive}
    rows, figures = [f"{'':12}{'':12}{'precision':>10}{'recall':>10}{'F1':>10}"], {}
    for name, cases in golds.items():
        for who, splitter in splitters.items():
            precision, recall, both = score(cases, splitter)
            rows.append(f"{name:12}{who:12}{precision:10.4f}{recall:10.4f}{both:10.4f}")
            figures[f"{name}_{who}_f1"] = both
        figures[f"{name}_sentences"] = float(sum(len(spans) for _, spans in cases))
    return Result("\n".join(rows), figures)
