"""Text in, periods out: walks the tokens, places each time, and says what it does in its sentence."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from claimcheck.model import Period, PeriodRole
from claimcheck.periods.grammar import time_at
from claimcheck.periods.ranges import Bound
from claimcheck.periods.roles import role_at, since_event
from claimcheck.periods.scope import Node, Scope
from claimcheck.periods.spans import Span
from claimcheck.periods.tense import lean_at
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import dates

__all__ = ["extract_periods"]


_WORD = re.compile(r"\w+")


def _triggers() -> frozenset[str]:
    """Return words of which any text that names a time holds one, unless it is written in figures."""
    rules = dates()
    tables = ("months", "weekdays", "seasons", "units", "decades", "days")
    words = {word for name in tables for word in rules[name]}
    words |= {pair.split()[1] for pair in rules["day_pairs"]}
    words |= {"fy", "thousand", "nineteen", "date"}
    return frozenset(part for word in words for part in _WORD.findall(word))


_LONGEST_ANCHOR = dt.timedelta(days=366)
_IN_FIGURES = re.compile(r"\d{4}|\d[-/.]\d|\d0['’]?s\b|\b(?:q\d|h\d|fy\d+)\b")
_DIGIT = re.compile(r"\d")
_TRIGGERS = _triggers()


def extract_periods(text: str, reference: dt.date | None = None) -> tuple[Period, ...]:
    """Return the periods that a text names, in order of their place in it.

    ``reference`` is the day the text speaks from (its publication), by which "in March" or "last week" are
    placed; without one such periods carry their words and grain, and no days. Spans count characters of
    ``text``, end exclusive, never overlap, and leave out a leading "in", "on" or "the". Raises nothing on
    any text.
    """
    low = text.lower()
    # Most sentences are passed over by this alone.
    in_figures = _DIGIT.search(low) and _IN_FIGURES.search(low)
    if not in_figures and _TRIGGERS.isdisjoint(_WORD.findall(low)):
        return ()
    tokens = Tokens(text)
    scope = Scope(reference)
    periods: list[Period] = []
    index = 0
    while index < len(tokens):
        found = time_at(tokens, index)
        if found is None:
            index += 1
            continue
        node, after = found
        period, scope = _placed(tokens, index, after, node, scope)
        if period:
            periods.append(period)
        index = after
    return tuple(periods)


def _placed(tokens: Tokens, index: int, after: int, node: Node, scope: Scope) -> tuple[Period | None, Scope]:
    """Return the period that a node makes there, and the scope that what follows is read in."""
    role = role_at(tokens, index, after, node.grain, named=scope.named is not None)
    if since_event(tokens, index):
        node = Bound("since", node)
    here = replace(scope, lean=lean_at(tokens, index, after))
    try:
        span = node.resolve(replace(here, anchor=None) if role is PeriodRole.REPORTED else here)
    except (OverflowError, ValueError):  # outside the years that a date can hold
        return None, scope
    start, end = tokens.start[index], tokens.end[after - 1]
    words = tokens.text[start:end]
    if span is None or (span.start and span.end and span.start > span.end):
        return Period(None, None, node.grain, text=words, span=(start, end), role=role), scope
    period = Period(
        span.start, span.end, span.grain, cumulative=span.cumulative, text=words, span=(start, end), role=role
    )
    return period, _following(scope, span, role)


def _following(scope: Scope, span: Span, role: PeriodRole) -> Scope:
    """What a report or an aside names gives no measure for what follows."""
    if role in (PeriodRole.REPORTED, PeriodRole.BACKGROUND) or (span.start is None and span.end is None):
        return scope
    if role is PeriodRole.COMPARED and scope.named:
        return scope
    return replace(scope, named=span, anchor=span if _anchors(span) else scope.anchor)


def _anchors(span: Span) -> bool:
    """Whether a written year places the months beside it: of a decade there are too many."""
    if not (span.fixed and span.start and span.end):
        return False
    return span.end - span.start <= _LONGEST_ANCHOR
