"""Outside text for files that hold lines and tabs: what a program would obey is replaced, the rest kept."""

from __future__ import annotations

import re

from claimcheck.text import harmless

__all__ = ["printable"]

_KEPT = re.compile(r"([\n\t]+)")
_NO_CHARACTERS = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")  # XML has no place for them


def printable(text: str) -> str:
    """Return the text with unsafe characters replaced by one that shows; lines and tabs stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_NO_CHARACTERS)
    return "".join(part if part[:1] in "\n\t" else harmless(part) for part in _KEPT.split(lines))
