"""Which claims the queue shows, and which words are looked for in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimcheck.display import source_name
from claimcheck.model import Relation, Verdict
from claimcheck.review import Record
from claimcheck.text import harmless
from claimcheck.tui.dialogs import Answer, Choice

__all__ = ["Filter", "answered", "choices"]

_Test = Callable[[Record], bool]


def _is_to_do(record: Record) -> bool:
    return not record.standing.judgement and not record.standing.flagged


_SCOPES: dict[str, tuple[str, _Test]] = {
    "all": ("all claims", lambda _: True),
    "todo": ("to do: undecided", _is_to_do),
    "conflicts": ("conflicts", lambda record: record.verdict is Verdict.CONFLICTS),
    "flagged": ("flagged", lambda record: record.standing.flagged),
    "no_source": ("no source", lambda record: record.verdict is Verdict.NO_SOURCE),
}


@dataclass(frozen=True)
class Filter:
    """What is shown, and words that are jumped to.

    ``scope`` is one of all, todo, conflicts, flagged and no_source; ``source`` and ``speaker`` are names,
    empty for any.
    """

    scope: str = "all"
    words: str = ""
    source: str = ""
    speaker: str = ""

    def shows(self, record: Record) -> bool:
        """Say whether the queue shows that record."""
        return (
            _SCOPES[self.scope][1](record)
            and self.source in ("", *_sources(record))
            and self.speaker in ("", *_speakers(record))
        )

    def finds(self, record: Record) -> bool:
        """Say whether the claim, or who makes it, holds the words looked for, whatever their case."""
        text = " ".join([record.finding.claim.text, *_speakers(record)])
        return bool(self.words) and self.words.casefold() in text.casefold()

    def first_source(self, record: Record) -> int:
        """Return which of a record's comparisons is shown first: the first one with the source asked for."""
        for at, (candidate, _) in enumerate(record.finding.comparisons):
            if self.source in [source_name(each.document) for each in (candidate, *candidate.also)]:
                return at
        return 0

    def __str__(self) -> str:
        narrow = self.source or self.speaker
        scope = self.scope.replace("_", " ").replace("todo", "to do")
        told = [] if narrow and self.scope == "all" else [f"filter: {scope}"]
        told += [f"source: {self.source}"] if self.source else []
        told += [f"speaker: {self.speaker}"] if self.speaker else []
        told += [f"search: {self.words}"] if self.words else []
        return " · ".join(told)


def choices(records: Iterable[Record], now: Filter) -> tuple[Choice, Choice, Choice]:
    """Return what can be filtered by among those records, with what is chosen now."""
    sources = {name for record in records for name in _sources(record)}
    speakers = {name for record in records for name in _speakers(record)}
    return (
        Choice("Show", {scope: name for scope, (name, _) in _SCOPES.items()}, now.scope),
        Choice("From source", _named("any", sources), now.source),
        Choice("Said by", _named("anyone", speakers), now.speaker),
    )


def answered(answer: Answer) -> Filter:
    """Return the filter that a form with those choices was answered with."""
    scope, source, speaker = answer.chosen
    return Filter(scope, answer.words, source, speaker)


def _named(none: str, names: Iterable[str]) -> dict[str, str]:
    return {"": none} | {name: harmless(name) for name in sorted(names, key=str.casefold)}


def _sources(record: Record) -> list[str]:
    """Return the names of the sources that bear on a claim: all that can be compared, and the first."""
    return [
        source_name(each.document)
        for at, (candidate, comparison) in enumerate(record.finding.comparisons)
        if at == 0 or comparison.relation is not Relation.NOT_COMPARABLE
        for each in (candidate, *candidate.also)
    ]


def _speakers(record: Record) -> list[str]:
    speaker = record.finding.claim.speaker
    return [speaker.name] if speaker else []
