"""Our own pairs, each with the relation a careful fact-checker gives: ``tests/gold/comparisons.jsonl``."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.compare import compare
from claimcheck.statements import statement_of

GOLD = Path(__file__).parents[2] / "gold" / "comparisons.jsonl"
CASES = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def test_there_are_at_least_two_hundred_pairs_and_every_relation_is_among_them() -> None:
    assert len(CASES) >= 200
    assert {case["relation"] for case in CASES} == {"agrees", "conflicts", "borderline", "not_comparable"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["claim"])
def test_a_pair_is_judged_as_a_careful_reader_judges_it(case: dict[str, Any]) -> None:
    found = compare(
        statement_of(case["claim"], day(case["claim_date"])),
        statement_of(case["statement"], day(case["statement_date"])),
    )
    assert found.relation.value == case["relation"], found.reasons
    assert (found.cause.value if found.cause else None) == case["cause"], found.reasons
    assert found.reasons
    assert found.rule
