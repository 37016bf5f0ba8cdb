"""Counts of others with those told before them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare import compare
from claimcheck.compare.company import in_company
from claimcheck.compare.stated import figures_of
from claimcheck.model import Relation
from claimcheck.statements import statement_of

NOTHING = statement_of("The ferry was late.")


def counts(text: str, beside: str = NOTHING.text) -> list[tuple[str, float]]:
    statement = statement_of(text)
    found = in_company(figures_of(statement), statement, statement_of(beside))
    return [(figure.quantity.text, figure.value) for figure in found]


@pytest.mark.parametrize(
    ("text", "told", "number"),
    [
        ("The court freed Ivan Petrov and 13 others.", "Ivan Petrov and 13 others", 14),
        ("The court freed Ivan Petrov and 13 other prisoners.", "Ivan Petrov and 13", 14),
        (
            "The court freed Ivan Petrov, Anna Orlova and a dozen others.",
            "Ivan Petrov, Anna Orlova and a dozen others",
            14,
        ),
        (
            "They met Juan de la Cruz, his wife and three other guests.",
            "Juan de la Cruz, his wife and three",
            5,
        ),
        ("They held Petrov, along with nine others.", "Petrov, along with nine others", 10),
        (
            "It freed Ales Vetrov, a poet of some fame, and 122 others.",
            "Ales Vetrov, a poet of some fame, and 122 others",
            123,
        ),
        ("A nurse and at least three others were hurt.", "A nurse and at least three others", 4),
        ("The blast hurt two nurses and three others.", "two nurses and three others", 5),
    ],
)
def test_others_are_counted_with_those_told_before_them(text: str, told: str, number: float) -> None:
    assert (told, number) in counts(text)


@pytest.mark.parametrize(
    "text",
    [
        "13 others were freed with Ivan Petrov.",
        "The ban was lifted in Lima and 13 other regions.",
        "The plan had the votes of the Greens and 13 others.",
        "Police and 13 others were hurt.",
        "The bus and 13 other vehicles burnt.",
        "On Monday and 13 other days it rained.",
        "The blast killed a teacher, Anna Orlova, and 13 others.",
    ],
)
def test_what_has_no_number_of_its_own_is_not_counted_in(text: str) -> None:
    assert [number for _, number in counts(text)] == [13]


def test_a_lower_bound_stays_one() -> None:
    statement = statement_of("The court freed Ivan Petrov and at least 13 others.")
    (figure,) = in_company(figures_of(statement), statement, NOTHING)
    assert (figure.tight.low, figure.tight.high) == (14, None)


def test_a_sentence_that_counts_the_rest_alone_is_met_by_the_rest() -> None:
    source = "The court freed Ivan Petrov and 13 others in June."
    assert counts(source, "With Ivan Petrov the court freed 13 others in June.") == [("13", 13)]
    for claim, relation in (
        ("With Ivan Petrov the court freed 13 others in June.", Relation.AGREES),
        ("The court freed 14 people in June, among them Ivan Petrov.", Relation.AGREES),
        ("The court freed 24 people in June, among them Ivan Petrov.", Relation.CONFLICTS),
    ):
        assert compare(statement_of(claim), statement_of(source)).relation is relation, claim


@given(st.text(alphabet="AbC ,’and13othersa", max_size=200))
def test_any_text_is_read_and_none_counts_less_than_it_tells(text: str) -> None:
    statement = statement_of(text)
    stated = figures_of(statement)
    for before, after in zip(stated, in_company(stated, statement, NOTHING), strict=True):
        assert after.value >= before.value
        assert statement.text[after.quantity.start : after.quantity.end] == after.quantity.text


def test_a_huge_line_is_read_at_once() -> None:
    statement = statement_of("Ab " * 33_000 + "and 13 others were freed.")
    started = time.process_time()
    in_company(figures_of(statement), statement, NOTHING)
    assert time.process_time() - started < 2
