"""Figures that follow from those a source states: sums, shares, changes, earlier levels.

Each way is a rule with an id in ``rules.toml``. What comes out carries readings worked out from the readings
of its parts, and says in words how it was reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations

from claimcheck.compare.convert import PERCENT, POINTS, factor_of, scale_between
from claimcheck.compare.figure import Figure, worked_out
from claimcheck.model import Interval, Role, Trend

__all__ = ["derive"]

# Figures of these sorts have no parts and no sum.
_NO_PARTS = frozenset({"share", "points", "rank", "score", "multiple"})
_SHARE = ("share", PERCENT)
_MOST_SUMMED = 5
_PAIR = 2
_TRIPLE = 3
_WHOLE = 100.0


def derive(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures of the target's dimension that follow from those stated, each with its rule.

    Nothing below zero is yielded, and nothing worked out from one figure in two roles.
    """
    amounts = _PHYSICAL if target.dimension.startswith("[") else _AMOUNTS
    for way in _WAYS.get(target.dimension, amounts):
        yield from (figure for figure in way(target, stated) if figure.value >= 0)


def _combine(
    function: Callable[[float, float], float],
    one: Figure,
    other: Figure,
    like: tuple[str, str | None],
    rule: str,
    words: str,
) -> Iterator[Figure]:
    """Yield the outcome of a sum where there is one; ``words`` has the places {0} and {1}."""
    how = words.format(_say(one), _say(other))
    figure = worked_out(function, one, other, like=like, rule=f"derived.{rule}", how=how)
    if figure is not None:
        yield figure


def _say(figure: Figure) -> str:
    return figure.how or figure.quantity.text


