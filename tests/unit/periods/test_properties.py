"""What holds of every text and every date."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.periods import extract_periods

MONTHS = [dt.date(2000, month, 1).strftime("%B") for month in range(1, 13)]
STYLES = [
    "{day} {month} {year}",
    "{month} {day}, {year}",
    "{day} {short} {year}",
    "{short}. {day}, {year}",
    "the {nth} of {month} {year}",
    "{month} the {nth}, {year}",
    "{weekday} {day} {month} {year}",
    "{weekday}, {month} {day}, {year}",
    "{year}-{number:02}-{day:02}",
    "{year}/{number}/{day}",
    "{day:02}/{number:02}/{year}",
    "{day}.{number}.{year}",
]


def written(day: dt.date, style: str) -> str:
    suffix = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    month = MONTHS[day.month - 1]
    short = month if day.month == 5 else month[:3]
    style = style.replace("{short}.", "{short}") if day.month == 5 else style
    return style.format(
        day=day.day,
        month=month,
        short=short,
        year=day.year,
        nth=f"{day.day}{suffix}",
        number=day.month,
        weekday=day.strftime("%A"),
    )


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(STYLES))
def test_a_date_written_in_any_style_reads_back_to_itself(day: dt.date, style: str) -> None:
    words = written(day, style)
    text = f"The ship sank on {words} off the coast."
    (period,) = extract_periods(text, dt.date(2025, 1, 1))
    assert (period.start, period.end) == (day, day)
    assert period.text == words.removeprefix("the ")


VOCABULARY = """
the of in to from between since until by last next this March May Friday 2024 1999 12 3rd first quarter
half week
year years ago earlier before after early mid end
- , ( Q1 FY24 '90s 1990s 2012-13 30/02/2020 so far same
"""
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.none() | st.dates())
def test_no_text_raises_and_every_span_is_a_slice_of_it(text: str, reference: dt.date | None) -> None:
    last = 0
    for period in extract_periods(text, reference):
        assert period.span is not None
        start, end = period.span
        assert last <= start < end
        assert text[start:end] == period.text
        last = end


MONTH_STYLES = ["{month} {year}", "{month} of {year}", "{short}. {year}", "{year} {month}", "{month}, {year}"]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(MONTH_STYLES))
def test_a_month_written_in_any_style_reads_back_to_its_first_and_last_day(day: dt.date, style: str) -> None:
    (period,) = extract_periods(f"Prices rose in {written(day, style)} again.", dt.date(2025, 1, 1))
    assert period.start == day.replace(day=1)
    assert period.end is not None
    assert (period.end + dt.timedelta(days=1)).day == 1
    assert (period.end.year, period.end.month) == (day.year, day.month)


RANGE_STYLES = ["between {} and {}", "from {} to {}", "from {} until {}", "{} – {}", "{} to {}"]


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.integers(0, 3000),
    st.sampled_from(RANGE_STYLES),
    st.sampled_from(STYLES[:8]),
)
def test_a_range_between_two_dates_reads_back_to_both(
    first: dt.date, days: int, joined: str, style: str
) -> None:
    last = first + dt.timedelta(days=days)
    words = joined.format(written(first, style), written(last, style))
    (period,) = extract_periods(f"It rained {words} in the hills.", dt.date(2025, 1, 1))
    assert (period.start, period.end) == (first, last)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.sampled_from(range(7)))
def test_a_weekday_that_is_told_is_the_last_such_day(reference: dt.date, weekday: int) -> None:
    name = dt.date(2024, 1, 1 + weekday).strftime("%A")
    (period,) = extract_periods(f"The bridge was closed on {name}.", reference)
    assert period.start is not None
    assert period.start.weekday() == weekday
    assert 0 <= (reference - period.start).days < 7
