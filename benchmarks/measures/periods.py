"""Periods: our gold cases, and Microsoft Recognizers' English date specs where they speak of what we call a period.

A case of the specs counts where it states days and longer times only. It is right where every expected time is
found with its text and days, and nothing else is. What is translated: their ranges end before ``end``, one that
names its last year or month stops where that begins, and a time without its year may be either of two.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

from measures._result import Result, read_lines

from claimcheck.model import Period
from claimcheck.periods import extract_periods

SPECS = Path("data", "quantities", "recog_datetime_datetimemodel.jsonl.gz")
_ONE_DAY = dt.timedelta(days=1)
_PERIOD_TYPES = {"datetimeV2.date", "datetimeV2.daterange"}

# Their conventions that are not ours, each by its name, the words that show it, and why.
CONVENTIONS: dict[str, tuple[str, str]] = {
    "holidays": (
        r"easter|christmas|independence|new year|thanksgiving|black friday|earth day|patrick|juneteenth|workers|"
        r"freedom day|jubilee|halloween|valentine|mother|father|labou?r day|veterans|memorial|martin luther|mlk|"
        r"presidents|ramadan|lunar|chinese|eid|may day|columbus|all saint|otd|teacher|mao|cyber|inaugur",
        "a feast's name is not read as a day",
    ),
    "vague parts": (
        r"\b(early|late|mid|beginning|start|middle|end|earlier|later|remaining|rest)\b|\beo[dmy]\b",
        "how many days 'early' or 'the end of' covers is each reader's choice",
    ),
    "month first": (r"^\D*\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?\b", "numeric dates are read day first, and need a year"),
    "numeric without a year": (r"\b\d{1,2}[/.-]\d{1,2}\b", "'5/12' alone is a fraction, a score or two dates"),
    "weeks by number": (r"\bweek \d|\bw\d", "'week 31' depends on the calendar in use"),
    "business days": (r"business|work(ing)? ?(day|week)|weekday", "working days depend on the place"),
    "unresolved years": (r"school|fiscal|\bs?y ?\d\d|\bsy\b", "theirs has no days"),
    "bare unit": (r"^(the |for the )?(day|week|month|year|weekend|fortnight)$", "'partner of the month' names no time"),
    "weekdays of the calendar week": (
        r"(next|last|previous|following) \w*day|next week|last week",
        "'next Friday' is the next one to come here, next week's there",
    ),
    "bare day number": (r"^(on |around )?(the )?\d{1,2}(st|nd|rd|th)?$|^\w+ (the )?\d+(st|nd|rd|th)?$", "'the 18th' alone"),
}


def run(data: Path) -> Result:
    """Measure the specs' cases; the table lists what was skipped, by convention."""
    tally: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    for case in read_lines(data / SPECS):
        if not _about_periods(case):
            continue
        convention = _convention(case)
        if convention:
            skipped[convention] += 1
            continue
        tally["cases"] += 1
        tally["right"] += is_right(case)
    share = tally["right"] / tally["cases"] if tally["cases"] else 0.0
    rows = [f"{tally['right']} of {tally['cases']} specs' cases exact in text and days: {share:.3f}"]
    rows += [f"  skipped {count:3} {name}: {CONVENTIONS[name][1]}" for name, count in skipped.most_common()]
    return Result("\n".join(rows), {"specs_exact": share, "specs_cases": tally["cases"]})


def _about_periods(case: dict[str, Any]) -> bool:
    types = {result.get("TypeName") for result in case["results"]}
    return types <= _PERIOD_TYPES and bool((case["context"] or {}).get("ReferenceDateTime"))


def _convention(case: dict[str, Any]) -> str | None:
    for name, (pattern, _why) in CONVENTIONS.items():
        if any(re.search(pattern, result["Text"].lower()) for result in case["results"]):
            return name
    return None


def is_right(case: dict[str, Any]) -> bool:
    """Whether we find every expected time with its text and days, and no other."""
    found = extract_periods(case["text"], dt.date.fromisoformat(case["context"]["ReferenceDateTime"][:10]))
    expected = case["results"]
    return len(found) == len(expected) and all(map(_matches, found, expected))


def _matches(period: Period, result: dict[str, Any]) -> bool:
    start, end = period.span or (0, 0)
    slack = {"the ": 4, "on ": 3, "in ": 3, "during ": 7}
    lead = next((size for words, size in slack.items() if result["Text"].lower().startswith(words)), 0)
    if end != result["End"] + 1 or start not in (result["Start"], result["Start"] + lead):
        return False
    values = (result.get("Resolution") or {}).get("values") or []
    return any(_same_days(period, value) for value in values)


def _same_days(period: Period, value: dict[str, Any]) -> bool:
    if "value" in value:
        return str(period.start) == str(period.end) == value["value"]
    starts = {None if period.start is None else str(day) for day in _starts(period)}
    ends = {None if period.end is None else str(day) for day in _ends(period)}
    return value.get("start") in starts and value.get("end") in ends


def _starts(period: Period) -> list[dt.date | None]:
    """The day itself; "after 1 May" starts with the day in theirs."""
    return [period.start, period.start - _ONE_DAY if period.start and period.end is None else period.start]


def _ends(period: Period) -> list[dt.date | None]:
    """The day after ours; or the first day of the unit that ends the range; or that day itself."""
    end = period.end
    if end is None:
        return [None]
    return [end + _ONE_DAY, end, end.replace(day=1), end.replace(month=1, day=1)]
