"""The grammar of longer times with a name: months, quarters, halves, decades, seasons."""

from __future__ import annotations

from claimcheck.periods.calendar_dates import Found
from claimcheck.periods.nodes import Fixed, Month, Nth
from claimcheck.periods.shifts import SameIn, Step
from claimcheck.periods.spans import decade_span
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import (
    DASHES,
    DECADES,
    FULL_MONTHS,
    MONTHS,
    SEASONS,
    dates,
    ends_phrase,
    month_at,
    ordinal_at,
    skip,
    written_year,
    year_at,
)
from claimcheck.periods.years import plural_at, split_year

__all__ = ["decade", "month", "quarter_code", "season"]

_MONTH_FIRM = frozenset(dates()["month"]["firm"])
_MONTH_LOOSE = frozenset(dates()["month"]["loose"])
_GIVEN_NAMES = frozenset(dates()["month"]["given_names"])
_VERBS_TOO = frozenset(dates()["month"]["verbs"])
_LOOSE_WORDS = frozenset(word for word in _MONTH_LOOSE if word.isalpha())
_MARCHED = ("on", "of", "for", "against")  # "the March on Washington"
_SEASON_OPENINGS = frozenset(dates()["season"]["openings"])
_DECADE_PARTS = ("early", "mid", "late")
_FIRST_SHORT_DECADE = 50  # "the 20s" to "the 40s" are as often ages and degrees


def month(tokens: Tokens, index: int) -> Found | None:
    """Return a month with or without its year: "March 2024", "June of 1992", "2017 April", "March"."""
    turned = year_at(tokens, index)
    if turned:
        named = month_at(tokens, skip(tokens, index + 1, "-"))
        return (Month(named[0], turned), named[1]) if named else _month_number(tokens, index, turned)
    named = month_at(tokens, index)
    if named is None:
        return None
    after = skip(tokens, named[1], ",", "of", "in", "-", "/")
    written = written_year(tokens, after)
    if written and not (written[0] % 100 == 0 and plural_at(tokens, written[1])):  # "in March 2000 farms"
        return Month(named[0], written[0]), written[1]
    if tokens.lower[named[1]] == "quarter":
        return _quarter_ending(tokens, named[1] + 1, named[0])
    return (Month(named[0]), named[1]) if _stands_for_month(tokens, index, named[1]) else None


def _month_number(tokens: Tokens, index: int, written: int) -> Found | None:
    """Read "2015-3" or "2019-03": a month where it cannot be the end of a range of years."""
    digits = tokens.lower[index + 2]
    if tokens.lower[index + 1] != "-" or tokens.kind[index + 2] != "number" or len(digits) > 2:
        return None
    number = int(digits)
    closed = not tokens.glued(index + 3) or tokens.kind[index + 3] not in ("word", "number")
    if not 1 <= number <= 12 or (len(digits) == 2 and number > written % 100) or not closed:
        return None
    return Month(number, written), index + 3


def _quarter_ending(tokens: Tokens, index: int, last: int) -> Found:
    """Read "the June quarter of 2023": three months, the one named the last."""
    after = skip(tokens, index, "of", "in", ",")
    written = year_at(tokens, after)
    first = (last - 3) % 12 + 1
    if written is None:
        return Month(first, None, 3), index
    return Month(first, written - (first > last), 3), after + 1


def _stands_for_month(tokens: Tokens, index: int, after: int) -> bool:
    """Whether a month's name on its own is the month, and not a name or a verb."""
    word, before = tokens.lower[index], tokens.before(index)
    plain = word in FULL_MONTHS and word not in _VERBS_TOO
    if not tokens.capital(index):
        return plain and (before in _MONTH_FIRM or before in _LOOSE_WORDS)
    joined = tokens.lower[after] in DASHES and tokens.lower[after + 1] in MONTHS
    if before in _MONTH_FIRM or joined:
        return True
    walk = word == "march" and before == "the" and tokens.lower[after] in _MARCHED
    if before == "$" or walk:
        return False
    named = word in _GIVEN_NAMES
    if before in _MONTH_LOOSE:
        return not (named and tokens.kind[after] == "word" and tokens.capital(after))
    if index and tokens.kind[index - 1] == "word" and tokens.capital(index - 1):
        return False
    return not named and word not in _VERBS_TOO


