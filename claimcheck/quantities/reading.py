"""Put the steps together: a text goes in, its quantities come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from claimcheck.model import Hedge, Kind, Quantity
from claimcheck.quantities.ages import read_age
from claimcheck.quantities.change import read_changes
from claimcheck.quantities.counted import read_counted, read_per, share_counted
from claimcheck.quantities.exclusions import is_excluded
from claimcheck.quantities.figure import Figure, Span, to_quantity
from claimcheck.quantities.hedges import hedge_after, is_restated, join_bounds, read_hedges
from claimcheck.quantities.letters import with_scale_letter
from claimcheck.quantities.money import read_money
from claimcheck.quantities.multiples import MULTIPLE_WORDS, find_multiples, make_multiple
from claimcheck.quantities.names import is_after_name
from claimcheck.quantities.number import Form, Number
from claimcheck.quantities.numbers import find_numbers, has_number
from claimcheck.quantities.pairs import join_pairs
from claimcheck.quantities.ranks import ORDINALS, find_ranks
from claimcheck.quantities.scan import Token, scan, word_at
from claimcheck.quantities.totals import read_totals
from claimcheck.quantities.units import opens_with_percent, read_unit, speaks_of_warmth

__all__ = ["extract_quantities", "read_figures"]

_WORDS = re.compile(r"[^\W\d_]+|\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒]")
_DIGIT = re.compile(r"\d")
_ARTICLES = frozenset({"a", "an"})
_MORE_STARTERS = frozenset({*MULTIPLE_WORDS, *ORDINALS})


def extract_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order of appearance; their offsets count its characters.

    Years, dates, clock times, identifiers, numbered names and "one" as a pronoun are left out. No two
    quantities overlap. See ``claimcheck.model.Quantity`` for what each field holds.
    """
    low = text.lower()
    if not _DIGIT.search(low):
        words = _WORDS.findall(low)
        is_multiple = "fold" in low and any(word.endswith("fold") for word in words)
        if not (is_multiple or has_number(words)) and _MORE_STARTERS.isdisjoint(words):
            return ()
    tokens = scan(text)
    return tuple(to_quantity(figure, text, tokens) for figure in read_figures(tokens))


def read_figures(tokens: Sequence[Token]) -> list[Figure]:
    """Return the figures among tokens, in order, none overlapping another."""
    figures = join_pairs(_single_figures(tokens), tokens)
    floor = 0
    kept = []
    for figure in figures:
        read_age(figure, tokens)
        make_multiple(figure, tokens)
        read_hedges(figure, tokens, floor)
        _read_unit_past_hedge(figure, tokens)
        read_counted(figure, tokens)
        if figure.per is None:
            read_per(figure, tokens)
        floor = figure.outer[1]
        if not is_excluded(figure, tokens):
            kept.append(figure)
    kept = join_bounds(_without_overlap([*kept, *_word_figures(tokens)], tokens), tokens)
    share_counted(kept, tokens)
    for figure in kept:
        _read_late_hedge(figure, tokens)
    for figure, restated in pairwise(kept):
        if is_restated(figure, restated, tokens):
            restated.hedge = figure.hedge
    read_changes(kept, tokens)
    read_totals(kept, tokens)
    return kept


def _single_figures(tokens: Sequence[Token]) -> list[Figure]:
    """Return a figure for each number that is no part of the unit before it ("m2")."""
    figures: list[Figure] = []
    for number in find_numbers(tokens):
        if not figures or figures[-1].core[1] <= number.first:
            figure = _figure(tokens, number, figures[-1] if figures else None)
            if figure.unit is not None:
                read_per(figure, tokens)
            figures.append(figure)
    return figures


