"""The grammar of longer times with a name: months, years, quarters, halves, decades, seasons."""

from __future__ import annotations

from claimcheck.periods.calendar_dates import Found
from claimcheck.periods.nodes import Fixed, Month, Nth
from claimcheck.periods.shifts import SameIn, Step
from claimcheck.periods.spans import decade_span, year_span
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import (
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

__all__ = ["decade", "fiscal_year", "month", "quarter_code", "season", "year"]

_SPLIT_YEARS: dict[str, int] = dates()["split_years"]
_YEAR_NOT_AFTER = frozenset(dates()["year"]["not_after"])
_YEAR_AFTER = frozenset(dates()["year"]["temporal"])
_MONTH_FIRM = frozenset(dates()["month"]["firm"])
_MONTH_LOOSE = frozenset(dates()["month"]["loose"])
_GIVEN_NAMES = frozenset(dates()["month"]["given_names"])
_VERBS_TOO = frozenset(dates()["month"]["verbs"])
_YEAR_BEFORE = _YEAR_AFTER | frozenset(dates()["year"]["followed_by"])
_YEAR_MARKS = ("(", "[", ",", "-", "–", "—", "~", "/", ";", ":", "=")
_LOOSE_WORDS = frozenset(word for word in _MONTH_LOOSE if word.isalpha())
_SEASON_OPENINGS = frozenset(dates()["season"]["openings"])
_DECADE_PARTS = ("early", "mid", "late")
_FIRST_SHORT_DECADE = 50  # "the 20s" to "the 40s" are as often ages and degrees
_DASHES = ("-", "–", "—", "/")


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
    if written and not (written[0] % 100 == 0 and _plural(tokens, written[1])):  # "in March 2000 farms"
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
    joined = tokens.lower[after] in _DASHES and tokens.lower[after + 1] in MONTHS
    if before in _MONTH_FIRM or joined:
        return True
    if before == "$":
        return False
    named = word in _GIVEN_NAMES
    if before in _MONTH_LOOSE:
        return not (named and tokens.kind[after] == "word" and tokens.capital(after))
    if index and tokens.kind[index - 1] == "word" and tokens.capital(index - 1):
        return False
    return not named and word not in _VERBS_TOO


def year(tokens: Tokens, index: int) -> Found | None:
    """Return a year, a split year ("2012-13") or "the year 2008", where the words beside it allow one."""
    if tokens.lower[index] in ("year", "calendar", "cy"):
        return _called_year(tokens, index)
    written = year_at(tokens, index)
    if written is None:
        return _spoken_year(tokens, index)
    if _counts(tokens, index, written):
        return None
    split = _split_year(tokens, index, written)
    return split or (Fixed(year_span(written)), index + 1)


def _spoken_year(tokens: Tokens, index: int) -> Found | None:
    """Read "(in) nineteen ninety-six"; round hundreds are left to the counts."""
    spoken = written_year(tokens, index)
    if spoken is None or not spoken[0] % 100 or tokens.before(index) not in _YEAR_AFTER:
        return None
    counts = tokens.kind[spoken[1]] == "word" and tokens.lower[spoken[1]] not in _YEAR_BEFORE
    return None if counts else (Fixed(year_span(spoken[0])), spoken[1])


def _called_year(tokens: Tokens, index: int) -> Found | None:
    after = skip(tokens, index, "calendar")
    after = skip(tokens, after, "year", "cy")
    after = skip(tokens, after, "of")
    written = year_at(tokens, after)
    if written is None or after == index:
        return None
    return _split_year(tokens, after, written) or (Fixed(year_span(written)), after + 1)


def _counts(tokens: Tokens, index: int, written: int) -> bool:
    """Whether a number shaped like a year counts or numbers something instead."""
    before, after = tokens.before(index), tokens.lower[index + 1]
    ranged = after in _DASHES and len(tokens.lower[index + 2]) == 4 and tokens.kind[index + 2] == "number"
    if (before in _YEAR_NOT_AFTER and not ranged) or (index and _touches(tokens, index)):
        return True
    if tokens.kind[index + 1] == "figure" or (
        after == "-" and tokens.kind[index + 2] == "word" and tokens.lower[index + 2] not in MONTHS
    ):
        return True
    if after == "-" and tokens.kind[index + 2] == "number" and "-" in (before, tokens.lower[index + 3]):
        return True  # three numbers in a chain: a code or a telephone
    recent = 1900 <= written <= 2100
    if before in _YEAR_AFTER or before in _YEAR_MARKS:
        noun = (
            tokens.kind[index + 1] == "word" and not tokens.capital(index + 1) and after not in _YEAR_BEFORE
        )
        plural = after.endswith("s") and written % 100 == 0 and before != "the"
        return noun and (plural or not recent)
    if not recent:
        return True
    return written % 100 == 0 or not _reads_as_year(tokens, index)


def _plural(tokens: Tokens, index: int) -> bool:
    """Whether a plural noun stands there, as far as its ending tells."""
    word = tokens.lower[index]
    return (
        tokens.kind[index] == "word"
        and word.endswith("s")
        and word not in _YEAR_BEFORE
        and not tokens.capital(index)
    )


def _touches(tokens: Tokens, index: int) -> bool:
    """Whether something is glued before a number that makes it a code, a price or a part of one."""
    if not tokens.glued(index):
        return False
    before = tokens.before(index)
    if tokens.kind[index - 1] == "mark":
        if before == "-" and tokens.glued(index - 1):
            chained = index > 2 and tokens.lower[index - 3] == "-" and tokens.glued(index - 2)
            return tokens.kind[index - 2] == "number" and (chained or len(tokens.lower[index - 2]) != 4)
        return before not in ("(", "[", "–", "—", "~", "/", "'", "‘", '"', "“", "=", ",", ":")
    return True


def _reads_as_year(tokens: Tokens, index: int) -> bool:
    """Whether a bare number starts a sentence, stands in a name ("Euro 2024") or ends a phrase."""
    if index == 0 or tokens.before(index) in (".", "?", "!", '"', "“"):
        return True
    if tokens.kind[index - 1] != "word":
        return False
    if tokens.kind[index + 1] != "word" or tokens.lower[index + 1] in _YEAR_AFTER:
        return True
    return tokens.capital(index - 1) or not tokens.lower[index + 1].endswith("s")  # "a 2013 memo"


def _split_year(tokens: Tokens, index: int, first: int, turn: int | None = None) -> Found | None:
    """Read "2012-13", "2023/24 season", "the 2023-2024 school year": a year that turns between the two."""
    digits = tokens.lower[index + 2]
    if (
        tokens.lower[index + 1] not in _DASHES
        or tokens.kind[index + 2] != "number"
        or not tokens.glued(index + 2)
    ):
        return None
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits) if len(digits) == 2 else 0
    after = index + 3
    if last != first + 1 and not (digits == "00" and first % 100 == 99):
        return None
    if tokens.glued(after) and tokens.lower[after] in ("-", "/", "."):
        following = tokens.kind[after + 1]
        if following == "number":
            return None
    kind = f"{tokens.lower[after]} {tokens.lower[after + 1]}"
    if len(digits) == 4 and not turn and tokens.lower[after] != "season" and kind not in _SPLIT_YEARS:
        return None
    turn = turn or _SPLIT_YEARS.get(kind) or _SPLIT_YEARS.get(tokens.lower[after], _SPLIT_YEARS["default"])
    return Fixed(year_span(first, turn)), after


