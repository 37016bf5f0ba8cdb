from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.align import align
from claimcheck.compare.transposed import Transposition, transposition
from claimcheck.statements import statement_of


def found(claim: str, source: str) -> Transposition | None:
    return transposition(align(statement_of(claim), statement_of(source)))


@pytest.mark.parametrize(
    ("claim", "source", "parts"),
    [
        (
            "The burglars took the silver from the chapel and left the candlesticks behind.",
            "The burglars took the candlesticks from the chapel and left the silver behind.",
            {"silver", "candlesticks"},
        ),
        (
            "Vessa Brum lost the final in Orsk to Ilka Tamm on penalties.",
            "Ilka Tamm lost the final in Orsk to Vessa Brum on penalties.",
            {"Vessa Brum", "Ilka Tamm"},
        ),
        (
            "Herring stocks shrank because of the warmer water; the trawlers had little to do with it.",
            "Herring stocks shrank because of the trawlers; the warmer water had little to do with it.",
            {"warmer water", "trawlers"},
        ),
    ],
)
def test_two_parts_that_change_places_while_all_else_stays_are_found(
    claim: str, source: str, parts: set[str]
) -> None:
    one = found(claim, source)
    assert one is not None
    assert {one.first, one.second} == parts


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Ilka Tamm beat Vessa Brum in Orsk.", "In Orsk, Ilka Tamm beat Vessa Brum."),
        ("The firm Lenk was bought by the firm Moor in Orsk.", "The firm Moor bought the firm Lenk in Orsk."),
        ("Lenk sold a mill to Moor on the river.", "Moor bought a mill from Lenk on the river."),
        ("Orsk and Lenkau sent boats to the island.", "Lenkau and Orsk sent boats to the island."),
        ("The mayor opened the bridge.", "The mayor opened the bridge."),
    ],
)
def test_a_moved_part_a_passive_a_converse_and_a_list_change_nothing(claim: str, source: str) -> None:
    assert found(claim, source) is None


@given(st.permutations(["Orsk", "boats", "harbour", "winter", "mayor", "bridge", "silver"]))
def test_a_text_beside_itself_has_no_parts_that_change_places(words: list[str]) -> None:
    text = f"The {' saw the '.join(words)}."
    assert found(text, text) is None
