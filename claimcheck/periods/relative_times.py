"""The grammar of times told from another: "last month", "two decades ago", "a year earlier", "yesterday"."""

from __future__ import annotations

from claimcheck.periods.calendar_dates import Found, Reader, calendar_date
from claimcheck.periods.clauses import clause_before
from claimcheck.periods.nodes import Day, Month
from claimcheck.periods.shifts import Again, Around, Beside, Shift, Step
from claimcheck.periods.tense import lean_at
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.wholes import window_end
from claimcheck.periods.words import MONTHS, SEASONS, UNITS, WEEKDAYS, count_at, dates, ends_phrase, skip

__all__ = ["counted", "deictic", "step"]

_DAYS: dict[str, int] = dates()["days"]
_DAY_PAIRS: dict[str, int] = dates()["day_pairs"]
_NOW: dict[str, int] = dates()["steps"]["now"]
_NAMED: dict[str, int] = dates()["steps"]["named"]
_GOVERNED = ("of", "before", "that", "when", "in")  # "the last month of pregnancy" is no month of ours
_DENYING = frozenset(dates()["future"]["denying"])
_STEPS = {**_NOW, **_NAMED}


def deictic(tokens: Tokens, index: int) -> Found | None:
    """Return "today", "last night", "the day before yesterday"."""
    word = tokens.lower[index]
    named = index > 0 and tokens.capital(index) and tokens.capital(index - 1)  # "USA Today"
    if word in _DAYS and not named:
        return Step("day", _DAYS[word]), index + 1
    pair = f"{word} {tokens.lower[index + 1]}"
    if pair in _DAY_PAIRS:
        return Step("day", _DAY_PAIRS[pair]), index + 2
    if word == "day" and tokens.lower[index + 1] in ("before", "after"):
        way = -1 if tokens.lower[index + 1] == "before" else 1
        if _DAYS.get(tokens.lower[index + 2]) == way:
            return Step("day", 2 * way), index + 3
    return None


def step(tokens: Tokens, index: int) -> Found | None:
    """Return "last month", "next Friday", "the previous quarter", "the past 12 months", "last July"."""
    word = tokens.lower[index]
    if word not in _STEPS:
        return None
    after = index + 1
    if word == "this" and tokens.lower[after] in ("past", "coming", "upcoming"):
        return step(tokens, after)
    if tokens.lower[after + 1] == "year":
        after = skip(tokens, after, "calendar", "fiscal", "financial")
    return (
        _stretch(tokens, after, _STEPS[word])
        or _stepped_name(tokens, after, _STEPS[word])
        or _stepped_unit(tokens, index, after)
    )


def _stretch(tokens: Tokens, index: int, steps: int) -> Found | None:
    """Read "(the past) 12 months", "(the next) two years"."""
    number = count_at(tokens, index)
    if not steps or number is None or not number[0]:
        return None
    unit = UNITS.get(tokens.lower[number[1]])
    return (Around(unit, number[0], ahead=steps > 0), number[1] + 1) if unit else None


def _stepped_name(tokens: Tokens, index: int, steps: int) -> Found | None:
    """Read "(last) Friday", "(next) March", "(this) summer", "(next) Tuesday, 5 May"."""
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


def _stepped_unit(tokens: Tokens, index: int, unit_at: int) -> Found | None:
    """Read "last month", "the past year" (the twelve months to now), "the same day"."""
    word, unit = tokens.lower[index], UNITS.get(tokens.lower[unit_at])
    after = unit_at + 1
    if unit is None or tokens.lower[unit_at].endswith("s") or (word in _NAMED and unit == "half"):
        return None
    if word in _NAMED and not _STEPS[word]:
        return Again(unit), after
    if word in _NAMED or (word == "next" and unit == "day"):
        return Step(unit, _STEPS[word], named=True), after
    if unit == "day" or (word == "last" and tokens.lower[after] in _GOVERNED):
        return None
    rolling = word == "past" or (word == "last" and tokens.before(index) == "the")
    if rolling and unit not in ("weekend", "half", "quarter"):
        return Around(unit, 1), after
    return Step(unit, _NOW[word]), after


def counted(tokens: Tokens, index: int, simple: Reader) -> Found | None:
    """Return "two decades ago", "a year earlier", "3 weeks after 12 January", "12 months to March"."""
    number = count_at(tokens, index)
    if number is None or not number[0]:
        return None
    count, after = number
    steps = _STEPS.get(tokens.lower[after], 0)
    unit_at = skip(tokens, after, "-", "calendar", "full") + bool(steps)
    unit = UNITS.get(tokens.lower[unit_at])
    if unit is None:
        return None
    if steps and (count == 1 or tokens.lower[unit_at].endswith("s")):
        return Around(unit, count, ahead=steps > 0), unit_at + 1
    return (
        _ahead(tokens, index, unit_at + 1, unit, count)
        or _shifted(tokens, unit_at + 1, unit, count)
        or _shifted_from(tokens, index, unit_at + 1, unit, count, simple)
        or window_end(tokens, unit_at + 1, unit, count, simple)
    )


def _ahead(tokens: Tokens, index: int, after: int, unit: str, count: int) -> Found | None:
    """Read "in two weeks" and "within two years" where the clause looks ahead; else they say how long."""
    before, lean = tokens.before(index), lean_at(tokens, index, after)
    in_time = tokens.lower[after] in ("'", "’") and "time" in tokens.lower[after + 1 : after + 3]
    if not _DENYING.isdisjoint(clause_before(tokens, index)):  # "they have not met in two years"
        return None
    if before == "in" and (lean == "sure" or in_time):
        return Shift(unit, count), after
    if before == "within" and lean and tokens.lower[after] != "of":
        return Around(unit, count, ahead=True), after
    return None


def _shifted(tokens: Tokens, index: int, unit: str, count: int) -> Found | None:
    """Read "(a year) ago", "(a week) earlier", "(two months) from now"."""
    word, after = tokens.lower[index], index + 1
    if word == "ago":
        return Shift(unit, -count, named=unit == "year"), after
    if word in ("earlier", "before", "previously") and ends_phrase(tokens, after):
        return Shift(unit, -count, named=True), after
    if word in ("later", "hence"):
        return Shift(unit, count, named=word == "later"), after
    if word == "from" and tokens.lower[after] == "now":
        return Shift(unit, count), after + 1
    return None


def _shifted_from(
    tokens: Tokens, start: int, index: int, unit: str, count: int, simple: Reader
) -> Found | None:
    """Read "(two months) after 12 January", but no rate: "16,113 shillings (a month) from 1 November"."""
    word = tokens.lower[index]
    if word not in ("before", "after", "from"):
        return None
    if word == "from" and count == 1 and tokens.before(index - 2).endswith("s"):
        return None
    found = simple(tokens, skip(tokens, index + 1, "the"))
    if found is None:
        return None
    way = -1 if word == "before" else 1
    if tokens.before(start) == "the":  # "the twelve months before July 2021": all of them
        return Beside(unit, way * count, found[0]), found[1]
    return Shift(unit, way * count, of=found[0]), found[1]
