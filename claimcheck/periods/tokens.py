"""The words and marks of a text, with their offsets, as the grammar of periods walks them."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["Tokens"]

# A numeric date stays whole, a number with separators too, so that "1,400" never reads as the year 400.
_TOKEN = re.compile(
    r"""
    (?P<date> (?<![\w/.-])\d{1,4}([-/.])\d{1,2}\2\d{1,4}(?!(?!T\d)[\w/]|[-.,]\d) )
  | (?P<figure> \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+\.\d+ )
  | (?P<ordinal> \d{1,2}(?:st|nd|rd|th)\b )
  | (?P<decade> (?:\d{2})?\d0['’]?s\b )
  | (?P<number> \d+ )
  | (?P<word> [^\W\d_]+ )
  | (?P<mark> \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Tokens:
    """A text cut into tokens; ``lower[i]`` is token i in lower case, ``kind[i]`` what it looks like.

    Kinds: "date", "figure", "ordinal", "decade", "number", "word", "mark"; "end" past the last token.
    """

    __slots__ = ("_size", "depth", "end", "kind", "lower", "seen", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower: list[str] = []
        self.kind: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        for match in _TOKEN.finditer(text):
            self.lower.append(match[0].lower())
            self.kind.append(match.lastgroup or "mark")
            self.start.append(match.start())
            self.end.append(match.end())
        self._size = len(self.lower)
        # The grammar's memory: what it has read at a token, and how deep it is inside itself.
        self.seen: dict[int, Any] = {}
        self.depth = 0
        # Past the end stand empty tokens, so that the grammar may look ahead without counting.
        self.lower.extend(("",) * 4)
        self.kind.extend(("end",) * 4)
        self.start.extend((len(text),) * 4)
        self.end.extend((len(text),) * 4)

    def __len__(self) -> int:
        return self._size

    def before(self, index: int) -> str:
        """Return the token before that one in lower case, empty at the start."""
        return self.lower[index - 1] if index else ""

    def capital(self, index: int) -> bool:
        """Whether that token starts with a capital letter."""
        return self.text[self.start[index] : self.start[index] + 1].isupper()

    def glued(self, index: int) -> bool:
        """Whether no space stands between that token and the one before it."""
        return index > 0 and self.end[index - 1] == self.start[index]
