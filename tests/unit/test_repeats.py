"""One wire story in nine papers is one witness; a word or a figure changed, and it is another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.check import check
from claimcheck.corpus import Corpus, Status
from claimcheck.embed import HashEmbedder
from claimcheck.model import Document, Statement, Verdict

DAY = dt.date(2025, 9, 11)
WIRE = "Nearly 1,200 political prisoners remain behind bars in Belarus, rights groups say."


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as opened:
        yield opened


def paper(number: int, text: str = WIRE, day: dt.date | None = DAY) -> Document:
    return Document(
        f"{text}\n\nThis was paper {number}, which sold {number + 20} copies.",
        publisher=f"Paper {number}",
        published=day,
        url=f"https://example.org/{number}",
    )


def witnesses(corpus: Corpus, query: str = WIRE) -> list[tuple[str, int]]:
    hits = [hit for hit in corpus.search(query) if "political" in hit.statement.text]
    return [(hit.document.publisher, len(hit.also)) for hit in hits]


def test_one_story_in_nine_papers_is_one_hit_and_eight_more(corpus: Corpus) -> None:
    list(corpus.add_many(paper(number) for number in range(9)))
    assert witnesses(corpus) == [("Paper 0", 8)]
    (hit, *_) = corpus.search(WIRE)
    assert [each.document.publisher for each in hit.also] == [f"Paper {number}" for number in range(1, 9)]


@pytest.mark.parametrize(
    "edited",
    [
        "Rights groups say that nearly 1,200 political prisoners remain behind bars in Belarus.",
        "“Nearly 1,200 political prisoners remain behind bars in Belarus,” rights groups say.",
        "Nearly 1200 political prisoners remain behind bars in Belarus, rights groups said on Tuesday.",
        "According to rights groups, nearly 1,200 political prisoners remain behind bars in Belarus.",
        "MINSK (AP) — Nearly 1,200 political prisoners remain behind bars in Belarus, rights groups say.",
    ],
)
def test_what_editors_do_to_a_story_leaves_it_the_same_witness(corpus: Corpus, edited: str) -> None:
    list(corpus.add_many([paper(1), paper(2, edited)]))
    assert [more for _, more in witnesses(corpus)] == [1]


@pytest.mark.parametrize(
    "other",
    [
        WIRE.replace("1,200", "1,300"),
        WIRE.replace("Nearly", "More than"),
        WIRE.replace("Belarus", "Russia"),
        WIRE.replace("remain", "no longer remain"),
        WIRE.replace("rights groups", "the government"),
        WIRE.replace("rights groups say", "rights groups deny"),
        WIRE.replace("political prisoners", "prisoners, political ones among them,"),
    ],
)
def test_another_figure_name_word_or_speaker_is_another_witness(corpus: Corpus, other: str) -> None:
    list(corpus.add_many([paper(1), paper(2, other)]))
    assert [more for _, more in witnesses(corpus)] == [0, 0]


@pytest.mark.parametrize("leaning", ["It fell by a tenth last year.", "The harvest was poor.", "The"])
def test_words_that_lean_on_their_context_need_the_same_one(corpus: Corpus, leaning: str) -> None:
    def listed(title: str, number: int) -> Document:
        statement = Statement(leaning, 0, len(leaning))
        url = f"https://example.org/{number}"
        paper = f"Paper {number}"
        return Document(
            leaning, title=title, publisher=paper, published=DAY, url=url, statements=(statement,)
        )

    titles = ["Wheat in Kansas", "Maize in Iowa", "Wheat in Kansas"]
    list(corpus.add_many(listed(title, number) for number, title in enumerate(titles)))
    hits = corpus.search("wheat and maize")
    assert sorted((hit.document.title, len(hit.also)) for hit in hits) == [
        ("Maize in Iowa", 0),
        ("Wheat in Kansas", 1),
    ]


def test_the_same_words_of_another_time_are_another_witness(corpus: Corpus) -> None:
    later = DAY + dt.timedelta(days=30)
    list(corpus.add_many([paper(1), paper(2, day=later)]))
    assert len(witnesses(corpus)) == 2
    dated = "In March 2024 exactly 1,250 political prisoners were held in Belarus."
    list(corpus.add_many([paper(3, dated), paper(4, dated, day=later)]))
    assert ("Paper 3", 1) in witnesses(corpus, dated)


def test_what_one_document_says_twice_is_no_further_witness(corpus: Corpus) -> None:
    corpus.add(paper(1, f"{WIRE}\n\n{WIRE}"))
    assert witnesses(corpus) == [("Paper 1", 0)]


def test_an_older_version_is_no_further_witness(corpus: Corpus) -> None:
    corpus.add(paper(1))
    corpus.add(paper(1, f"{WIRE}\n\nThis was added later."))
    assert witnesses(corpus) == [("Paper 1", 0)]


def test_copies_and_old_versions_leave_room_for_what_else_there_is(corpus: Corpus) -> None:
    list(corpus.add_many(paper(number) for number in range(150)))
    for number in range(60):
        corpus.add(paper(150, WIRE.replace("1,200", f"1,2{number:02}")))
    corpus.add(paper(151, "Some political prisoners of Belarus were flown to Vilnius."))
    article = Document("Nearly 1,200 political prisoners remain behind bars in Belarus.")
    (found,) = corpus.search_many([article.text], 5, article=article)
    assert len(found) == 5
    assert len(found[0].also) == 149
    assert "Paper 151" in {hit.document.publisher for hit in found}
    assert {hit.superseded_by for hit in found} == {None}


def test_a_check_counts_one_witness_and_keeps_who_repeats_it(corpus: Corpus) -> None:
    list(corpus.add_many(paper(number) for number in range(3)))
    article = Document("Around 1,400 political prisoners remain behind bars in Belarus.", published=DAY)
    made = list(check(article, corpus))
    check_id = corpus.save_check(article, made)
    assert list(corpus.findings(check_id)) == made
    candidates = [
        candidate for candidate, _ in made[0].comparisons if "political" in candidate.statement.text
    ]
    assert made[0].verdict is Verdict.CONFLICTS
    assert [len(candidate.also) for candidate in candidates] == [2]
    repeat = candidates[0].also[1]
    corpus.remove(repeat.document_id)
    assert list(corpus.findings(check_id)) == made
    assert WIRE.partition(",")[0] in corpus.document(repeat.document_id).document.text


def test_the_very_same_text_of_two_publishers_is_two_sources(corpus: Corpus) -> None:
    offered = [Document(WIRE, publisher=publisher) for publisher in ("A", "B", "", "A")]
    assert [added.status for added in corpus.add_many(offered)] == [
        Status.NEW,
        Status.NEW,
        Status.HELD,
        Status.HELD,
    ]
    assert witnesses(corpus) == [("A", 1)]
