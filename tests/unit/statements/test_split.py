from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.statements.split import split_claims


def parts(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in split_claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Unemployment in Osk fell to 3 percent, and the steelworks of Tarnby hired 90 people.",
            ["Unemployment in Osk fell to 3 percent", "the steelworks of Tarnby hired 90 people."],
        ),
        (
            "The Greens won 12 seats, while the Liberals lost four.",
            ["The Greens won 12 seats", "the Liberals lost four."],
        ),
        (
            "Anna Berg led the list in Osk; Jon Dahl came second.",
            ["Anna Berg led the list in Osk", "Jon Dahl came second."],
        ),
        (
            "The queen flew to Oslo on Monday, noting that two ministers were with her.",
            ["The queen flew to Oslo on Monday", "two ministers were with her."],
        ),
        (
            "The mayor spoke of “40 victims,” adding that three hospitals in Osk were full.",
            ["The mayor spoke of “40 victims,”", "three hospitals in Osk were full."],
        ),
    ],
)
def test_claims_that_can_be_judged_apart_are_parted(sentence: str, expected: list[str]) -> None:
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "A boat with 12 boxes capsized off Bwama and was righted by fishermen.",
        "Citizens of Poland, Latvia, and Britain were also freed.",
        "If rates fall to 3 percent, and the Bank of Osk agrees, the plan goes ahead.",
        "The hall holds 300 people, and it was full.",
        "“We lost 12 men, and the army lost 40,” he said.",
        "The robots had to lift, carry, and drop balls coloured blue.",
        "The council (which met in Osk, and the mayor was there) voted.",
    ],
)
def test_what_leans_on_the_rest_stays_whole(sentence: str) -> None:
    assert parts(sentence) == [sentence]


@given(st.text(alphabet='ab AB1,;."and while'))
def test_parts_lie_in_the_sentence_in_order(sentence: str) -> None:
    last = 0
    for start, end in split_claims(sentence):
        assert last <= start <= end <= len(sentence)
        last = end


def test_a_sentence_of_100_000_characters_takes_no_time() -> None:
    begun = time.process_time()
    split_claims("The Greens won 12 seats, and " * 3500)
    assert time.process_time() - begun < 1
