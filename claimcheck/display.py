"""How verdicts, figures, intervals, dates and sources are told to a person, on every screen alike."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from claimcheck.intervals import in_whole_numbers
from claimcheck.model import (
    Candidate,
    Comparison,
    Document,
    Gap,
    Hedge,
    Interval,
    Period,
    Quantity,
    Relation,
    Speaker,
    SpeakerStance,
    Verdict,
)
from claimcheck.text import harmless

__all__ = [
    "MARKS",
    "count_words",
    "counted_as",
    "day",
    "gap_words",
    "headline",
    "interval_words",
    "number",
    "period_words",
    "quantity_words",
    "source_name",
    "source_words",
    "speaker_words",
    "standing_words",
]

# The mark carries the meaning, colour only repeats it.
MARKS = {
    Verdict.CONFLICTS: ("≠", "conflicts", "red"),
    Verdict.AGREES: ("=", "agrees", "green"),
    Verdict.BORDERLINE: ("≈", "borderline", "yellow"),
    Verdict.DISPUTED: ("⇄", "disputed", "yellow"),
    Verdict.NOT_COMPARABLE: ("∥", "unlike", "blue"),
    Verdict.NO_SOURCE: ("·", "no source", "faint"),
}

_UNNAMED = ("count", "rank", "score", "ratio", "multiple", None)  # units that the words around a figure tell
_SIGNS = {"percent": " %", "percentage_point": " percentage points", "degree_Celsius": " °C", "degC": " °C"}
_DIGITS = 4  # significant, of what is no whole number; a large one keeps a decimal
_LONGEST_NAME = 100  # characters of what a source is called
_NAMED = 3  # sources that are named of those which repeat another
_NOISE = 10  # significant digits beyond which binary fractions are no longer exact
_LARGEST_GROUPED = 1e15


def headline(comparison: Comparison) -> str:
    """Return a comparison in a few words: gap and direction where figures differ, or why none is told."""
    if comparison.cause:
        return f"another {comparison.cause.value}"
    if comparison.relation is Relation.AGREES or not comparison.gap or not comparison.gap.absolute:
        return ""
    direction = f", {comparison.direction.value}" if comparison.direction else ""
    return gap_words(comparison.gap) + direction


def number(value: float, unit: str | None = None, plus: str = "") -> str:
    """Return the value with thousands grouped and its unit: "1,400", "USD 2,500", "16.7 %".

    ``plus`` is what stands before a value above nought.
    """
    sign = "-" if value < 0 else plus if value > 0 else ""
    size = abs(value)
    digits = _grouped(size) if size < _LARGEST_GROUPED else f"{size:.4g}"
    if unit in _UNNAMED:
        return sign + digits
    if unit in _SIGNS:
        return sign + digits + _SIGNS[unit]
    if _is_currency(unit):
        return f"{unit} {sign}{digits}"
    return f"{sign}{digits} {harmless(unit).replace('_', ' ')}"


def interval_words(interval: Interval, unit: str | None = None) -> str:
    """Return the interval as a reader says it: "1,330 to 1,470", "more than 50", "at most 20 %"."""
    interval = in_whole_numbers(interval, unit)
    low, high = interval.low, interval.high
    if low is not None and high is not None:
        if low == high:
            return f"exactly {number(low, unit)}"
        text = f"{number(low, unit if _is_currency(unit) else None)} to {number(high, unit)}"
        edges = ["above the first"] * interval.low_open + ["below the last"] * interval.high_open
        return f"{text} ({' and '.join(edges)})" if edges else text
    if low is not None:
        return f"{'more than' if interval.low_open else 'at least'} {number(low, unit)}"
    if high is not None:
        return f"{'less than' if interval.high_open else 'at most'} {number(high, unit)}"
    return "any figure"


def gap_words(gap: Gap) -> str:
    """Return the gap, absolute and relative to the source: "+200 (+16.7 %)"."""
    absolute = number(gap.absolute, gap.unit, plus="+")
    return absolute if gap.relative is None else f"{absolute} ({percent(gap.relative)})"


def percent(share: float) -> str:
    """Return a relative gap as a signed percentage with one decimal, none where it is large."""
    size = abs(share) * 100
    digits = f"{size:,.0f}" if size >= 1000 else f"{size:.1f}".removesuffix(".0")  # noqa: PLR2004
    return f"{'-' if share < 0 else '+'}{digits} %"


def count_words(number: int, what: str) -> str:
    """Return so many of something in words: "1 claim", "1,200 claims"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def counted_as(quantity: Quantity) -> str:
    """Return what a quantity says besides its figure: hedge, kind, what is counted."""
    parts = [] if quantity.hedge is Hedge.EXACT else [quantity.hedge.value.replace("_", " ")]
    parts.append(quantity.kind.value)
    if quantity.counted:
        parts.append(f"of {harmless(quantity.counted)}")
    if quantity.per:
        parts.append(f"per {harmless(quantity.per)}")
    return ", ".join(parts)


