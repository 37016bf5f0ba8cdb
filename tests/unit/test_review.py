from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.errors import InputError
from claimcheck.model import Decision, Document, Finding, Review, Statement, Verdict
from claimcheck.review import (
    Scope,
    decide,
    history,
    newest_decided,
    newest_undone,
    overview,
    record_of,
    records,
    redo,
    sign_off,
    standing,
    undo,
    unflag,
)

CLAIM = "Belarus freed 52 prisoners."
FIRST, SECOND, THIRD = (dt.date(2020, 2, day) for day in (1, 2, 3))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as opened:
        yield opened


def checked(corpus: Corpus, text: str = CLAIM, verdict: Verdict = Verdict.CONFLICTS) -> int:
    finding = Finding(Statement(text, 0, len(text)), verdict)
    (kept,) = corpus.keep_check(Document(text), [finding])
    assert kept.id is not None
    return kept.id


def test_nothing_decided_stands_open(corpus: Corpus) -> None:
    stands = standing(history(corpus, checked(corpus)))
    assert (stands.judgement, stands.flagged, stands.notes, stands.last) == (None, False, (), None)


def test_the_last_judgement_stands_and_flags_and_notes_are_kept(corpus: Corpus) -> None:
    number = checked(corpus)
    decide(corpus, number, Decision.ACCEPT, "ann")
    decide(corpus, number, Decision.FLAG, "ann", note="look")
    stands = decide(corpus, number, Decision.OVERRULE, "bob", verdict=Verdict.AGREES, note="other period")
    assert stands.judgement
    assert (stands.judgement.verdict, stands.judgement.reviewer) == (Verdict.AGREES, "bob")
    assert stands.flagged
    assert stands.notes == ("look", "other period")


def test_a_review_keeps_what_was_shown(corpus: Corpus) -> None:
    number = checked(corpus)
    decide(corpus, number, Decision.ACCEPT, "ann")
    assert CLAIM in history(corpus, number)[0].shown


def test_undo_takes_back_the_newest_decision_step_by_step(corpus: Corpus) -> None:
    number = checked(corpus)
    decide(corpus, number, Decision.ACCEPT, "ann")
    decide(corpus, number, Decision.FLAG, "ann")
    assert undo(corpus, number, "ann").decision is Decision.FLAG
    stands = standing(history(corpus, number))
    assert stands.judgement
    assert not stands.flagged
    assert undo(corpus, number, "ann").decision is Decision.ACCEPT
    assert standing(history(corpus, number)).judgement is None
    with pytest.raises(InputError, match="nothing to undo"):
        undo(corpus, number, "ann")
    assert len(history(corpus, number)) == 4


def test_rows_can_be_neither_changed_nor_deleted(corpus: Corpus) -> None:
    decide(corpus, checked(corpus), Decision.FLAG, "ann")
    for sql in ("UPDATE reviews SET note = 'x'", "DELETE FROM reviews"):
        with pytest.raises(sqlite3.IntegrityError), corpus.store.desk.transaction():
            corpus.store.desk.write(sql)


