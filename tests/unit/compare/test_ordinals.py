"""Numbered things in two sentences."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from claimcheck.compare import compare
from claimcheck.compare.ordinals import told_apart
from claimcheck.model import Cause, Relation
from claimcheck.statements import statement_of

DAY = dt.date(2024, 6, 1)


@pytest.mark.parametrize(
    ("claim", "source", "sort", "expected"),
    [
        ("a third term", "a second term", "tally", ("third term", "second term")),
        (
            "her 3rd straight win",
            "her fourth consecutive win",
            "tally",
            ("3rd straight win", "fourth consecutive win"),
        ),
        ("a third term", "the second and third terms, his third term", "tally", None),
        ("a third term", "a second marriage", "tally", None),
        ("the third round", "the fourth round", "stretches", ("third round", "fourth round")),
        ("the third round", "the fourth round", "tally", None),
    ],
)
def test_numbers_of_one_noun_are_told_apart(
    claim: str, source: str, sort: str, expected: tuple[str, str] | None
) -> None:
    assert told_apart(claim, source, sort) == expected


def test_a_third_term_conflicts_with_a_second_though_the_share_of_votes_meets() -> None:
    found = compare(
        statement_of("Ilse Varga won a third term as mayor with 52% of the vote.", DAY),
        statement_of("Ilse Varga will serve a second term as mayor after taking 52% of the vote.", DAY),
    )
    assert (found.relation, found.rule) == (Relation.CONFLICTS, "figure.ordinal")


def test_figures_of_two_rounds_are_not_compared() -> None:
    found = compare(
        statement_of("The third round of the Brenta talks settled 5 points.", DAY),
        statement_of("The fourth round of the Brenta talks settled 11 points.", DAY),
    )
    assert (found.relation, found.cause) == (Relation.NOT_COMPARABLE, Cause.PERIOD)


def test_long_text_is_searched_quickly() -> None:
    text = "third consecutive " * 6000
    start = time.perf_counter()
    assert told_apart(text, text, "tally") is None
    assert time.perf_counter() - start < 2
