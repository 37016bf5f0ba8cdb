"""The working record of one figure while its parts are being found, and the quantity made from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.language import table
from claimcheck.model import Hedge, Interval, Kind, Quantity, Role, Trend
from claimcheck.quantities.number import Form, Number
from claimcheck.quantities.scan import Token

__all__ = ["Figure", "Span", "to_quantity"]

Span = tuple[int, int]

_ABOUT: float = table("hedges")["tolerance"]["about"]["tight"]
_NEARLY: float = table("hedges")["tolerance"]["nearly"]["loose"]


@dataclass(slots=True)
class Figure:
    """A number with what was read around it; every span counts tokens, ends exclusive.

    ``core`` covers the number and its unit or currency, ``outer`` the hedge words too. ``factor`` turns
    the number as written into ``unit`` (cents: 0.01). ``upper`` is the far end of a range.
    """

    number: Number
    core: Span
    outer: Span
    unit: str | None = None
    kind: Kind = Kind.COUNT
    factor: float = 1.0
    upper: Number | None = None
    upper_factor: float = 1.0
    hedge: Hedge = Hedge.EXACT
    per: Span | None = None
    counted: Span | None = None
    role: Role = Role.LEVEL
    trend: Trend | None = None
    value: float | None = None
    bounds: Interval | None = None

    @property
    def bare(self) -> bool:
        """True where neither a unit nor a second number says that this is a figure."""
        return self.unit is None and self.upper is None and self.kind is Kind.COUNT

    def low(self) -> float:
        """Return the figure, or the near end of a range, in its unit."""
        return self.number.value * self.factor

    def high(self) -> float | None:
        """Return the far end of a range in the figure's unit, or None."""
        if self.upper is not None:
            return self.upper.value * self.upper_factor
        return self.number.high * self.factor if self.number.high is not None else None


def to_quantity(figure: Figure, text: str, tokens: Sequence[Token]) -> Quantity:
    """Return the quantity a figure stands for, with offsets into ``text``."""
    start, end = _characters(figure.outer, tokens)
    value, interval = _value_and_interval(figure)
    counted = _characters(figure.counted, tokens) if figure.counted else None
    per = _characters(figure.per, tokens) if figure.per else None
    unit = figure.unit
    if unit is None and figure.kind is Kind.COUNT and figure.number.form is not Form.FRACTION:
        unit = "count"
    return Quantity(
        text=text[start:end],
        start=start,
        end=end,
        value=_tidy(value),
        interval=interval,
        hedge=figure.hedge,
        unit=unit,
        kind=figure.kind,
        precision=figure.number.precision * abs(figure.factor),
        counted=text[counted[0] : counted[1]] if counted else None,
        counted_span=counted,
        per=text[per[0] : per[1]] if per else None,
        role=figure.role,
        trend=figure.trend,
    )


def _value_and_interval(figure: Figure) -> tuple[float, Interval]:
    if figure.bounds is not None and figure.value is not None:
        return figure.value, figure.bounds
    if (high := figure.high()) is not None:
        return _range(figure, high)
    value = figure.low() if figure.value is None else figure.value
    return value, _committed(value, figure)


def _range(figure: Figure, high: float) -> tuple[float, Interval]:
    """Return the middle and the ends; a bound leaves one end of an order of size open."""
    low = figure.low()
    if figure.number.form is Form.INDEFINITE and figure.upper is None:
        low = figure.number.precision * figure.factor
    low, high = _tidy(min(low, high)), _tidy(max(low, high))
    middle = (low + high) / 2
    if figure.hedge in (Hedge.OVER, Hedge.AT_LEAST):
        return middle, Interval(low, None, low_open=figure.hedge is Hedge.OVER)
    if figure.hedge in (Hedge.UNDER, Hedge.AT_MOST):
        return middle, Interval(None, high, high_open=figure.hedge is Hedge.UNDER)
    return middle, Interval(low, high)


def _committed(value: float, figure: Figure) -> Interval:
    """Return the numbers the hedge allows; sources stand with the tolerances in hedges.toml."""
    value = _tidy(value)
    half_unit = figure.number.precision * abs(figure.factor) / 2
    reach = abs(value) * _ABOUT
    match figure.hedge:
        case Hedge.ABOUT:
            return Interval(_tidy(value - reach), _tidy(value + reach))
        case Hedge.NEARLY:
            return Interval(_tidy(value - min(half_unit, abs(value) * _NEARLY)), value)
        case Hedge.OVER:
            return Interval(value, None, low_open=True)
        case Hedge.AT_LEAST:
            return Interval(value, None)
        case Hedge.UNDER:
            return Interval(None, value, high_open=True)
        case Hedge.AT_MOST:
            return Interval(None, value)
        case _:
            return Interval(value, value)


def _tidy(value: float) -> float:
    """Drop the noise of binary fractions (63 cents is 0.63, not 0.6300000000000001)."""
    return float(f"{value:.12g}") + 0.0


def _characters(span: Span, tokens: Sequence[Token]) -> tuple[int, int]:
    return tokens[span[0]].start, tokens[span[1] - 1].end
