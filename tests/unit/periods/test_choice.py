"""What a sentence falls back to where it names no period of its own."""

from __future__ import annotations

import datetime as dt

from claimcheck.model import Grain
from claimcheck.periods import extract_periods, main_period

TODAY = dt.date(2024, 5, 10)


def test_a_sentence_without_a_time_is_about_its_documents_day() -> None:
    main = main_period(extract_periods("The fund owns 500 hectares.", TODAY), TODAY)
    assert main is not None
    assert (main.start, main.end, main.grain, main.explicit) == (TODAY, TODAY, Grain.DAY, False)


def test_a_sentence_with_only_a_report_is_about_the_day_it_was_made() -> None:
    main = main_period(extract_periods("The fund owns 500 hectares, it said on Monday.", TODAY), TODAY)
    assert main is not None
    assert (main.start, main.explicit) == (dt.date(2024, 5, 6), False)


def test_nothing_is_known_without_a_time_and_a_date() -> None:
    assert main_period(extract_periods("The fund owns 500 hectares.", None), None) is None


def test_a_bounded_time_inside_a_year_is_read_from_that_years_start() -> None:
    text = "Donors had paid 480 million dollars this year by early May."
    main = main_period(extract_periods(text, TODAY), TODAY)
    assert main is not None
    assert (main.start, main.end, main.cumulative) == (dt.date(2024, 1, 1), dt.date(2024, 5, 10), True)
