from __future__ import annotations

import pytest

from claimcheck.compare.clauses import clauses
from claimcheck.compare.reading import read


@pytest.mark.parametrize(
    ("text", "verb", "doer", "done_to"),
    [
        ("The firm is wholly owned by the Mozambican state.", "owned", "Mozambican state", "firm"),
        ("Its operator, Hebrine Lines, is owned by a fund.", "owned", "fund", "Hebrine Lines"),
        ("The museum was opened by King Ladislas.", "opened", "King Ladislas", "museum"),
        ("Queen Adela opened the museum.", "opened", "Queen Adela", "museum"),
        ("The mayor, who resigned, has denied the report.", "resigned", "mayor", ""),
    ],
)
def test_a_verb_has_its_doer_and_what_it_is_done_to(text: str, verb: str, doer: str, done_to: str) -> None:
    reading = read(text)
    (found,) = [clause for clause in clauses(reading) if reading.words[clause.verb].text == verb]
    assert " ".join(unit.text for unit in found.doer) == doer
    assert " ".join(unit.text for unit in found.done_to) == done_to
