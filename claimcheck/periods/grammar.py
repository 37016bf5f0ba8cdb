"""The whole grammar of times: what may start at a token, and how times join into ranges and bounds."""

from __future__ import annotations

from claimcheck.periods import named_times, relative_times, wholes, years
from claimcheck.periods.calendar_dates import Found, Reader, calendar_date, day_range
from claimcheck.periods.foreign_dates import foreign_date
from claimcheck.periods.nodes import Day, Fixed, Month, Nth
from claimcheck.periods.ranges import Between, Bound
from claimcheck.periods.scope import Node
from claimcheck.periods.shifts import Inside, Part, Step
from claimcheck.periods.spans import year_span
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import (
    DECADES,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    dates,
    ends_phrase,
    skip,
)

__all__ = ["time_at"]

_BOUNDS: dict[str, str] = dates()["bounds"]
_PRESENT = ("now", "present", "date")
_RANGES: dict[str, list[str]] = dates()["ranges"]
_PLAIN: tuple[Reader, ...] = (
    calendar_date,
    named_times.month,
    years.year,
    named_times.decade,
    named_times.quarter_code,
    foreign_date,
)
_PLAIN_WORDS = (
    *_PLAIN,
    years.fiscal_year,
    named_times.season,
    relative_times.deictic,
    relative_times.step,
)
_NESTED = (wholes.part, wholes.nth, relative_times.counted, wholes.window, wholes.same)

# The words that may open a time; every other word is passed over at once.
_OPENING_WORDS = (
    {"q", "h", "fy", "calendar", "cy", "same", "so", "earlier", "later"}
    | {phrase.split()[0] for phrase in dates()["split_years"]}
    | {*MONTHS, *WEEKDAYS, *SEASONS, *UNITS, *NUMBERS, *ORDINALS, *DECADES, *PARTS}
    | {*dates()["steps"]["now"], *dates()["steps"]["named"], *dates()["days"]}
    | {pair.split()[0] for pair in dates()["day_pairs"]}
)
_DEEPEST = 5  # "the end of the first week of the second quarter of the year": more is no language
_OPENING_BOUNDS = {"to"} | {phrase.split()[0] for phrase in _BOUNDS}
_LONGEST_BOUND = max(len(phrase.split()) for phrase in _BOUNDS)


def time_at(tokens: Tokens, index: int) -> Found | None:
    """Return the longest time that starts at that token, and the index past it."""
    word, kind = tokens.lower[index], tokens.kind[index]
    if kind == "word":
        if word in _OPENING_BOUNDS:
            found = _bound(tokens, index)
            if found:
                return found
        if word in ("between", "from"):
            return _opened_range(tokens, index)
        if word not in _OPENING_WORDS:
            return None
    elif kind not in ("number", "ordinal", "date", "decade"):
        return None
    return _joined(tokens, index)


def _simple(tokens: Tokens, index: int) -> Found | None:
    """Return the longest single time at that token, no range and no bound; each token is read once."""
    if index in tokens.seen:
        found: Found | None = tokens.seen[index]
        return found
    if tokens.depth >= _DEEPEST:
        return None
    tokens.depth += 1
    tokens.seen[index] = best = _longest(tokens, index)
    tokens.depth -= 1
    return best


def _longest(tokens: Tokens, index: int) -> Found | None:
    word, kind = tokens.lower[index], tokens.kind[index]
    best: Found | None = None
    plain_readers: tuple[Reader, ...]
    if kind == "word":
        if word not in _OPENING_WORDS:
            return None
        for reader in _NESTED:
            best = _longer(best, reader(tokens, index, _simple))
        plain_readers = _PLAIN_WORDS
    else:
        plain_readers = _PLAIN
        if kind in ("number", "ordinal"):
            best = _longer(relative_times.counted(tokens, index, _simple), wholes.nth(tokens, index, _simple))
    for plain in plain_readers:
        best = _longer(best, plain(tokens, index))
    return _inside(tokens, best) if best else None


