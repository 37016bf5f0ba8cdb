"""How many there are in all where some are told beside "others": "Ivan Petrov and 13 others" are 14.

Counted in are those told by name, single ones ("a nurse", "his wife") and counted ones ("two nurses"). A
body ("the Greens and nine others") and a place have no number of their own, and are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimcheck.compare.figure import Figure, of_quantity
from claimcheck.compare.reading import Sort, read
from claimcheck.compare.words import stem
from claimcheck.language import table
from claimcheck.model import Interval, Kind, Quantity, Statement

__all__ = ["in_company"]

_REACH = 160  # characters before a figure in which its company is looked for
_OTHERS = "others"


def in_company(figures: Sequence[Figure], statement: Statement, beside: Statement) -> list[Figure]:
    """Return the figures, each count of others with those told before it counted in.

    Not where the sentence ``beside`` counts others as well and does not tell whom they join: then both speak
    of the rest.
    """
    if any(_of_others(beside, one) and not _company(beside, one) for one in beside.quantities):
        return list(figures)
    return [_with_company(statement, figure) for figure in figures]


def _of_others(statement: Statement, quantity: Quantity) -> bool:
    """Whether a figure counts others, persons so far as a noun tells: "13 others", "13 other prisoners"."""
    noun = (quantity.counted or _OTHERS).split()[-1].lower()
    others = quantity.kind is Kind.COUNT and _pattern("others").match(statement.text, quantity.end)
    return bool(others) and (noun == _OTHERS or stem(noun) in _persons())


def _with_company(statement: Statement, figure: Figure) -> Figure:
    quantity, text = figure.quantity, statement.text
    company = _company(statement, quantity) if _of_others(statement, quantity) else None
    if not company:
        return figure
    # "13 others" is told whole, "13 other prisoners" as 13.
    others = _pattern("alone").match(text, quantity.end)
    end = others.end() if others else quantity.end
    bounds = quantity.interval
    low, high = (None if end is None else end + company.number for end in (bounds.low, bounds.high))
    return of_quantity(
        replace(
            quantity,
            text=text[company.start : end],
            start=company.start,
            end=end,
            value=quantity.value + company.number,
            interval=Interval(low, high, bounds.low_open, bounds.high_open),
        )
    )


@dataclass(frozen=True, slots=True)
class _Company:
    """Those told before a count of others: where they begin in the text, how many they are."""

    start: int
    number: float


def _company(statement: Statement, quantity: Quantity) -> _Company | None:
    """Return whom a count of others joins; None where the words before it do not tell."""
    text, first = statement.text, max(0, quantity.start - _REACH)
    link = _pattern("link").search(text, first, quantity.start)
    if not link:
        return None
    for counted in statement.quantities:
        span = counted.counted_span
        if span and span[1] == link.start() and stem(text[span[0] : span[1]].split()[-1]) in _persons():
            return _Company(counted.start, counted.value)
    starts = list(_told_one_by_one(statement, first, link.start()))
    if not starts or _one_twice(text, starts):
        return None
    return _Company(starts[-1], float(len(starts)))


def _one_twice(text: str, starts: Sequence[int]) -> bool:
    """Whether a list may tell of one person twice: "a teacher, Anna Orlova, and two others"."""
    return len({bool(_pattern("unnamed").match(text, start)) for start in starts}) > 1


def _told_one_by_one(statement: Statement, first: int, end: int) -> Iterator[int]:
    """Yield where each person of a list that ends there begins, the last one first."""
    text = statement.text
    aside = _pattern("aside").search(text, first, end)
    end = aside.start() if aside else end
    while (start := _person(statement, first, end)) is not None:
        yield start
        comma = _pattern("comma").search(text, first, start)
        if not comma:
            return
        end = comma.start()


def _person(statement: Statement, first: int, end: int) -> int | None:
    """Return where the one person told in the words before ``end`` begins: a name, "a nurse", "his wife"."""
    name = _pattern("name").search(statement.text, first, end)
    if name:
        opens = name.start() == 0 and not name["more"]  # any word that opens a sentence is capitalised
        elsewhere = any(
            name.start() <= unit.start < end
            for unit in read(statement.text).units
            if unit.sort in (Sort.PLACE, Sort.TIME)
        )
        return None if opens or elsewhere else name.start()
    one = _pattern("one").search(statement.text, first, end)
    return one.start() if one and stem(one["noun"]) in _persons() else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the table; one that looks back ends where the text searched ends."""
    rule: str = table("rules")["company"][name]
    return re.compile(rule)


@cache
def _persons() -> frozenset[str]:
    company = table("rules")["company"]
    return frozenset(stem(word) for word in (*table("counted")["persons"]["words"], *company["persons"]))
