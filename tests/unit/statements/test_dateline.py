from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.model import Document
from claimcheck.statements import extract_statements
from claimcheck.statements.dateline import day_written
from claimcheck.text import blocks

REPORT = "The dam at Orle was shut yesterday after 40 litres a second had leaked through its northern wall."
DAY = dt.date(2018, 6, 19)


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, June 19, 2018",
        "Published: 19 June 2018 10:30 GMT",
        "Updated June 19, 2018 at 4:15 pm EDT",
        "2018-06-19",
        "19 June 2018, 08:12",
    ],
)
def test_a_line_above_the_report_that_is_a_date_alone_is_the_day_of_writing(line: str) -> None:
    text = f"Dam shut\n\n{line}\n\n{REPORT}"
    assert day_written(text, blocks(text)) == DAY


@pytest.mark.parametrize(
    "line", ["Fan fair, June 19, 2018", "June 2018", "Tuesday", "The mayor (left) on June 19, 2018."]
)
def test_a_line_with_more_or_less_than_a_date_is_none(line: str) -> None:
    text = f"Dam shut\n\n{line}\n\n{REPORT}"
    assert day_written(text, blocks(text)) is None


def test_a_date_below_the_report_or_far_from_the_day_given_is_not_taken() -> None:
    below = f"{REPORT}\n\nTuesday, June 19, 2018"
    assert day_written(below, blocks(below)) is None
    far = f"Tuesday, June 19, 2018\n\n{REPORT}"
    given = dt.date(2020, 1, 5)
    assert day_written(far, blocks(far), given) == given


def test_yesterday_counts_from_the_texts_own_date() -> None:
    document = Document(f"Dam shut\n\nTuesday, June 19, 2018\n\n{REPORT}", published=dt.date(2018, 6, 18))
    (statement,) = extract_statements(document)
    assert statement.period is not None
    assert statement.period.start == dt.date(2018, 6, 18)
    assert statement.as_of == DAY
