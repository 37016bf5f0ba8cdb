"""The grammar of times told from another: "last month", "two decades ago", "the year to November"."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.periods.calendar_dates import Found, calendar_date
from claimcheck.periods.nodes import Day, Month, Nth
from claimcheck.periods.roles import lean_at
from claimcheck.periods.shifts import Around, Part, SameIn, Shift, Step, Window
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import (
    MONTHS,
    PARTS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    count_at,
    dates,
    ordinal_at,
    skip,
)

__all__ = ["counted", "deictic", "nth", "part", "same", "step", "window"]

Reader = Callable[[Tokens, int], Found | None]

_DAYS: dict[str, int] = dates()["days"]
_DAY_PAIRS: dict[str, int] = dates()["day_pairs"]
_NOW: dict[str, int] = dates()["steps"]["now"]
_NAMED: dict[str, int] = dates()["steps"]["named"]
_WINDOW_ENDS = ("to", "ending", "ended", "through", "until", "till")
_CLAUSE_END = frozenset(",.;:)?!-–—") | {
    "",
    "and",
    "or",
    "but",
    "as",
    "because",
    "when",
    "while",
    "to",
    "in",
    "of",
    "from",
    "for",
    "at",
    "by",
    "said",
    "according",
    "that",
    "the",
    "thanks",
    "despite",
    "amid",
    "with",
    "after",
    "on",
    "due",
    "had",
    "was",
    "were",
}


def deictic(tokens: Tokens, index: int) -> Found | None:
    """Return "today", "last night", "the day before yesterday"."""
    word = tokens.lower[index]
    if word in _DAYS:
        return Step("day", _DAYS[word]), index + 1
    pair = f"{word} {tokens.lower[index + 1]}"
    if pair in _DAY_PAIRS:
        return Step("day", _DAY_PAIRS[pair]), index + 2
    if word == "day" and tokens.lower[index + 1] in ("before", "after"):
        way = -1 if tokens.lower[index + 1] == "before" else 1
        if _DAYS.get(tokens.lower[index + 2]) == way:
            return Step("day", 2 * way), index + 3
    return None


def step(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return "last month", "next Friday", "the previous quarter", "the past 12 months", "last July"."""
    del simple
    word = tokens.lower[index]
    if word in _NOW:
        return _step_from_now(tokens, index, _NOW[word])
    if word in _NAMED:
        index = skip(tokens, index + 1, "fiscal", "financial", "calendar") - 1
        unit = UNITS.get(tokens.lower[index + 1])
        if unit and unit != "half" and tokens.lower[index + 1] != "nights":
            return Step(unit, _NAMED[word], named=True), index + 2
        if word in ("previous", "following", "that"):
            return _stepped_name(tokens, index + 1, _NAMED[word])
        counted_units = count_at(tokens, index + 1)
        if counted_units and _NAMED[word]:
            unit = UNITS.get(tokens.lower[counted_units[1]])
            ahead = _NAMED[word] > 0
            return (Around(unit, counted_units[0], ahead=ahead), counted_units[1] + 1) if unit else None
    return None


def _step_from_now(tokens: Tokens, index: int, steps: int) -> Found | None:
    word, after = tokens.lower[index], index + 1
    if word == "this" and tokens.lower[after] in ("past", "coming", "upcoming"):
        return _step_from_now(tokens, after, _NOW[tokens.lower[after]])
    number = count_at(tokens, after)
    if number and word != "this":
        unit = UNITS.get(tokens.lower[number[1]])
        return (Around(unit, number[0], ahead=steps > 0), number[1] + 1) if unit and number[0] else None
    after = (
        skip(tokens, after, "calendar", "fiscal", "financial") if tokens.lower[after + 1] == "year" else after
    )
    unit = UNITS.get(tokens.lower[after])
    if unit is None or tokens.lower[after].endswith("s"):
        return _stepped_name(tokens, after, steps)
    if unit == "day":
        return (Step("day", 1, named=True), after + 1) if word == "next" else None
    rolling = word == "past" or (word == "last" and tokens.before(index) == "the")
    if rolling and unit not in ("weekend", "half", "quarter"):
        return Around(unit, 1), after + 1
    return Step(unit, steps), after + 1


def _stepped_name(tokens: Tokens, index: int, steps: int) -> Found | None:
    """Read "last Friday", "next March", "this summer", "next Tuesday, 5 May"."""
    word = tokens.lower[index]
    if word in WEEKDAYS:
        found = calendar_date(tokens, index)
        if found is None or not isinstance(found[0], Day) or found[0].month:
            return found
        return Step("week", steps, like=found[0]), found[1]
    if word in MONTHS and tokens.capital(index):
        return Step("year", steps, like=Month(MONTHS[word])), index + 1
    if word in SEASONS and word != "fall":
        return Step("year", steps, like=Month(SEASONS[word], None, 3)), index + 1
    return None


