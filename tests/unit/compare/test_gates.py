"""May two statements be compared: each gate names the words that part them."""

import datetime as dt

import pytest

from claimcheck.compare.align import align
from claimcheck.compare.gates import GateFailure, check
from claimcheck.model import Cause
from claimcheck.statements import statement_of

SOURCE_DAY = dt.date(2024, 3, 12)


def failures(claim: str, source: str, claim_day: dt.date | None = SOURCE_DAY) -> dict[str, GateFailure]:
    alignment = align(statement_of(claim, claim_day), statement_of(source, SOURCE_DAY))
    return {failure.finding: failure for failure in check(alignment)}


@pytest.mark.parametrize(
    ("claim", "source", "finding", "cause", "words"),
    [
        (
            "Knut Moe reached the cape in June",
            "Helge Brandt reached the cape in June",
            "names.replaced",
            Cause.SUBJECT,
            ("Moe", "Helge Brandt"),
        ),
        (
            "Ugandan judges upheld the ban",
            "Kenyan judges upheld the ban",
            "places.replaced",
            Cause.PLACE,
            ("Ugandan", "Kenyan"),
        ),
        (
            "In neighbouring Torvia the port was closed",
            "The port was closed",
            "places.neighbour",
            Cause.PLACE,
            ("neighbouring",),
        ),
        (
            "The council should close the pool",
            "The council closed the pool",
            "modality.demand",
            Cause.MODALITY,
            ("should",),
        ),
        (
            "The council is expected to close the pool",
            "The council closed the pool",
            "modality.forecast",
            Cause.MODALITY,
            ("expected",),
        ),
        (
            "In 2011 the council closed the pool",
            "The council closed the pool on Monday",
            "period.apart",
            Cause.PERIOD,
            ("2011",),
        ),
        (
            "The council closed the pool on Friday",
            "The council closed the pool on Monday",
            "period.another_day",
            Cause.PERIOD,
            ("Friday", "Monday"),
        ),
        (
            "Prosecutors charged the mayor",
            "A court convicted the mayor",
            "measure.step",
            Cause.MEASURE,
            ("charged", "convicted"),
        ),
        (
            "Some 50 prisoners were freed",
            "Some 900 prisoners are still in custody",
            "measure.event",
            Cause.MEASURE,
            ("freed", "custody"),
        ),
    ],
)
def test_a_gate_names_the_words_that_differ(
    claim: str, source: str, finding: str, cause: Cause, words: tuple[str, ...]
) -> None:
    failure = failures(claim, source)[finding]
    assert failure.cause is cause
    assert all(word in failure.reason for word in words)
    assert 0 < failure.strength <= 1


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The council closed the pool", "The pool was closed by the council"),
        ("Accra banned the export of gold", "Ghana's government has banned gold exports"),
        ("The IMF approved the loan", "The International Monetary Fund approved the loan"),
        ("Turskan troops left the town", "Troops from Tursk left the town"),
    ],
)
def test_nothing_bars_the_same_fact_in_other_words(claim: str, source: str) -> None:
    assert not [failure for failure in failures(claim, source).values() if failure.strength >= 0.5]


def test_a_claim_cannot_speak_of_what_happened_after_it() -> None:
    found = failures("The bridge stands", "The bridge fell on 10 March 2024", dt.date(2024, 2, 1))
    assert found["modality.published_before"].cause is Cause.MODALITY


def test_the_strongest_failure_comes_first() -> None:
    claim = statement_of("In neighbouring Torvia a mayor should resign", SOURCE_DAY)
    source = statement_of("The mayor resigned", SOURCE_DAY)
    strengths = [failure.strength for failure in check(align(claim, source))]
    assert strengths
    assert strengths == sorted(strengths, reverse=True)
