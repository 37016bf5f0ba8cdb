"""Tell dates and times from quantities: years, days beside a month, clock times, "9/11"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language import table
from claimcheck.model import Hedge
from claimcheck.quantities.counted import is_plural
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.number import Form
from claimcheck.quantities.scan import Token, TokenKind, token_at, word_at

__all__ = ["is_clock_time", "is_day", "is_short_year", "is_slash_pair", "is_year"]

_RULES = table("exclusions")
_MONTHS = frozenset(_RULES["months"]["names"])
_MONTHS_AS_NAMES = frozenset(_RULES["months"]["capitalised_only"])
_LOWER_MONTH_AFTER = frozenset(_RULES["months"]["lower_after"])
_DAY_JOINTS = frozenset(_RULES["months"]["joints"])
_CLOCK = frozenset(_RULES["time"]["after"])
_DAYTIMES = frozenset(_RULES["time"]["of_day"])
_YEARS = _RULES["years"]
_OLDEST: int = _YEARS["oldest"]
_ERAS = frozenset(_YEARS["eras"])
_YEAR_AFTER = frozenset(_YEARS["after"])
_TIME_BEFORE = frozenset(_YEARS["time_before"])
_APOSTROPHES = frozenset("'’‘")
_CENTURIES = frozenset(_YEARS["centuries"])
_SPOKEN = frozenset({*table("numbers")["tens"], *_YEARS["teens"]})
_COUNTABLE = frozenset(table("counted")["countable"]["words"])
_STOP = frozenset(table("counted")["stop"]["words"].split())
_PARTED = frozenset(_RULES["parted"]["by"])


def is_clock_time(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell a time of day: "10.45pm", "5 a.m."."""
    after = token_at(tokens, figure.number.last)
    if after.low in _CLOCK:
        return True
    ahead = [token_at(tokens, figure.number.last + step).low for step in range(3)]
    if ahead[:2] == ["in", "the"]:
        return ahead[2] in _DAYTIMES
    return ahead[0] in ("a", "p") and ahead[2] == "m"


def is_slash_pair(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "11/9", a day or a name, from a part of one in common use ("3/4")."""
    first, last = figure.number.first, figure.number.last
    if figure.number.form is not Form.FRACTION or last - first < 3 or tokens[last - 2].text not in "/⁄":
        return False
    over, under = int(tokens[last - 3].text), int(tokens[last - 1].text)
    return over >= under or under not in _PARTED


def is_short_year(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell a year or decade of two digits ("in '82", "the 90's") or in words ("nineteen sixty-one")."""
    first, last = figure.number.first, figure.number.last
    if word_at(tokens, last) in _APOSTROPHES and word_at(tokens, last + 1) == "s" and tokens[last + 1].glued:
        return tokens[last].glued  # "the 90's"
    before = token_at(tokens, first - 1)
    if before.text in _APOSTROPHES and token_at(tokens, first).glued:
        return not before.glued and len(tokens[first].text) == 2
    if figure.number.form is not Form.WORDS or not 10 <= figure.number.value < 100:
        return False
    opens = tokens[first].low in _CENTURIES and last == first + 1 and token_at(tokens, last).low in _SPOKEN
    return opens or (before.low in _CENTURIES and tokens[first].low in _SPOKEN)


def is_year(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell a bare number of four digits that dates ("in 2019") from one that counts ("2000 people")."""
    number = figure.number
    if _has_era(figure, tokens):
        return True
    if figure.upper is not None:
        return _looks_like_year(number.first, tokens) and figure.upper.value < 2200
    if number.last - number.first != 1 or not _looks_like_year(number.first, tokens):
        return _is_old_year(figure, tokens)
    before, after = token_at(tokens, figure.outer[0] - 1), token_at(tokens, number.last)
    if not _counts_after(tokens, number.last):
        return figure.hedge in (Hedge.EXACT, Hedge.ABOUT, Hedge.RANGE)
    if figure.hedge is not Hedge.EXACT:
        return False
    if after.low in _COUNTABLE:
        return before.low in _TIME_BEFORE
    modern = _YEARS["modern"][0] <= number.value <= _YEARS["modern"][1]
    return modern or before.low in _TIME_BEFORE or before.low in _YEAR_AFTER


def _has_era(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "14 AD", "3000 BC", "AD 14"."""
    return any(token_at(tokens, at).text in _ERAS for at in (figure.core[1], figure.core[0] - 1))


def _is_old_year(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "in 1086" from "1086 sheep": before the year 1500 only a word of time makes a year."""
    text = tokens[figure.number.first].text
    if not (len(text) == 4 and text.isdecimal() and _OLDEST <= int(text) < _YEARS["first"]):
        return False
    dated = token_at(tokens, figure.outer[0] - 1).low in _TIME_BEFORE or _is_month(tokens, figure.core[0] - 1)
    return dated and figure.unit is None and not _counts_after(tokens, figure.core[1])


def _counts_after(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a plural noun follows, one modifier before it read over."""
    ahead = [token_at(tokens, at), token_at(tokens, at + 1)]
    if any(token.kind is not TokenKind.WORD or token.low in _STOP for token in ahead[:1]):
        return False
    return is_plural(ahead[0].low) or (ahead[1].kind is TokenKind.WORD and is_plural(ahead[1].low))


def _looks_like_year(at: int, tokens: Sequence[Token]) -> bool:
    text = tokens[at].text
    return len(text) == 4 and text.isdecimal() and _YEARS["first"] <= int(text) <= _YEARS["last"]


def is_day(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell a day beside its month: "September 8", "8 September", "7 and 8 November"."""
    number = figure.upper or figure.number
    if not (number.form is Form.DIGITS and 1 <= number.value <= 31 and number.value.is_integer()):
        return False
    before, after = figure.number.first - 1, figure.core[1]
    for _ in range(2):
        if token_at(tokens, before).text == "." and before:
            before -= 1
        if _is_month(tokens, before) or _is_month(tokens, after):
            return True
        before = before - 2 if _joins_days(tokens, before, before - 1) else -1
        after = after + 2 if _joins_days(tokens, after, after + 1) else -1
    return False


def _joins_days(tokens: Sequence[Token], joint: int, day: int) -> bool:
    """Tell the "7 and" of "7 and 8 November", or the "to 9" of "March 7 to 9"."""
    return token_at(tokens, joint).low in _DAY_JOINTS and token_at(tokens, day).kind is TokenKind.NUMERAL


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    token = token_at(tokens, at)
    if token.low not in _MONTHS:
        return False
    if token.low not in _MONTHS_AS_NAMES or token.text[0].isupper():
        return True
    before = token_at(tokens, at - 2 if token_at(tokens, at - 1).kind is TokenKind.NUMERAL else at - 1)
    return before.low in _LOWER_MONTH_AFTER