def _alike(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield ordered pairs of figures of one dimension, the second in the first's unit."""
    for one, other in permutations(figures, 2):
        if one.dimension == other.dimension:
            scale = scale_between(other.unit, one.unit)
            if scale:
                yield one, other.scaled(scale, one.unit)


def _like(target: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of the target's dimension, in its unit."""
    found = []
    for figure in figures:
        scale = scale_between(figure.unit, target.unit) if figure.dimension == target.dimension else None
        if scale:
            found.append(figure.scaled(scale, target.unit))
    return found


def _of(figures: Sequence[Figure], dimension: str) -> list[Figure]:
    return [figure for figure in figures if figure.dimension == dimension]


# Shares, in percent


def _share_of(_: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    for part, whole in _alike(stated):
        if part.dimension not in _NO_PARTS and part.value <= whole.value:
            for share in _combine(_percent, part, whole, _SHARE, "share", "{0} out of {1}"):
                yield share
                yield from _rest_share(share)


def _percent(part: float, whole: float) -> float:
    return 100.0 * part / whole


def _rest_shares(_: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    for share in _of(stated, "share"):
        if share.quantity.role is Role.LEVEL:
            yield from _rest_share(share)


def _rest_share(share: Figure) -> Iterator[Figure]:
    yield from _combine(lambda a, _: 100.0 - a, share, share, _SHARE, "rest-share", "100 % less {0}")


def _change(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield by how many percent one figure is above or below another."""
    for now, before in _alike(stated):
        if now.dimension in {"points", "rank", "multiple"} or not _runs(now, before, target.quantity.trend):
            continue
        yield from _combine(_percent_apart, now, before, _SHARE, "change", "from {1} to {0}")


def _percent_apart(now: float, before: float) -> float:
    return 100.0 * abs(now - before) / before


def _runs(now: Figure, before: Figure, trend: Trend | None) -> bool:
    """Whether the step from one figure to the other goes the way that is claimed, and backwards nowhere."""
    if now.quantity.role is Role.FROM or before.quantity.role is Role.TO:
        return False
    rises = now.value > before.value
    return trend is None or rises is (trend is Trend.UP)


def _relative_share(_: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield one share as a part of another: 1.2 % against 2.4 % is half of it."""
    for part, whole in _alike(_of(stated, "share")):
        if part.value <= whole.value:
            yield from _combine(_percent, part, whole, _SHARE, "relative", "{0} out of {1}")


# Percentage points


def _points(_: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    for one, other in _alike(_of(stated, "share")):
        if one.value > other.value:
            yield from _combine(_less, one, other, ("points", POINTS), "points", "{0} less {1}")


def _less(one: float, other: float) -> float:
    return one - other


# Multiples


def _multiple(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield how many times one figure is another, above 1 for "twice", below for "halved"."""
    for one, other in _alike(stated):
        if (one.value >= other.value) is (target.value >= 1):
            yield from _combine(_ratio, one, other, ("multiple", None), "multiple", "{0} over {1}")


def _ratio(one: float, other: float) -> float:
    return one / other


def _grown(_: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield a change in percent as a multiple: 100 % more is twice as much."""
    for change in _of(stated, "share"):
        if change.quantity.role is Role.CHANGE and change.quantity.trend is not Trend.DOWN:
            how = "{0} more"
            yield from _combine(
                lambda a, _: 1.0 + a / 100.0, change, change, ("multiple", None), "multiple", how
            )


# Amounts


def _sums(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    amounts = [figure for figure in _like(target, stated) if _bounded(figure)]
    for one, other in combinations(amounts, _PAIR):
        yield from _combine(_plus, one, other, _kind(target), "sum", "{0} plus {1}")
    if _PAIR < len(amounts) <= _MOST_SUMMED:
        total = amounts[0]
        for amount in amounts[1:]:
            total = next(_combine(_plus, total, amount, _kind(target), "sum", "{0} plus {1}"))
        yield total


def _margins(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield by how much a vote or a match was won: 112 to 98 is 14."""
    for score in _of(stated, "score") if target.dimension == "count" else ():
        low, high = score.quantity.interval.low, score.quantity.interval.high
        if low is not None and high is not None:
            point = Interval(high - low, high - low)
            how = f"the margin of {_say(score)}"
            yield Figure(
                high - low, point, point, point, *_kind(target), score.parts, "derived.difference", how
            )


def _balances(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield what is left of three amounts of which one at least was taken away: 9 and 3 more, 6 gone."""
    amounts = [figure for figure in _like(target, stated) if _bounded(figure)]
    for kept, come, gone in permutations(amounts, _TRIPLE):
        if kept.quantity.start > come.quantity.start or len(amounts) > _MOST_SUMMED:
            continue
        for both in _combine(_plus, kept, come, _kind(target), "balance", "{0} plus {1}"):
            yield from _combine(_less, both, gone, _kind(target), "balance", "{0} less {1}")


def _bounded(figure: Figure) -> bool:
    """Whether a figure is more than a bound: a sum of bounds meets anything."""
    return figure.tight.low is not None and figure.tight.high is not None


def _plus(one: float, other: float) -> float:
    return one + other


def _kind(target: Figure) -> tuple[str, str | None]:
    return target.dimension, target.unit


def _differences(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    amounts = [figure for figure in _like(target, stated) if _bounded(figure)]
    for one, other in permutations(amounts, _PAIR):
        if one.value > other.value:
            yield from _combine(_less, one, other, _kind(target), "difference", "{0} less {1}")


def _parts(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield what a share of a whole comes to, and what is left of the whole."""
    for whole in _like(target, stated):
        for share in _of(stated, "share"):
            if share.quantity.role is Role.LEVEL:
                yield from _combine(
                    lambda w, s: w * s / 100.0, whole, share, _kind(target), "part", "{1} of {0}"
                )
                yield from _combine(
                    lambda w, s: w * (1.0 - s / 100.0), whole, share, _kind(target), "part", "{0} less {1}"
                )


def _wholes(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the whole of which a figure is the share stated, and the rest of that whole."""
    for part in _like(target, stated):
        for share in _of(stated, "share"):
            if share.quantity.role is Role.LEVEL and 0 < share.value < _WHOLE:
                words = "{0} being {1} of it"
                for whole in _combine(lambda p, s: 100.0 * p / s, part, share, _kind(target), "whole", words):
                    yield whole
                    yield from _combine(_less, whole, part, _kind(target), "whole", "{0}, less {1}")


def _earlier(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the level before a change in percent, and the size of that change."""
    for now in _like(target, stated):
        for change in _of(stated, "share"):
            trend = change.quantity.trend
            if change.quantity.role is not Role.CHANGE or trend is None:
                continue
            sign = 1.0 if trend is Trend.UP else -1.0
            if 100.0 + sign * change.value <= 0:
                continue
            words = "{0} before a change of {1}"
            for before in _combine(_Undo(sign), now, change, _kind(target), "earlier", words):
                yield before
                yield from _combine(
                    lambda a, b: abs(a - b), now, before, _kind(target), "change-size", "{0} against {1}"
                )


class _Undo:
    """The level before a rise or a fall in percent."""

    def __init__(self, sign: float) -> None:
        self.sign = sign

    def __call__(self, now: float, change: float) -> float:
        return now / (1.0 + self.sign * change / 100.0)


def _shared_out(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield an amount divided by a count: the average."""
    for amount in _like(target, stated):
        for count in _of(stated, "count"):
            if count.parts != amount.parts and count.value > 1:
                yield from _combine(_ratio, amount, count, _kind(target), "average", "{0} over {1}")


def _over_time(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield a total over a time as a rate, a rate over a time as a total: 2.7 million in 30 days."""
    for amount in _like(target, stated):
        for time in _of(stated, "[time]"):
            base = target.quantity.per or amount.quantity.per
            scale = scale_between(time.unit, base) if base and time.parts != amount.parts else None
            if scale is None or (target.quantity.per is None) is (amount.quantity.per is None):
                continue
            work, words = (_ratio, "{0} over {1}") if target.quantity.per else (_product, "{0} for {1}")
            yield from _combine(work, amount, time.scaled(scale, base), _kind(target), "over-time", words)


def _times(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield an amount for each of a count, taken together; also a base times a multiple, both ways."""
    for amount in _like(target, stated):
        for count in _of(stated, "count"):
            if count.parts != amount.parts:
                yield from _combine(_product, amount, count, _kind(target), "product", "{1} times {0}")
        for multiple in _of(stated, "multiple"):
            yield from _combine(_product, amount, multiple, _kind(target), "product", "{0} times {1}")
            yield from _combine(_ratio, amount, multiple, _kind(target), "earlier", "{0} over {1}")


def _product(one: float, other: float) -> float:
    return one * other


def _how_many(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield how many times one measured amount goes into another: cans of 5 gallons for 20."""
    if target.dimension != "count":
        return
    for one, other in _alike(stated):
        if one.dimension not in _COUNTED and one.value > other.value:
            yield from _combine(_ratio, one, other, _kind(target), "how-many", "{0} over {1}")


_COUNTED = _NO_PARTS | {"count"}


def _paces(target: Figure, stated: Sequence[Figure]) -> Iterator[Figure]:
    """Yield what two physical units make together: a distance over a speed is a time."""
    physical = [figure for figure in stated if figure.dimension.startswith("[")]
    for one, other in permutations(physical, _PAIR):
        if one.dimension == other.dimension or not (one.unit and other.unit and target.unit):
            continue
        for divided, words in ((True, "{0} over {1}"), (False, "{0} times {1}")):
            factor = factor_of(one.unit, other.unit, target.unit, divided=divided)
            if factor:
                work = _Pace(factor, divided=divided)
                yield from _combine(work, one, other, _kind(target), "pace", words)


class _Pace:
    """One value times or over another, in the unit asked for."""

    def __init__(self, factor: float, *, divided: bool) -> None:
        self.factor = factor
        self.divided = divided

    def __call__(self, one: float, other: float) -> float:
        return self.factor * (one / other if self.divided else one * other)


Way = Callable[[Figure, Sequence[Figure]], Iterator[Figure]]
_AMOUNTS: tuple[Way, ...] = (
    _sums,
    _differences,
    _margins,
    _balances,
    _parts,
    _wholes,
    _earlier,
    _shared_out,
    _over_time,
    _times,
    _how_many,
)
_PHYSICAL: tuple[Way, ...] = (*_AMOUNTS, _paces)
_WAYS: dict[str, tuple[Way, ...]] = {
    "share": (_share_of, _rest_shares, _relative_share, _change),
    "points": (_points,),
    "multiple": (_multiple, _grown),
    "rank": (_differences,),
    "score": (),
}
