"""Which claims the queue shows, and which words are looked for in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimcheck.model import Verdict
from claimcheck.review import Record

__all__ = ["SHOWN", "Filter"]

_Test = Callable[[Record], bool]


def _is_to_do(record: Record) -> bool:
    return not record.standing.judgement and not record.standing.flagged


_SCOPES: dict[str, tuple[str, _Test]] = {
    "all": ("all claims", lambda _: True),
    "todo": ("to do: neither judged nor flagged", _is_to_do),
    "conflicts": ("conflicts", lambda record: record.verdict is Verdict.CONFLICTS),
    "flagged": ("flagged", lambda record: record.standing.flagged),
    "no_source": ("no source", lambda record: record.verdict is Verdict.NO_SOURCE),
}
SHOWN = {scope: name for scope, (name, _) in _SCOPES.items()}


@dataclass(frozen=True)
class Filter:
    """A scope (a key of ``SHOWN``) that decides what is shown, and words that are jumped to."""

    scope: str = "all"
    words: str = ""

    def shows(self, record: Record) -> bool:
        """Say whether the queue shows that record."""
        return _SCOPES[self.scope][1](record)

    def finds(self, record: Record) -> bool:
        """Say whether the claim, or who makes it, holds the words looked for, whatever their case."""
        speaker = record.finding.claim.speaker
        text = f"{record.finding.claim.text} {speaker.name if speaker else ''}"
        return bool(self.words) and self.words.casefold() in text.casefold()

    def __str__(self) -> str:
        search = f" · search: {self.words}" if self.words else ""
        return f"filter: {self.scope.replace('_', ' ').replace('todo', 'to do')}{search}"
