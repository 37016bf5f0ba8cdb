"""A figure says a level, a change or one end of a change, and the words say which way it went."""

from __future__ import annotations

import pytest

from claimcheck.model import Role, Trend
from claimcheck.quantities import extract_quantities


@pytest.mark.parametrize("verb", ["rose", "climbed", "grew", "jumped", "went up"])
@pytest.mark.parametrize("other", ["fell", "dropped", "slid", "shrank", "went down"])
def test_verbs_of_change_tell_the_way(verb: str, other: str) -> None:
    up, down = extract_quantities(f"Output {verb} 4 %; sales {other} by 3 %.")
    assert (up.role, up.trend) == (Role.CHANGE, Trend.UP)
    assert (down.role, down.trend) == (Role.CHANGE, Trend.DOWN)


@pytest.mark.parametrize(
    "text", ["It fell from $9 to $5.", "It fell to $5 from $9.", "It fell, from $9 in 2019 to $5 in 2020."]
)
def test_both_ends_of_a_change_are_kept(text: str) -> None:
    ends = {quantity.role: quantity for quantity in extract_quantities(text)}
    assert (ends[Role.FROM].value, ends[Role.TO].value) == (9.0, 5.0)
    assert {end.trend for end in ends.values()} == {Trend.DOWN}


def test_the_size_of_a_change_and_the_level_reached_are_told_apart() -> None:
    size, level = extract_quantities("Sales dropped 7 % to $2.3 billion.")
    assert (size.role, level.role) == (Role.CHANGE, Role.TO)


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("a 3 percent drop", Trend.DOWN),
        ("It closed 0.7 % higher.", Trend.UP),
        ("Dow +0.2%", Trend.UP),
        ("six fewer than in May", Trend.DOWN),
        ("a rise of 40 points", Trend.UP),
        ("Rents doubled.", Trend.UP),
        ("Imports halved.", Trend.DOWN),
    ],
)
def test_nouns_signs_and_adverbs_tell_the_way_too(text: str, trend: Trend) -> None:
    (quantity,) = extract_quantities(text)
    assert (quantity.role, quantity.trend) == (Role.CHANGE, trend)


@pytest.mark.parametrize(
    "text",
    [
        "Estimates range from 200 to 3,000.",
        "They shot down 60 drones.",
        "Gold made up 8 % of it.",
        "He raised $4 million.",
        "Up to 700 jobs are at risk.",
        "It has 40 members.",
    ],
)
def test_what_changes_no_measure_is_a_level(text: str) -> None:
    assert [(quantity.role, quantity.trend) for quantity in extract_quantities(text)] == [(Role.LEVEL, None)]
