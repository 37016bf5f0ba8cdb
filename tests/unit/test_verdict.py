from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from claimcheck.model import (
    Candidate,
    Cause,
    Comparison,
    Document,
    Finding,
    Gap,
    Relation,
    Speaker,
    Verdict,
)
from claimcheck.statements import statement_of
from claimcheck.verdict import finding_of

DAY = dt.date(2025, 9, 11)
CLAIM = "Belarus was holding around 1,400 political prisoners."
AGREES, CONFLICTS, BORDERLINE, UNLIKE = Relation

Compared = tuple[Candidate, Comparison]


def source(
    text: str, relation: Relation, confidence: float = 0.6, speaker: str = "", near: float = 0.5
) -> Compared:
    said = statement_of(text, DAY)
    if speaker:
        said = dataclasses.replace(said, speaker=Speaker(speaker))
    cause = Cause.MEASURE if relation is UNLIKE else None
    number = len(text)
    return (
        Candidate(number, said, number, Document(text), near),
        Comparison(relation, cause, confidence, "a.rule", ("a reason",), "en-0"),
    )


def found(*compared: Compared, speaker: str = "") -> Finding:
    claim = statement_of(CLAIM, DAY)
    if speaker:
        claim = dataclasses.replace(claim, speaker=Speaker(speaker))
    return finding_of(claim, compared)


@pytest.fixture
def between(monkeypatch: pytest.MonkeyPatch) -> Callable[[Relation], None]:
    """Set how sources stand to one another."""

    def set_to(relation: Relation) -> None:
        (_, comparison) = source("Some words about it.", relation)
        monkeypatch.setattr("claimcheck.verdict.compare_many", lambda pairs: [comparison] * len(pairs))

    return set_to


AGREEING = source("Belarus was holding 1,400 political prisoners.", AGREES)
LOWER = source("Belarus was holding more than 1,000 political prisoners.", AGREES)
CONFLICTING = source("Belarus was holding nearly 1,200 political prisoners.", CONFLICTS)


@pytest.mark.parametrize("relation", [AGREES, CONFLICTS, BORDERLINE, UNLIKE])
def test_a_single_source_decides(relation: Relation) -> None:
    finding = found(source("Belarus holds 1,300 political prisoners.", relation))
    assert finding.verdict == Verdict(relation)
    assert not finding.reasons


def test_without_a_source_there_is_none() -> None:
    finding = found()
    assert (finding.verdict, finding.comparisons) == (Verdict.NO_SOURCE, ())
    assert finding.reasons


def test_a_long_claim_of_which_a_source_has_a_country_and_a_word_has_no_source() -> None:
    claim = statement_of(
        "The girls of the robot team from Kabul, refused a visa twice, flew to the United States in time to"
        " show their machine in Boston.",
        DAY,
    )
    elsewhere = source("Three girls died of measles in the United States.", UNLIKE)
    near = source("The robot team from Kabul was refused a visa to the United States.", UNLIKE)
    assert finding_of(claim, [elsewhere]).verdict is Verdict.NO_SOURCE
    assert finding_of(claim, [near]).verdict is Verdict.NOT_COMPARABLE


@pytest.mark.parametrize("relation", [AGREES, CONFLICTS, UNLIKE])
def test_a_source_found_far_off_says_nothing_where_no_figure_is_compared(relation: Relation) -> None:
    claim = statement_of("The council of Tresk denied both allegations of the ferrymen.", DAY)
    text = "The council of Tresk denied the allegations of the ferrymen."
    assert finding_of(claim, [source(text, relation, near=0.7)]).verdict is Verdict(relation)
    assert finding_of(claim, [source(text, relation, near=0.3)]).verdict is Verdict.NO_SOURCE


def test_a_figure_is_compared_however_far_off_its_source_was_found() -> None:
    candidate, comparison = source("Belarus was holding 1,400 political prisoners.", AGREES, near=0.2)
    compared = dataclasses.replace(comparison, claim_quantity=statement_of(CLAIM, DAY).quantities[0])
    assert found((candidate, compared)).verdict is Verdict.AGREES


def test_the_nearer_a_source_was_found_the_less_of_the_claim_it_must_say() -> None:
    claim = statement_of("The sailors taken ashore at Tresk hold foreign passports.", DAY)
    text = "The sailors taken ashore at Tresk thanked the crew."
    assert finding_of(claim, [source(text, AGREES, 0.9, near=0.7)]).verdict is Verdict.AGREES
    assert finding_of(claim, [source(text, AGREES, 0.9, near=0.45)]).verdict is Verdict.NO_SOURCE


def test_a_bound_many_times_off_bears_out_no_other() -> None:
    claim = statement_of("More than 450,000 people were without power.", DAY)
    (bound,) = claim.quantities
    far, near = (
        (candidate, dataclasses.replace(comparison, claim_quantity=bound, gap=Gap(more, times - 1, None)))
        for (candidate, comparison), more, times in (
            (source("At least 155 people were in hospital.", AGREES, 0.9), 449_845, 450_000 / 155),
            (source("More than 300,000 people had no power.", AGREES, 0.9), 150_000, 1.5),
        )
    )
    assert finding_of(claim, [far]).verdict is Verdict.NO_SOURCE
    assert finding_of(claim, [near]).verdict is Verdict.AGREES


