from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.compare import compare
from claimcheck.compare.align import align
from claimcheck.compare.planned import planned_apart
from claimcheck.model import Relation
from claimcheck.statements import statement_of

DAY = dt.date(2024, 5, 2)
CLAIM = "The new terminal at Dunaig will open on 3 June 2024."


def apart(claim: str, source: str) -> tuple[str, str] | None:
    found = planned_apart(align(statement_of(claim, DAY), statement_of(source, DAY)))
    return (found[0].text, found[1].text) if found else None


def test_one_thing_planned_for_two_dates_conflicts() -> None:
    source = "The terminal at Dunaig is due to open in October 2027."
    assert apart(CLAIM, source) == ("3 June 2024", "October 2027")
    found = compare(statement_of(CLAIM, DAY), statement_of(source, DAY), hear=False)
    assert (found.relation, found.rule) == (Relation.CONFLICTS, "wording.planned")
    assert "“3 June 2024”" in found.reasons[0]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (CLAIM, "The terminal at Dunaig will open in June 2024."),
        (CLAIM, "The terminal at Dunaig opened on 3 June 2021."),
        (CLAIM, "The lighthouse keeper will retire in October 2027."),
        (CLAIM, "The terminal at Port Ellery will open in October 2027."),
        ("The terminal opened on 3 March 2024.", "The terminal opened on 4 March 2024."),
        ("Growth will reach 3 per cent in 2025.", "Growth will reach 3 per cent in 2026."),
        ("The terminal is forecast to open in June 2024.", "The terminal is forecast to open in July 2024."),
    ],
)
def test_what_happened_is_forecast_or_is_another_thing_is_no_plan_of_two_dates(
    claim: str, source: str
) -> None:
    assert apart(claim, source) is None
