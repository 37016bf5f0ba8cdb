from __future__ import annotations

import pytest

from claimcheck.compare.phrases import find
from claimcheck.compare.words import tokenise


@pytest.mark.parametrize(
    ("text", "table", "label"),
    [
        ("They propose a stadium.", "modality", "plan"),
        ("They oppose it.", "main", "-approval"),
        ("He was released.", "main", "+liberty"),
        ("A Japanese firm came.", "places", "japan:people"),
        ("It is due to open.", "modality", "will"),
    ],
)
def test_a_phrase_is_met_in_every_form_of_its_first_word(text: str, table: str, label: str) -> None:
    assert (table, label) in {(hit.table, hit.label) for hit in find(tokenise(text))}