def quantity_words(quantity: Quantity) -> str:
    """Return the figure of a quantity with its unit, scale applied."""
    return number(quantity.value, quantity.unit)


def day(date: dt.date) -> str:
    """Return the date as "5 Sep 2025"."""
    return f"{date.day} {date:%b} {date.year}"


def period_words(period: Period) -> str:
    """Return the period as "5 Sep 2025", "Sep 2025", "2024" or "until 3 Mar 2022"."""
    start, end = period.start, period.end
    if start and end:
        whole = _whole(start, end)
        if whole:
            return whole
        return day(start) if start == end else f"{day(start)} to {day(end)}"
    if start:
        return f"since {day(start)}"
    return f"until {day(end)}" if end else harmless(period.text)


def _grouped(size: float) -> str:
    """Return the digits of a figure as many as a reader needs, thousands grouped."""
    exact = Decimal(f"{size:.{_NOISE}g}")
    if exact == exact.to_integral_value():
        return f"{exact:,.0f}"
    decimals = max(1, _DIGITS - exact.adjusted() - 1)
    return f"{exact:,.{decimals}f}".rstrip("0").rstrip(".")


def _is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == len("USD") and unit.isupper()


def _whole(start: dt.date, end: dt.date) -> str:
    """Return the month or the year that those days begin and end; nothing where they are neither."""
    day_after = end + dt.timedelta(days=1) if end < dt.date.max else end
    if (start.day, day_after.day) != (1, 1) or start.year != end.year:
        return ""
    if (start.month, end.month) == (1, 12):
        return f"{start:%Y}"
    return f"{start:%b} {start.year}" if start.month == end.month else ""


def source_name(document: Document) -> str:
    """Return what a source is called in short: its publisher, else its title or address."""
    name = document.publisher or document.title or document.url or document.external_id or "untitled source"
    return harmless(name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…")


def source_words(document: Document) -> str:
    """Return what a quote is cited by: publisher or title, the day, the tier."""
    parts = [source_name(document)]
    if document.published:
        parts.append(day(document.published))
    if document.tier:
        parts.append(document.tier.value)
    return ", ".join(parts)


def standing_words(candidate: Candidate) -> list[str]:
    """Return what else there is to know of a source: a newer version, others in the same words."""
    told = [] if candidate.superseded_by is None else [f"superseded by source {candidate.superseded_by}"]
    if candidate.also:
        named = "; ".join(source_words(each.document) for each in candidate.also[:_NAMED])
        told.append(f"and {len(candidate.also)} more in the same words: {named}")
        if len(candidate.also) > _NAMED:
            told[-1] += " …"
    return told


def speaker_words(speaker: Speaker) -> str:
    """Return who says it, and whether they deny or doubt it."""
    stance = "" if speaker.stance is SpeakerStance.ASSERTS else f" ({speaker.stance.value} it)"
    return harmless(speaker.name) + stance