def test_a_source_that_shares_nothing_but_a_figure_is_no_source() -> None:
    text = "The choir sang around 1,400 songs."
    for relation in (AGREES, CONFLICTS, UNLIKE):
        assert found(source(text, relation)).verdict is Verdict.NO_SOURCE


def test_a_name_of_several_words_is_one_thing_in_common() -> None:
    claim = statement_of("The pie stand at Mill Lane has been run by the same family since the war.", DAY)
    unlike = source("Until then the team will stay at Mill Lane.", UNLIKE)
    assert finding_of(claim, [unlike]).verdict is Verdict.NO_SOURCE


def test_sources_that_contradict_one_another_make_a_dispute(between: Callable[[Relation], None]) -> None:
    between(CONFLICTS)
    finding = found(AGREEING, CONFLICTING)
    assert finding.verdict is Verdict.DISPUTED
    assert "contradict one another" in finding.reasons[0]
    assert finding.comparisons[0] == CONFLICTING


def test_a_lower_bound_and_a_figure_can_both_be_right_and_leave_the_conflict(
    between: Callable[[Relation], None],
) -> None:
    between(AGREES)
    assert found(LOWER, CONFLICTING).verdict is Verdict.CONFLICTS


def test_a_source_of_another_time_does_not_outweigh_one_of_the_claims() -> None:
    old = source("In September 2024 Belarus was holding about 1,400 political prisoners.", AGREES, 0.9)
    finding = found(old, CONFLICTING)
    assert finding.verdict is Verdict.CONFLICTS
    assert "another time" in finding.reasons[0]
    older = source("In September 2024 Belarus was holding about 1,200 political prisoners.", CONFLICTS, 0.9)
    assert found(older, AGREEING).verdict is Verdict.AGREES


def test_a_source_that_shares_less_does_not_outweigh_one_that_shares_more() -> None:
    aside = source("Belarus pardoned 14 political prisoners.", CONFLICTS, 0.5)
    finding = found(aside, AGREEING)
    assert finding.verdict is Verdict.AGREES
    assert finding.comparisons == (AGREEING, aside)


def test_a_source_that_quotes_the_claims_speaker_is_no_second_witness() -> None:
    echo = source(
        "Trump said Belarus was holding around 1,400 political prisoners.", AGREES, 0.9, "Donald Trump"
    )
    assert found(echo, CONFLICTING, speaker="Trump").verdict is Verdict.CONFLICTS
    alone = found(echo, speaker="Trump")
    assert alone.verdict is Verdict.AGREES
    assert "same speaker" in alone.reasons[0]


def test_another_speakers_agreement_counts(between: Callable[[Relation], None]) -> None:
    between(CONFLICTS)
    other = source("Viasna said Belarus was holding 1,400 political prisoners.", AGREES, 0.6, "Viasna")
    assert found(other, CONFLICTING, speaker="Trump").verdict is Verdict.DISPUTED


def test_what_must_not_be_compared_comes_last() -> None:
    unlike = source("Belarus freed 52 political prisoners at the border.", UNLIKE, 0.95)
    assert found(unlike, AGREEING).comparisons == (AGREEING, unlike)


def test_a_figure_of_the_same_order_comes_before_one_many_times_off() -> None:
    far, near = (
        (candidate, dataclasses.replace(comparison, gap=Gap(claimed - figure, claimed / figure - 1, "count")))
        for figure, claimed in ((14, 1400), (1200, 1400))
        for candidate, comparison in [source(f"Belarus was holding {figure} political prisoners.", CONFLICTS)]
    )
    assert found(far, near).comparisons == (near, far)


def test_the_order_in_which_sources_were_found_changes_nothing() -> None:
    some = [AGREEING, LOWER, CONFLICTING, source("Belarus freed 52 political prisoners there.", UNLIKE)]
    assert found(*some) == found(*reversed(some))


def test_words_alone_bear_a_claim_out_only_where_they_speak_of_half_of_it() -> None:
    claim = statement_of(
        "Sandford's council closed the old harbour bridge after engineers found cracks.", DAY
    )
    little = source("Engineers of the council ate at Sandford's harbour.", AGREES, 0.9)
    most = source("Cracks that engineers found closed Sandford's harbour bridge.", AGREES, 0.9)
    assert finding_of(claim, [little]).verdict is not Verdict.AGREES
    assert finding_of(claim, [most]).verdict is Verdict.AGREES


def test_what_a_source_is_about_does_not_bear_out_what_its_sentence_does_not_say() -> None:
    claim = statement_of(
        "Anna Orlova told the sailors in Tresk of a great plan for the remaining boats.", DAY
    )
    (candidate, comparison) = source("More than thirty boats remained in Tresk.", AGREES, 0.9)
    titled = dataclasses.replace(candidate.statement, setting="Anna Orlova and the great plan of the sailors")
    about = dataclasses.replace(candidate, statement=titled)
    assert finding_of(claim, [(about, comparison)]).verdict is not Verdict.AGREES


