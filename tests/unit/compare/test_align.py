"""What two sentences share, and what is left over."""

import pytest

from claimcheck.compare.align import How, align
from claimcheck.compare.reading import Slot
from claimcheck.model import Statement


def statement(text: str) -> Statement:
    return Statement(text, 0, len(text))


def pairs(claim: str, source: str) -> set[tuple[str, str, How]]:
    return {(p.claim.text, p.source.text, p.how) for p in align(statement(claim), statement(source)).pairs}


def test_a_word_matches_its_own_inflections() -> None:
    assert ("closing", "closed", How.WORD) in pairs("They are closing it", "The mill was closed")


def test_a_place_matches_its_people_and_its_capital() -> None:
    found = pairs("Ghanaian farmers protested", "Farmers demonstrated in Accra")
    assert ("Ghanaian", "Accra", How.PLACE) in found
    assert ("protested", "demonstrated", How.SENSE) in found


def test_a_place_meets_no_common_word_that_is_spelt_like_it() -> None:
    claim = "The United States lifted its sanctions on the airline"
    found = pairs(claim, "Washington lifted its sanctions on the state airline")
    assert not any("state" in (ours, theirs) for ours, theirs, _ in found)
    assert ("sanctions", "sanctions", How.WORD) in found
    assert ("States", "States", How.WORD) in pairs(claim, "It was lifted by the United States")


def test_number_words_match_digits() -> None:
    assert ("three", "3", How.FIGURE) in pairs("It lost three lorries", "It lost 3 lorries")


def test_words_on_opposite_sides_of_an_axis_clash() -> None:
    assert ("approved", "rejected", How.OPPOSITE) in pairs(
        "The council approved the plan", "The council rejected the plan"
    )


def test_the_left_over_is_told_by_slot() -> None:
    alignment = align(statement("Brandt opened the bridge"), statement("Moe opened the bridge on Friday"))
    claim, source = alignment.left(Slot.WHEN)
    assert not claim
    assert [unit.text for unit in source] == ["Friday"]


@pytest.mark.parametrize("text", ["", "?!", "a " * 50_000, "x" * 100_000, "A'" * 50_000, "1,2." * 25_000])
def test_no_text_is_too_odd_or_too_long_to_align(text: str) -> None:
    align(statement(text), statement("The mill was closed"))
    align(statement("The mill was closed"), statement(text))
