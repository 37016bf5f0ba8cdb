"""The tables of ``dates.toml`` as the grammar asks them, and the smallest readings of a token."""

from __future__ import annotations

from typing import Any

from claimcheck.language import table
from claimcheck.periods.tokens import Tokens

__all__ = [
    "DECADES",
    "MONTHS",
    "NUMBERS",
    "ORDINALS",
    "PARTS",
    "SEASONS",
    "UNITS",
    "WEEKDAYS",
    "count_at",
    "dates",
    "day_number",
    "month_at",
    "ordinal_at",
    "skip",
    "year_at",
]


def dates() -> dict[str, Any]:
    """Return the table of dates."""
    return table("dates")


MONTHS: dict[str, int] = dates()["months"]
WEEKDAYS: dict[str, int] = dates()["weekdays"]
SEASONS: dict[str, int] = dates()["seasons"]
UNITS: dict[str, str] = dates()["units"]
NUMBERS: dict[str, int] = dates()["numbers"]
ORDINALS: dict[str, int] = dates()["ordinals"]
DECADES: dict[str, int] = dates()["decades"]
PARTS: dict[str, str] = dates()["parts"]

_NOT_AFTER = frozenset(dates()["year"]["not_after"])
_NOT_BEFORE = frozenset(dates()["year"]["not_before"])
_VERBS_TOO = frozenset(dates()["month"]["verbs"])
_FULL_NAMES = frozenset(
    max((name for name in MONTHS if MONTHS[name] == number), key=len) for number in range(1, 13)
)
_TENS = range(20, 100, 10)
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


def skip(tokens: Tokens, index: int, *words: str) -> int:
    """Return the index past that token where it is one of those words, else the index itself."""
    return index + 1 if tokens.lower[index] in words else index


def year_at(tokens: Tokens, index: int) -> int | None:
    """Return the year that token states by its shape alone: four digits, glued to no word or figure."""
    if tokens.kind[index] != "number" or len(tokens.lower[index]) != 4:
        return None
    year = int(tokens.lower[index])
    after = index + 1
    if (
        not _FIRST_YEAR <= year <= _LAST_YEAR
        or tokens.lower[after] in _NOT_BEFORE
        or tokens.lower[after] == "%"
    ):
        return None
    glued_word = tokens.glued(after) and tokens.kind[after] in ("word", "number")
    return None if glued_word else year


def month_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the month named at that token and the index past it, a full stop of its short form included.

    Short forms and verbs ("may", "march") count only with a capital.
    """
    word = tokens.lower[index]
    month = MONTHS.get(word)
    if month is None or (word in _VERBS_TOO and not tokens.capital(index)):
        return None
    after = index + 1
    if word not in _FULL_NAMES and tokens.lower[after] == "." and tokens.glued(after):
        return month, after + 1
    return month, after


def day_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the day of the month at that token ("11", "11th", "thirty-first") and the index past it."""
    kind, word = tokens.kind[index], tokens.lower[index]
    if kind == "ordinal" or (kind == "number" and len(word) <= 2):
        day = int(word.rstrip("stndrh"))
        return (day, index + 1) if 1 <= day <= 31 else None
    found = ordinal_at(tokens, index)
    return found if found and 1 <= found[0] <= 31 else None


def ordinal_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the ordinal written in words or digits at that token and the index past it; "last" is -1."""
    word = tokens.lower[index]
    if tokens.kind[index] == "ordinal":
        return int(word.rstrip("stndrh")), index + 1
    if word in ORDINALS:
        return ORDINALS[word], index + 1
    tens = NUMBERS.get(word)
    if tens in _TENS:
        after = skip(tokens, index + 1, "-")
        ones = ORDINALS.get(tokens.lower[after], 0)
        if 1 <= ones <= 9:
            return (tens or 0) + ones, after + 1
    return None


def count_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the whole number written at that token ("12", "twelve", "twenty-five") and the index past it."""
    kind, word = tokens.kind[index], tokens.lower[index]
    if kind == "number" and len(word) <= 3:
        return int(word), index + 1
    count = NUMBERS.get(word)
    if count is None:
        return None
    after = index + 1
    if count in _TENS:
        joined = skip(tokens, after, "-")
        ones = NUMBERS.get(tokens.lower[joined], 0)
        if 1 <= ones <= 9 and tokens.lower[joined] not in ("a", "an"):
            return count + ones, joined + 1
    if word in ("a", "couple") and tokens.lower[after] == "couple":
        after += 1
        count = 2
    return count, skip(tokens, after, "of") if count == 2 else after
