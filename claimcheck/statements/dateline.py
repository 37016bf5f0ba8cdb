"""The day an article says it was written: a line above its report that holds a date and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from claimcheck.model import Grain
from claimcheck.periods import extract_periods
from claimcheck.text import Block, BlockKind, normalise

__all__ = ["day_written"]

_FIRST = 12  # blocks above a report, at most
_LONGEST = 70  # characters of such a line
_PROSE = 80  # characters; with a longer paragraph the report has begun
_APART = dt.timedelta(days=7)
# What may stand beside the date: a label, the day of the week, the time of day.
_BESIDE = re.compile(
    r"(?:first )?(?:published|posted|updated|date|on|at)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|am|pm|gmt|utc|bst|est|edt|et|cet|z|\d{1,2}",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")


def day_written(text: str, found: Sequence[Block], given: dt.date | None = None) -> dt.date | None:
    """Return the day that relative times of a text count from.

    That is the date on a line of its own above the report, else ``given``. A line more than a week away from
    the day given is no date of writing (an event's, say), and the day given stands.
    """
    for block in found[:_FIRST]:
        length = block.end - block.start
        if block.kind is BlockKind.PARAGRAPH and length > _PROSE:
            break
        day = _day_of(normalise(text[block.start : block.end])) if length <= _LONGEST else None
        if day and (given is None or abs(day - given) <= _APART):
            return day
    return given


def _day_of(line: str) -> dt.date | None:
    """Return the one day that a line names and nothing beside it, None for any other line."""
    days = [period for period in extract_periods(line) if period.grain is Grain.DAY and period.span]
    if len(days) != 1 or not days[0].span or days[0].start is None:
        return None
    start, end = days[0].span
    rest = _WORD.findall(line[:start]) + _WORD.findall(line[end:])
    return days[0].start if all(_BESIDE.fullmatch(word) for word in rest) else None
