"""What a number is here: a stretch of tokens, a value, how precisely and in which form it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from claimcheck.quantities.numerals import precision_of

__all__ = ["Form", "Number", "multiplied"]


class Form(StrEnum):
    """How a number is written; later rules trust some forms less than others."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    INDEFINITE = "indefinite"


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``first:last`` read as ``value``; ``high`` is set where the words name a span of values.

    ``precision`` is the size of one unit in the last significant place. ``scale`` is what the value was
    multiplied by ("2 million": 1e6), so that the ends of a range can share it.
    """

    first: int
    last: int
    value: float
    precision: float
    form: Form
    high: float | None = None
    scale: float = 1.0


def multiplied(number: Number, factor: float, last: int) -> Number:
    """Return a number times a scale word that ends before token ``last``; its last place scales with it."""
    value = number.value * factor
    precision = number.precision * factor
    if number.form is Form.FRACTION and value.is_integer():
        precision = precision_of(value)
    return replace(
        number,
        last=last,
        value=round(value, 6) if abs(value) < 1e15 else value,
        precision=precision,
        form=Form.DIGITS if number.form is Form.DIGITS else Form.WORDS,
        scale=number.scale * factor,
    )
