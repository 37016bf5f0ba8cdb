from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text import compact, normalise


@given(st.text())
def test_normalised_text_is_as_long_as_it_was(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("“No,” she said", '"No," she said'),
        ("Lithuania’s ‘deal’", "Lithuania's 'deal'"),
        ("«Oui»", '"Oui"'),
        ("1\u00a0200 t", "1 200 t"),
        ("1\u202f200\u2009t", "1 200 t"),
        ("pris\u00adoners", "pris oners"),
        ("a\x00b\x1bc\x7fd", "a b c d"),
        ("one\r\ntwo\rthree\u2028four", "one \ntwo\nthree\nfour"),
        ("\u22123.5", "-3.5"),
        ("2012–13 — so…", "2012–13 — so…"),
        ("１２％", "12%"),
    ],
)
def test_each_character_becomes_one_plain_character(written: str, plain: str) -> None:
    assert normalise(written) == plain


@given(st.text(alphabet="ab \u00ad\u200b\ufeff"))
def test_compacted_characters_are_found_where_they_stood(text: str) -> None:
    kept, positions = compact(text)
    if positions is None:
        assert kept == text
    else:
        assert [text[at] for at in positions[:-1]] == list(kept)
        assert positions[-1] == len(text)


def test_compacting_takes_out_what_has_no_width() -> None:
    assert compact("pris\u00adoners\u200b")[0] == "prisoners"
