from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.display import gap_words, interval_words, number, period_words, source_words
from claimcheck.model import Document, Gap, Grain, Interval, Period, Tier


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1400, "count", "1,400"),
        (0.1 + 0.2, None, "0.3"),
        (2500000.0, "USD", "USD 2,500,000"),
        (-3.5, "percent", "-3.5 %"),
        (27, "percentage_point", "27 percentage points"),
        (12, "kilometer", "12 kilometer"),
        (0.0004, "kilogram", "0.0004 kilogram"),
        (3e21, "count", "3e+21"),
        (0, "count", "0"),
        (32.8333333333, "percent", "32.83 %"),
        (135384.5, "count", "135,384.5"),
        (1234567.891, "EUR", "EUR 1,234,567.9"),
        (0.000123456, None, "0.0001235"),
    ],
)
def test_a_figure_is_written_as_a_person_writes_it(value: float, unit: str | None, words: str) -> None:
    assert number(value, unit) == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(1330, 1470), "1,330 to 1,470"),
        (Interval(52, 52), "exactly 52"),
        (Interval(50, None, low_open=True), "more than 50"),
        (Interval(50, None), "at least 50"),
        (Interval(None, 620), "at most 620"),
        (Interval(None, 620, high_open=True), "less than 620"),
        (Interval(None, None), "any figure"),
        (Interval(1, 2, low_open=True), "1 to 2 (above the first)"),
    ],
)
def test_an_interval_is_told_in_words(interval: Interval, words: str) -> None:
    assert interval_words(interval) == words


@pytest.mark.parametrize(
    ("interval", "unit", "words"),
    [
        (Interval(1182.5, 1183.5), "count", "exactly 1,183"),
        (Interval(1182.5, 1190.5, high_open=True), "count", "1,183 to 1,190"),
        (Interval(2.5, 7, high_open=True), "count", "3 to 7 (below the last)"),
        (Interval(1182.5, 1183.5), "meter", "1,182.5 to 1,183.5 meter"),
        (Interval(1.4, 1.6), "count", "1.4 to 1.6"),
        (Interval(1182.5, None), "count", "at least 1,182.5"),
    ],
)
def test_of_what_is_counted_there_are_no_halves(interval: Interval, unit: str, words: str) -> None:
    assert interval_words(interval, unit) == words


def test_money_names_its_currency_at_both_ends() -> None:
    assert interval_words(Interval(1, 2), "USD") == "USD 1 to USD 2"


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Gap(200, 1 / 6, "count"), "+200 (+16.7 %)"),
        (Gap(-71, -0.5772, "count"), "-71 (-57.7 %)"),
        (Gap(1, 0.25, "percent"), "+1 % (+25 %)"),
        (Gap(5, None, "USD"), "USD +5"),
        (Gap(1348, 25.923, None), "+1,348 (+2,592 %)"),
    ],
)
def test_a_gap_has_its_sign_and_its_share(gap: Gap, words: str) -> None:
    assert gap_words(gap) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-09-05", "2025-09-05", "5 Sep 2025"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-01-01", "2024-03-31", "1 Jan 2024 to 31 Mar 2024"),
        ("2023-12-01", "2024-12-31", "1 Dec 2023 to 31 Dec 2024"),
        ("2024-01-01", "9999-12-31", "1 Jan 2024 to 31 Dec 9999"),
        ("2010-01-01", None, "since 1 Jan 2010"),
        (None, "2010-01-01", "until 1 Jan 2010"),
    ],
)
def test_a_period_is_told_in_days(start: str | None, end: str | None, words: str) -> None:
    days = [dt.date.fromisoformat(each) if each else None for each in (start, end)]
    assert period_words(Period(days[0], days[1], Grain.DAY)) == words


def test_a_source_is_cited_by_the_best_name_it_has() -> None:
    assert source_words(Document("", publisher="P", title="T", tier=Tier.NGO)) == "P, ngo"
    assert source_words(Document("", title="T", published=dt.date(2025, 9, 1))) == "T, 1 Sep 2025"
    assert source_words(Document("")) == "untitled source"
    assert source_words(Document("", publisher="P" * 500)) == "P" * 100 + "…"