def test_an_unlike_source_speaks_of_two_fifths_of_the_claim_where_no_figures_stand_side_by_side() -> None:
    claim = statement_of("Neither side could open the scoring in the first half of the match in Tresk.", DAY)
    passing = source("Cases of measles rose in the first half of the year in Tresk.", UNLIKE)
    near = source("The scoring of that match in Tresk began late in the second half.", UNLIKE)
    assert finding_of(claim, [passing]).verdict is Verdict.NO_SOURCE
    assert finding_of(claim, [near]).verdict is Verdict.NOT_COMPARABLE


def test_where_a_claims_figure_has_no_answer_the_words_must_say_more() -> None:
    half = source("The sailors taken ashore at Tresk thanked the crew.", AGREES, 0.9, near=0.7)
    counted = statement_of("Some 14 of the sailors taken ashore at Tresk hold foreign passports.", DAY)
    bare = statement_of("The sailors taken ashore at Tresk hold foreign passports.", DAY)
    assert finding_of(counted, [half]).verdict is not Verdict.AGREES
    assert finding_of(bare, [half]).verdict is Verdict.AGREES


def told(
    text: str, relation: Relation, day: dt.date, publisher: str = "", confidence: float = 0.6
) -> Compared:
    """Return a source of that day and publisher, its first figure laid beside the claim's."""
    said = statement_of(text, day)
    cause = Cause.MEASURE if relation is UNLIKE else None
    comparison = Comparison(
        relation,
        cause,
        confidence,
        "a.rule",
        ("a reason",),
        "en-0",
        claim_quantity=statement_of(CLAIM, DAY).quantities[0],
        statement_quantity=said.quantities[0],
    )
    number = len(text) + day.day
    return Candidate(number, said, number, Document(text, publisher=publisher), 0.5), comparison


def test_a_count_that_has_grown_since_outdates_the_smaller_one_told_before() -> None:
    now = told("Belarus was holding 1,400 political prisoners.", AGREES, DAY)
    before = told("Belarus was holding 1,100 political prisoners.", CONFLICTS, DAY - dt.timedelta(days=4))
    finding = found(now, before)
    assert finding.verdict is Verdict.AGREES
    assert "outdated" in finding.reasons[0]


def test_the_same_publishers_later_word_counts_and_another_publishers_does_not(
    between: Callable[[Relation], None],
) -> None:
    between(CONFLICTS)
    before = told(
        "Belarus was holding 1,400 political prisoners.", AGREES, DAY - dt.timedelta(days=4), "Viasna"
    )
    now = "Belarus was holding 1,100 political prisoners."
    assert found(before, told(now, CONFLICTS, DAY, "Viasna")).verdict is Verdict.CONFLICTS
    assert found(before, told(now, CONFLICTS, DAY, "The Daily")).verdict is Verdict.DISPUTED
    after = DAY + dt.timedelta(days=4)
    assert found(before, told(now, CONFLICTS, after, "Viasna")).verdict is Verdict.DISPUTED


def test_a_claims_name_in_the_sources_title_is_shared() -> None:
    claim = statement_of("Hebrine Lines employs 310 people.", DAY)
    (candidate, comparison) = told("It has a staff of 310 at its port.", AGREES, DAY)
    assert finding_of(claim, [(candidate, comparison)]).verdict is Verdict.NO_SOURCE
    titled = dataclasses.replace(candidate.statement, setting="About us; Hebrine Lines")
    known = dataclasses.replace(candidate, statement=titled)
    assert finding_of(claim, [(known, comparison)]).verdict is Verdict.AGREES


def test_a_publishers_name_is_a_subject_only_where_the_claim_names_the_publisher() -> None:
    def published_by(publisher: str, text: str) -> Compared:
        (candidate, comparison) = source(text, UNLIKE)
        statement = dataclasses.replace(candidate.statement, setting=f"Rates; {publisher}")
        document = dataclasses.replace(candidate.document, publisher=publisher)
        return dataclasses.replace(candidate, statement=statement, document=document), comparison

    match = statement_of("The match ended with England winning by three points.", DAY)
    rates = published_by("Valmora England Post", "The bank cut its rate by 250 basis points.")
    assert finding_of(match, [rates]).verdict is Verdict.NO_SOURCE
    staff = statement_of("Hebrine Lines pays its crews well and has a staff of 310.", DAY)
    own = published_by("Hebrine Lines", "Its crews and staff work in three ports.")
    assert finding_of(staff, [own]).verdict is Verdict.NOT_COMPARABLE


def test_of_the_sources_that_agree_those_that_have_the_figure_come_first() -> None:
    words = source("Belarus was holding many political prisoners.", AGREES, 0.9)
    figures = told("Belarus was holding 1,400 political prisoners.", AGREES, DAY)
    assert found(words, figures).comparisons == (figures, words)
