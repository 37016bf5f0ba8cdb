"""How the measure of periods judges a case of the published specs."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

REFERENCE = {"ReferenceDateTime": "2024-05-10T00:00:00"}

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture
def measure(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    for name in [name for name in sys.modules if name == "measures" or name.startswith("measures.")]:
        monkeypatch.delitem(sys.modules, name)
    return importlib.import_module("measures.periods")


def case(text: str, words: str, **value: str) -> dict[str, Any]:
    start = text.index(words)
    result = {
        "Text": words.lower(),
        "Start": start,
        "End": start + len(words) - 1,
        "TypeName": "datetimeV2.daterange",
        "Resolution": {"values": [value]},
    }
    return {"text": text, "context": REFERENCE, "results": [result]}


def test_a_range_that_ends_before_its_last_day_is_ours_with_the_day_inside(measure: ModuleType) -> None:
    assert measure.is_right(
        case("Sales of March 2024 rose.", "March 2024", start="2024-03-01", end="2024-04-01")
    )


def test_a_range_that_stops_where_its_last_year_begins_is_ours_with_the_year_inside(
    measure: ModuleType,
) -> None:
    wanted = case("It rained from 2014 to 2018.", "from 2014 to 2018", start="2014-01-01", end="2018-01-01")
    assert measure.is_right(wanted)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [("March 2024", "2024-02-01", "2024-03-01"), ("Sales of March 2024", "2024-03-01", "2024-04-01")],
)
def test_other_days_or_other_words_are_wrong(measure: ModuleType, words: str, start: str, end: str) -> None:
    assert not measure.is_right(case("Sales of March 2024 rose.", words, start=start, end=end))


def test_a_time_that_is_found_and_not_expected_is_wrong(measure: ModuleType) -> None:
    assert not measure.is_right({"text": "Sales of March 2024 rose.", "context": REFERENCE, "results": []})


def test_a_reading_that_is_not_ours_is_skipped_by_its_name(measure: ModuleType) -> None:
    assert (
        measure.convention_of(case("I fly at Easter 2024.", "Easter 2024", value="2024-03-31")) == "holidays"
    )
    assert measure.convention_of(case("Sales of March 2024 rose.", "March 2024", start="2024-03-01")) is None
