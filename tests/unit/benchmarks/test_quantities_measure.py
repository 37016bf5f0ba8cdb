"""The scoring of quantities is itself right: what counts as found, of which unit, with which hedge."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from claimcheck.quantities import extract_quantities

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture(autouse=True)
def _benchmarks_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    for name in [name for name in sys.modules if name == "measures" or name.startswith("measures.")]:
        monkeypatch.delitem(sys.modules, name)


def _label(value: str, unit: str, normalized: str, change: str = "=") -> dict[str, Any]:
    return {"value": value, "unit": unit, "normalized_unit": normalized, "change": change}


def _score(text: str, *labels: dict[str, Any]) -> Any:
    from measures._newsquant import Tally, score_sentence

    tally = Tally()
    score_sentence(labels, extract_quantities(text), tally)
    return tally


def test_order_does_not_matter_and_hedge_and_unit_are_judged_apart() -> None:
    tally = _score(
        "About 40 miles and $5.", _label("5", "$", "dollar"), _label("40", "miles", "mile", change="=")
    )
    assert (tally.expected, tally.found, tally.values, tally.units) == (2, 2, 2, 2)
    assert (tally.hedges_judged, tally.hedges) == (2, 1)


def test_a_wrong_value_is_both_missed_and_too_many() -> None:
    tally = _score("It rose 4 %.", _label("5", "%", "percentage", change="up"))
    assert (tally.expected, tally.found, tally.values) == (1, 1, 0)


def test_the_two_ends_of_a_change_answer_one_range_label() -> None:
    tally = _score("It fell from $9 to $5.", _label("9.0-5.0", "$", "dollar", change="down"))
    assert (tally.expected, tally.found, tally.values, tally.trends) == (1, 1, 1, 1)


def test_cents_are_hundredths_of_the_currency() -> None:
    assert _score("It cost 63 cents.", _label("63.0", "cents", "cent")).values == 1
    assert _score("It cost 63 dollars.", _label("63.0", "cents", "cent")).values == 0


def test_a_rank_that_has_no_label_is_no_find() -> None:
    assert _score("It is the third largest city.").found == 0


def test_counted_nouns_match_by_their_head() -> None:
    assert _score("14 first-team players left.", _label("14", "players", "player")).units == 1
    assert _score("14 first-team players left.", _label("14", "goals", "goal")).units == 0


def test_units_are_compared_by_size_not_by_spelling() -> None:
    assert _score("140 km/h", _label("140", "km/h", "kilometre per hour")).units == 1
    assert _score("140 km", _label("140", "km/h", "kilometre per hour")).units == 0


def _case(text: str, result: str, value: str) -> dict[str, Any]:
    return {"id": "recog-spec-7", "text": text, "results": [{"Text": result, "Resolution": {"value": value}}]}


def test_a_recognizers_case_needs_exact_text_and_value() -> None:
    from measures._recognizers import score_model

    assert score_model("percentages", [_case("about 20 percent", "20 percent", "20%")]).right == 1
    assert score_model("percentages", [_case("about 20 percent", "20 percent", "21%")]).right == 0
    assert score_model("percentages", [_case("about 20 percent", "about 20 percent", "20%")]).right == 0


def test_a_find_too_many_makes_a_case_wrong() -> None:
    from measures._recognizers import score_model

    assert score_model("percentages", [_case("20 % and 30 %", "20 %", "20%")]).right == 0


def test_a_skipped_convention_is_counted_by_name_and_not_judged() -> None:
    from measures._recognizers import score_model

    case = _case("- 10 k", "- 10 k", "-10000") | {"id": "recog-spec-41"}
    score = score_model("numbers", [case])
    assert (score.judged, score.skipped) == (0, {"a spaced dash is a sign": 1})
    assert score.share == 0.0


def test_every_convention_has_a_reason_and_cases() -> None:
    import tomllib

    from measures._recognizers import CONVENTIONS, MODELS

    conventions = tomllib.loads(CONVENTIONS.read_text())
    assert set(conventions) <= set(MODELS)
    for entries in conventions.values():
        assert all(entry["why"] and entry["cases"] for entry in entries.values())
