from __future__ import annotations

import pytest

from claimcheck.compare.align import align
from claimcheck.compare.denied import denied, turned
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


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        ("The bishop refused to bless the ferry.", "The bishop blessed the ferry.", ["bless"]),
        ("The ministry does not intend to sell the mill.", "The ministry will sell the mill.", ["sell"]),
        (
            "The drivers are not employees of the firm.",
            "The drivers are employees of the firm.",
            ["employees"],
        ),
        ("No doctors were on board.", "Doctors were on board.", ["doctors"]),
        ("No more than 300 boats may land.", "At most 300 boats may land.", []),
        ("The town will issue no permits for stalls.", "The town will stop issuing permits for stalls.", []),
        ("The guards showed her no warrant.", "The guards did not show her a warrant.", []),
        ("Fishing is allowed, but not in the north.", "Fishing is allowed in the north.", []),
    ],
)
def test_a_no_is_about_the_first_word_that_can_be_denied(claim: str, source: str, words: list[str]) -> None:
    pairs = denied(align(statement_of(claim), statement_of(source)))
    assert [pair.claim.text.lower() for pair in pairs] == words