def fiscal_year(tokens: Tokens, index: int) -> Found | None:
    """Return "FY2024", "FY24", "fiscal 2023", "fiscal year 2012-13".

    A single figure is taken as that calendar year: where the body's own year turns isn't written.
    """
    word = tokens.lower[index]
    turn = _SPLIT_YEARS.get(f"{word} year")
    if turn is None and word != "fy":
        return None
    after = skip(tokens, skip(tokens, index + 1, "year"), "'", "’", "of")
    written = year_at(tokens, after)
    if written:
        return _split_year(tokens, after, written, turn) or (Fixed(year_span(written)), after + 1)
    short = tokens.lower[after]
    if tokens.lower[index] == "fy" and tokens.kind[after] == "number" and len(short) == 2:
        return Fixed(year_span(2000 + int(short))), after + 1
    return None


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
        split = _split_year(tokens, after, written)
        return Month(first, written, 3), split[1] if split else after + 1
    if tokens.before(index) == "the" and tokens.lower[index + 1] in ("before", "earlier"):
        return SameIn(Step("year", -1, named=True)), index + 2
    opening = tokens.before(index - 1) if tokens.before(index) == "the" else ""
    alone = ends_phrase(tokens, index + 1)
    if alone and opening in _SEASON_OPENINGS and tokens.lower[index] != "fall":
        return Month(first, None, 3), index + 1
    return None
