"""Figures of different days, of a stock and a flow, and names that only frame what is said."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.compare import compare
from claimcheck.compare.align import align
from claimcheck.compare.figures import weigh
from claimcheck.compare.scope import barriers
from claimcheck.model import Cause, Comparison, Relation
from claimcheck.statements import statement_of

CLAIM_DAY = dt.date(2025, 9, 11)


def compared(claim: str, source: str, source_day: dt.date) -> Comparison:
    return compare(statement_of(claim, CLAIM_DAY), statement_of(source, source_day))


def test_a_count_of_last_year_is_no_answer_to_one_of_today() -> None:
    found = compared(
        "The camp at Sandford holds around 1,400 people.",
        "In September 2024 the camp at Sandford held about 1,400 people.",
        dt.date(2024, 9, 4),
    )
    assert (found.relation, found.cause) == (Relation.NOT_COMPARABLE, Cause.PERIOD)


def test_counts_of_the_same_week_are_compared() -> None:
    found = compared(
        "The camp at Sandford holds around 1,400 people.",
        "Nearly 1,200 people remain in the camp at Sandford.",
        dt.date(2025, 9, 5),
    )
    assert found.relation is Relation.CONFLICTS


def test_a_claim_does_not_tell_of_what_came_after_it() -> None:
    found = compared(
        "The camp at Sandford holds around 1,400 people.",
        "On 30 September 2025 the camp at Sandford held 1,201 people.",
        dt.date(2025, 10, 2),
    )
    assert (found.relation, found.cause) == (Relation.NOT_COMPARABLE, Cause.PERIOD)


def test_documents_of_one_day_may_tell_of_another_time() -> None:
    found = compared(
        "The lists name some 3,400 people deported from Sandford.",
        "The lists name 4,312 people deported from Sandford between March and August 1944.",
        CLAIM_DAY,
    )
    assert found.relation is Relation.CONFLICTS


@pytest.mark.parametrize(
    "source",
    [
        "Fourteen of the prisoners whom Sandford freed on 11 September 2025 were foreign nationals.",
        "Six of the 52 prisoners whom Sandford freed on 11 September 2025 were under age.",
    ],
)
def test_those_who_went_on_one_day_are_no_answer_to_those_who_went_in_another_month(source: str) -> None:
    found = compared("In June Sandford let 24 prisoners go.", source, CLAIM_DAY)
    assert (found.relation, found.cause) == (Relation.NOT_COMPARABLE, Cause.PERIOD)


def test_those_who_went_on_the_day_that_the_claim_names_are_compared() -> None:
    found = compared(
        "On 11 September Sandford freed 24 prisoners.",
        "Six of the 52 prisoners whom Sandford freed on 11 September 2025 were under age.",
        CLAIM_DAY,
    )
    assert found.relation is Relation.CONFLICTS


@pytest.mark.parametrize("went", ["released", "freed", "pardoned", "arrested"])
def test_those_held_are_not_those_who_come_or_go(went: str) -> None:
    found = compared(
        "Ruritania is holding 60 political prisoners.",
        f"Ruritania {went} 52 political prisoners on Thursday.",
        CLAIM_DAY,
    )
    assert (found.relation, found.cause) == (Relation.NOT_COMPARABLE, Cause.MEASURE)


def test_those_diagnosed_are_not_those_who_died() -> None:
    found = compared(
        "Isolated cases often spring up in the US, with up to a dozen people diagnosed annually.",
        "Three people died of measles in the United States in the first half of 2025.",
        dt.date(2025, 7, 7),
    )
    assert (found.relation, found.cause) == (Relation.NOT_COMPARABLE, Cause.MEASURE)


def test_a_name_that_tells_only_who_speaks_bars_nothing() -> None:
    found = compared(
        "Anna Berg, who had spoken with Karl Lund in August, said last Friday that Ruritania was holding "
        "around 1,400 hostages.",
        "Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Ruritania.",
        CLAIM_DAY,
    )
    assert found.relation is Relation.CONFLICTS
    assert found.gap is not None
    assert found.gap.absolute == 200


def test_a_word_that_moves_in_a_sentence_of_something_else_conflicts_with_nothing() -> None:
    found = compared(
        "The order requires members to sign a year-long contract to work for the house that a baker founded.",
        "Capacity must expand by 16.6 percent a year until 2030 to reach the goal of 11.2 terawatts.",
        CLAIM_DAY,
    )
    assert found.relation is Relation.NOT_COMPARABLE


@pytest.mark.parametrize(("figure", "causes"), [("32,500", []), ("32", [Cause.PERIOD])])
def test_a_figure_of_three_digits_met_months_later_is_the_same_one(figure: str, causes: list[Cause]) -> None:
    earlier = CLAIM_DAY - dt.timedelta(days=110)
    alignment = align(
        statement_of(f"The hall at Sandford holds {figure} people.", CLAIM_DAY),
        statement_of(f"The hall at Sandford has room for {figure} people.", earlier),
    )
    (match,) = weigh(alignment).matches
    assert [failure.cause for failure in barriers(alignment, match)] == causes


def test_goals_that_are_scored_are_no_plan() -> None:
    season = compared(
        "Vetrov scored 14 league goals for Sandford.",
        "In 2025-26, Vetrov of Sandford scored nine goals in the league.",
        CLAIM_DAY,
    )
    assert season.relation is Relation.CONFLICTS
    plan = compared("The club set itself a goal of 14 wins.", "The club has nine wins.", CLAIM_DAY)
    assert (plan.relation, plan.cause) == (Relation.NOT_COMPARABLE, Cause.MODALITY)
