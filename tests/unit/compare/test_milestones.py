"""Two times told for one event that happens once."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.compare import compare
from claimcheck.compare.align import align
from claimcheck.compare.milestones import misdated
from claimcheck.model import Relation
from claimcheck.statements import statement_of

DAY = dt.date(2024, 6, 1)


def wrong_dates(claim: str, source: str) -> list[tuple[str, str]]:
    found = misdated(align(statement_of(claim, DAY), statement_of(source, DAY)))
    return [(one.claim.text, one.source.text) for one in found]


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Founded in 1952, the Brenta rowing club has 300 members.", "Brenta was established in 1961.", True),
        ("Ilse Varga was born in March 1948.", "The register has Ilse Varga born in May 1948.", True),
        ("Admission has been free since 2015.", "Entry has been free of charge since 2018.", True),
        ("The club has been owned by a fund since 2015.", "Since 2011 the club is owned by a fund.", True),
        ("Entry has been free since March 2018.", "Entry has been free of charge since 2018.", False),
        ("The union has been on strike since 2015.", "The union has had no leader since 2018.", False),
        ("The hall has been closed since 2015.", "In Tresk the hall has been closed since 2018.", False),
        ("Since 2015 it has sold 300 boats.", "Since 2018 it has sold 120 boats.", False),
        ("Ilse Varga was sentenced on 3 May.", "The court in Lund sentenced Ilse Varga on 17 May.", True),
        ("Founded in 1952, the Brenta rowing club has 300 members.", "Brenta was founded in 1952.", False),
        ("The Tarn bridge was inaugurated in 1994.", "The Tarn bridge was inaugurated in June 1994.", False),
    ],
)
def test_an_event_that_happens_once_has_one_date(claim: str, source: str, expected: bool) -> None:
    assert bool(wrong_dates(claim, source)) is expected


def test_events_that_are_counted_happen_more_than_once() -> None:
    claim = "Morvane signed 14 treaties in 2021."
    assert not wrong_dates(claim, "Morvane signed 22 treaties in 2022.")


def test_another_body_has_another_founding_day() -> None:
    claim = "The Brenta Institute in Lund was founded in 1952."
    assert not wrong_dates(claim, "The Brenta Choir in Oslo was founded in 1961.")


def test_a_wrong_date_outweighs_side_figures_that_meet() -> None:
    found = compare(
        statement_of("Ilse Varga was sentenced on 3 May to 12 years in prison.", DAY),
        statement_of("The court in Lund sentenced Ilse Varga on 17 May to 12 years.", DAY),
    )
    assert (found.relation, found.rule) == (Relation.CONFLICTS, "date.event")
    assert "3 May" in found.reasons[0]
    assert "17 May" in found.reasons[0]


def test_long_text_is_read_quickly() -> None:
    text = "Founded in 1952, " * 5000
    assert not wrong_dates(text, text)