def _figure(tokens: Sequence[Token], number: Number, behind: Figure | None) -> Figure:
    """Return the figure of a number with its money or unit; no token of the figure behind it is taken."""
    if many := _figure_of_many(tokens, number, behind):
        return many
    if money := read_money(tokens, number, behind.core[1] if behind else 0):
        span = money.first, money.last
        return Figure(money.number, span, span, money.code, Kind.MONEY, money.factor)
    number = with_scale_letter(tokens, number, behind)
    unit = read_unit(tokens, _past_article(tokens, number))
    span = number.first, unit.last if unit else number.last
    if unit is None and number.last == len(tokens) and opens_with_percent(tokens, number.first):
        return Figure(number, (0, number.last), (0, number.last), "percent", Kind.SHARE)
    if unit is None:
        kind = Kind.SHARE if number.form is Form.FRACTION else Kind.COUNT
        return Figure(number, span, span, kind=kind)
    warm = unit.name == "degree" and speaks_of_warmth(tokens, number.last)
    return Figure(number, span, span, unit.name, Kind.TEMPERATURE if warm else unit.kind)


def _figure_of_many(tokens: Sequence[Token], number: Number, behind: Figure | None) -> Figure | None:
    """Return the figure of "millions of dollars", "dozens of miles", or None where no unit follows "of"."""
    plural = tokens[number.last - 1].low.endswith("s") and number.form is not Form.FRACTION
    if not plural or word_at(tokens, number.last) != "of":
        return None
    figure = _figure(tokens, replace(number, last=number.last + 1, form=Form.WORDS), behind)
    if figure.unit is None:
        return None
    figure.number = number
    return figure


def _past_article(tokens: Sequence[Token], number: Number) -> int:
    """Return where the unit of "half an hour", "two thirds of a mile" begins."""
    at = number.last
    if number.form is not Form.FRACTION:
        return at
    at += word_at(tokens, at) == "of" and word_at(tokens, at + 1) in _ARTICLES
    return at + 1 if word_at(tokens, at) in _ARTICLES else at


def _word_figures(tokens: Sequence[Token]) -> list[Figure]:
    """Return the multiples and ranks, hedged."""
    figures = [*find_multiples(tokens), *find_ranks(tokens)]
    for figure in figures:
        read_hedges(figure, tokens, 0)
        read_counted(figure, tokens)
    return figures


def _read_unit_past_hedge(figure: Figure, tokens: Sequence[Token]) -> None:
    """Read the unit of "90-plus hours", "30 or so miles"."""
    if figure.bare and figure.outer[1] > figure.core[1] and (unit := read_unit(tokens, figure.outer[1])):
        figure.unit, figure.kind = unit.name, unit.kind
        figure.outer = figure.outer[0], unit.last


def _read_late_hedge(figure: Figure, tokens: Sequence[Token]) -> None:
    """Read a hedge after what is counted: "500 people or more"."""
    if figure.counted is None or figure.hedge is not Hedge.EXACT or figure.upper is not None:
        return
    late = hedge_after(tokens, figure.counted[1])
    if late is not None:
        figure.outer = figure.outer[0], late[0]
        figure.hedge = late[1]


def _without_overlap(figures: Sequence[Figure], tokens: Sequence[Token]) -> list[Figure]:
    """Return the figures in order; of two that overlap the wider; none in a rate or a name."""
    bases = _Spans(figure.per for figure in figures)
    names = _Spans(figure.counted for figure in figures)
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda each: (each.outer[0], -each.outer[1])):
        inside = bases.hold(figure.core[0])
        named = names.hold(figure.core[0] - 1) and is_after_name(figure, tokens)
        if not inside and not named and (not kept or kept[-1].outer[1] <= figure.outer[0]):
            kept.append(figure)
    return kept


class _Spans:
    """Spans of tokens, asked from left to right whether one of them holds a token."""

    def __init__(self, spans: Iterable[Span | None]) -> None:
        self._left = sorted((span for span in spans if span is not None), reverse=True)
        self._reach = 0

    def hold(self, at: int) -> bool:
        """Tell whether a token no further left than the last one asked for is in a span."""
        while self._left and self._left[-1][0] <= at:
            self._reach = max(self._reach, self._left.pop()[1])
        return at < self._reach
