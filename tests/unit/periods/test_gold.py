"""Our own cases, each with its exact spans, days and roles: ``tests/gold/periods.jsonl``.

A case without periods is one where nothing may be found. ``main`` marks the period that ``main_period`` must
return unchanged.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model import Period
from claimcheck.periods import extract_periods, main_period

GOLD = Path(__file__).parents[2] / "gold" / "periods.jsonl"
CASES = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def stated(period: Period) -> dict[str, Any]:
    assert period.span is not None
    return {
        "text": period.text,
        "start": period.span[0],
        "end": period.span[1],
        "from": period.start and period.start.isoformat(),
        "to": period.end and period.end.isoformat(),
        "grain": period.grain.value,
        "role": period.role.value,
        "cumulative": period.cumulative,
    }


def expected(entry: dict[str, Any]) -> dict[str, Any]:
    full = {"role": "about", "cumulative": False} | entry
    full.pop("main", None)
    return full


def test_there_are_enough_cases_to_mean_something() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_case_is_read_to_its_exact_spans_and_days(case: dict[str, Any]) -> None:
    found = extract_periods(case["text"], day(case["reference"]))
    assert [stated(period) for period in found] == [expected(entry) for entry in case["periods"]]


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["periods"]], ids=lambda case: case["text"][:60]
)
def test_the_main_period_is_the_one_its_assertion_is_about(case: dict[str, Any]) -> None:
    reference = day(case["reference"])
    found = extract_periods(case["text"], reference)
    marked = [period for period, entry in zip(found, case["periods"], strict=True) if entry.get("main")]
    main = main_period(found, reference)
    if marked:
        assert main == marked[0]
    else:
        assert main is not None
        assert main not in found
