"""Repeats of one witness: one wire story in nine papers says a thing once, not nine times.

Two statements repeat one another where the same speaker says the same words of the same time, figures read
by what they commit to. A word more, a name or a figure changed, and they are two: a fold hides nothing that
could decide otherwise. A sentence that leans on what stands around it ("It fell by a tenth") has to stand in
the same context as well.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from claimcheck.language import table
from claimcheck.model import Candidate, PeriodRole, Statement

__all__ = ["folded"]

_WORD = re.compile(r"\w+(?:[-.]\w+)*")
_NAME = re.compile(r"(?<=[\w,;:'\")“‘] )[\"'(“‘]?[A-Z]\w")  # a capital that does not open the sentence
_Key = tuple[Hashable, ...]


def folded(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates with repeats folded into the first of them, as its ``also``, in their order.

    What the same document says twice is told once, and a superseded version is no further witness.
    """
    groups: dict[_Key, list[list[Candidate]]] = {}
    order: list[list[Candidate]] = []
    for candidate in candidates:
        alike = groups.setdefault(_key(candidate.statement), [])
        group = next(
            (group for group in alike if _of_one_time(group[0].statement, candidate.statement)), None
        )
        if group is None:
            group = []
            alike.append(group)
            order.append(group)
        group.append(candidate)
    return [replace(group[0], also=tuple(_others(group))) for group in order]


def _others(group: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates behind the first that are further, current documents."""
    seen = {group[0].document_id}
    for candidate in group[1:]:
        if candidate.superseded_by is None and candidate.document_id not in seen:
            seen.add(candidate.document_id)
            yield candidate


def _key(statement: Statement) -> _Key:
    """Return what is equal of two statements that say the same: speaker, explicit time, words and figures.

    The context is part of it where the words alone do not tell what they are about.
    """
    speaker = statement.speaker
    said_by = (frozenset(_words(speaker.name)), speaker.stance) if speaker else None
    period = statement.period
    time = (period.start, period.end, period.cumulative) if period and period.explicit else None
    said = tuple(_said(statement))
    context = frozenset(_words(statement.context)) if _leans(statement.text, said) else None
    return said_by, time, said, context


def _leans(text: str, said: tuple[Hashable, ...]) -> bool:
    """Say whether a statement leans on its context: it opens with a pronoun, or is short and nameless."""
    first = _WORD.search(text.casefold())
    if not first or first[0] in _pronouns():
        return True
    telling = [each for each in said if not isinstance(each, str) or each not in _small_words()]
    return len(telling) < table("repeats")["long"] and not _NAME.search(text)


def _said(statement: Statement) -> Iterator[Hashable]:
    """Yield a statement's words, each figure as what it commits to, without who says it and when."""
    pieces: list[tuple[int, int, Hashable]] = [(*span, None) for span in _spans_aside(statement)]
    pieces += [
        (each.start, each.end, (each.value, each.interval, each.unit, each.role))
        for each in statement.quantities
    ]
    at = 0
    for start, end, figure in sorted(pieces, key=lambda piece: piece[:2]):
        yield from _words(statement.text[at:start])
        if figure:
            yield figure
        at = max(at, end)
    yield from _words(statement.text[at:])


def _spans_aside(statement: Statement) -> Iterator[tuple[int, int]]:
    """Yield the spans of the speaker, the reporting verb and the day of the report that lie in the text."""
    speaker = statement.speaker
    for span in (speaker.span, speaker.cue_span) if speaker else ():
        # Some speakers are named elsewhere in the document.
        if span and statement.start <= span[0] and span[1] <= statement.end:
            yield span[0] - statement.start, span[1] - statement.start
    for period in statement.periods:
        if period.span and period.role is PeriodRole.REPORTED:
            yield period.span


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _dropped()]


def _of_one_time(first: Statement, second: Statement) -> bool:
    """Say whether statements that read alike were published close together, or name their time themselves."""
    if first.period and first.period.explicit:
        return True
    days = [day for day in (first.as_of, second.as_of) if day]
    return len(days) < 2 or abs(days[0] - days[1]) <= _close()  # noqa: PLR2004 - both


@cache
def _dropped() -> frozenset[str]:
    return frozenset(table("repeats")["dropped"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(table("repeats")["pronouns"])


@cache
def _small_words() -> frozenset[str]:
    return frozenset(table("cues")["function"]["words"])


@cache
def _close() -> dt.timedelta:
    return dt.timedelta(days=table("repeats")["days"])
