"""The corpus as a folder: written out, it reads back as the very same sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.corpus import Corpus, Status
from claimcheck.embed import HashEmbedder
from claimcheck.model import Document, Tier
from claimcheck.packs import write_packs
from claimcheck.packs.forms import as_text, read_back
from claimcheck.readers import read_path
from claimcheck.starter import starter_corpus

WELLS = "Twelve wells ran dry in Sandford in March 2024."


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as opened:
        yield opened


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def read_from(folder: Path) -> Iterator[Document]:
    for path in files(folder):
        for document in read_path(path):
            yield replace(document, origin=str(path.absolute()))


def statements(corpus: Corpus) -> list[tuple[str, str, str, str]]:
    return sorted(
        (
            stored.document.title,
            stored.document.publisher,
            str(stored.document.published),
            each.statement.text,
        )
        for stored in corpus.documents()
        for each in corpus.statements(stored.id)
    )


def test_the_starter_corpus_is_written_back_byte_for_byte(corpus: Corpus, tmp_path: Path) -> None:
    list(corpus.add_many(read_from(starter_corpus())))
    written = list(write_packs(corpus, tmp_path / "out"))
    assert all(each.written for each in written)
    originals = {path.relative_to(starter_corpus()): path.read_bytes() for path in files(starter_corpus())}
    copies = {path.relative_to(tmp_path / "out"): path.read_bytes() for path in files(tmp_path / "out")}
    assert copies == originals
    assert len(originals) > 40
    assert not any(each.written for each in write_packs(corpus, tmp_path / "out"))


def filled(folder: Path) -> None:
    folder.mkdir()
    (folder / "wells.txt").write_text(WELLS)
    (folder / "note.md").write_text(f"---\ntitle: A note\n---\n\nIt says [here](https://x.org) that {WELLS}")
    (folder / "rows.csv").write_text("Town,Year,Wells\nSandford,2024,12\nMilton,2024,14\n")
    (folder / "list.csv").write_text(
        "statement,publisher,speaker\nThe dam cost 5 million euros.,A,Ann\nIt rose to 6 million.,B,\n"
    )
    lines = [
        {"id": "a", "text": "The tower is 90 metres high."},
        {"text": "The road is 5 km long.", "speaker": "B"},
    ]
    (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, lines)))


def test_what_is_exported_and_added_again_changes_nothing(corpus: Corpus, tmp_path: Path) -> None:
    filled(tmp_path / "in")
    list(corpus.add_many(read_from(tmp_path / "in")))
    wells = next(stored for stored in corpus.documents() if stored.document.title == "wells")
    note = next(stored for stored in corpus.documents() if stored.document.title == "A note")
    corpus.edit(wells.id, publisher="Water board", tier=Tier.OFFICIAL)
    corpus.edit(note.id, title='"A *new* note"', archived_url="https://archive.example.org/1")
    before = statements(corpus)
    assert not [each.problem for each in write_packs(corpus, tmp_path / "out") if each.problem]
    again = list(corpus.add_many(read_from(tmp_path / "out")))
    assert {added.status for added in again} == {Status.HELD}
    assert statements(corpus) == before
    with Corpus.open(tmp_path / "fresh.db", HashEmbedder()) as fresh:
        list(fresh.add_many(read_from(tmp_path / "out")))
        assert statements(fresh) == before


def test_a_source_goes_back_to_the_file_it_came_from(corpus: Corpus, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    filled(folder)
    before = {path: path.read_bytes() for path in files(folder)}
    list(corpus.add_many(read_from(folder)))
    assert not [each for each in write_packs(corpus, folder) if each.written or each.problem]
    assert {path: path.read_bytes() for path in files(folder)} == before


def test_a_file_that_holds_something_else_is_left_alone_until_forced(corpus: Corpus, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    filled(folder)
    list(corpus.add_many(read_from(folder)))
    (folder / "wells.txt").write_text("This was written since.")
    (left,) = [each for each in write_packs(corpus, folder) if each.problem]
    assert left.path == folder / "wells.txt"
    assert left.path.read_text() == "This was written since."
    assert [each.path for each in write_packs(corpus, folder, force=True) if each.written] == [left.path]
    assert left.path.read_text() == WELLS


def test_older_versions_and_removed_sources_stay_behind(corpus: Corpus, tmp_path: Path) -> None:
    page = {"url": "https://example.org/wells", "title": "Wells"}
    for text in (WELLS, WELLS.replace("Twelve", "Thirteen")):
        corpus.add(Document(text, **page))  # type: ignore[arg-type]
    gone = corpus.add(Document("The tower is 90 metres high.", title="Tower"))
    assert gone.document_id is not None
    corpus.remove(gone.document_id)
    (written,) = write_packs(corpus, tmp_path / "out")
    assert "Thirteen" in written.path.read_text()
    assert written.path.relative_to(tmp_path / "out") == Path("example-org/wells.md")


@settings(deadline=None, max_examples=150)
@given(
    text=st.text(st.sampled_from("ab1 \n*_`#[]()>~<!-\\:.'\"é"), min_size=1, max_size=60).filter(
        lambda text: text.strip() and not text.startswith("\n")
    ),
    title=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20),
)
def test_any_text_is_written_so_that_it_reads_back(text: str, title: str) -> None:
    document = Document(text, title=title, publisher="A: b", tier=Tier.NGO, media_type="message/rfc822")
    found = as_text(document, "x")
    assert found is not None
    assert read_back(found[1], f"x{found[0]}", [document])
