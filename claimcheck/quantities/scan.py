"""Cut a text into tokens: numerals in any notation, words, symbols, and what no figure can stand in.

Every token keeps its offsets. Addresses, dates in digits, times of day and dotted identifiers become
one token each, so that no later rule can mistake a part of them for a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Token", "TokenKind", "scan", "token_at", "word_at"]


class TokenKind(StrEnum):
    """What a token is, as far as its characters tell."""

    NUMERAL = "numeral"
    ORDINAL = "ordinal"
    WORD = "word"
    SYMBOL = "symbol"
    OPAQUE = "opaque"


class Token(NamedTuple):
    """A stretch of the text: ``text[start:end]``; ``glued`` where no space stands before it."""

    kind: TokenKind
    text: str
    low: str
    start: int
    end: int
    glued: bool


_SPACE = "[ \u00a0\u2009\u202f]"
_POWER = r"(?:[eE][+-]?\d{1,3}(?!\w)|[ ]?[x×][ ]?10\^?[−+-]?\d{1,3}(?!\d)|\^[+-]{0,2}\d{1,3}(?!\d))?"
_TOKEN = re.compile(
    rf"""
      (?P<word>(?!https?://|www\.)(?:[^\W\d_](?:\.[^\W\d_](?![^\W\d_]))+\.?|[^\W\d_]+(?:['’′][^\W\d_]+)*))
    | (?=[\d.+(hw]) (?:
        (?P<opaque>
            https?://\S+ | www\.\S+
          | \d{{1,4}}([/-])\d{{1,2}}\3\d{{1,4}}(?![\d/-])
          | \d{{1,3}}:\d{{1,3}}(?::\d\d)?(?!\d)
          | \d+(?:\.\d+){{2,}}(?<!(?:\.\d\d\d){{2}})
          | \+?\d{{1,4}}(?:-\d{{2,4}}){{2,}}(?:/\d+)?
          | \(\d{{3}}\)[ ]?\d{{3}}-\d{{4}} | \d{{3}}-0\d{{3}}(?!\d)
          | \+\d{{1,3}}(?:[ ()-]{{1,2}}\d{{2,4}}){{2,6}}(?!\d)
        )
      | (?P<ordinal>(?:\d+th|(?:\d*(?!1)\d)?(?:1st|2nd|3rd))(?![^\W\d_]))
      | (?P<numeral>
          (?: \d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d])(?:\.\d+)?
            | \d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?
            | \d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)(?:\.\d+)?
            | \d{{1,3}}(?:\.\d{{3}})+,\d+(?!\d)
            | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)
            | (?<!\d,)\d+,\d{{1,2}}(?![\d,])
            | \d+(?:\.\d+)?
            | (?<![\w.])\.\d+
          ){_POWER}
        ))
    | (?P<symbol>[<>]\s?=|\S)
    """,
    re.VERBOSE,
)
_KINDS = {kind.value: kind for kind in TokenKind}


def scan(text: str) -> list[Token]:
    """Return the tokens of a text in order; spaces are left out and told by ``glued``."""
    tokens = []
    behind = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        piece = match[0]
        tokens.append(
            Token(_KINDS[match.lastgroup or "symbol"], piece, piece.lower(), start, end, start == behind)
        )
        behind = end
    return tokens


_NO_TOKEN = Token(TokenKind.SYMBOL, "", "", 0, 0, glued=False)


def token_at(tokens: Sequence[Token], at: int) -> Token:
    """Return a token, or an empty symbol past either end."""
    return tokens[at] if 0 <= at < len(tokens) else _NO_TOKEN


def word_at(tokens: Sequence[Token], at: int) -> str:
    """Return the lower-case text of a token, or nothing past either end."""
    return tokens[at].low if 0 <= at < len(tokens) else ""
