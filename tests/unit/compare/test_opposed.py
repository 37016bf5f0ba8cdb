from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.compare import compare_many
from claimcheck.model import Comparison, Relation
from claimcheck.statements import statement_of

DAY = dt.date(2025, 3, 4)


def compared(claim: str, source: str) -> Comparison:
    (comparison,) = compare_many([(statement_of(claim, DAY), statement_of(source, DAY))])
    return comparison


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "The storm left 4,200 homes in Tresk without power.",
            "In Tresk 4,200 homes had power after the storm.",
        ),
        ("The ferry reached Tresk with 120 passengers.", "The ferry left Tresk without its 120 passengers."),
        ("The court upheld 14 of the sentences.", "The court struck down 14 of the sentences."),
    ],
)
def test_figures_that_meet_beside_opposite_words_conflict(claim: str, source: str) -> None:
    comparison = compared(claim, source)
    assert comparison.relation is Relation.CONFLICTS
    assert comparison.rule == "figure.words"


def test_with_one_thing_is_not_the_opposite_of_without_another() -> None:
    comparison = compared(
        "More than 4,000 people in Tresk were without water.",
        "More than 4,000 people in Tresk were in hospital with measles.",
    )
    assert comparison.rule != "figure.words"
