"""A JSON document read piece by piece: an object's names, an array's items, none held for long."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

__all__ = ["JsonPieces"]

_PIECE = 1 << 16  # characters read at first; doubled while a value is not whole
_LONGEST = 1 << 26  # characters of one value
_BEHIND = tuple(",:]} \t\n\r")  # a value
_BLANK = re.compile(r"[ \t\n\r]*")


class JsonPieces:
    """Reads one object from a text file; each value is asked for by ``value`` or item by item by ``items``.

    All methods raise ValueError where the text is no such JSON, RecursionError where it nests too deeply.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self._ended = False
        self._decoder = json.JSONDecoder()

    def names(self) -> Iterator[str]:
        """Yield the names of the object; the value of each has to be read before the next is asked for."""
        self._take("{")
        if self._next() == "}":
            return
        while True:
            name = self.value()
            if not isinstance(name, str):
                raise TypeError(f"{name!r} is no name")
            self._take(":")
            yield name
            if self._take(",}") == "}":
                return

    def items(self) -> Iterator[Any]:
        """Yield the items of an array."""
        self._take("[")
        if self._next() == "]":
            self._take("]")
            return
        while True:
            yield self.value()
            if self._take(",]") == "]":
                return

    def value(self) -> Any:
        """Return a value, whatever it is."""
        self._next()
        size = _PIECE
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if self._ended:
                    raise
            else:
                # A number that is cut ("1.9", "e5") is a number too: what follows tells.
                if self._text[end : end + 1] in _BEHIND or self._ended:
                    self._at = end
                    return value
            self._read(size)
            size *= 2

    def _take(self, known: str) -> str:
        """Return the next character, one of those known, and go past it."""
        found = self._next()
        if not found or found not in known:
            raise ValueError(f"{found!r} where one of {known!r} was due")
        self._at += 1
        return found

    def _next(self) -> str:
        """Return the next character that is no blank without going past it, empty at the end."""
        while True:
            blank = _BLANK.match(self._text, self._at)
            assert blank
            self._at = blank.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._read(_PIECE)

    def _read(self, size: int) -> None:
        """Read on, and let go of what has been read."""
        self._text = self._text[self._at :]
        self._at = 0
        if len(self._text) > _LONGEST:
            raise ValueError(f"a value of more than {_LONGEST:,} characters")
        more = self._file.read(size)
        self._ended = not more
        self._text += more
