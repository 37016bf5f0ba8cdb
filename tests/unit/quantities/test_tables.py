"""The tables hold what the rules promise: names pint knows, codes of the right form, hedges that are read."""

from __future__ import annotations

import pytest

from claimcheck.language import table
from claimcheck.model import Hedge
from claimcheck.quantities import extract_quantities

UNITS = table("units")
NO_UNITS = {"glued_only", "spaced", "between", "powers", "per", "warmth", "compound", "share", "proportion"}
NAMES = [name for section, rows in UNITS.items() if section not in NO_UNITS for name in rows]
HEDGES = table("hedges")
BEFORE = [(Hedge(hedge), phrase) for hedge, phrases in HEDGES["before"].items() for phrase in phrases]
AFTER = [(Hedge(hedge), phrase) for hedge, phrases in HEDGES["after"].items() for phrase in phrases]


def test_pint_knows_every_unit_by_its_name() -> None:
    import pint

    registry = pint.UnitRegistry()
    assert len(NAMES) > 100
    for name in NAMES:
        registry.parse_units(name)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("9 km/h", "kilometer_per_hour"),
        ("40 m2", "meter ** 2"),
        ("3 cubic feet", "foot ** 3"),
        ("2 m/s", "meter / second"),
    ],
)
def test_units_put_together_are_pints_too(text: str, unit: str) -> None:
    import pint

    (quantity,) = extract_quantities(text)
    assert quantity.unit == unit
    pint.UnitRegistry().parse_units(unit)


def test_no_spelling_names_two_units() -> None:
    seen: dict[str, str] = {}
    for section, rows in UNITS.items():
        if section in NO_UNITS - {"share", "proportion"}:
            continue
        for name, row in rows.items():
            for spelling in row.replace("|", " ").split():
                assert seen.setdefault(spelling, name) == name, spelling


def test_currency_codes_have_three_letters() -> None:
    tables = table("currencies")
    codes = {
        *tables["symbols"].values(),
        *tables["words"].values(),
        *tables["minor"].values(),
        *tables["dollars"].values(),
    }
    assert codes
    assert all(len(code) == 3 and code.isupper() for code in codes)


@pytest.mark.parametrize(("hedge", "phrase"), BEFORE, ids=[phrase for _, phrase in BEFORE])
def test_every_phrase_before_a_figure_is_read(hedge: Hedge, phrase: str) -> None:
    joint = "" if phrase.endswith("-") else " "
    (quantity,) = extract_quantities(f"It has {phrase}{joint}1,400 cows.")
    assert quantity.hedge is hedge
    assert quantity.text.startswith(phrase.replace(" -", "-"))


@pytest.mark.parametrize(("hedge", "phrase"), AFTER, ids=[phrase for _, phrase in AFTER])
def test_every_phrase_after_a_figure_is_read(hedge: Hedge, phrase: str) -> None:
    joint = "" if phrase[0] in "-+" else " "
    (quantity,) = extract_quantities(f"Cows: 1,400{joint}{phrase}.")
    assert quantity.hedge is hedge
    assert quantity.text.endswith(phrase)


def test_every_hedge_has_its_tolerance_and_the_tolerance_its_source() -> None:
    tolerances = HEDGES["tolerance"]
    assert set(tolerances) == {str(hedge) for hedge in Hedge}
    for tolerance in tolerances.values():
        assert tolerance["source"]
        assert tolerance["loose"] >= tolerance.get("tight", 0.0)
