from __future__ import annotations

import pytest

from claimcheck.compare.align import align
from claimcheck.compare.sides import reversal
from claimcheck.statements import statement_of


@pytest.mark.parametrize(
    ("claim", "source", "sides"),
    [
        (
            "The state of Lenkau sells its power to the state of Moor over the new line.",
            "Over the new line the state of Moor has begun to sell power to the state of Lenkau.",
            ("Lenkau", "Moor"),
        ),
        (
            "The shipping line Oceva sued the port operator Dravo over storage fees.",
            "The operator Dravo filed suit against the line Oceva, the court registry shows.",
            ("Oceva", "Dravo"),
        ),
    ],
)
def test_two_parties_the_other_way_about_are_seen_in_other_words(
    claim: str, source: str, sides: tuple[str, str]
) -> None:
    found = reversal(align(statement_of(claim), statement_of(source)))
    assert found is not None
    assert (found.claim, found.source) == sides


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The firm Oceva sued the firm Dravo.", "The firm Dravo was sued by the firm Oceva."),
        ("The firm Oceva met the firm Dravo in Orsk.", "The firm Dravo met the firm Oceva in Orsk."),
        ("The firm Oceva sold the mill to Dravo.", "The firm Dravo bought the mill from Oceva."),
        ("The firm Oceva sued the firm Dravo.", "In May the firm Oceva sued the firm Dravo."),
    ],
)
def test_a_passive_a_mutual_deed_and_a_converse_turn_nothing(claim: str, source: str) -> None:
    assert reversal(align(statement_of(claim), statement_of(source))) is None
