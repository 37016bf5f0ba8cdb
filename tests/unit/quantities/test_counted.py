"""What is counted is the noun phrase as written, modifiers in and the rest of the clause out."""

from __future__ import annotations

import pytest

from claimcheck.quantities import extract_quantities


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("14 first-team players left the club.", "first-team players"),
        ("They lack 3,200 season ticket holders in May.", "season ticket holders"),
        ("40 more soldiers arrived.", "soldiers"),
        ('It holds 1,400 "hostages".', "hostages"),
        ("130,000 COVID-19 tests were sold.", "COVID-19 tests"),
        ("4.3 million digital and print copies went.", "digital and print copies"),
        ("12 low- and middle-income countries signed.", "low- and middle-income countries"),
        ("52 of the 313 detainees left.", "detainees"),
        ("5 % of its workforce left.", "workforce"),
        ("A third of them left.", None),
        ("a six-cylinder engine", "cylinder"),
        ("19 fouls proves it.", "fouls"),
        ("40 sank.", None),
        ("The number of arrests rose to 57.", "arrests"),
        ("The death toll stands at 57.", "death toll"),
        ("They have a crew of 190.", "crew"),
        ("twice as many prisoners", "prisoners"),
    ],
)
def test_the_first_figure_counts(text: str, counted: str | None) -> None:
    quantity = extract_quantities(text)[0]
    assert quantity.counted == counted
    if quantity.counted_span is not None:
        start, end = quantity.counted_span
        assert text[start:end] == counted


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("300 cases per 100,000 people", "100,000 people"),
        ("3,000 tests a day", "day"),
        ("$98 a share", "share"),
        ("$15-an-hour", "hour"),
        ("9 litres per 100 km", "100 km"),
        ("a rate of 1.3 per woman", "woman"),
        ("$6.78 billion a year earlier", None),
        ("40 people a little later", None),
    ],
)
def test_a_rate_keeps_its_base(text: str, per: str | None) -> None:
    (quantity,) = extract_quantities(text)
    assert quantity.per == per
