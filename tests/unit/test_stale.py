"""What a person decided on is marked stale just where a check of the claim would show something else now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.changes import Change
from claimcheck.check import check
from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.errors import InputError
from claimcheck.model import Decision, Document, Finding, Relation
from claimcheck.review import Record, decide, records, sign_off, undo
from claimcheck.stale import marked

DAY = dt.date(2025, 9, 11)
SOURCE = "Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Belarus."
ARTICLE = "Around 1,400 political prisoners remain behind bars in Belarus."
AGREEING = "Some 1,400 political prisoners remain behind bars in Belarus, a lawyer counted."
ELSEWHERE = "The new bridge in Lisbon cost 52 million euros."


_MOMENTS = (("checks", "started_at"), ("documents", "added_at"), ("documents", "removed_at"))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as opened:
        opened.add(Document(SOURCE, title="Freed", publisher="The Daily", published=DAY))
        pass_time(opened)
        article = Document(ARTICLE, published=DAY)
        (finding,) = opened.keep_check(article, check(article, opened))
        assert finding.id
        decide(opened, finding.id, Decision.FLAG, "ann")
        pass_time(opened)
        yield opened


def pass_time(corpus: Corpus) -> None:
    """Let what was done lie an hour back, as a desk's clock counts seconds."""
    with corpus.store.desk.transaction():
        for table, column in _MOMENTS:
            corpus.store.desk.write(
                f"UPDATE {table} SET {column} = strftime('%Y-%m-%dT%H:%M:%S+00:00', {column}, '-1 hour')"
            )


def the_record(corpus: Corpus) -> Record:
    (record,) = marked(corpus, records(corpus))
    return record


def causes(corpus: Corpus) -> set[Change]:
    return {difference.change for difference in the_record(corpus).stale}


def words(corpus: Corpus) -> str:
    return "; ".join(difference.words for difference in the_record(corpus).stale)


def test_on_an_unchanged_desk_nothing_is_stale_and_nothing_is_searched(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Corpus, "search_many", None)
    assert causes(corpus) == set()


def test_a_source_about_something_else_makes_nothing_stale(corpus: Corpus) -> None:
    corpus.add(Document(ELSEWHERE, published=DAY))
    assert causes(corpus) == set()


def test_a_source_added_since_that_speaks_of_it_is_named(corpus: Corpus) -> None:
    corpus.add(Document(AGREEING, publisher="The Bar", published=DAY))
    assert Change.ADDED in causes(corpus)
    assert "The Bar, added since, agrees" in words(corpus)


def test_a_source_that_was_removed_is_named_with_the_verdict_that_is_left(corpus: Corpus) -> None:
    (source,) = corpus.documents()
    corpus.remove(source.id)
    assert causes(corpus) == {Change.REMOVED, Change.RESULT}
    assert "The Daily was removed" in words(corpus)
    assert "the verdict would be no_source, it was conflicts" in words(corpus)


def test_a_source_of_which_there_is_a_newer_version_is_named(corpus: Corpus) -> None:
    page = {"publisher": "The Bar", "published": DAY, "url": "https://example.org/bar"}
    corpus.add(Document(AGREEING, **page))  # type: ignore[arg-type]
    article = Document(ARTICLE, published=DAY)
    (finding,) = corpus.keep_check(article, check(article, corpus))
    assert finding.id
    decide(corpus, finding.id, Decision.FLAG, "ann")
    pass_time(corpus)
    corpus.add(Document("Nobody counts prisoners at the bar any more.", **page))  # type: ignore[arg-type]
    assert "a newer version took the place of The Bar" in words(corpus)


def test_a_source_that_was_edited_is_named_by_what_was_shown_otherwise(corpus: Corpus) -> None:
    (source,) = corpus.documents()
    corpus.edit(source.id, title="Freed at last")
    assert causes(corpus) == {Change.EDITED}
    assert words(corpus) == "title of The Daily changed since it was shown"


