"""Periods: Microsoft Recognizers' English date specs, where they speak of what we call a period.

A case counts where all it states are days and longer times. It is right where every expected time is found
with its text and its days, and nothing else is. Translated, not skipped: their ranges end before ``end``; one
that names its last year or month stops where that begins; a stretch up to now leaves its first day out; a
time without its year may be either of two.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measures._result import Result, read_lines

from claimcheck.model import Period
from claimcheck.periods import extract_periods

SPECS = Path("data", "quantities", "recog_datetime_datetimemodel.jsonl.gz")
_ONE_DAY = dt.timedelta(days=1)
_PERIOD_TYPES = {"datetimeV2.date", "datetimeV2.daterange"}
_WEEKDAY = r"(mon|tues|wednes|thurs|fri|satur|sun)day"


@dataclass(frozen=True)
class Convention:
    """A reading of theirs that is not ours: its name, the words that show it, and why."""

    name: str
    pattern: str
    why: str


CONVENTIONS = (
    Convention(
        "holidays",
        r"easter|christmas|independence|new year|thanksgiving|black friday|earth day|patrick|juneteenth|"
        r"workers|eid |freedom day|jubilee|halloween|valentine|labou?r day|mao|\botd\b|inauguration",
        "a feast's name is not read as a day",
    ),
    Convention(
        "vague parts",
        r"\b(early|late|mid|beginning|start|middle|end|earlier|later|remaining|rest)\b|\beo[dmy]\b",
        "how many days 'early' or 'the end of' covers is each reader's choice",
    ),
    Convention(
        "month first",
        r"^\D*\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?\b",
        "numeric dates are read day first, and need their year",
    ),
    Convention(
        "numeric without a year",
        r"\b\d{1,2}[/.-]\d{1,2}\b",
        "'5/12' alone is a fraction, a score or two dates",
    ),
    Convention("weeks by number", r"\bweek \d|\bw\d|w/c", "'week 31' depends on the calendar in use"),
    Convention("business days", r"business|work(ing)? ?(day|week)|weekday", "they depend on the place"),
    Convention(
        "bare unit",
        r"^(the |for the )?(day|week|month|year|weekend|fortnight)$",
        "'partner of the month': none",
    ),
    Convention(
        "weekdays of the calendar week",
        r"(next|last|previous|following) \w*day|(next|last|previous|this|following) week\b.*day",
        "'next Friday' is the next one to come here, next week's there",
    ),
    Convention(
        "bare day number",
        r"^(on |around )?(the )?\d{1,2}(st|nd|rd|th)?( this month)?$|week of the \d|"
        r"^(mon|tue|wed|thu|fri|sat|sun)\w* (the )?\d{1,2}(st|nd|rd|th)?$",
        "'the 18th' alone is left alone",
    ),
    Convention(
        "landing on a day",
        r"^(in )?(an?|one|two|three|\d+) (week|month|year|fortnight)s?( ago)?$",
        "'two months ago' is that month here, one day of it there",
    ),
    Convention(
        "bounded shifts", r"^(more|less) than", "'more than 2 weeks before today' is a duration's bound"
    ),
    Convention(
        "stretches from a start", r"\b(week|day|month)s?,? (starting|from)\b", "a duration with its start"
    ),
    Convention(
        "weekday beside a shift",
        _WEEKDAY
        + r",? (two|\d+) |(today|now|days|month|week|oct\.) on "
        + _WEEKDAY
        + rf"|{_WEEKDAY} of the foll",
        "one day told twice",
    ),
    Convention("query language", r"greater|[<>=]", "comparison signs of a query"),
    Convention(
        "codes", r"^\d{8}$|^\d{4} \d\d \d\d$|^[a-z]+-20\d\d-\d+$|20\d\d/23/|^23-20\d\d", "no date of prose"
    ),
    Convention("two-digit years", r"\b(of|first) \d\d$|\bcy\d\d|^\d\d s$|^1990 s$", "'April of 87', '90 s'"),
)


def run(data: Path) -> Result:
    """Measure the specs' cases; the table lists what was skipped, by convention."""
    cases = [case for case in read_lines(data / SPECS) if _about_periods(case)]
    named = [(case, convention_of(case)) for case in cases]
    kept = [case for case, convention in named if convention is None]
    skipped = Counter(convention for _case, convention in named if convention)
    right = sum(map(is_right, kept))
    share = right / len(kept) if kept else 0.0
    reasons = {convention.name: convention.why for convention in CONVENTIONS} | {
        "not resolved": "theirs gives no days ('fiscal year', 'summer', 30 February)",
        "points back": "'the same week that it happened': the week isn't named",
    }
    rows = [f"{right} of {len(kept)} cases exact in text and days: {share:.3f}"]
    rows += [f"  skipped {count:3} {name}: {reasons[name]}" for name, count in skipped.most_common()]
    return Result("\n".join(rows), {"specs_exact": share, "specs_cases": float(len(kept))})


def _about_periods(case: dict[str, Any]) -> bool:
    types = {result.get("TypeName") for result in case["results"]}
    return types <= _PERIOD_TYPES and bool((case["context"] or {}).get("ReferenceDateTime"))


def convention_of(case: dict[str, Any]) -> str | None:
    """Return the name of the convention that keeps a case from being compared, or None."""
    values = [value for result in case["results"] for value in _values(result)]
    if any(value.get("value") == "not resolved" for value in values):
        return "not resolved"
    if any(value.get("Mod") == "ref_undef" for value in values):
        return "points back"
    texts = [result["Text"].lower() for result in case["results"]]
    fitting = (item.name for item in CONVENTIONS if any(re.search(item.pattern, text) for text in texts))
    return next(fitting, None)


def is_right(case: dict[str, Any]) -> bool:
    """Whether we find every expected time with its text and days, and no other."""
    found = extract_periods(case["text"], dt.date.fromisoformat(case["context"]["ReferenceDateTime"][:10]))
    expected = case["results"]
    return len(found) == len(expected) and all(map(_matches, found, expected))


def _values(result: dict[str, Any]) -> list[dict[str, str]]:
    return (result.get("Resolution") or {}).get("values") or []


def _matches(period: Period, result: dict[str, Any]) -> bool:
    """Whether text and days are the same; a leading "the", "on", "in" or "for" belongs to neither."""
    start, end = period.span or (0, 0)
    lead = re.match(r"(?:(?:the|on|in|for|within) )*", result["Text"].lower())
    starts = (result["Start"], result["Start"] + (lead.end() if lead else 0))
    if end != result["End"] + 1 or start not in starts:
        return False
    return any(_same_days(period, value) for value in _values(result))


def _same_days(period: Period, value: dict[str, str]) -> bool:
    if "value" in value:
        return {str(period.start), str(period.end)} == {value["value"]}
    starts = {str(day) for day in _starts(period)}
    ends = {str(day) for day in _ends(period)}
    open_since = value.get("Mod") == "since"  # theirs runs on, ours to the day of writing
    return value.get("start", "None") in starts and (open_since or value.get("end", "None") in ends)


def _starts(period: Period) -> list[dt.date | None]:
    return [period.start, period.start - _ONE_DAY if period.start else None]


def _ends(period: Period) -> list[dt.date | None]:
    """Return the ways to say our end in theirs: the day after, that day, the first day of its unit."""
    end = period.end
    if end is None:
        return [None]
    quarter = end.replace(day=1, month=(end.month - 1) // 3 * 3 + 1)
    return [end + _ONE_DAY, end, end.replace(day=1), quarter, end.replace(month=1, day=1)]
