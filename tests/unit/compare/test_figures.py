"""Figures of a claim and a source laid side by side."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.compare import compare, compare_many
from claimcheck.compare.align import align
from claimcheck.compare.figures import weigh
from claimcheck.compare.relate import by_rules
from claimcheck.language import table
from claimcheck.model import Cause, Comparison, Direction, Relation
from claimcheck.statements import statement_of

CLAIM = (
    "On Friday, the American president claimed that Belarus was holding around 1,400 “hostages,” saying "
    "that the Eastern European country is a “pretty harsh place.”"
)
SOURCE = "Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Belarus."


def judge(claim: str, source: str) -> Comparison:
    return compare(statement_of(claim), statement_of(source))


def test_the_flagship_pair_conflicts_by_two_hundred() -> None:
    found = compare(statement_of(CLAIM, dt.date(2025, 9, 8)), statement_of(SOURCE, dt.date(2025, 9, 11)))
    assert found.relation is Relation.CONFLICTS
    assert found.direction is Direction.OVERSTATES
    assert found.gap is not None
    assert found.gap.absolute == 200
    assert found.gap.relative == pytest.approx(1 / 6)


def test_the_flagship_pair_names_the_two_words_for_the_people() -> None:
    reasons = " ".join(judge(CLAIM, SOURCE).reasons)
    assert "1,330 to 1,470" in reasons
    assert "1,150 to 1,200" in reasons
    assert "hostages" in reasons
    assert "political prisoners" in reasons


def test_many_pairs_are_compared_in_their_order() -> None:
    pairs = [
        (statement_of("The council has 46 members."), statement_of("The council has 48 members.")),
        (statement_of("The council has 48 members."), statement_of("The council has 48 members.")),
    ]
    assert [found.relation for found in compare_many(pairs)] == [Relation.CONFLICTS, Relation.AGREES]


def test_a_figure_worked_out_is_told_with_its_sum() -> None:
    found = judge(
        "In all, 57 people were killed or injured.", "The collapse killed 12 people and injured 45."
    )
    assert found.rule == "derived.sum"
    assert any("“12 plus 45” follows from the source: the sum of parts" in reason for reason in found.reasons)


def test_every_rule_has_a_reason_and_a_source() -> None:
    rules = table("rules")["rule"]
    assert rules
    assert all(rule["text"] and rule["source"] for rule in rules.values())


def test_figures_that_a_gate_bars_are_still_shown_without_a_reading_or_a_gap() -> None:
    barred = judge(
        "Malaria killed 620,000 people in Africa in 2017.", "Malaria killed 580,000 people in Africa in 2022."
    )
    assert barred.cause is Cause.PERIOD
    assert barred.claim_quantity
    assert barred.statement_quantity
    assert (barred.claim_quantity.value, barred.statement_quantity.value) == (620_000, 580_000)
    assert (barred.gap, barred.claim_interval, barred.direction) == (None, None, None)


def test_opposite_words_that_both_sentences_hold_are_no_clash() -> None:
    found = judge(
        "The agency reported that 14 of those freed hold foreign passports.",
        "According to the agency, 14 of the 52 people freed by Belarus hold foreign citizenship.",
    )
    assert found.relation is Relation.AGREES


def test_most_meets_no_share_that_is_not_tied_to_it() -> None:
    found = judge(
        "Most of the guests at Lake Orin came by train, a hotelier said.",
        "The council says 71 percent of the votes at Lake Orin backed the pier.",
    )
    assert found.relation is not Relation.AGREES


def test_none_conflicts_with_a_count_of_whatever_part() -> None:
    found = judge(
        "None of the patients in Corvale was a child.",
        "In Corvale 214 of the patients were children.",
    )
    assert found.relation is Relation.CONFLICTS


def test_words_alone_bear_out_no_figure_that_the_source_lacks() -> None:
    claim, source = (
        statement_of(text)
        for text in (
            "The Brenta bridge in Corvale was closed to 900 lorries on Monday.",
            "The Brenta bridge in Corvale was closed to lorries on Monday.",
        )
    )
    alignment = align(claim, source)
    assert by_rules(alignment, weigh(alignment)).relation is Relation.NOT_COMPARABLE


def test_one_of_them_meets_no_other_one_by_chance() -> None:
    source = "Of the 52 sailors taken ashore, six are Danes, two are Poles and one is a Briton."
    for claim in (
        "The minister shared a photo of the Danish envoy with one of the sailors.",
        "Every one of the Danish and Polish sailors thanked the minister.",
    ):
        evidence = weigh(align(statement_of(claim), statement_of(source)))
        assert not evidence.matches, claim


def test_just_one_of_them_is_a_count_and_so_is_one_with_a_noun_of_its_own() -> None:
    source = "Only one Briton was among the sailors taken ashore."
    for claim in ("Just one of the sailors taken ashore is a Briton.", "One Briton was taken ashore."):
        evidence = weigh(align(statement_of(claim), statement_of(source)))
        assert any(match.claim.value == 1 for match in evidence.having(Relation.AGREES)), claim
