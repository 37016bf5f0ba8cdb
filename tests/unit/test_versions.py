"""A page that changes: the newer version takes the place of the one before, which can still be cited."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.check import check
from claimcheck.corpus import Added, Corpus, Status
from claimcheck.embed import HashEmbedder
from claimcheck.errors import InputError
from claimcheck.model import Document, Statement, Verdict
from claimcheck.review import record_of

PAGE = "https://example.org/prisoners"
FIRST = "Nearly 1,200 political prisoners remain behind bars in Belarus."
SECOND = "Nearly 1,400 political prisoners remain behind bars in Belarus."
ARTICLE = Document("Nearly 1,200 political prisoners remain behind bars in Belarus, it was said.")


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as opened:
        yield opened


def page(text: str, url: str = PAGE, **metadata: object) -> Document:
    return Document(text, title="Prisoners", url=url, **metadata)  # type: ignore[arg-type]


def number_of(added: Added) -> int:
    assert added.document_id is not None
    return added.document_id


def superseded(corpus: Corpus) -> dict[int, int | None]:
    return {stored.id: stored.superseded_by for stored in corpus.documents()}


def test_a_changed_page_is_a_new_version_and_the_one_before_is_superseded(corpus: Corpus) -> None:
    first, second = (corpus.add(page(text)) for text in (FIRST, SECOND))
    assert (first.status, second.status) == (Status.NEW, Status.CHANGED)
    old, new = corpus.versions(number_of(second))
    assert (old.id, new.id) == (first.document_id, second.document_id)
    assert (old.superseded_by, new.superseded_by) == (new.id, None)
    assert old.superseded_at is not None
    assert corpus.versions(old.id) == [old, new]


def test_both_versions_are_found_the_current_first_and_the_other_marked(corpus: Corpus) -> None:
    first, second = (number_of(corpus.add(page(text))) for text in (FIRST, SECOND))
    hits = corpus.search("1,200 political prisoners in Belarus")
    assert [(hit.document_id, hit.superseded_by) for hit in hits] == [(second, None), (first, second)]
    assert [hit.statement.text for hit in hits] == [SECOND, FIRST]


def test_a_verdict_rests_on_the_current_version_alone(corpus: Corpus) -> None:
    corpus.add(page(FIRST))
    assert [finding.verdict for finding in check(ARTICLE, corpus)] == [Verdict.AGREES]
    corpus.add(page(SECOND))
    assert [finding.verdict for finding in check(ARTICLE, corpus)] == [Verdict.CONFLICTS]


def test_what_was_found_on_an_older_version_still_shows_its_quote_and_says_so(corpus: Corpus) -> None:
    first = number_of(corpus.add(page(FIRST)))
    check_id = corpus.save_check(ARTICLE, check(ARTICLE, corpus))
    second = number_of(corpus.add(page(SECOND)))
    (finding,) = corpus.findings(check_id)
    candidate, _ = finding.comparisons[0]
    assert candidate.statement.text == FIRST
    assert (candidate.document_id, candidate.superseded_by) == (first, second)
    assert finding.id is not None
    assert record_of(corpus, finding.id).finding.comparisons[0][0].statement.text == FIRST


def test_a_page_that_says_again_what_it_said_before_is_the_first_version_again(corpus: Corpus) -> None:
    first, second, third = (corpus.add(page(text)) for text in (FIRST, SECOND, FIRST))
    assert (third.status, third.document_id) == (Status.CHANGED, first.document_id)
    assert superseded(corpus) == {number_of(first): None, number_of(second): first.document_id}
    assert len(corpus.sightings(number_of(first))) == 2


def test_a_page_whose_bytes_differ_and_whose_text_does_not_is_seen_again(corpus: Corpus) -> None:
    first = corpus.add(page(FIRST, raw=b"<p>visit 1</p>", media_type="text/html"))
    again = corpus.add(page(FIRST, raw=b"<p>visit 2</p>", media_type="text/html"))
    assert (again.status, again.document_id) == (Status.HELD, first.document_id)
    seen = corpus.sightings(number_of(first))
    assert len({sighting.sha256 for sighting in seen}) == 2
    assert {sighting.origin for sighting in seen} == {PAGE}


def test_a_file_that_was_edited_is_a_new_version_without_any_address(corpus: Corpus) -> None:
    first, second = (corpus.add(page(text, url="", origin="/notes/a.txt")) for text in (FIRST, SECOND))
    other = corpus.add(page(SECOND + " It was so.", url="", origin="/notes/b.txt"))
    assert (second.status, other.status) == (Status.CHANGED, Status.NEW)
    assert superseded(corpus)[number_of(first)] == second.document_id


def test_two_texts_of_one_page_in_one_run_are_parts_of_it_and_stay_so(corpus: Corpus) -> None:
    parts = [page(FIRST, origin="/a.md"), page("The wheat harvest fell by a tenth.", origin="/b.md")]
    for _ in range(3):
        added = list(corpus.add_many(parts))
        assert set(superseded(corpus).values()) == {None}
    edited = [dataclasses.replace(parts[0], text=SECOND, raw=b"", sha256=""), parts[1]]
    changed = list(corpus.add_many(edited))
    assert [each.status for each in changed] == [Status.CHANGED, Status.HELD]
    assert superseded(corpus)[number_of(added[0])] == changed[0].document_id
    assert superseded(corpus)[number_of(added[1])] is None


def test_a_note_on_a_page_is_no_version_of_it(corpus: Corpus) -> None:
    corpus.add(page(FIRST, media_type="text/markdown", origin="/note.md"))
    assert corpus.add(page(SECOND, media_type="text/html", origin=PAGE)).status is Status.NEW
    assert set(superseded(corpus).values()) == {None}


def listed(*sentences: str, **metadata: object) -> Document:
    statements, start = [], 0
    for each in sentences:
        statements.append(Statement(each, start, start + len(each)))
        start += len(each) + 2
    return Document("\n\n".join(sentences), url=PAGE, statements=tuple(statements), **metadata)  # type: ignore[arg-type]


def test_lists_of_statements_add_up_until_the_same_file_says_otherwise(corpus: Corpus) -> None:
    piped = [corpus.add(listed(text)) for text in (FIRST, SECOND)]
    assert [added.status for added in piped] == [Status.NEW, Status.NEW]
    kept = "The wheat harvest fell by a tenth."
    lines = [listed(f"Note: {FIRST}", origin="/x.jsonl"), listed(kept, origin="/x.jsonl")]
    assert [added.status for added in corpus.add_many(lines)] == [Status.NEW, Status.NEW]
    lines[0] = listed(f"Note: {SECOND}", origin="/x.jsonl")
    changed, same = corpus.add_many(lines)
    assert (changed.status, corpus.versions(number_of(same))[-1].superseded_by) == (Status.CHANGED, None)
    now = {hit.statement.text for hit in corpus.search("prisoners wheat") if hit.superseded_by is None}
    assert now == {FIRST, SECOND, f"Note: {SECOND}", kept}


def test_the_version_that_took_anothers_place_leaves_a_tombstone(corpus: Corpus) -> None:
    first, second = (number_of(corpus.add(page(text))) for text in (FIRST, SECOND))
    corpus.remove(second)
    assert [stored.id for stored in corpus.documents()] == [first]
    old, new = corpus.versions(first)
    assert (old.superseded_by, new.removed_at is not None) == (second, True)
    assert corpus.document(second).document.text == SECOND
    again = corpus.add(page(FIRST))
    assert (again.status, again.document_id) == (Status.HELD, first)
    assert superseded(corpus) == {first: None}


def test_a_removed_version_can_be_added_again_and_joins_its_page(corpus: Corpus) -> None:
    first, second = (number_of(corpus.add(page(text))) for text in (FIRST, SECOND))
    corpus.remove(first)
    assert corpus.versions(second) == [corpus.versions(second)[-1]]
    third = corpus.add(page(FIRST))
    assert third.status is Status.CHANGED
    assert [stored.id for stored in corpus.versions(second)] == [second, third.document_id]


def test_an_article_has_no_versions(corpus: Corpus) -> None:
    corpus.save_check(ARTICLE, [])
    with pytest.raises(InputError):
        corpus.versions(1)
