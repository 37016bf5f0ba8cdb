"""Money is read with its mark on either side, in the currency's own unit."""

from __future__ import annotations

import pytest

from claimcheck.model import Kind
from claimcheck.quantities import extract_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$1.2 trillion", 1.2e12, "USD"),
        ("US$5", 5, "USD"),
        ("$US55,931,000", 55_931_000, "USD"),
        ("A$82m", 82e6, "AUD"),
        ("HK$ 10.05 billion", 10.05e9, "HKD"),
        ("-$50bn", -50e9, "USD"),
        ("Rs 2 lakh", 2e5, "INR"),
        ("£54K", 54_000, "GBP"),
        ("1,200€", 1200, "EUR"),
        ("USD10m", 10e6, "USD"),
        ("30 MUSD", 30e6, "USD"),
        ("half a million dollars", 5e5, "USD"),
        ("125 million Australian dollars", 125e6, "AUD"),
        ("100 Hong Kong dollars", 100, "HKD"),
        ("63 cents", 0.63, "USD"),
        ("118.5p", 1.185, "GBP"),
        ("3 dollars and 50 cents", 3.5, "USD"),
    ],
)
def test_the_amount_and_its_currency_are_read(text: str, value: float, unit: str) -> None:
    (quantity,) = extract_quantities(f"It was {text}.")
    assert (quantity.kind, quantity.unit, quantity.text) == (Kind.MONEY, unit, text)
    assert quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["It weighs 11 pounds.", "The team of 11 won.", "It runs at 1080p.", "the PS4"]
)
def test_words_and_letters_of_money_may_mean_something_else(text: str) -> None:
    assert all(quantity.kind is not Kind.MONEY for quantity in extract_quantities(text))
