"""What clashes in words, and what is made of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.compare.align import align
from claimcheck.compare.denied import denied_report, other_actor
from claimcheck.compare.polarity import exchange, meetings
from claimcheck.compare.roles import Meet, castings
from claimcheck.compare.stance import Wording, judge
from claimcheck.model import Cause, Relation, Statement

GOLD = Path(__file__).parents[2] / "gold" / "wording.jsonl"
CASES = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def statement(text: str) -> Statement:
    return Statement(text, 0, len(text))


def wording(claim: str, source: str) -> Wording:
    return judge(align(statement(claim), statement(source)))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_wording_gold(case: dict[str, Any]) -> None:
    found = wording(case["claim"], case["statement"])
    assert found.relation == case["relation"], found.reasons
    if case["cause"]:
        assert found.cause == case["cause"]
    assert all(word in " ".join(found.reasons) for word in case["words"])


def test_a_no_turns_a_word_to_the_other_side() -> None:
    alignment = align(
        statement("The council did not approve the plan"), statement("The council rejected the plan")
    )
    met = [one for one in meetings(alignment) if one.axis == "main.approval"]
    assert met
    assert all(one.same for one in met)


def test_exchanged_parts_are_seen() -> None:
    alignment = align(
        statement("Phones are banned in primary schools and allowed in secondary schools"),
        statement("Phones are banned in secondary schools and allowed in primary schools"),
    )
    found = exchange(alignment)
    assert found is not None
    assert {found.first.claim.text, found.second.claim.text} == {"primary", "secondary"}


def test_exchanged_roles_are_seen_through_a_passive() -> None:
    active = align(statement("Lumera sued Enerval"), statement("Enerval sued Lumera"))
    assert [one.meet for one in castings(active)] == [Meet.EXCHANGED]
    passive = align(statement("Lumera sued Enerval"), statement("Enerval was sued by Lumera"))
    assert [one.meet for one in castings(passive)] == [Meet.SAME]


def test_a_denied_report_is_met_by_the_sentence_that_makes_it() -> None:
    alignment = align(
        statement("Sand from the channel was dumped on farmland"),
        statement("The port denied that sand had been dumped on farmland"),
    )
    found = denied_report(alignment)
    assert found is not None
    assert found.share > 0.5
    assert not found.by_claim


def test_a_deed_put_down_to_somebody_else_is_seen() -> None:
    alignment = align(
        statement("It was the coastguard that detained the tanker"),
        statement("The navy detained the tanker"),
    )
    assert other_actor(alignment) == ("coastguard",)


@pytest.mark.parametrize(
    "claim",
    [
        "The tanker is as it was before the fire in March",
        "The navy detained the tanker, and it was off the coast within an hour",
    ],
)
def test_it_was_puts_a_deed_down_to_nobody_where_no_that_follows(claim: str) -> None:
    assert other_actor(align(statement(claim), statement("The tanker burned"))) == ()


def test_every_pair_has_the_same_features() -> None:
    assert wording("", "").features.keys() == wording("A mill burned", "No mill burned").features.keys()


def test_nothing_in_common_is_not_comparable_with_little_confidence() -> None:
    found = wording("The bakery gave away its bread", "Harvest losses were estimated by satellite")
    assert found.relation is Relation.NOT_COMPARABLE
    assert found.cause is Cause.MEASURE
    assert found.confidence < 0.5


def test_a_doer_who_stands_elsewhere_in_the_source_is_another_one() -> None:
    claim = "The state of Moor rents cells in Lenkau and pays for them."
    source = "Lenkau rents cells in the state of Moor and pays for them."
    rules = [clash.rule for clash in wording(claim, source).clashes]
    assert rules


def test_opposites_clash_most_where_they_stand_between_the_same_words() -> None:
    source = "The river board extended the licence of the Lenk mill in May."
    here = wording("The river board suspended the licence of the Lenk mill in May.", source)
    there = wording("In May the mill at Lenk saw its licence suspended.", source)
    assert here.clashes[0].rule == "opposite_main"
    assert here.clashes[0].strength > there.clashes[0].strength


def test_words_for_the_two_ends_of_one_deed_do_not_clash_by_themselves() -> None:
    assert not wording("Lenk sold the mill to Moor.", "Moor bought the mill from Lenk.").clashes
    assert wording("Moor sold the mill.", "Moor bought the mill.").clashes