@pytest.mark.parametrize(
    ("decision", "verdict", "note", "what"),
    [
        (Decision.OVERRULE, None, "why", "another verdict"),
        (Decision.OVERRULE, Verdict.CONFLICTS, "why", "another verdict"),
        (Decision.OVERRULE, Verdict.AGREES, " ", "reason"),
        (Decision.NOTE, None, "", "reason"),
        (Decision.ACCEPT, Verdict.AGREES, "", "Only overruling"),
        (Decision.UNDO, None, "", "Undo takes a call"),
        (Decision.SIGN_OFF, None, "", "Sign-off takes a call"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(
    corpus: Corpus, decision: Decision, verdict: Verdict | None, note: str, what: str
) -> None:
    number = checked(corpus)
    with pytest.raises(InputError, match=what):
        decide(corpus, number, decision, "ann", verdict=verdict, note=note)
    assert not history(corpus, number)


def test_a_finding_that_is_not_there_cannot_be_reviewed(corpus: Corpus) -> None:
    with pytest.raises(InputError, match="no finding 99"):
        decide(corpus, 99, Decision.FLAG, "ann")


def test_a_decision_by_nobody_is_refused(corpus: Corpus) -> None:
    number = checked(corpus)
    with pytest.raises(InputError, match="needs the name"):
        decide(corpus, number, Decision.FLAG, " \t")
    assert not history(corpus, number)


def test_a_second_person_signs_off_what_stands(corpus: Corpus) -> None:
    number = checked(corpus)
    decide(corpus, number, Decision.ACCEPT, "ann")
    stands = sign_off(corpus, number, "bob", "read both")
    assert [each.reviewer for each in stands.sign_offs] == ["bob"]
    assert stands.notes == ("read both",)
    assert stands.decided
    assert stands.last
    assert (stands.decided.reviewer, stands.last.reviewer) == ("ann", "bob")
    assert len(sign_off(corpus, number, "cy").sign_offs) == 2


@pytest.mark.parametrize("name", ["ann", "Ann", " ANN ", "\uff41nn"])
def test_nobody_signs_off_what_they_decided_themselves(corpus: Corpus, name: str) -> None:
    number = checked(corpus)
    decide(corpus, number, Decision.ACCEPT, "bob")
    decide(corpus, number, Decision.FLAG, "ann")
    with pytest.raises(InputError, match="second person"):
        sign_off(corpus, number, name)


def test_nothing_is_signed_off_twice_or_before_it_was_decided(corpus: Corpus) -> None:
    number = checked(corpus)
    decide(corpus, number, Decision.NOTE, "ann", note="hm")
    with pytest.raises(InputError, match="nothing to sign off"):
        sign_off(corpus, number, "bob")
    decide(corpus, number, Decision.FLAG, "ann")
    sign_off(corpus, number, "bob")
    with pytest.raises(InputError, match="already"):
        sign_off(corpus, number, "Bob")


def test_a_sign_off_lapses_with_what_it_was_given_for_and_comes_back_with_it(corpus: Corpus) -> None:
    number = checked(corpus)
    decide(corpus, number, Decision.ACCEPT, "ann")
    sign_off(corpus, number, "bob")
    assert decide(corpus, number, Decision.NOTE, "ann", note="a note changes nothing").sign_offs
    assert not decide(corpus, number, Decision.FLAG, "ann").sign_offs
    undo(corpus, number, "ann")
    assert standing(history(corpus, number)).sign_offs


def test_scopes_pick_what_they_say(corpus: Corpus) -> None:
    flagged = checked(corpus, "One conflicts.")
    accepted = checked(corpus, "Two agrees.", Verdict.AGREES)
    overruled = checked(corpus, "Three conflicts.")
    decide(corpus, flagged, Decision.FLAG, "ann")
    decide(corpus, accepted, Decision.ACCEPT, "ann")
    decide(corpus, overruled, Decision.OVERRULE, "ann", verdict=Verdict.AGREES, note="why")
    found = {scope: [record.finding.id for record in records(corpus, scope)] for scope in Scope}
    assert found[Scope.ALL] == [flagged, accepted, overruled]
    assert found[Scope.FLAGGED] == [flagged]
    assert found[Scope.REVIEWED] == [flagged, accepted, overruled]
    assert found[Scope.CONFLICTS] == [flagged]


def test_a_second_check_of_an_article_hides_the_first_but_for_what_was_decided(corpus: Corpus) -> None:
    first = checked(corpus)
    decide(corpus, first, Decision.FLAG, "ann")
    second = checked(corpus)
    assert [record.finding.id for record in records(corpus)] == [second]
    assert [record.finding.id for record in records(corpus, Scope.FLAGGED)] == [first]


def test_an_undo_that_is_undone_takes_nothing_back() -> None:
    def row(number: int, decision: Decision, undoes: int | None = None) -> Review:
        return Review(number, 1, dt.datetime.now(dt.UTC), "ann", decision, undoes=undoes)

    rows = [row(1, Decision.FLAG), row(2, Decision.UNDO, 1), row(3, Decision.UNDO, 2)]
    assert standing(rows).flagged


def test_redo_brings_back_what_undo_took_step_by_step(corpus: Corpus) -> None:
    number = checked(corpus)
    decide(corpus, number, Decision.ACCEPT, "ann")
    decide(corpus, number, Decision.FLAG, "ann")
    undo(corpus, number, "ann")
    undo(corpus, number, "ann")
    assert redo(corpus, number, "ann").decision is Decision.ACCEPT
    assert redo(corpus, number, "ann").decision is Decision.FLAG
    stands = standing(history(corpus, number))
    assert stands.judgement
    assert stands.flagged
    with pytest.raises(InputError, match="nothing to redo"):
        redo(corpus, number, "ann")


def test_what_is_redone_can_be_undone_and_redone_again(corpus: Corpus) -> None:
    number = checked(corpus)
    decide(corpus, number, Decision.ACCEPT, "ann")
    for _ in range(3):
        undo(corpus, number, "ann")
        assert standing(history(corpus, number)).judgement is None
        redo(corpus, number, "ann")
        assert standing(history(corpus, number)).judgement


def test_nothing_is_redone_once_something_newer_stands(corpus: Corpus) -> None:
    number = checked(corpus)
    decide(corpus, number, Decision.ACCEPT, "ann")
    undo(corpus, number, "ann")
    decide(corpus, number, Decision.FLAG, "ann")
    with pytest.raises(InputError, match="nothing to redo"):
        redo(corpus, number, "ann")
    assert standing(history(corpus, number)).judgement is None


def test_a_flag_is_taken_back_from_under_a_newer_decision_and_can_be_redone(corpus: Corpus) -> None:
    number = checked(corpus)
    decide(corpus, number, Decision.FLAG, "ann")
    decide(corpus, number, Decision.ACCEPT, "ann")
    stands = unflag(corpus, number, "ann")
    assert not stands.flagged
    assert stands.judgement
    redo(corpus, number, "ann")
    assert standing(history(corpus, number)).flagged
    unflag(corpus, number, "ann")
    with pytest.raises(InputError, match="not flagged"):
        unflag(corpus, number, "ann")


def test_the_findings_of_one_check_are_told_from_those_of_another(corpus: Corpus) -> None:
    first, second = checked(corpus), checked(corpus)
    (record,) = records(corpus, check_id=next(iter(records(corpus))).check.id)
    assert record.finding.id == second
    older = record.check.id - 1
    assert [each.finding.id for each in records(corpus, check_id=older)] == [first]


def test_undo_and_redo_among_several_findings_go_by_what_was_decided_last(corpus: Corpus) -> None:
    first, second, third = (checked(corpus, text) for text in ("One.", "Two.", "Three."))
    numbers = (first, second, third)
    assert newest_decided(corpus, numbers) is None
    assert newest_undone(corpus, numbers) is None
    decide(corpus, second, Decision.ACCEPT, "ann")
    decide(corpus, first, Decision.FLAG, "ann")
    assert newest_decided(corpus, numbers) == first
    undo(corpus, first, "ann")
    assert (newest_decided(corpus, numbers), newest_undone(corpus, numbers)) == (second, first)
    undo(corpus, second, "ann")
    assert (newest_decided(corpus, numbers), newest_undone(corpus, numbers)) == (None, second)
    redo(corpus, second, "ann")
    assert (newest_decided(corpus, numbers), newest_undone(corpus, numbers)) == (second, first)
    decide(corpus, third, Decision.ACCEPT, "ann")
    assert newest_undone(corpus, numbers) is None


def test_a_record_is_found_by_its_finding(corpus: Corpus) -> None:
    checked(corpus)
    number = checked(corpus, "Another article.")
    decide(corpus, number, Decision.FLAG, "ann")
    record = record_of(corpus, number)
    assert (record.finding.id, record.standing.flagged) == (number, True)
    assert [each.finding.id for each in records(corpus, check_id=record.check.id)] == [number]
    with pytest.raises(InputError, match="no finding"):
        record_of(corpus, number + 1)


def test_the_overview_counts_standing_verdicts_and_what_was_decided(corpus: Corpus) -> None:
    assert overview(corpus.store) == []
    first = checked(corpus)
    checked(corpus, "Another article.", Verdict.CONFLICTS)
    decide(corpus, first, Decision.OVERRULE, "ann", verdict=Verdict.AGREES, note="why")
    newest, oldest = overview(corpus.store)
    assert (newest.claims, newest.conflicts, newest.reviewed) == (1, 1, 0)
    assert (oldest.claims, oldest.conflicts, oldest.reviewed) == (1, 0, 1)
    undo(corpus, first, "ann")
    assert (overview(corpus.store)[1].conflicts, overview(corpus.store)[1].reviewed) == (1, 0)


def test_findings_of_one_article_are_picked_by_title_address_or_hash(corpus: Corpus) -> None:
    text = "Belarus freed 14 prisoners."
    named = Document(text, title="The other", url="https://example.org/other")
    checked(corpus)
    (wanted,) = corpus.keep_check(named, [Finding(Statement(text, 0, len(text)), Verdict.CONFLICTS)])
    for name in ("The other", "https://example.org/other", named.sha256, named.sha256[:8]):
        assert [record.finding.id for record in records(corpus, article=name)] == [wanted.id]
    for name in ("", "other", named.sha256[:7], "z" * 8):
        assert not list(records(corpus, article=name))


def test_since_counts_the_last_decision_and_else_the_check(corpus: Corpus) -> None:
    old, decided = checked(corpus), checked(corpus, "Belarus freed 14 prisoners.")
    with corpus.store.desk.transaction():
        corpus.store.desk.write("UPDATE checks SET started_at = '2020-02-01T23:00:00-05:00'")
    decide(corpus, decided, Decision.FLAG, "ann")
    days = {
        day: [record.finding.id for record in records(corpus, since=day)] for day in (FIRST, SECOND, THIRD)
    }
    assert days == {FIRST: [old, decided], SECOND: [old, decided], THIRD: [decided]}


def test_a_record_holds_the_text_its_claim_is_a_span_of(corpus: Corpus) -> None:
    number = checked(corpus)
    (record,) = records(corpus)
    claim = record.finding.claim
    assert record.article_text[claim.start : claim.end] == claim.text
    assert record_of(corpus, number).article_text == record.article_text
