"""The figures of a statement made ready to compare: votes joined, minus signs as falls, money carried on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.compare.convert import PERCENT, POINTS
from claimcheck.compare.figure import Figure, of_quantity
from claimcheck.compare.quantifiers import quantified
from claimcheck.model import Interval, Kind, Quantity, Role, Statement, Trend

__all__ = ["as_mass", "as_money", "as_points", "figures_of", "quantified_figures", "told_in_words"]


# A statement with more is a table or a list; each is paired with each, which would take minutes.
_MOST, _MOST_IN_WORDS = 32, 8  # figures


def figures_of(statement: Statement) -> list[Figure]:
    """Return the figures that a statement is about; those that only name its time are left out.

    A bare figure of millions beside money is money too, and so is one that money is measured against:
    "3.99 billion dollars, down from 10.25 billion", "455 francs, against 920".
    """
    spans = [period.span for period in statement.periods if period.span]
    quantities = [
        quantity
        for quantity in statement.quantities[:_MOST]
        if not any(quantity.start < end and start < quantity.end for start, end in spans)
    ]
    quantities = _with_votes([_unsigned(quantity) for quantity in quantities], statement.text)
    return [of_quantity(_with_money(quantity, quantities, statement.text)) for quantity in quantities]


def quantified_figures(statement: Statement) -> list[Figure]:
    """Return the figures that a statement gives in words such as "none" and "most"."""
    taken = [(quantity.start, quantity.end) for quantity in statement.quantities]
    return [
        of_quantity(quantity)
        for quantity in quantified(statement.text)[:_MOST_IN_WORDS]
        if not any(quantity.start < end and start < quantity.end for start, end in taken)
    ]


def told_in_words(statement: Statement, quantity: Quantity) -> bool:
    """Return whether a quantity of a statement is one of its words for how many, "most", and no figure."""
    return not any(one.start < quantity.end and quantity.start < one.end for one in statement.quantities)


_BETWEEN_VOTES = re.compile(r"\s+(?:votes?\s+)?(?:to|against)\s+", re.IGNORECASE)
# "31 members voting in favour and 19 against".
_IN_FAVOUR = re.compile(r"[^.;\d]{0,40}?\b(?:in favou?r|for)\b[^.;\d]{0,20}", re.IGNORECASE)
_AGAINST = re.compile(r"[^.;\d]{0,24}?\b(?:against|opposed|opposing)\b", re.IGNORECASE)


def _with_votes(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Return the quantities, those of "62 votes to 41" and "62 for and 41 against" joined into one score."""
    joined: list[Quantity] = []
    for quantity in quantities:
        last = joined[-1] if joined else None
        if last and _is_vote(last, quantity, text):
            ends = Interval(min(last.value, quantity.value), max(last.value, quantity.value))
            joined[-1] = replace(
                last,
                text=text[last.start : quantity.end],
                end=quantity.end,
                value=max(last.value, quantity.value),
                interval=ends,
                unit="score",
                kind=Kind.SCORE,
                counted=None,
                counted_span=None,
            )
        else:
            joined.append(quantity)
    return joined


def _is_vote(one: Quantity, other: Quantity, text: str) -> bool:
    counts = one.kind is Kind.COUNT and other.kind is Kind.COUNT
    if counts and _IN_FAVOUR.fullmatch(text, one.end, other.start) and _AGAINST.match(text, other.end):
        return True
    voted = "vote" in text[one.end : other.end] or "vote" in (one.counted or "")
    return counts and voted and _BETWEEN_VOTES.fullmatch(text, one.end, other.start) is not None


def as_mass(figures: list[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the figures, "40 pounds" read as a weight where the other sentence weighs too."""
    dimensions = {figure.dimension for figure in others}
    if "[mass]" not in dimensions or _STERLING in dimensions:
        return figures
    return [
        of_quantity(replace(figure.quantity, kind=Kind.MEASURE, unit="pound"))
        if figure.dimension == _STERLING and "£" not in figure.quantity.text
        else figure
        for figure in figures
    ]


def as_points(figures: list[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the figures, "six points" read as percentage points where the other sentence has shares."""
    if not any(figure.dimension in ("share", "points") for figure in others):
        return figures
    return [
        of_quantity(replace(figure.quantity, kind=Kind.SHARE, unit=POINTS, role=Role.CHANGE))
        if figure.dimension == "count" and (figure.quantity.counted or "").lower() in _POINT_WORDS
        else figure
        for figure in figures
    ]


_POINT_WORDS = frozenset({"point", "points"})
_STERLING = "money:GBP"


def as_money(figures: list[Figure], statement: Statement, others: Sequence[Figure]) -> list[Figure]:
    """Return the figures, a bare one ("the bill came to 10.46") in the one currency of the other sentence."""
    currencies = {figure.unit for figure in others if figure.dimension.startswith("money:")}
    if len(currencies) != 1 or not _PAID.search(statement.text):
        return figures
    unit = currencies.pop()
    return [
        of_quantity(replace(figure.quantity, kind=Kind.MONEY, unit=unit))
        if figure.dimension == "count" and not figure.quantity.counted
        else figure
        for figure in figures
    ]


_PAID = re.compile(r"\b(?:bill|costs?|price|spent|spends?|paid|pays?|worth|sum of money)\b", re.IGNORECASE)


def _unsigned(quantity: Quantity) -> Quantity:
    """Return a negative change as a fall of that size: "-3.1 %" is 3.1 % down."""
    if quantity.value >= 0 or quantity.unit not in (PERCENT, POINTS):
        return quantity
    bounds = quantity.interval
    turned = Interval(
        None if bounds.high is None else -bounds.high,
        None if bounds.low is None else -bounds.low,
        bounds.high_open,
        bounds.low_open,
    )
    return replace(quantity, value=-quantity.value, interval=turned, role=Role.CHANGE, trend=Trend.DOWN)


def _with_money(quantity: Quantity, others: Sequence[Quantity], text: str) -> Quantity:
    if quantity.kind is not Kind.COUNT or quantity.counted:
        return quantity
    if abs(quantity.value) < _MILLION and not _MEASURED_AGAINST.search(text, 0, quantity.start):
        return quantity
    money = [other for other in others if other.kind in _CARRIED]
    if not money:
        return quantity
    nearest = min(money, key=lambda other: abs(other.start - quantity.start))
    return replace(quantity, kind=nearest.kind, unit=nearest.unit, per=quantity.per or nearest.per)


_MILLION = 1e6
_MEASURED_AGAINST = re.compile(r"\b(?:against|versus|compared (?:with|to)|(?:up|down) from)\s{1,3}$")
_CARRIED = frozenset({Kind.MONEY, Kind.MEASURE})
