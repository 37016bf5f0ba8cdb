"""Which name a speaker's words stand for."""

from __future__ import annotations

from claimcheck.speakers.attribution import Span

__all__ = ["Names"]


class Names:
    """The names of a text, for telling whom "he" or a surname means."""

    def __init__(self, text: str) -> None:
        self._text = text

    def resolve(self, source: Span) -> str:
        """Return the name that the words at ``source`` stand for, or the words themselves."""
        return " ".join(self._text[slice(*source)].split())
