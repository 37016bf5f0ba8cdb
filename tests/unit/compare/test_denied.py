from __future__ import annotations

import pytest

from claimcheck.compare.align import align
from claimcheck.compare.denied import turned
from claimcheck.statements import statement_of


@pytest.mark.parametrize(
    ("claim", "source", "denied"),
    [
        ("The ship was inspected in May.", "The ship was not inspected in May.", ["inspected"]),
        ("Farmers were paid for milk.", "There is no money for milk.", []),
        ("Entry has been free since May.", "Entry has been free of charge since May.", []),
    ],
)
def test_a_no_denies_a_deed_and_no_small_word(claim: str, source: str, denied: list[str]) -> None:
    assert [pair.claim.text for pair in turned(align(statement_of(claim), statement_of(source)))] == denied
