"""Read one numeral token: separators, decimals, powers, and how precisely it is written."""

from __future__ import annotations

import math
import re

__all__ = ["numeral_value", "precision_of"]

_POWER_OF_TEN = re.compile(r"[ ]?[x×][ ]?10\^?([−+-]?\d+)$")
_POWER = re.compile(r"\^([+-]*)(\d+)$")
_EXPONENT = re.compile(r"[eE]([+-]?\d+)$")
_DECIMAL_COMMA = re.compile(r"\d+(?:\.\d{3})+,\d+|\d+,\d{1,2}")
_GROUPED_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_SEPARATORS = str.maketrans("", "", ", \u00a0\u2009\u202f")


def numeral_value(text: str) -> tuple[float, float]:
    """Return the value of a numeral and the size of one unit in its last significant place.

    Commas, spaces and points may group digits; a comma before one or two last digits is a decimal sign
    ("1,3", "1.111,11").
    """
    if match := _POWER_OF_TEN.search(text):
        return _scaled(text[: match.start()], _power(10.0, int(match[1].replace("−", "-"))))
    if match := _EXPONENT.search(text):
        return _scaled(text[: match.start()], _power(10.0, int(match[1])))
    if match := _POWER.search(text):
        base, precision = _plain(text[: match.start()])
        exponent = int(match[2]) * (-1 if match[1] == "-" else 1)
        return _power(base, exponent), precision
    return _plain(text)


def precision_of(value: float) -> float:
    """Return the size of one unit in the last significant place of a whole number (1,400: 100)."""
    whole = abs(round(value))
    if whole == 0:
        return 1.0
    digits = str(whole)
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _power(base: float, exponent: int) -> float:
    try:
        return float(base**exponent)
    except (OverflowError, ZeroDivisionError):
        return math.inf


def _scaled(text: str, factor: float) -> tuple[float, float]:
    value, precision = _plain(text)
    return value * factor, min(precision, 1.0) * factor


def _plain(text: str) -> tuple[float, float]:
    if _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _GROUPED_POINTS.fullmatch(text):
        text = text.replace(".", "")
    text = text.translate(_SEPARATORS)
    value = float(text)
    _, point, decimals = text.partition(".")
    if point and decimals:
        return value, 10.0 ** -len(decimals)
    return value, precision_of(value) if math.isfinite(value) else 1.0
