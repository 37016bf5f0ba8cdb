"""Tokens keep their place: put back together with the spaces between them, they are the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.quantities.scan import TokenKind, scan


@given(st.text(max_size=120))
def test_every_character_but_space_is_in_one_token(text: str) -> None:
    end = 0
    for token in scan(text):
        assert text[token.start : token.end] == token.text
        assert not text[end : token.start].strip()
        assert token.glued is (token.start == end and end > 0)
        end = token.end
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1,234,567.89", TokenKind.NUMERAL),
        ("12,34,567", TokenKind.NUMERAL),
        ("1 414 021", TokenKind.NUMERAL),
        ("1.3x10^6", TokenKind.NUMERAL),
        ("71st", TokenKind.ORDINAL),
        ("U.S.", TokenKind.WORD),
        ("won't", TokenKind.WORD),
        ("10:30", TokenKind.OPAQUE),
        ("2024-03-01", TokenKind.OPAQUE),
        ("192.168.1.2", TokenKind.OPAQUE),
        ("https://a.example/b?c=3", TokenKind.OPAQUE),
    ],
)
def test_what_belongs_together_is_one_token(text: str, kind: TokenKind) -> None:
    assert [(token.text, token.kind) for token in scan(text)] == [(text, kind)]


def test_a_list_of_numbers_is_no_single_number() -> None:
    assert [token.text for token in scan("22,24,26")] == ["22", ",", "24", ",", "26"]
