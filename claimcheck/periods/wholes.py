"""The grammar of parts and wholes: "early 2024", "the first quarter of last year", "the year to November"."""

from __future__ import annotations

from claimcheck.periods.calendar_dates import Found, Reader
from claimcheck.periods.nodes import Day, Fixed, Month, Nth
from claimcheck.periods.shifts import Part, SameIn, Shift, Step, Window
from claimcheck.periods.spans import year_span
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import PARTS, UNITS, count_at, dates, ends_phrase, ordinal_at, skip, year_at

__all__ = ["nth", "part", "same", "window", "window_end"]

_WINDOW_ENDS = ("to", "ending", "ended", "through", "until", "till")
_WEEK_STARTS = ("of", "beginning", "starting", "commencing")
_SAME = ("period", "time", "stage", "point")
_BESIDE = {"before": -1, "earlier": -1, "after": 1, "later": 1}
_OWNERS = ("its", "their", "his", "her")
_WEEKEND_OPENINGS = frozenset(dates()["weekend"]["openings"])
_MATCH = frozenset(dates()["halves"]["match"])


def window(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return "year to November", "quarter ended 30 June", "year to date", "the year before", "year-end"."""
    word = tokens.lower[index]
    start = index + 1 if word in ("fiscal", "financial") and tokens.lower[index + 1] == "year" else index
    unit = UNITS.get(tokens.lower[start])
    if unit is None or tokens.lower[start].endswith("s"):
        return None
    after = start + 1
    return (
        _year_to_date(tokens, after, unit)
        or _year_before(tokens, start, unit)
        or _week_of(tokens, after, unit, simple)
        or _weekend(tokens, start, unit)
        or window_end(tokens, after, unit, 1, simple)
    )


def _year_to_date(tokens: Tokens, index: int, unit: str) -> Found | None:
    """Read "(year) to date", "(year)-to-date", "(year)-end 2022"."""
    after = skip(tokens, index, "-")
    if tokens.lower[after] == "end":
        written = year_at(tokens, after + 1) if unit == "year" else None
        if written:
            return Part("end", Fixed(year_span(written))), after + 2
        return Part("end", Step(unit, 0)), after + 1
    date_at = skip(tokens, after + 1, "-")
    if tokens.lower[after] == "to" and tokens.lower[date_at] == "date":
        return Part("so_far", Step(unit, 0)), date_at + 1
    return None


def _year_before(tokens: Tokens, index: int, unit: str) -> Found | None:
    """Read "the (year) before" or "after", with nothing behind it that it could be before."""
    way = _BESIDE.get(tokens.lower[index + 1]) if tokens.before(index) == "the" else None
    return (Step(unit, way, named=True), index + 2) if way and ends_phrase(tokens, index + 2) else None


def _week_of(tokens: Tokens, index: int, unit: str, simple: Reader) -> Found | None:
    """Read "(week) of 10 April", "(week) beginning 10 April"."""
    if unit != "week" or tokens.lower[index] not in _WEEK_STARTS:
        return None
    found = simple(tokens, skip(tokens, skip(tokens, index + 1, "on"), "the"))
    return (Step("week", 0, of=found[0]), found[1]) if found and isinstance(found[0], Day) else None


def _weekend(tokens: Tokens, index: int, unit: str) -> Found | None:
    """Read "over the (weekend)"."""
    told = tokens.before(index) == "the" and tokens.before(index - 1) in _WEEKEND_OPENINGS
    if unit != "weekend" or not told or tokens.lower[index + 1] == "of":
        return None
    return Step("weekend", 0), index + 1


def window_end(tokens: Tokens, index: int, unit: str, count: int, simple: Reader) -> Found | None:
    """Return the stretch whose end is told there: "(12 months) to March", "(year) that ended on Sunday"."""
    index = skip(tokens, skip(tokens, index, "period"), "that", "which")
    if tokens.lower[index] not in _WINDOW_ENDS:
        return None
    found = simple(tokens, skip(tokens, skip(tokens, index + 1, "in", "on", "with"), "the"))
    return (Window(unit, count, found[0]), found[1]) if found else None


def nth(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return "first quarter of 2024", "last week of July", "first nine months", "fourth quarter"."""
    ordinal = ordinal_at(tokens, index)
    if ordinal is None:
        return None
    number = count_at(tokens, ordinal[1]) or (1, ordinal[1])
    unit = UNITS.get(tokens.lower[number[1]])
    if unit is None or unit == "century":
        return None
    after = number[1] + 1
    ended = window_end(tokens, after, unit, number[0], simple) if unit == "quarter" else None
    if ended:  # "the first quarter ended 31 March": the day says which
        return ended
    whole = _whole(tokens, after, simple)
    if (
        whole and number[1] == ordinal[1] and tokens.lower[number[1]].endswith("s")
    ):  # "the final months of 2023"
        return Part("first" if ordinal[0] > 0 else "last", whole[0]), whole[1]
    if whole:
        return Nth(unit, ordinal[0], number[0], whole[0]), whole[1]
    owned = unit == "month" and tokens.before(index) in _OWNERS  # "its first eight months" began anywhere
    alone = ordinal[0] > 0 and not owned and _stands_alone(tokens, unit, number[0])
    return (Nth(unit, ordinal[0], number[0]), after) if alone else None


def _stands_alone(tokens: Tokens, unit: str, count: int) -> bool:
    """Whether it needs no whole: "the fourth quarter", "the first nine months", a half of no match."""
    if unit == "half":
        return _MATCH.isdisjoint(tokens.lower)
    return unit == "quarter" or (unit == "month" and count > 1)


def _whole(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return the time that a part is said to be of: "of 2024", "of the year", "this year", "2013"."""
    start = skip(tokens, index, "of", "in")
    if tokens.lower[start] == "the" and tokens.lower[start + 1] in UNITS and start > index:
        unit = UNITS[tokens.lower[start + 1]]
        return window(tokens, start + 1, simple) or (Step(unit, 0, named=True), start + 2)
    found = simple(tokens, skip(tokens, start, "the"))
    if found is None:
        return None
    joined = start > index and tokens.lower[index] == "of"
    return found if joined or found[0].year or isinstance(found[0], (Step, Shift)) else None


def part(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return "early 2024", "mid-March", "the end of the year", "so far this year", "later this month"."""
    word = tokens.lower[index]
    if word == "so" and tokens.lower[index + 1] == "far":
        found = simple(tokens, skip(tokens, index + 2, "in"))
        return (Part("so_far", found[0]), found[1]) if found else None
    if word in ("earlier", "later"):
        return _before_or_after_now(tokens, index + 1, "earlier" if word == "earlier" else "rest", simple)
    name = PARTS.get(word)
    if name in ("first", "middle", "last") and tokens.lower[index + 1] != "of":
        start = skip(tokens, skip(tokens, index + 1, "-", "in"), "the")
        found = simple(tokens, skip(tokens, start, "'", "’", "‘"))
    elif name and tokens.lower[index + 1] == "of":
        found = _whole(tokens, index + 1, simple)
    else:
        return None
    return (Part(name, found[0]), found[1]) if found else None


def _before_or_after_now(tokens: Tokens, index: int, name: str, simple: Reader) -> Found | None:
    """Read "(earlier) this year", "(later) in the month", "(earlier) in May"."""
    found = simple(tokens, skip(tokens, index, "in", "on")) or _whole(tokens, index, simple)
    if found is None or not (isinstance(found[0], (Step, Month)) or found[0].year):
        return None
    return Part(name, found[0]), found[1]


def same(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return "same period last year", "same month of the previous year", "same quarter of 2023"."""
    word = tokens.lower[index + 1]
    if tokens.lower[index] != "same" or (word not in UNITS and word not in _SAME):
        return None
    found = _whole(tokens, index + 2, simple)
    if found is None:
        found = simple(tokens, skip(tokens, skip(tokens, index + 2, "in", "of"), "the"))
    return (SameIn(found[0]), found[1]) if found else None
