from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.corpus import Corpus, Status
from claimcheck.embed import HashEmbedder
from claimcheck.errors import InputError
from claimcheck.model import (
    Candidate,
    Cause,
    Comparison,
    Direction,
    Document,
    Finding,
    Gap,
    Hedge,
    Interval,
    Kind,
    Quantity,
    Relation,
    Speaker,
    Statement,
    Tier,
    Verdict,
)

PRISONERS = "Nearly 1,200 political prisoners remain behind bars in Belarus."
WHEAT = "The wheat harvest in Kansas fell by a tenth."
FLOOD = "The flood destroyed 7,250 houses along the river."


def source(*sentences: str, title: str = "", **metadata: object) -> Document:
    """Return a document that lists those sentences as its statements."""
    statements = []
    start = 0
    for sentence in sentences:
        statements.append(Statement(sentence, start, start + len(sentence), context=title))
        start += len(sentence) + 1
    return Document("\n".join(sentences), title=title, statements=tuple(statements), **metadata)  # type: ignore[arg-type]


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as opened:
        yield opened


def test_an_added_source_is_read_back_to_the_character(corpus: Corpus) -> None:
    document = source(PRISONERS, WHEAT, title="Two facts", published=dt.date(2025, 9, 11), tier=Tier.NGO)
    added = corpus.add(document)
    assert (added.status, added.statements) == (Status.NEW, 2)
    assert added.document_id is not None
    stored = corpus.document(added.document_id).document
    assert (stored.text, stored.raw, stored.title) == (document.text, document.text.encode(), "Two facts")
    assert (stored.published, stored.tier, stored.sha256) == (document.published, Tier.NGO, document.sha256)
    kept = [stored.statement for stored in corpus.statements(added.document_id)]
    assert [document.text[each.start : each.end] for each in kept] == [PRISONERS, WHEAT]
    assert [each.text for each in kept] == [PRISONERS, WHEAT]
    assert [quantity.value for quantity in kept[0].quantities] == [1200.0]


def test_the_same_content_twice_is_one_document_with_two_sightings(corpus: Corpus) -> None:
    first = corpus.add(source(WHEAT, url="https://example.org/a"))
    second = corpus.add(source(WHEAT, url="https://example.org/b"))
    assert (second.status, second.document_id) == (Status.HELD, first.document_id)
    assert corpus.counts() == {"documents": 1, "statements": 1}
    assert first.document_id is not None
    seen = corpus.sightings(first.document_id)
    assert [sighting.url for sighting in seen] == ["https://example.org/a", "https://example.org/b"]


def test_many_sources_are_settled_in_order_and_a_repeat_among_them_is_held(corpus: Corpus) -> None:
    offered = [source(WHEAT), Document("", title="empty"), source(WHEAT), source(PRISONERS)]
    settled = list(corpus.add_many(offered))
    assert [added.status for added in settled] == [Status.NEW, Status.REFUSED, Status.HELD, Status.NEW]
    assert settled[0].document_id == settled[2].document_id
    assert "no sentence" in settled[1].reason
    assert corpus.counts() == {"documents": 2, "statements": 2}


def test_prose_is_kept_whole_but_for_its_clutter(corpus: Corpus) -> None:
    text = "The flood destroyed 7,250 houses.\n\nWe walked home.\n\nSubscribe to our newsletter\n\nClick here"
    added = corpus.add(Document(text, title="Flood"))
    assert added.document_id is not None
    kept = [stored.statement.text for stored in corpus.statements(added.document_id)]
    assert kept == ["The flood destroyed 7,250 houses.", "We walked home."]


def test_a_listed_statement_is_found_by_its_title(corpus: Corpus) -> None:
    corpus.add(source("It fell by a tenth.", title="Kansas wheat harvest"))
    assert corpus.search("wheat harvest")[0].retrievers == ("dense", "text")


def test_search_puts_the_statement_on_the_same_thing_first(corpus: Corpus) -> None:
    corpus.add(source(WHEAT, FLOOD))
    corpus.add(source(PRISONERS))
    found = corpus.search("Belarus still holds 1,400 prisoners")
    assert found[0].statement.text == PRISONERS
    assert found[0].retrievers == ("dense", "text")


def test_many_queries_are_answered_as_one_by_one(corpus: Corpus) -> None:
    corpus.add(source(WHEAT, FLOOD, PRISONERS))
    queries = ["houses destroyed", Statement("harvest of wheat", 0, 16)]
    assert corpus.search_many(queries, 2) == [corpus.search(query, 2) for query in queries]


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'; DROP TABLE statements; --",
        "a AND",
        "NEAR(",
        "text:x",
        "\udcff",
        "*",
        "-",
        "",
        "\x00\x1b[31m",
        "(" * 5000,
    ],
)
def test_hostile_queries_are_only_words(corpus: Corpus, query: str) -> None:
    corpus.add(source(WHEAT))
    assert len(corpus.search(query)) == 1


