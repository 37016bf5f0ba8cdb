from __future__ import annotations

import pytest

from claimcheck.compare.reading import read
from claimcheck.compare.telling import telling


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The bridge is shut, a drivers club told its members.", "a drivers club told its members"),
        ("The bridge, the mayor said, is shut.", "the mayor said"),
        ("The mayor said the bridge was shut.", "The mayor said"),
        ("The club argued that the bridge was safe.", "The club argued"),
        ("The clerk told the owners of the leak.", ""),
        ("The bank announced a loss of 4 million.", ""),
        ("The clerk saw the leak, but told neither owners nor tenants.", ""),
        ("The mayor said.", ""),
    ],
)
def test_only_who_says_it_is_told_apart(text: str, told: str) -> None:
    reading = read(text)
    assert " ".join(reading.words[at].text for at in sorted(telling(reading))) == told
