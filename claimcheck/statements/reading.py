"""A bare sentence read into a statement: its figures, the times it names, the main one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claimcheck.model import Period, Quantity, Statement
from claimcheck.periods import extract_periods, main_period
from claimcheck.quantities import extract_quantities
from claimcheck.text import compact

__all__ = ["statement_of"]


def statement_of(text: str, published: dt.date | None = None, context: str = "") -> Statement:
    """Return a sentence as a statement: quantities, periods and main period, no speaker, score 1.

    ``published`` is the day it was written: relative times count from it, and it is the statement's
    ``as_of``. Offsets of quantities and periods count in ``text``, soft hyphens and the like included.
    """
    words, positions = compact(text)
    quantities = extract_quantities(words)
    periods = extract_periods(words, published)
    if positions:
        quantities = tuple(_moved(quantity, text, positions) for quantity in quantities)
        periods = tuple(_placed(period, text, positions) for period in periods)
    return Statement(
        text=text,
        start=0,
        end=len(text),
        period=main_period(periods, published),
        periods=periods,
        quantities=quantities,
        context=context,
        as_of=published,
    )


def _span(start: int, end: int, positions: list[int]) -> tuple[int, int]:
    """Return where a span of the compacted text stands; it ends behind its last character."""
    return positions[start], positions[end - 1] + 1


def _moved(quantity: Quantity, text: str, positions: list[int]) -> Quantity:
    start, end = _span(quantity.start, quantity.end, positions)
    counted_span = quantity.counted_span and _span(*quantity.counted_span, positions)
    return replace(quantity, start=start, end=end, text=text[start:end], counted_span=counted_span)


def _placed(period: Period, text: str, positions: list[int]) -> Period:
    if period.span is None:
        return period
    start, end = _span(*period.span, positions)
    return replace(period, span=(start, end), text=text[start:end])
