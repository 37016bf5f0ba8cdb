"""quantities, compare, extract: without a desk."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

_QUANTITY = {
    "text",
    "start",
    "end",
    "value",
    "low",
    "high",
    "low_open",
    "high_open",
    "hedge",
    "unit",
    "kind",
    "counted",
}
_COMPARISON = {
    "relation",
    "cause",
    "confidence",
    "direction",
    "gap",
    "claim_quantity",
    "statement_quantity",
    "rule",
    "reasons",
}
CLAIM = "Belarus was holding around 1,400 political prisoners."
STATEMENT = "Rights groups estimate that Belarus holds nearly 1,200 political prisoners."


def test_quantities_are_shown_one_a_line(claimcheck: Run) -> None:
    result = claimcheck("quantities", "Around 1,400 hostages, at least $2.5m and 3.5 percent.")
    assert result.code == 0
    first, second, third = result.out.splitlines()
    assert first.split() == ["Around", "1,400", "1,330", "to", "1,470", "about,", "count,", "of", "hostages"]
    assert "at least USD 2,500,000" in second
    assert "exactly 3.5 %" in third


def test_quantities_are_read_from_stdin(claimcheck: Run) -> None:
    assert "5" in claimcheck("quantities", stdin="There are 5 cats.").out
    assert "5" in claimcheck("quantities", "-", stdin="There are 5 cats.").out


def test_a_text_without_quantities_says_so(claimcheck: Run) -> None:
    result = claimcheck("quantities", "No figure here.")
    assert (result.code, result.out) == (0, "")
    assert "no quantity" in result.err


def test_quantities_answer_json_lines_in_order(claimcheck: Run) -> None:
    text = "Gut 1,4 – no: “around 1,400 hostages”."
    lines = [
        json.dumps({"text": text}),
        "oops",
        json.dumps({"text": "none"}),
        "",
        json.dumps({"txt": 1}),
        "7",
    ]
    answers = claimcheck("quantities", "--jsonl", stdin="\n".join(lines) + "\n").objects
    assert [list(answer) for answer in answers] == [
        ["quantities"],
        ["error"],
        ["quantities"],
        ["error"],
        ["error"],
        ["error"],
    ]
    found = answers[0]["quantities"][-1]
    assert set(found) >= _QUANTITY
    assert text[found["start"] : found["end"]] == found["text"] == "around 1,400"
    assert (found["value"], found["low"], found["high"], found["hedge"]) == (1400, 1330, 1470, "about")


def test_bytes_that_are_no_text_cost_their_line_only(claimcheck: Run) -> None:
    bad, good = claimcheck("quantities", "--jsonl", stdin=b'{"text": "\xff"}\n{"text": "5 cats"}\n').objects
    assert "error" in bad
    assert good["quantities"]


def test_a_fault_in_one_line_costs_no_other(claimcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck import quantities

    real = quantities.extract_quantities

    def faulty(text: str) -> Any:
        if text == "fault":
            raise ZeroDivisionError
        return real(text)

    monkeypatch.setattr(quantities, "extract_quantities", faulty)
    bad, good = claimcheck("quantities", "--jsonl", stdin='{"text": "fault"}\n{"text": "5 cats"}\n').objects
    assert "ZeroDivisionError" in bad["error"]
    assert good["quantities"]


def test_two_sentences_are_compared(claimcheck: Run) -> None:
    result = claimcheck("compare", CLAIM, STATEMENT)
    assert result.code == 0
    assert result.out.startswith("≠ conflicts  +200 (+16.7 %), overstates\n")
    assert "[around 1,400]" in result.out
    assert "[nearly 1,200]" in result.out
    assert "claim 1,330 to 1,470 · source 1,150 to 1,200" in result.out


def test_comparisons_answer_json_lines_in_order(claimcheck: Run) -> None:
    asked = [
        {"claim": CLAIM, "statement": STATEMENT, "claim_date": "2025-09-05", "statement_date": "2025-09-11"},
        {"claim": CLAIM, "statement": CLAIM, "claim_date": None},
        {"claim": CLAIM},
        {"claim": CLAIM, "statement": STATEMENT, "claim_date": "soon"},
        {"claim": CLAIM, "statement": STATEMENT, "claim_date": 5},
    ]
    first, second, *bad = claimcheck("compare", "--jsonl", stdin="\n".join(map(json.dumps, asked))).objects
    assert set(first) >= _COMPARISON
    assert (first["relation"], first["direction"]) == ("conflicts", "overstates")
    assert first["gap"] == {"absolute": 200, "relative": 0.1666666667, "unit": "count"}
    assert first["claim_quantity"]["text"] == "around 1,400"
    assert second["relation"] == "agrees"
    assert ["error" in answer for answer in bad] == [True, True, True]


ARTICLE = """Sign up for our free newsletter!

The Lithuanian president said that 52 prisoners had crossed the border on Thursday.

How sad it all is.
"""


def test_the_claims_of_a_text_are_shown(claimcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    result = claimcheck("extract", "a.txt", "--published", "2025-09-12")
    assert result.code == 0
    assert "[52] prisoners" in result.out
    assert "newsletter" not in result.out
    assert "newsletter" in claimcheck("extract", "a.txt", "--all").out


def test_claims_as_json_are_slices_of_the_text(claimcheck: Run) -> None:
    result = claimcheck("extract", "-", "--json", "--published", "2025-09-12", stdin=ARTICLE)
    (claim,) = json.loads(result.out)
    assert set(claim) >= {"text", "start", "end", "speaker", "period", "score", "quantities"}
    assert ARTICLE[claim["start"] : claim["end"]] == claim["text"]
    assert claim["period"] == {"start": "2025-09-11", "end": "2025-09-11", "grain": "day"}
    assert claim["quantities"][0]["value"] == 52
    every = json.loads(claimcheck("extract", "-", "--json", "--all", stdin=ARTICLE).out)
    assert len(every) > 1
    assert all(0 <= each["score"] <= 1 for each in every)


def test_a_text_without_claims_says_so(claimcheck: Run) -> None:
    result = claimcheck("extract", "-", stdin="Ah.")
    assert (result.code, result.out) == (0, "")
    assert "no claim" in result.err


@pytest.mark.parametrize("piece", ["5 cats, ", "$1 ", "none of them ", "(((", "said that "])
def test_a_line_of_a_hundred_thousand_characters_is_answered_soon(claimcheck: Run, piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    (answer,) = claimcheck("compare", "--jsonl", stdin=json.dumps({"claim": text, "statement": text})).objects
    assert "relation" in answer
    assert time.process_time() - started < 20
