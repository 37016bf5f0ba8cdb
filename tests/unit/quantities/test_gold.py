"""Sentences of our own with every quantity in them, span-exact; those without prove what is left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model import Quantity
from claimcheck.quantities import extract_quantities

GOLD = Path(__file__).parents[2] / "gold"
FILES = sorted(GOLD.glob("quantities-*.jsonl"))
CASES = [json.loads(line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
ENDS = ("low", "high", "low_open", "high_open")


def _seen(quantity: Quantity, expected: dict[str, Any]) -> dict[str, Any]:
    """Return the quantity as gold writes it: levels, exact hedges and absent fields unsaid."""
    told = {
        "text": quantity.text,
        "start": quantity.start,
        "value": float(f"{quantity.value:.10g}"),
        "hedge": str(quantity.hedge),
        "unit": quantity.unit,
        "kind": str(quantity.kind),
        "counted": quantity.counted,
        "per": quantity.per,
        "role": str(quantity.role),
        "trend": quantity.trend and str(quantity.trend),
    }
    interval = quantity.interval
    if "low" in expected:
        told["low"] = interval.low if interval.low is None else float(f"{interval.low:.10g}")
        told["high"] = interval.high if interval.high is None else float(f"{interval.high:.10g}")
        told["low_open"], told["high_open"] = interval.low_open, interval.high_open
    return told


def _whole(expected: dict[str, Any]) -> dict[str, Any]:
    unsaid: dict[str, Any] = {"hedge": "exact", "counted": None, "per": None, "role": "level", "trend": None}
    if "low" in expected:
        unsaid |= {"low_open": False, "high_open": False}
    return unsaid | expected


def test_there_are_enough_gold_quantities() -> None:
    assert len(FILES) >= 6
    assert sum(len(case["quantities"]) for case in CASES) >= 400


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_gold_sentence_is_read_exactly(case: dict[str, Any]) -> None:
    found = extract_quantities(case["text"])
    expected = [_whole(quantity) for quantity in case["quantities"]]
    seen = [
        _seen(quantity, wanted)
        for quantity, wanted in zip(found, [*expected, *({} for _ in found)], strict=False)
    ]
    assert seen == expected
    for quantity in found:
        assert case["text"][quantity.start : quantity.end] == quantity.text
        if quantity.counted_span is not None:
            start, end = quantity.counted_span
            assert case["text"][start:end] == quantity.counted
