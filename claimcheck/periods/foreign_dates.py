"""Days quoted in another language ("11 avril 2023"): a span of that shape is handed to dateparser.

dateparser finds dates in bare numbers and ordinary words, so it never sees a sentence: only a day, one word
that is no English month, and a year, and what it answers must be that day of that year.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from claimcheck.periods.calendar_dates import Found
from claimcheck.periods.nodes import Day
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import MONTHS, dates, day_number, skip, year_at

__all__ = ["foreign_date"]

_LANGUAGES: list[str] = dates()["foreign"]["languages"]
_LINKS: tuple[str, ...] = tuple(dates()["foreign"]["links"])
_SHORTEST_NAME = 3


def foreign_date(tokens: Tokens, index: int) -> Found | None:
    """Return a day written with another language's month, its year beside it."""
    day = day_number(tokens, index) if tokens.kind[index] == "number" else None
    if day is None:
        return None
    name_at = skip(tokens, skip(tokens, day[1], "."), *_LINKS)
    name = tokens.lower[name_at]
    year_start = skip(tokens, skip(tokens, name_at + 1, "."), *_LINKS)
    year = year_at(tokens, year_start)
    if year is None or tokens.kind[name_at] != "word" or len(name) < _SHORTEST_NAME or name in MONTHS:
        return None
    found = _parsed(f"{day[0]} {name} {year}")
    if found is None or (found.day, found.year) != (day[0], year):
        return None
    return Day(found.month, found.day, found.year), year_start + 1


@lru_cache(maxsize=1024)
def _parsed(words: str) -> dt.date | None:
    """Ask dateparser for one day; imported here, for it is slow to load and seldom needed."""
    import dateparser

    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    found: dt.datetime | None = dateparser.parse(words, languages=_LANGUAGES, settings=settings)
    return found.date() if found else None
