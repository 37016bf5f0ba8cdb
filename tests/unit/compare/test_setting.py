from __future__ import annotations

import dataclasses
import datetime as dt

from claimcheck.compare import compare
from claimcheck.compare.align import align
from claimcheck.compare.gates.modality import looks_ahead
from claimcheck.compare.gates.names import check as check_names
from claimcheck.compare.reading import read
from claimcheck.compare.setting import homes_apart, known_from, one_topic, told_by
from claimcheck.model import Cause, Relation, Speaker, Statement
from claimcheck.statements import statement_of

DAY = dt.date(2024, 5, 2)


def said(text: str, setting: str = "", *home: str) -> Statement:
    return dataclasses.replace(statement_of(text, DAY), setting=setting, home=home)


GROWTH = said("The economy will grow by 2.4 per cent next year.", "", "Valmora")
ELSEWHERE = said("The government in Torvia expects growth of 1.9 per cent next year.", "Plan", "Torvia")
HERE = said("The economy is expected to grow by 1.9 per cent next year.", "Valmora's outlook", "Valmora")


def test_a_source_about_another_country_is_not_compared() -> None:
    found = compare(GROWTH, ELSEWHERE)
    assert (found.relation, found.cause) == (Relation.NOT_COMPARABLE, Cause.PLACE)
    assert found.reasons == ("the source is about “Torvia”, the article about “Valmora”",)
    assert compare(GROWTH, HERE).relation is Relation.CONFLICTS


def test_a_document_about_another_place_may_still_speak_of_the_claims_own() -> None:
    beside = dataclasses.replace(ELSEWHERE, text="In neighbouring Valmora growth is put at 1.9 per cent.")
    assert homes_apart(GROWTH, ELSEWHERE)
    assert not homes_apart(GROWTH, beside)
    assert not homes_apart(dataclasses.replace(GROWTH, text="Torvia will grow by 2.4 per cent."), ELSEWHERE)
    assert not homes_apart(GROWTH, dataclasses.replace(ELSEWHERE, home=()))


def test_a_name_that_stands_in_the_sources_title_or_publisher_is_known() -> None:
    claim = said("The company Hebrine Lines is owned by a fund.")
    bare = said("The company is owned by a port.")
    titled = said("The company is owned by a port.", "About us; Hebrine Lines")
    assert any("Hebrine" in failure.reason for failure in check_names(align(claim, bare)))
    assert not list(check_names(align(claim, titled)))
    units = align(claim, titled).claim_left
    assert {unit.text for unit in units if unit.at in known_from(units, titled)} == {"Hebrine", "Lines"}


def test_who_says_it_and_where_is_no_part_of_what_is_said() -> None:
    text = "The second round will start on 3 June, the deputy minister announced in Lukaya."
    reading = read(text)
    told = {reading.words[at].text for at in told_by(reading, said(text))}
    assert {"deputy", "Lukaya"} <= told
    assert not told & {"round", "June"}
    assert not list(check_names(align(said(text), said("The second round is to start on 24 June."))))


def test_a_sentence_of_one_stretch_is_not_all_attribution() -> None:
    text = "The union says the mill will close."
    assert not told_by(read(text), said(text))
    speaker = Speaker("The union", span=(0, 9))
    assert told_by(read(text), dataclasses.replace(said(text), speaker=speaker)) == {0, 1}


def test_what_is_said_begins_behind_the_that_of_a_verb_of_saying() -> None:
    text = "The envoy, in his turn, told reporters that Torvia had lifted its tolls, a day after the vote."
    reading = read(text)
    told = {reading.words[at].text for at in told_by(reading, said(text))}
    assert {"told", "reporters"} <= told
    assert not told & {"Torvia", "lifted", "tolls", "vote"}


def test_two_documents_that_come_back_to_one_name_are_of_one_topic() -> None:
    assert one_topic(GROWTH, HERE)
    assert not one_topic(GROWTH, ELSEWHERE)
    assert not one_topic(said("Growth is slow."), said("Growth is slow."))


def test_a_date_after_its_document_tells_a_plan_as_will_does() -> None:
    for text in ("The pool will open.", "The pool is due to open.", "The pool opens on 3 August 2024."):
        assert looks_ahead(read(text), said(text)), text
    for text in ("The pool opened on 3 March 2024.", "The pool is open."):
        assert not looks_ahead(read(text), said(text)), text


def test_two_plans_may_be_compared_and_a_plan_and_an_outcome_may_not() -> None:
    claim = said("The pool will hold 900 visitors.")
    plan = said("From 3 August 2024 the pool holds 700 visitors.")
    outcome = said("The pool held 700 visitors.")
    assert compare(claim, plan).relation is Relation.CONFLICTS
    assert compare(claim, outcome).cause is Cause.MODALITY