def test_a_decision_made_once_more_is_made_on_what_is_shown_now(corpus: Corpus) -> None:
    (source,) = corpus.documents()
    corpus.edit(source.id, title="Freed at last")
    decide(corpus, 1, Decision.ACCEPT, "ann")
    assert causes(corpus) == set()
    undo(corpus, 1, "ann")
    assert causes(corpus) == {Change.EDITED}


def test_other_rules_make_stale_only_what_they_would_show_otherwise(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.stale.rules_version", lambda: "en-other")
    assert causes(corpus) == set()
    (record,) = records(corpus)
    with corpus.store.desk.transaction():  # as if the rules of then had read the figure otherwise
        corpus.store.desk.write("UPDATE comparisons SET details = replace(details, 'conflicts', 'agrees')")
    assert record.finding.id
    assert causes(corpus) == {Change.RULES, Change.RESULT}
    assert 'The Daily: relation is "conflicts", it was "agrees"' in words(corpus)
    assert f"the rule set is en-other, it was {record.check.rules_version}" in words(corpus)


def test_what_nobody_decided_on_is_never_marked(corpus: Corpus) -> None:
    undo(corpus, 1, "ann")
    (source,) = corpus.documents()
    corpus.remove(source.id)
    assert causes(corpus) == set()


_SOURCES = {
    "the daily": Document(SOURCE, publisher="The Daily", published=DAY),
    "the bar": Document(AGREEING, publisher="The Bar", published=DAY),
    "elsewhere": Document(ELSEWHERE, publisher="The Post", published=DAY),
}
_CORPUS_STEPS = st.tuples(st.sampled_from(["add", "remove"]), st.sampled_from(list(_SOURCES)))
_PEOPLE_STEPS = st.tuples(st.sampled_from(["accept", "sign_off", "undo"]), st.sampled_from(["ann", "bob"]))
_STEPS = st.lists(_CORPUS_STEPS | _PEOPLE_STEPS, max_size=10)


def decided(corpus: Corpus, number: int, what: str, who: str) -> None:
    """Do what a person would, where they may."""
    with suppress(InputError):
        if what == "accept":
            decide(corpus, number, Decision.ACCEPT, who)
        elif what == "sign_off":
            sign_off(corpus, number, who)
        else:
            undo(corpus, number, who)


def said(finding: Finding) -> tuple[str, dict[int, Relation]]:
    """Return what a finding says: its verdict, and which statements speak for or against it."""
    return finding.verdict, {
        candidate.statement_id: comparison.relation
        for candidate, comparison in finding.comparisons
        if comparison.relation is not Relation.NOT_COMPARABLE
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12, deadline=None)
@given(_STEPS)
def test_it_is_stale_just_where_a_new_check_would_say_otherwise(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    with Corpus.open(tmp_path_factory.mktemp("desk") / "desk.db", HashEmbedder()) as corpus:
        corpus.add(_SOURCES["the daily"])
        pass_time(corpus)
        article = Document(ARTICLE, published=DAY)
        (finding,) = corpus.keep_check(article, check(article, corpus))
        assert finding.id
        decide(corpus, finding.id, Decision.FLAG, "ann")
        pass_time(corpus)
        for what, name in steps:
            if name not in _SOURCES:
                decided(corpus, finding.id, what, name)
                continue
            held = {each.document.publisher: each.id for each in corpus.documents()}
            number = held.get(_SOURCES[name].publisher)
            if what == "add":
                corpus.add(_SOURCES[name])
            elif number is not None:
                corpus.remove(number)
            (new,) = check(article, corpus)
            record = the_record(corpus)
            otherwise = said(new) != said(finding)
            assert bool(record.stale) == (otherwise and record.standing.last is not None)


def test_marking_a_finding_that_is_not_there_is_no_matter(corpus: Corpus) -> None:
    assert list(marked(corpus, [])) == []
    with pytest.raises(InputError):
        decide(corpus, 2, Decision.FLAG, "ann")
