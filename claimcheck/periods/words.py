"""The tables of ``dates.toml`` as the grammar asks them, and the smallest readings of a token."""

from __future__ import annotations

from typing import Any

from claimcheck.language import table
from claimcheck.periods.tokens import Tokens

__all__ = [
    "DASHES",
    "DECADES",
    "FULL_MONTHS",
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
    "ends_phrase",
    "month_at",
    "ordinal_at",
    "skip",
    "written_year",
    "year_at",
]


def dates() -> dict[str, Any]:
    """Return the table of dates."""
    return table("dates")


DASHES = ("-", "–", "—", "/")
MONTHS: dict[str, int] = dates()["months"]
FULL_MONTHS = frozenset(dates()["full_months"])
WEEKDAYS: dict[str, int] = dates()["weekdays"]
SEASONS: dict[str, int] = dates()["seasons"]
UNITS: dict[str, str] = dates()["units"]
NUMBERS: dict[str, int] = dates()["numbers"]
ORDINALS: dict[str, int] = dates()["ordinals"]
DECADES: dict[str, int] = dates()["decades"]
PARTS: dict[str, str] = dates()["parts"]

_NOT_BEFORE = frozenset(dates()["year"]["not_before"])
_VERBS_TOO = frozenset(dates()["month"]["verbs"])
_PHRASE_ENDS = frozenset(dates()["phrase_ends"])
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


def written_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the year at that token ("2019", "nineteen eighty-six"), and the index past it."""
    year = year_at(tokens, index)
    return (year, index + 1) if year else _year_in_words(tokens, index)


def _year_in_words(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read "two thousand and five", "nineteen ninety-six", "seventeen hundred thirty three"."""
    if tokens.lower[index : index + 2] == ["two", "thousand"]:
        rest = count_at(tokens, skip(tokens, index + 2, "and"))
        return (2000 + rest[0], rest[1]) if rest and rest[0] < 100 else (2000, index + 2)
    century = NUMBERS.get(tokens.lower[index], 0)
    if not 17 <= century <= 20:
        return None
    after = index + 1
    rest = count_at(tokens, skip(tokens, skip(tokens, after, "hundred"), "and", "-"))
    if rest is None or not 10 <= rest[0] < 100:
        return None
    return century * 100 + rest[0], rest[1]


def month_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the month named at that token and the index past it, a full stop of its short form included.

    Short forms and verbs ("may", "march") count only with a capital.
    """
    word = tokens.lower[index]
    month = MONTHS.get(word)
    if month is None or (word in _VERBS_TOO and not tokens.capital(index)):
        return None
    after = index + 1
    dotted = tokens.lower[after] == "." and tokens.glued(after) and tokens.kind[after + 1] != "end"
    if dotted and word not in FULL_MONTHS:
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


def ends_phrase(tokens: Tokens, index: int) -> bool:
    """Return whether nothing follows there that the words before could govern."""
    return tokens.lower[index] in _PHRASE_ENDS or tokens.kind[index] in ("mark", "end")


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