def counted(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return "two decades ago", "a year earlier", "3 weeks after 12 January", "12 months to March"."""
    number = count_at(tokens, index)
    if number is None or not number[0]:
        return None
    stepped = {**_NOW, **_NAMED}.get(tokens.lower[number[1]])
    unit_at = skip(tokens, number[1], "-", "calendar", "full")
    if stepped:
        unit = UNITS.get(tokens.lower[number[1] + 1])
        return (Around(unit, number[0], ahead=stepped > 0), number[1] + 2) if unit else None
    unit = UNITS.get(tokens.lower[unit_at])
    if unit is None:
        return None
    count, after = number[0], unit_at + 1
    word = tokens.lower[after]
    if tokens.before(index) == "in" and (lean_at(tokens, index, after) == "sure" or _in_time(tokens, after)):
        return Shift(unit, count), after
    if tokens.before(index) == "within" and word != "of":
        return Around(unit, count, ahead=True), after
    if word == "ago" or (word in ("earlier", "before", "previously") and _ends(tokens, after + 1)):
        return Shift(unit, -count, named=word != "ago" or unit == "year"), after + 1
    if word in ("later", "hence") or (word == "from" and tokens.lower[after + 1] == "now"):
        return Shift(unit, count, named=word == "later"), after + 1 + (word == "from")
    if word in ("before", "after", "from"):
        found = simple(tokens, skip(tokens, after + 1, "the"))
        return (Shift(unit, -count if word == "before" else count, of=found[0]), found[1]) if found else None
    return _window_end(tokens, after, unit, count, simple)


def _in_time(tokens: Tokens, index: int) -> bool:
    """Whether "time" follows: "in two weeks' time"."""
    return tokens.lower[index] in ("'", "’") and "time" in tokens.lower[index + 1 : index + 3]


def _ends(tokens: Tokens, index: int) -> bool:
    return tokens.lower[index] in _CLAUSE_END or tokens.kind[index] in ("mark", "end")


def window(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return "year to November", "quarter ended 30 June", "the year before", "week of 10 April"."""
    word = tokens.lower[index]
    unit = UNITS.get(word)
    start = index
    if word in ("fiscal", "financial") and tokens.lower[index + 1] == "year":
        unit, start = "year", index + 1
    if unit is None or (word.endswith("s") and word != "s"):
        return None
    after = start + 1
    if tokens.lower[after] == "to" and tokens.lower[after + 1] == "date":
        return Part("so_far", Step(unit, 0)), after + 2
    if tokens.lower[after] == "-" and tokens.lower[after + 1] == "to" and tokens.lower[after + 3] == "date":
        return Part("so_far", Step(unit, 0)), after + 4
    if (
        tokens.lower[after] in ("before", "earlier")
        and tokens.before(index) == "the"
        and _ends(tokens, after + 1)
    ):
        return Step(unit, -1, named=True), after + 1
    if unit == "week" and tokens.lower[after] in ("of", "beginning", "starting", "commencing"):
        found = simple(tokens, skip(tokens, skip(tokens, after + 1, "on"), "the"))
        return (Step("week", 0, of=found[0]), found[1]) if found and isinstance(found[0], Day) else None
    return _window_end(tokens, after, unit, 1, simple)


def _window_end(tokens: Tokens, index: int, unit: str, count: int, simple: Reader) -> Found | None:
    if tokens.lower[index] not in _WINDOW_ENDS:
        return None
    start = skip(tokens, skip(tokens, index + 1, "in", "on", "with"), "the")
    found = simple(tokens, start)
    return (Window(unit, count, found[0]), found[1]) if found else None


def nth(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return "first quarter of 2024", "last week of July", "first nine months", "fourth quarter"."""
    ordinal = ordinal_at(tokens, index)
    if ordinal is None:
        return None
    number = count_at(tokens, ordinal[1])
    unit_at = number[1] if number else ordinal[1]
    unit = UNITS.get(tokens.lower[unit_at])
    if unit is None or unit == "century":
        return None
    after = unit_at + 1
    node = Nth(unit, ordinal[0], number[0] if number else 1)
    whole = _whole(tokens, after, simple)
    if whole:
        return Nth(node.unit, node.index, node.count, whole[0]), whole[1]
    if node.index < 0 or unit not in ("quarter", "half", "month"):
        return None
    if unit == "month" and node.count < 2:
        return None
    return node, after


def _whole(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return the time that a part is said to be of: "of 2024", "of the year", "this year", "2013"."""
    start = skip(tokens, index, "of", "in")
    if tokens.lower[start] == "the" and tokens.lower[start + 1] in UNITS and start > index:
        found = window(tokens, start + 1, simple)
        unit = UNITS[tokens.lower[start + 1]]
        return found or (Step(unit, 0, named=True), start + 2)
    found = simple(tokens, skip(tokens, start, "the"))
    if found is None:
        return None
    bare = isinstance(found[0], (Step, Shift)) or bool(found[0].year)
    return found if (start > index and tokens.lower[index] != "in") or bare else None


def part(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return "early 2024", "mid-March", "the end of the year", "so far this year", "later this month"."""
    word = tokens.lower[index]
    if word == "so" and tokens.lower[index + 1] == "far":
        found = simple(tokens, skip(tokens, index + 2, "in"))
        return (Part("so_far", found[0]), found[1]) if found else None
    if word in ("earlier", "later"):
        start = skip(tokens, index + 1, "in", "on")
        found = simple(tokens, start) or _whole(tokens, index + 1, simple)
        if found is None or (not isinstance(found[0], (Step, Month)) and not found[0].year):
            return None
        return Part("earlier" if word == "earlier" else "rest", found[0]), found[1]
    name = PARTS.get(word)
    if name is None:
        return None
    if name in ("start", "end", "middle", "rest") and tokens.lower[index + 1] == "of":
        found = _whole(tokens, index + 1, simple)
    elif name in ("first", "middle", "last"):
        found = simple(tokens, skip(tokens, skip(tokens, index + 1, "-", "in"), "the"))
    else:
        found = None
    return (Part(name, found[0]), found[1]) if found else None


def same(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return "same period last year", "same month of the previous year", "same quarter of 2023"."""
    if tokens.lower[index] != "same":
        return None
    word = tokens.lower[index + 1]
    if word not in UNITS and word not in ("period", "time", "stage", "point"):
        return None
    found = _whole(tokens, index + 2, simple)
    if found is None:
        found = simple(tokens, skip(tokens, skip(tokens, index + 2, "in", "of"), "the"))
    return (SameIn(found[0]), found[1]) if found else None
