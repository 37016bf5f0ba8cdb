"""Tell whether a data set's unit and ours are the same: by ISO code, by pint, or by what is counted."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pint

from claimcheck.model import Kind, Quantity

__all__ = ["head_of", "same_unit"]

_SHARES = {
    "percentage": "percent",
    "percent": "percent",
    "basis point": "basis_point",
    "percentage point": "percentage_point",
}
_CURRENCIES = {
    "united states dollar": "USD",
    "dollar": "USD",
    "cent": "USD",
    "pound sterling": "GBP",
    "point": "GBP",
    "euro": "EUR",
    "japanese yen": "JPY",
    "shekel": "ILS",
    "australian dollar": "AUD",
    "canadian dollar": "CAD",
    "hong kong dollar": "HKD",
    "malaysian ringgit": "MYR",
    "sen": "MYR",
    "danish krone": "DKK",
    "croatian kuna": "HRK",
}
_SPELLINGS = {
    "pound-mass": "pound",
    "pound-foot": "foot_pound",
    "foot pound-force": "foot_pound",
    "brake horsepower": "horsepower",
    "parts-per-billion": "ppb",
    "milliampere-hour": "milliampere_hour",
    "celsius": "degree_Celsius",
    "fahrenheit": "degree_Fahrenheit",
    "barrel of oil": "oil_barrel",
    "barrel": "oil_barrel",
    "newton metre": "newton * meter",
    "parts-per-million": "ppm",
}
_RATE = re.compile(r"(?:^| )per ")


def same_unit(label: dict[str, Any], quantity: Quantity) -> bool:
    """Tell whether a label's ``normalized_unit`` is the quantity's unit or what it counts."""
    name = str(label["normalized_unit"]).strip()
    base = _RATE.split(name)[0].strip()
    if name in ("-", ""):
        return quantity.kind in (Kind.COUNT, Kind.SCORE, Kind.SHARE)
    if quantity.kind is Kind.MONEY:
        return _CURRENCIES.get(base) == quantity.unit
    if name.startswith("%") or base in _SHARES:
        shares = (Kind.SHARE, Kind.RATIO)
        return quantity.kind in shares and _SHARES.get(base, quantity.unit) in (quantity.unit, None)
    if " of age" in name or base == "age":
        return quantity.kind is Kind.AGE
    measured = quantity.unit not in (None, "count", "score")
    if measured and _same_in_pint(base if quantity.per else name, str(quantity.unit)):
        return True
    return quantity.counted is not None and head_of(str(label["unit"])) == head_of(quantity.counted)


def head_of(phrase: str) -> str:
    """Return the singular of the noun that a phrase is about ("new tunnels of steel": "tunnel")."""
    words = re.split(r"\s+(?:of|to|per|a|in|with)\s+", phrase.strip().lower())[0].split()
    word = words[-1] if words else ""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "uses")):
        return word[:-2]
    return word.removesuffix("s")


@cache
def _registry() -> pint.UnitRegistry[Any]:
    return pint.UnitRegistry()


@cache
def _same_in_pint(name: str, unit: str) -> bool:
    registry = _registry()
    base, *per = _RATE.split(name, maxsplit=1)
    spelled = " per ".join([_SPELLINGS.get(base.strip(), base.strip()), *per])
    if spelled == unit:
        return True
    for candidate in (spelled, spelled.replace(" ", "_"), _powers(spelled)):
        try:
            ours = registry.Quantity(1, unit).to_base_units()
            theirs = registry.Quantity(1, candidate).to_base_units()
        except (pint.PintError, TypeError, ValueError, AttributeError):
            continue
        if ours.units == theirs.units and abs(ours.m - theirs.m) <= 0.01 * abs(ours.m):
            return True
    return False


def _powers(name: str) -> str:
    """Return "square metre" as pint writes it."""
    name = re.sub(r"\bsquare (\w+)", r"\1**2", name)
    name = re.sub(r"\bcubic (\w+)", r"\1**3", name)
    return name.replace(" per ", "/")
