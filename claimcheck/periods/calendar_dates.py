"""The grammar of days: "11 September 2025", "Sept. 11", "2025-09-11", "Friday", "the 11th of September".

A numeric date is read day first ("11/09/2025" is 11 September) unless only month first makes a date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from claimcheck.periods.nodes import Day
from claimcheck.periods.ranges import Between
from claimcheck.periods.scope import Node
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import (
    MONTHS,
    WEEKDAYS,
    dates,
    day_number,
    month_at,
    skip,
    written_year,
    year_at,
)

__all__ = ["Found", "Reader", "calendar_date", "day_range"]

Found = tuple[Node, int]
Reader = Callable[[Tokens, int], Found | None]

_NAMES_BEFORE = frozenset(dates()["names"]["weekday_after"])
_NAMES_AFTER = frozenset(dates()["names"]["weekday_before"])
_NOT_BEFORE = frozenset(dates()["year"]["not_before"])
_CURRENCIES = ("$", "£", "€", "¥")
_CENTURY_TURN = 50  # two digits of a year up to this are in this century


def calendar_date(tokens: Tokens, index: int) -> Found | None:
    """Return the day written from that token on, its weekday and year included."""
    word = tokens.lower[index]
    weekday = WEEKDAYS.get(word)
    if weekday is None:
        number = tokens.kind[index] != "word"
        return None if index and number and _coded(tokens, index) else _date(tokens, index)
    after = index + 1
    if tokens.lower[after] == "." and tokens.glued(after):
        after += 1
    start = skip(tokens, skip(tokens, after, ","), "the")
    found = _date(tokens, start)
    if found:
        return found
    day = day_number(tokens, start) if start == after + 1 and tokens.lower[after] == "the" else None
    if day and word.endswith("day"):
        return Day(day=day[0], weekday=weekday), day[1]
    return (Day(weekday=weekday), index + 1) if _is_weekday(tokens, index) else None


def _coded(tokens: Tokens, index: int) -> bool:
    """Whether what stands before a number makes it a price, a decimal or a part of a code."""
    before = tokens.before(index)
    if before in _CURRENCIES:
        return True
    return tokens.glued(index) and (before in (".", "-") or tokens.kind[index - 1] == "word")


def _is_weekday(tokens: Tokens, index: int) -> bool:
    """Whether a weekday on its own is a day: written in full, and no part of a name."""
    word = tokens.lower[index]
    before = tokens.before(index)
    if not word.endswith("day"):
        return False
    named = tokens.capital(index + 1) and tokens.lower[index + 1] in _NAMES_AFTER
    return (
        not named
        and before not in _NAMES_BEFORE
        and not (before == "on" and tokens.before(index - 1) == "mail")
    )


def _date(tokens: Tokens, index: int) -> Found | None:
    if tokens.kind[index] == "date":
        return _numeric(tokens, index)
    return _day_month(tokens, index) or _month_day(tokens, index) or _year_first(tokens, index)


def _day_month(tokens: Tokens, index: int) -> Found | None:
    """Read "11 September 2025", "the eleventh day of September", "22/Jan/2019"."""
    day = day_number(tokens, index)
    if day is None:
        return None
    after = day[1]
    if (tokens.lower[after] in ("-", "/") and tokens.glued(after)) or tokens.lower[after] == "day":
        after += 1
    month = month_at(tokens, skip(tokens, after, "of"))
    if month is None:
        return None
    return _with_year(tokens, month[1], month[0], day[0])


def _month_day(tokens: Tokens, index: int) -> Found | None:
    """Read "September 11, 2025", "Sept. 11", "September the 11th"."""
    month = month_at(tokens, index)
    if month is None:
        return None
    after = skip(tokens, month[1], "-", "/", "the")
    if tokens.lower[after] == "," and tokens.kind[after + 1] == "ordinal":
        after += 1
    day = day_number(tokens, after)
    if day is None or not _ends_day(tokens, index, after):
        return None
    return _with_year(tokens, day[1], month[0], day[0])


def _ends_day(tokens: Tokens, month: int, day: int) -> bool:
    """Whether a number behind a month is its day, and not a count: "in March 15 people" has none."""
    after = day + 1
    if tokens.kind[day] != "number":
        return True
    joined = tokens.kind[after + 1] == "number" or tokens.lower[after + 1] in MONTHS
    if tokens.lower[after] in _NOT_BEFORE or tokens.lower[after] == "%":
        return False
    if tokens.lower[after] == "-" and not joined:
        return False
    counted = tokens.kind[after] == "word" and len(tokens.lower[after]) > 3 and not tokens.capital(after)
    return not (counted and tokens.before(month) in ("in", "during", "since", "last", "this"))


def _with_year(tokens: Tokens, index: int, month: int, day: int) -> Found | None:
    after = skip(tokens, index, ",", "of", "in", "-", "/", "'", "’")
    year = written_year(tokens, after)
    if year is None and tokens.before(after) in ("'", "’") and tokens.kind[after] == "number":
        year = _full_year(tokens.lower[after]), after + 1
    return _day(year[0], month, day, year[1]) if year else _day(None, month, day, index)


def _day(year: int | None, month: int, day: int, after: int) -> Found | None:
    """Return the node of a day that the calendar has; 29 February counts where no year is given."""
    try:
        dt.date(year or 2000, month, day)
    except ValueError:
        return None
    return Day(month, day, year), after


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year <= _CENTURY_TURN else 1900)


def _year_first(tokens: Tokens, index: int) -> Found | None:
    """Read "2019/aug/01", "2019-aug-1"."""
    year = year_at(tokens, index)
    if year is None or tokens.lower[index + 1] not in ("-", "/") or tokens.lower[index + 2] not in MONTHS:
        return None
    day = day_number(tokens, index + 4) if tokens.lower[index + 3] == tokens.lower[index + 1] else None
    return _day(year, MONTHS[tokens.lower[index + 2]], day[0], day[1]) if day else None


def _numeric(tokens: Tokens, index: int) -> Found | None:
    """Read a numeric date, day first where both readings are dates."""
    text = tokens.lower[index]
    mark = next(sign for sign in text if not sign.isdigit())
    parts = text.split(mark)
    if len(parts[0]) == 4:
        return _day(int(parts[0]), int(parts[1]), int(parts[2]), index + 1) if len(parts[2]) <= 2 else None
    if len(parts[0]) > 2 or len(parts[2]) == 3 or (len(parts[2]) != 4 and mark != "/"):
        return None
    day, month, year = int(parts[0]), int(parts[1]), _full_year(parts[2])
    return _day(year, month, day, index + 1) or _day(year, day, month, index + 1)


def day_range(tokens: Tokens, index: int) -> Found | None:
    """Return a range of days that share a month: "3-5 May 2021", "between 3 and 12 of Sept", "May 3 to 5"."""
    opened = tokens.lower[index] in ("between", "from")
    start = skip(tokens, index + opened, "the")
    joins = ("and", "to", "-", "–", "—", "through", "till", "until")
    month = month_at(tokens, start)
    first = day_number(tokens, skip(tokens, month[1], "the") if month else start)
    if first is None or tokens.lower[first[1]] not in joins:
        return None
    last_at = skip(tokens, first[1] + 1, "the")
    last = day_number(tokens, last_at)
    if last is None or first[0] >= last[0]:
        return None
    found = _with_year(tokens, last[1], month[0], last[0]) if month else _day_month(tokens, last_at)
    if found is None or not isinstance(found[0], Day) or not found[0].month:
        return None
    opening = _day(None, found[0].month, first[0], 0)
    return (Between(opening[0], found[0]), found[1]) if opening else None
