"""Context that lets a statement stand alone."""

from __future__ import annotations

import re

__all__ = ["context_of"]

_NAME = re.compile(r"(?<=\s)[\"'“‘(]?[A-Z]\w+")


def context_of(sentence: str, title: str) -> str:
    """Return the words a sentence needs to be understood by itself: the title, where it names nobody."""
    return "" if _NAME.search(sentence) else title
