"""What forbids comparing two figures: classes, names, periods and cues beside them."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.compare import compare
from claimcheck.compare.align import align
from claimcheck.compare.contrasts import contrasts
from claimcheck.compare.pairing import Noun, same_noun
from claimcheck.compare.prominence import prominent
from claimcheck.compare.quantifiers import quantified
from claimcheck.compare.stated import figures_of
from claimcheck.compare.trends import moves
from claimcheck.model import Cause, Relation
from claimcheck.quantities import extract_quantities
from claimcheck.statements import statement_of


def test_the_class_closest_to_a_figure_is_the_one_it_counts() -> None:
    text = "The quake killed 12 people and injured 45."
    statement = statement_of(text)
    killed, injured = statement.quantities
    found = list(contrasts(statement, statement, killed, injured))
    assert [(one.axis, one.ours, one.theirs) for one in found] == [("harm", "killed", "injured")]


def test_of_a_part_of_a_whole_counts_what_befell_the_part() -> None:
    source = statement_of("Two of the infected died, both of them aged over 80.")
    died = compare(statement_of("Four patients have died."), source)
    assert died.relation is Relation.CONFLICTS
    infected = compare(statement_of("The outbreak infected four people."), source)
    assert (infected.relation, infected.cause) == (Relation.NOT_COMPARABLE, Cause.MEASURE)


def test_a_part_of_the_people_is_no_match_for_all_of_them() -> None:
    found = compare(
        statement_of("Among women, 61 percent backed the reform."),
        statement_of("48 percent of voters backed the reform."),
    )
    assert (found.relation, found.cause) == (Relation.NOT_COMPARABLE, Cause.POPULATION)
    assert "women" in found.reasons[0]


def test_a_toll_that_grows_is_no_contradiction_but_a_bound_it_passed_agrees() -> None:
    later = statement_of("By Friday the flood had killed 31 people.", dt.date(2024, 6, 7))
    bare = statement_of("By Monday the flood had killed 12 people.", dt.date(2024, 6, 3))
    bound = statement_of("By Monday the flood had killed at least 12 people.", dt.date(2024, 6, 3))
    assert compare(bare, later).cause is Cause.PERIOD
    assert compare(bound, later).relation is Relation.AGREES


def test_a_month_with_more_than_its_year_conflicts() -> None:
    found = compare(
        statement_of("In March 2024 the port shipped 400,000 tonnes of maize."),
        statement_of("In 2024 the port shipped 310,000 tonnes of maize."),
    )
    assert found.relation is Relation.CONFLICTS


@pytest.mark.parametrize(
    ("text", "which", "expected"),
    [
        ("The mine flooded in 3 hours, the owner said, and 14 men were trapped.", 1, False),
        ("Sales fell 12 percent to 640 units, after 9 shops closed.", 0, True),
        ("Sales fell 12 percent to 640 units, after 9 shops closed.", 2, False),
        ("In the trial, which enrolled 480 people, the drug cut pain by 35 percent.", 0, False),
        ("In the trial, which enrolled 480 people, the drug cut pain by 35 percent.", 1, True),
    ],
)
def test_the_figures_of_the_main_clause_are_prominent(text: str, which: int, expected: bool) -> None:
    assert prominent(text, extract_quantities(text)[which]) is expected


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("None of the drones got through.", [(0, 0)]),
        ("Most of the samples were clean.", [(50, 100)]),
        ("All coaches left the rails.", [(100, 100)]),
        ("Not all of the coaches left the rails.", [(0, 99.9)]),
        ("It took no more than an hour.", []),
        ("It was the most likely cause.", []),
        ("At most nine came after all.", []),
    ],
)
def test_words_for_how_many_are_read_as_shares(text: str, shares: list[tuple[float, float]]) -> None:
    found = [one.interval for one in quantified(text) if one.unit == "percent"]
    assert [(one.low, one.high) for one in found] == shares


@pytest.mark.parametrize(
    ("claim", "same"),
    [
        ("The number of visitors held steady in June.", False),
        ("Fewer visitors came in June than a year before.", True),
        ("The number of visitors rose in June.", False),
        ("The number of visitors fell in June.", True),
    ],
)
def test_a_movement_in_words_meets_one_in_a_figure(claim: str, same: bool) -> None:
    source = statement_of("The number of visitors fell by 12 percent in June.")
    assert moves(align(statement_of(claim), source))[0].same is same


def test_a_long_line_is_compared_in_no_time() -> None:
    long = statement_of("The pit employs 250 miners and 12 percent more clerks, " * 2000)
    assert compare(long, statement_of("The pit employs 260 miners.")).rule


@pytest.mark.parametrize(
    "text", ["", "…", "\x00\x1b[31m 12 %", "<b>12</b> [/x] OR 1=1; DROP TABLE", "1" * 400]
)
def test_odd_text_is_compared_without_an_error(text: str) -> None:
    other = statement_of("The pit employs 250 miners.")
    assert compare(statement_of(text), other).reasons
    assert compare(other, statement_of(text)).reasons


@pytest.mark.parametrize(
    "claim",
    [
        "The Chilean town of Cochrane has 3,200 inhabitants.",
        "Cochrane in Chile has 3,200 inhabitants.",
        "Chile's Cochrane has 3,200 inhabitants.",
    ],
)
def test_a_place_that_tells_where_a_shared_name_lies_parts_no_figures(claim: str) -> None:
    found = compare(statement_of(claim), statement_of("Cochrane has 4,900 inhabitants, the census found."))
    assert found.relation is Relation.CONFLICTS


def test_another_place_parts_figures_though_a_shared_name_stands_in_the_sentence() -> None:
    found = compare(
        statement_of("Turkey's parliament ratified Sweden's accession by 287 votes to 55."),
        statement_of("Hungary's parliament ratified Sweden's accession by 188 votes to 6."),
    )
    assert (found.relation, found.cause) == (Relation.NOT_COMPARABLE, Cause.PLACE)


def test_a_bound_on_a_share_names_no_age() -> None:
    found = compare(
        statement_of("The strike stopped over 60% of the trains on Thursday."),
        statement_of("On Thursday 62% of the trains were stopped by the strike."),
    )
    assert found.relation is Relation.AGREES


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("12 survivors were brought ashore", "31 people were brought ashore", Noun.PEOPLE),
        ("12 survivors were brought ashore", "31 boats were brought ashore", Noun.UNLIKE),
        ("12 lorries were brought ashore", "31 boats were brought ashore", Noun.OTHER),
    ],
)
def test_two_nouns_for_people_may_count_the_same(ours: str, theirs: str, expected: Noun) -> None:
    claim, source = statement_of(ours), statement_of(theirs)
    (one,), (other,) = figures_of(claim), figures_of(source)
    assert same_noun(align(claim, source), one, other) is expected


def test_a_season_without_its_year_is_the_one_at_hand() -> None:
    found = compare(
        statement_of("60 percent of the lakes froze this winter.", dt.date(2024, 2, 1)),
        statement_of("40 percent of the lakes froze over the winter.", dt.date(2024, 2, 2)),
    )
    assert found.relation is Relation.CONFLICTS


def test_a_name_in_a_circumstance_is_not_whom_a_figure_counts() -> None:
    claim = statement_of("In June, after a visit by the envoy Alan Moore, the camp let 24 prisoners go.")
    found = compare(claim, statement_of("The camp let 14 prisoners go in June."), hear=False)
    assert found.relation is Relation.CONFLICTS
    named = statement_of("In June Alan Moore let 24 prisoners go.")
    other = compare(named, statement_of("In June Peter Hall let 14 prisoners go."), hear=False)
    assert (other.relation, other.cause) == (Relation.NOT_COMPARABLE, Cause.SUBJECT)
