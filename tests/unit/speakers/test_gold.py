"""Invented sentences with their attributions marked span by span."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.speakers import find_attributions
from claimcheck.text import sentences

GOLD = Path(__file__).parents[2] / "gold" / "speakers.jsonl"
CASES = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def as_gold(text: str) -> list[dict[str, Any]]:
    found = []
    for item in find_attributions(text, sentences(text)):
        assert item.speaker.span
        assert item.speaker.cue_span
        found.append(
            {
                "speaker": item.speaker.name,
                "source": list(item.speaker.span),
                "cue": list(item.speaker.cue_span),
                "content": [list(span) for span in item.content],
                "kind": str(item.kind),
                "stance": str(item.speaker.stance),
            }
        )
    return found


def test_the_gold_file_holds_its_cases_once() -> None:
    assert len(CASES) >= 120
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert sum(not case["attributions"] for case in CASES) >= 10


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_who_says_what_to_the_character(case: dict[str, Any]) -> None:
    assert as_gold(case["text"]) == case["attributions"]
