"""The grammar of years: "2024", "2012-13", "fiscal 2023", "nineteen ninety-six", and what is no year."""

from __future__ import annotations

from claimcheck.periods.calendar_dates import Found
from claimcheck.periods.nodes import Fixed
from claimcheck.periods.spans import year_span
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import DASHES, MONTHS, dates, skip, written_year, year_at

__all__ = ["fiscal_year", "plural_at", "split_year", "year"]

_SPLIT_YEARS: dict[str, int] = dates()["split_years"]
_NOT_AFTER = frozenset(dates()["year"]["not_after"])
_AFTER = frozenset(dates()["year"]["temporal"])
_BEFORE = _AFTER | frozenset(dates()["year"]["followed_by"])
_MARKS = ("(", "[", ",", "-", "–", "—", "~", "/", ";", ":", "=")


def year(tokens: Tokens, index: int) -> Found | None:
    """Return a year, a split year ("2012-13") or "the year 2008", where the words beside it allow one."""
    if tokens.lower[index] in ("year", "calendar", "cy"):
        return _called_year(tokens, index)
    written = year_at(tokens, index)
    if written is None:
        return _spoken_year(tokens, index)
    if _counts(tokens, index, written):
        return None
    split = split_year(tokens, index, written)
    return split or (Fixed(year_span(written)), index + 1)


def _spoken_year(tokens: Tokens, index: int) -> Found | None:
    """Read "(in) nineteen ninety-six"; round hundreds are left to the counts."""
    spoken = written_year(tokens, index)
    if spoken is None or not spoken[0] % 100 or tokens.before(index) not in _AFTER:
        return None
    counts = tokens.kind[spoken[1]] == "word" and tokens.lower[spoken[1]] not in _BEFORE
    return None if counts else (Fixed(year_span(spoken[0])), spoken[1])


def _called_year(tokens: Tokens, index: int) -> Found | None:
    after = skip(tokens, index, "calendar")
    after = skip(tokens, after, "year", "cy")
    after = skip(tokens, after, "of")
    written = year_at(tokens, after)
    if written is None or after == index:
        return None
    return split_year(tokens, after, written) or (Fixed(year_span(written)), after + 1)


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
        return split_year(tokens, after, written, turn) or (Fixed(year_span(written)), after + 1)
    return _short_fiscal_year(tokens, after) if word == "fy" else None


def _short_fiscal_year(tokens: Tokens, index: int) -> Found | None:
    """Read "(FY)24", "(FY)23/24"."""
    if tokens.kind[index] != "number" or len(tokens.lower[index]) != 2:
        return None
    first = 2000 + int(tokens.lower[index])
    if tokens.lower[index + 1] in DASHES and tokens.lower[index + 2] == f"{first - 1999:02}":
        return Fixed(year_span(first, _SPLIT_YEARS["fiscal year"])), index + 3
    return Fixed(year_span(first)), index + 1


def split_year(tokens: Tokens, index: int, first: int, turn: int | None = None) -> Found | None:
    """Return a year that turns between two: "2012-13", "2023/24 season", "the 2023-2024 school year".

    ``turn`` is its first month where the words before it say so, else the words behind it do, or the default.
    """
    digits = tokens.lower[index + 2]
    if (
        tokens.lower[index + 1] not in DASHES
        or tokens.kind[index + 2] != "number"
        or not tokens.glued(index + 2)
    ):
        return None
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits) if len(digits) == 2 else 0
    after = index + 3
    if last != first + 1 and not (digits == "00" and first % 100 == 99):
        return None
    if tokens.glued(after) and tokens.lower[after] in ("-", "/", ".") and tokens.kind[after + 1] == "number":
        return None
    kind = f"{tokens.lower[after]} {tokens.lower[after + 1]}"
    if len(digits) == 4 and not turn and tokens.lower[after] != "season" and kind not in _SPLIT_YEARS:
        return None
    turn = turn or _SPLIT_YEARS.get(kind) or _SPLIT_YEARS.get(tokens.lower[after], _SPLIT_YEARS["default"])
    return Fixed(year_span(first, turn)), after


def _counts(tokens: Tokens, index: int, written: int) -> bool:
    """Whether a number shaped like a year counts or numbers something instead."""
    before, after = tokens.before(index), tokens.lower[index + 1]
    ranged = after in DASHES and len(tokens.lower[index + 2]) == 4 and tokens.kind[index + 2] == "number"
    if (before in _NOT_AFTER and not ranged) or (index and _touches(tokens, index)):
        return True
    if tokens.kind[index + 1] == "figure" or (
        after == "-" and tokens.kind[index + 2] == "word" and tokens.lower[index + 2] not in MONTHS
    ):
        return True
    if after == "-" and tokens.kind[index + 2] == "number" and "-" in (before, tokens.lower[index + 3]):
        return True  # three numbers in a chain: a code or a telephone
    recent = 1900 <= written <= 2100
    if before in _AFTER or before in _MARKS:
        noun = tokens.kind[index + 1] == "word" and not tokens.capital(index + 1) and after not in _BEFORE
        plural = after.endswith("s") and written % 100 == 0 and before != "the"
        return noun and (plural or not recent)
    if not recent:
        return True
    return written % 100 == 0 or not _reads_as_year(tokens, index)


def plural_at(tokens: Tokens, index: int) -> bool:
    """Return whether a plural noun stands there, as far as its ending tells."""
    word = tokens.lower[index]
    return (
        tokens.kind[index] == "word"
        and word.endswith("s")
        and word not in _BEFORE
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
    if tokens.kind[index + 1] != "word" or tokens.lower[index + 1] in _AFTER:
        return True
    return tokens.capital(index - 1) or not tokens.lower[index + 1].endswith("s")  # "a 2013 memo"
