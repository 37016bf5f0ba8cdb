"""Figures that follow from those a source states."""

from __future__ import annotations

import pytest

from claimcheck.compare.derived import derive
from claimcheck.compare.stated import figures_of
from claimcheck.statements import statement_of


def outcomes(claim: str, source: str) -> dict[str, list[float]]:
    (target, *_) = figures_of(statement_of(claim))
    found: dict[str, list[float]] = {}
    for figure in derive(target, figures_of(statement_of(source))):
        found.setdefault(figure.rule, []).append(round(figure.value, 2))
    return found


@pytest.mark.parametrize(
    ("claim", "source", "rule", "value"),
    [
        ("40 percent", "Of 90 delegates, 36 were women.", "derived.share", 40),
        ("60 percent", "Of 90 delegates, 36 were women.", "derived.rest-share", 60),
        ("58 percent", "42 percent recovered.", "derived.rest-share", 58),
        ("25 percent", "Rents rose from 800 euros to 1,000 euros.", "derived.change", 25),
        ("1.3 percentage points", "It fell from 8.8 percent to 7.5 percent.", "derived.points", 1.3),
        (
            "three times as many",
            "One makes 9,000 pumps, one 3,000 pumps.",
            "derived.multiple",
            3,
        ),
        ("57 people", "It killed 12 people and injured 45 people.", "derived.sum", 57),
        ("240 people", "Of 300 people 60 people left.", "derived.difference", 240),
        ("60 jobs", "Of 300 jobs a fifth will go.", "derived.part", 60),
        ("300 jobs", "A fifth of the jobs, 60 jobs, will go.", "derived.whole", 300),
        ("42 million dollars", "The 5 heirs got 210 million dollars.", "derived.average", 42e6),
        ("3 hours", "He rode 60 kilometres at 20 kilometres per hour.", "derived.pace", 3),
    ],
)
def test_a_figure_follows_by_its_rule(claim: str, source: str, rule: str, value: float) -> None:
    assert any(one == pytest.approx(value, rel=0.02) for one in outcomes(claim, source)[rule])


def test_a_sum_of_bounds_is_no_figure() -> None:
    assert "derived.sum" not in outcomes("57 people", "At least 12 people died, more than 45 people fled.")


def test_nothing_follows_from_nothing() -> None:
    assert outcomes("57 people", "Nothing was said.") == {}


def test_a_sum_says_in_words_how_it_was_reached() -> None:
    (target,) = figures_of(statement_of("57 people"))
    source = figures_of(statement_of("It killed 12 people and injured 45 people."))
    sums = [figure.how for figure in derive(target, source) if figure.rule == "derived.sum"]
    assert sums == ["12 plus 45"]
