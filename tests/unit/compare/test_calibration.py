"""The last step of the weighing: chances, and what moves them."""

from __future__ import annotations

import math

import pytest

from claimcheck.compare.calibration import Calibration, load_calibration

EVEN = {f"likely {answer}": math.log(1 / 3) for answer in ("agrees", "conflicts", "not_comparable")}
SILENT = {
    "voice agrees": 0.0,
    "voice agrees, masked": 0.0,
    "voice speaks of it": 0.0,
    "voice speaks of it, masked": 0.0,
    "voice comparable": 0.0,
}

FLAT = ((0.0, 0.0), (1.0, 1.0))


def test_chances_are_shares_of_the_powers_of_scores() -> None:
    two = Calibration(("height",), ("low", "high"), (0.0, 1.0), ((0.0,), (2.0,)), FLAT)
    assert two.chances({"height": 0.5})["high"] == pytest.approx(1 / (1 + math.exp(-2)))


def test_scores_far_out_are_no_overflow() -> None:
    two = Calibration(("height",), ("low", "high"), (0.0, 0.0), ((0.0,), (1.0,)), FLAT)
    assert two.chances({"height": 1e6}) == {"low": 0.0, "high": 1.0}


@pytest.mark.parametrize("part", ["unheard", "heard", "ruled"])
def test_evidence_that_is_lacking_is_an_error_and_no_guess(part: str) -> None:
    with pytest.raises(KeyError):
        load_calibration(part).chances({})


@pytest.mark.parametrize("answer", ["agrees", "conflicts", "not_comparable"])
def test_what_the_trees_hold_likelier_is_likelier(answer: str) -> None:
    unheard = load_calibration("unheard")
    sure = {name: math.log(0.8 if name == f"likely {answer}" else 0.1) for name in EVEN}
    assert unheard.chances(sure)[answer] > unheard.chances(EVEN)[answer]


def test_a_voice_that_hears_a_denial_makes_a_conflict_likelier() -> None:
    heard = load_calibration("heard")
    denied = heard.chances({**EVEN, **SILENT, "voice agrees": -4.0, "voice agrees, masked": -4.0})
    borne_out = heard.chances({**EVEN, **SILENT, "voice agrees": 4.0, "voice agrees, masked": 4.0})
    assert denied["conflicts"] > borne_out["conflicts"]
    assert denied["agrees"] < borne_out["agrees"]


def test_a_voice_that_hears_of_something_else_makes_not_comparable_likelier() -> None:
    heard = load_calibration("heard")
    names = ("voice speaks of it", "voice speaks of it, masked", "voice comparable")
    other = heard.chances({**EVEN, **SILENT, **dict.fromkeys(names, -3.0)})
    same = heard.chances({**EVEN, **SILENT, **dict.fromkeys(names, 3.0)})
    assert other["not_comparable"] > same["not_comparable"]


def test_confidence_runs_straight_between_points_and_is_level_past_them() -> None:
    one = Calibration((), ("yes",), (0.0,), ((),), ((0.4, 0.5), (0.6, 0.7), (0.8, 0.7)))
    assert [one.confidence(chance) for chance in (0.1, 0.4, 0.5, 0.6, 0.7, 0.9)] == pytest.approx(
        [0.5, 0.5, 0.6, 0.7, 0.7, 0.7]
    )


@pytest.mark.parametrize("part", ["unheard", "heard", "ruled"])
def test_a_higher_chance_is_never_told_as_less(part: str) -> None:
    told = [load_calibration(part).confidence(step / 50) for step in range(51)]
    assert told == sorted(told)
    assert 0.0 < told[0] < told[-1] <= 1.0
