from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from claimcheck.check import _asked, check, check_sentence
from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.model import Candidate, Document, Speaker, Statement, Verdict

DAY = dt.date(2025, 9, 11)
SOURCE = "Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Belarus."
ARTICLE = "Around 1,400 political prisoners remain behind bars in Belarus."


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as opened:
        opened.add(Document(SOURCE, publisher="The Daily", published=DAY))
        yield opened


def test_a_claim_that_conflicts_is_found_with_its_source(corpus: Corpus) -> None:
    (finding,) = check(Document(ARTICLE, published=DAY), corpus)
    assert finding.verdict is Verdict.CONFLICTS
    assert ARTICLE[finding.claim.start : finding.claim.end] == finding.claim.text
    candidate, comparison = finding.comparisons[0]
    assert candidate.document.publisher == "The Daily"
    assert comparison.gap
    assert comparison.gap.absolute == 200


def test_an_article_that_is_a_source_too_is_none_against_itself(corpus: Corpus) -> None:
    article = Document(ARTICLE, published=DAY, url="https://x.org/a")
    corpus.add(article)
    corpus.add(Document(ARTICLE + " It was said twice.", published=DAY, url="https://x.org/a"))
    (finding,) = check(article, corpus)
    assert {candidate.document.publisher for candidate, _ in finding.comparisons} == {"The Daily"}


def test_the_first_finding_is_there_before_later_claims_are_searched(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    real = corpus.search_many

    def search_many(
        queries: Sequence[str | Statement], k: int = 20, *, article: Document | None = None
    ) -> list[list[Candidate]]:
        asked.append(len(queries))
        return real(queries, k, article=article)

    monkeypatch.setattr(corpus, "search_many", search_many)
    text = "\n\n".join(
        f"Around {n},400 political prisoners remain behind bars in Belarus." for n in range(1, 51)
    )
    findings = check(Document(text, published=DAY), corpus)
    next(findings)
    assert sum(asked) < 10
    assert len(list(findings)) == 49
    assert len(asked) < 5


def test_findings_come_in_the_order_of_the_text(corpus: Corpus) -> None:
    text = "\n\n".join(f"The bridge of town {n} cost {n} million euros in 2020." for n in range(2, 60))
    starts = [finding.claim.start for finding in check(Document(text), corpus)]
    assert len(starts) > 40
    assert starts == sorted(starts)


def test_an_article_without_claims_has_no_findings(corpus: Corpus) -> None:
    assert list(check(Document("Ah."), corpus)) == []


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "asked"),
    [
        ("Trump said that 1,400 are held.", "Trump", "said", "that 1,400 are held."),
        ("1,400 are held, Trump said last week.", "Trump", "said", "1,400 are held,"),
        ("On Friday Trump claimed that 1,400 are held, saying it is harsh.", "Trump", "saying", None),
        ("Trump said many are held.", "Trump", "said", "Trump said many are held."),
        ("1,400 are held.", "", "", "1,400 are held."),
    ],
)
def test_what_is_looked_for_is_what_is_said(text: str, speaker: str, cue: str, asked: str | None) -> None:
    said_by = None
    if speaker:
        at, cue_at = 10 + text.index(speaker), 10 + text.index(cue)
        said_by = Speaker(speaker, span=(at, at + len(speaker)), cue_span=(cue_at, cue_at + len(cue)))
    claim = Statement(text, 10, 10 + len(text), speaker=said_by)
    between = "claimed that 1,400 are held,"
    assert _asked(claim) == dataclasses.replace(claim, text=asked or between)


def test_a_single_sentence_without_a_date_is_compared_with_sources_of_any_time(corpus: Corpus) -> None:
    finding = check_sentence("Some 1,400 political prisoners, Belarus", corpus)
    assert finding.verdict is Verdict.CONFLICTS
    assert finding.claim.period is None


def test_a_single_sentence_may_name_its_time(corpus: Corpus) -> None:
    finding = check_sentence("In 1990 Belarus held 1,400 political prisoners.", corpus)
    assert finding.claim.period
    assert finding.claim.period.start == dt.date(1990, 1, 1)