def _inside(tokens: Tokens, found: Found) -> Found:
    """Return a time joined to the year or week told behind it: "May 11 this year", "Tuesday of last week"."""
    node, after = found
    start = skip(tokens, skip(tokens, after, "of", "in"), "the")
    if not isinstance(node, (Day, Month, Nth)) or node.year:
        return found
    unit = "week" if isinstance(node, Day) and node.month is None else "year"
    whole = relative_times.step(tokens, start) if tokens.lower[start + 1] == unit else None
    if unit == "year" and tokens.lower[start] == "year":
        whole = wholes.window(tokens, start, _simple)  # "August of the year before"
    return (Inside(node, whole[0]), whole[1]) if whole else found


def _longer(one: Found | None, other: Found | None) -> Found | None:
    if one is None or other is None:
        return one or other
    return other if other[1] > one[1] else one


def _joined(tokens: Tokens, index: int) -> Found | None:
    """Return a time, or the range that it opens without "from"."""
    days = day_range(tokens, index)
    first = _simple(tokens, index)
    if first is None:
        return days
    return _longer(days, _range(tokens, first, _RANGES["none"]) or first)


def _range(tokens: Tokens, first: Found, joins: list[str]) -> Found | None:
    after = first[1]
    if tokens.lower[after] not in joins:
        return None
    start = skip(tokens, after + 1, "the", "in", "on")
    last = _simple(tokens, start) or _short_year(tokens, first[0], after)
    if last is None and tokens.lower[start] in _PRESENT:
        last = Step("day", 0), start + 1
    if last is None or (isinstance(first[0], Part) and first[0].part == "so_far"):
        return None
    return Between(first[0], last[0]), last[1]


def _short_year(tokens: Tokens, first: Node, dash: int) -> Found | None:
    """Read "1939–45": the century of a range's end is its beginning's."""
    digits = tokens.lower[dash + 1]
    year = first.year
    closed = not tokens.glued(dash + 2) or tokens.kind[dash + 2] in ("mark", "end")
    if (
        year is None
        or not tokens.glued(dash)
        or tokens.kind[dash + 1] != "number"
        or len(digits) != 2
        or not closed
    ):
        return None
    last = year // 100 * 100 + int(digits)
    if last <= year:
        return None
    return Fixed(year_span(last)), dash + 2


def _opened_range(tokens: Tokens, index: int) -> Found | None:
    """Return "between 2010 and 2015", "from March to May 2021"."""
    days = day_range(tokens, index)
    if days:
        return days
    start = skip(tokens, index + 1, "the", "in", "on")
    first = _simple(tokens, start)
    if first is None and tokens.lower[start] == "now":
        first = Step("day", 0), start + 1
    return _range(tokens, first, _RANGES[tokens.lower[index]]) if first else None


def _bound(tokens: Tokens, index: int) -> Found | None:
    """Return "since 2010", "by the end of 2024", "as of 13 March"."""
    if tokens.lower[index : index + 2] == ["to", "date"] and tokens.kind[index + 2] in ("mark", "end"):
        return Bound("by", Step("day", 0)), index + 2
    for size in range(_LONGEST_BOUND, 0, -1):
        kind = _BOUNDS.get(" ".join(tokens.lower[index : index + size]))
        if kind is None:
            continue
        start = skip(tokens, skip(tokens, index + size, "in", "on", "at"), "the")
        found = _simple(tokens, start)
        if found and not _belongs_to_noun(tokens, start, found, kind):
            return Bound(kind, found[0]), found[1]
    return None


def _belongs_to_noun(tokens: Tokens, index: int, found: Found, kind: str) -> bool:
    """Whether a time only tells which: "judging by the 2021 census", "after Monday's debate"."""
    if kind != "since" and tokens.lower[found[1]] in ("'", "’") and tokens.lower[found[1] + 1] == "s":
        return True
    bare = isinstance(found[0], (Fixed, Month)) and tokens.before(index) == "the" and found[1] == index + 1
    return bare and tokens.kind[found[1]] == "word" and not ends_phrase(tokens, found[1])
