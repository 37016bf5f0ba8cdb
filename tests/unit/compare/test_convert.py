"""Units: what compares with what, and by which way."""

from __future__ import annotations

import subprocess
import sys

import pint
import pytest

from claimcheck.compare.convert import dimension, factor_of, rate_words, scale_between
from claimcheck.language import table
from claimcheck.model import Quantity
from claimcheck.quantities import extract_quantities


def first(text: str) -> Quantity:
    return extract_quantities(text)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a third of pupils", "33 percent of pupils"),
        ("one in five nurses", "20 percent of nurses"),
        ("62 miles", "100 kilometres"),
        ("18 months", "a year and a half"),
        ("50 basis points", "half a percentage point"),
        ("45 hectares", "2 square kilometres"),
    ],
)
def test_one_sort_of_figure_has_one_dimension(one: str, other: str) -> None:
    assert dimension(first(one)) == dimension(first(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 percent", "5 percentage points"),
        ("$5", "€5"),
        ("5 kilometres", "5 hours"),
        ("5 miners", "5 percent"),
    ],
)
def test_unlike_figures_have_unlike_dimensions(one: str, other: str) -> None:
    assert dimension(first(one)) != dimension(first(other))


def test_a_unit_has_the_dimension_that_pint_gives_it_but_where_pint_sees_a_bare_number() -> None:
    registry = pint.UnitRegistry()
    own = {"[information]", "[information] / [time]", "[loudness]", "[angle]", "[activity]"}
    for named, units in table("dimensions").items():
        told = pint.util.to_units_container(named)
        found = {unit: registry.get_dimensionality(unit) for unit in units if unit != "decade"}
        assert len(set(found.values())) == 1, found
        assert (set(found.values()) == {told}) != (named in own), named


@pytest.mark.parametrize("section", ["length", "area", "volume", "mass", "time", "energy", "power", "speed"])
def test_a_units_dimension_is_known_without_pint(section: str) -> None:
    known = {unit for units in table("dimensions").values() for unit in units}
    assert set(table("units")[section]) <= known


@pytest.mark.parametrize(
    ("one", "other", "factor"), [("two decades", "20 years", 10), ("134 horsepower", "100 kilowatts", 0.7457)]
)
def test_what_pint_alone_would_keep_apart_is_compared(one: str, other: str, factor: float) -> None:
    ours, theirs = first(one), first(other)
    assert dimension(ours) == dimension(theirs)
    scale = scale_between(ours.unit, theirs.unit)
    assert scale is not None
    assert scale.factor == pytest.approx(factor, rel=1e-3)


def test_a_temperature_is_converted_with_its_offset() -> None:
    scale = scale_between("degree_Fahrenheit", "degree_Celsius")
    assert scale is not None
    assert scale.value(212) == pytest.approx(100)


def test_units_that_do_not_convert_have_no_way() -> None:
    assert scale_between("kilometer", "kilogram") is None
    assert scale_between("no_such_unit", "kilogram") is None


def test_a_distance_over_a_speed_is_a_time() -> None:
    assert factor_of("kilometer", "kilometer_per_hour", "hour", divided=True) == pytest.approx(1)
    assert factor_of("kilometer", "kilogram", "hour", divided=True) is None


def test_two_ways_of_naming_the_base_of_a_rate_are_one() -> None:
    assert rate_words(first("900 meals a day")) == rate_words(first("900 meals per day"))
    assert rate_words(first("900 meals")) == frozenset()


def test_comparing_figures_of_one_unit_never_loads_pint() -> None:
    code = (
        "import sys\n"
        "from claimcheck.compare import compare\n"
        "from claimcheck.statements import statement_of as s\n"
        "compare(s('The trail is 4 kilometres long.'), s('The trail is 9 kilometres long.'))\n"
        "sys.exit('pint' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own code