def test_a_line_of_a_hundred_thousand_words_is_searched_for_at_once(corpus: Corpus) -> None:
    corpus.add(source(WHEAT))
    begin = time.perf_counter()
    assert len(corpus.search("harvest " * 100_000)) == 1
    assert time.perf_counter() - begin < 5


@settings(deadline=None, max_examples=40)
@given(query=st.text(max_size=80))
def test_any_text_can_be_searched_for(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any-text.db"
    with Corpus.open(path, HashEmbedder()) as corpus:
        corpus.add(source(WHEAT))
        assert len(corpus.search(query)) == 1


def test_a_removed_source_is_found_no_more(corpus: Corpus) -> None:
    corpus.add(source(WHEAT))
    added = corpus.add(source(PRISONERS))
    assert len(corpus.search("prisoners")) == 2
    assert added.document_id is not None
    corpus.remove(added.document_id)
    assert [hit.statement.text for hit in corpus.search("prisoners")] == [WHEAT]
    assert corpus.counts() == {"documents": 1, "statements": 1}
    with pytest.raises(InputError):
        corpus.remove(added.document_id)


def test_a_removed_source_can_be_added_again(corpus: Corpus) -> None:
    first = corpus.add(source(WHEAT))
    assert first.document_id is not None
    corpus.remove(first.document_id)
    assert corpus.add(source(WHEAT)).status is Status.NEW


def finding_on(candidate: Candidate) -> Finding:
    figure = Quantity(
        "around 1,400", 29, 41, 1400.0, Interval(1330.0, 1470.0), Hedge.ABOUT, "count", Kind.COUNT, 100.0
    )
    claim = Statement(
        'claimed that Belarus was holding around 1,400 "hostages"',
        8,
        64,
        speaker=Speaker("Donald Trump", span=(0, 7)),
        quantities=(figure,),
        as_of=dt.date(2025, 9, 5),
        score=0.75,
    )
    conflict = Comparison(
        Relation.CONFLICTS,
        None,
        0.9,
        "figures.disjoint",
        ("same place", "6 days apart"),
        "en-0",
        claim_quantity=figure,
        claim_interval=Interval(1330.0, None, high_open=True),
        gap=Gap(200.0, 1 / 6, "count"),
        direction=Direction.OVERSTATES,
    )
    unlike = Comparison(Relation.NOT_COMPARABLE, Cause.PERIOD, 0.5, "gates.period", (), "en-0")
    pairs = ((candidate, conflict), (candidate, unlike))
    return Finding(claim, Verdict.CONFLICTS, pairs, ("one source conflicts",))


ARTICLE = Document('Trump 5 claimed that Belarus was holding around 1,400 "hostages" today.', title="Article")


def test_a_check_is_read_back_as_it_was_made(corpus: Corpus) -> None:
    corpus.add(source(PRISONERS, title="Rights group"))
    finding = finding_on(corpus.search("prisoners")[0])
    check_id = corpus.save_check(ARTICLE, [finding])
    assert list(corpus.findings(check_id)) == [finding]
    (check,) = corpus.checks()
    assert (check.id, check.article.title, check.embedder) == (check_id, "Article", "hash@1")
    assert check.finished_at is not None


def test_an_article_under_check_is_no_source(corpus: Corpus) -> None:
    corpus.save_check(ARTICLE, [])
    assert list(corpus.documents()) == []
    assert corpus.counts() == {"documents": 0, "statements": 0}


def test_a_check_that_breaks_off_keeps_the_findings_made(corpus: Corpus) -> None:
    corpus.add(source(PRISONERS))
    finding = finding_on(corpus.search("prisoners")[0])

    def broken() -> Iterator[Finding]:
        yield finding
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        corpus.save_check(ARTICLE, broken())
    (check,) = corpus.checks()
    assert check.finished_at is None
    assert list(corpus.findings(check.id)) == [finding]


def test_a_removed_source_that_a_check_cites_can_still_be_read(corpus: Corpus) -> None:
    added = corpus.add(source(PRISONERS))
    finding = finding_on(corpus.search("prisoners")[0])
    check_id = corpus.save_check(ARTICLE, [finding])
    assert added.document_id is not None
    corpus.remove(added.document_id)
    assert corpus.search("prisoners") == []
    assert list(corpus.findings(check_id)) == [finding]
    assert corpus.document(added.document_id).document.text == PRISONERS


def test_metadata_can_be_edited_and_the_text_stays(corpus: Corpus) -> None:
    added = corpus.add(source(WHEAT, title="Old"))
    assert added.document_id is not None
    corpus.edit(added.document_id, title="New", published=dt.date(2024, 5, 1), tier=Tier.OFFICIAL)
    document = corpus.document(added.document_id).document
    assert (document.title, document.published, document.tier) == ("New", dt.date(2024, 5, 1), Tier.OFFICIAL)
    assert document.text == WHEAT