def quarter_code(tokens: Tokens, index: int) -> Found | None:
    """Return "Q1 2024", "q3 of 2018", "2017-Q1", "H1 2024", "2019 H2", or "Q1" alone."""
    written = year_at(tokens, index)
    start = skip(tokens, index + 1, "-") if written else index
    unit = {"q": "quarter", "h": "half"}.get(tokens.lower[start])
    digits = tokens.lower[start + 1]
    if unit is None or not tokens.glued(start + 1) or digits not in ("1", "2", "3", "4"):
        return None
    if unit == "half" and int(digits) > 2:
        return None
    node = Nth(unit, int(digits))
    if written:
        return node.with_year(written), start + 2
    after = skip(tokens, start + 2, "of", "-", ",", "in", "'", "’")
    written = year_at(tokens, after)
    if written:
        return node.with_year(written), after + 1
    return (node, start + 2) if tokens.capital(start) or unit == "quarter" else None


def decade(tokens: Tokens, index: int) -> Found | None:
    """Return "the 1990s", "the '90s", "the nineties", "the 19th century"."""
    if tokens.kind[index] == "decade":
        digits = tokens.lower[index][:-1].rstrip("'’")
        if len(digits) == 4:
            return (Fixed(decade_span(int(digits))), index + 1) if 1000 <= int(digits) <= 2190 else None
        told = _of_time(tokens, index) and int(digits) >= _FIRST_SHORT_DECADE
        marked = told or tokens.before(index) in ("'", "’", "‘")
        return (Fixed(decade_span(_decade(int(digits)))), index + 1) if marked else None
    if tokens.lower[index] in DECADES and _of_time(tokens, index):
        return Fixed(decade_span(_decade(DECADES[tokens.lower[index]]))), index + 1
    return _century(tokens, index)


def _of_time(tokens: Tokens, index: int) -> bool:
    """Whether "the", "the early" or "nineteen-" stands before a short decade; "his early 30s" is an age."""
    start = index - 1 if tokens.before(index) == "-" else index
    if tokens.before(start) in _DECADE_PARTS:
        start -= 1
    return tokens.before(start) in ("the", "in", "nineteen")


def _decade(tens: int) -> int:
    """The decades to the twenties are this century's, the others the last one's."""
    return tens + (2000 if tens <= 20 else 1900)


def _century(tokens: Tokens, index: int) -> Found | None:
    ordinal = ordinal_at(tokens, index)
    if ordinal is None:
        return None
    after = skip(tokens, ordinal[1], "-")
    if tokens.lower[after] != "century" or not 2 <= ordinal[0] <= 22:
        return None
    return Fixed(decade_span((ordinal[0] - 1) * 100, 100)), after + 1


def season(tokens: Tokens, index: int) -> Found | None:
    """Return "summer 2024", "the winter of 2023-24", or a season behind a word that makes it one time."""
    first = SEASONS.get(tokens.lower[index])
    if first is None:
        return None
    after = skip(tokens, index + 1, "of", ",", "in")
    written = year_at(tokens, after)
    if written:
        split = split_year(tokens, after, written)
        return Month(first, written, 3), split[1] if split else after + 1
    if tokens.before(index) == "the" and tokens.lower[index + 1] in ("before", "earlier"):
        return SameIn(Step("year", -1, named=True)), index + 2
    opening = tokens.before(index - 1) if tokens.before(index) == "the" else ""
    alone = ends_phrase(tokens, index + 1)
    if alone and opening in _SEASON_OPENINGS and tokens.lower[index] != "fall":
        return Month(first, None, 3), index + 1
    return None
