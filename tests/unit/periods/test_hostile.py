"""Long and odd text costs no more than its length."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time

import pytest

from claimcheck.periods import extract_periods

TODAY = dt.date(2024, 5, 10)
UNITS = [
    "the end of ",
    "year to ",
    "first quarter of the ",
    "2019-",
    "1/1/1",
    "May ",
    "two weeks after ",
    "9",
    " ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_line_of_100_000_characters_is_read_in_a_moment(unit: str) -> None:
    text = (unit * 100_000)[:100_000] + " 2019"
    began = time.process_time()
    extract_periods(text, TODAY)
    assert time.process_time() - began < 5


def test_years_outside_the_calendar_are_passed_over() -> None:
    assert extract_periods("It was 900 centuries ago.", TODAY) == ()


def test_reading_periods_imports_no_slow_library() -> None:
    code = (
        "import sys, datetime; from claimcheck.periods import extract_periods; "
        "extract_periods('in March', datetime.date(2024, 5, 1)); "
        "print({'dateparser', 'torch', 'textual', 'numpy', 'pint'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "set()"
