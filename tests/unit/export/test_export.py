from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.changes import Change, Difference
from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.errors import ExportError, InputError
from claimcheck.export import export, exporters
from claimcheck.export.csv_table import _cell
from claimcheck.model import Decision, Document, Finding, Statement, Verdict
from claimcheck.review import Scope, decide, records, sign_off

HOSTILE = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "\uff1d1", "\n=1", "\x1b=1"]


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as opened:
        text = "Belarus freed 52 prisoners. More was said."
        claims = [Statement(text[:27], 0, 27), Statement(text[28:], 28, len(text))]
        article = Document(text, title="An article", publisher="=evil()")
        found = list(opened.keep_check(article, [Finding(claim, Verdict.NO_SOURCE) for claim in claims]))
        assert found[0].id
        decide(opened, found[0].id, Decision.FLAG, "ann", note="say “so”,\nplease")
        yield opened


def written_bytes(corpus: Corpus, form: str) -> bytes:
    file = io.BytesIO()
    assert export(records(corpus), form, file) == (1 if form == "letter" else 2)
    return file.getvalue()


def written(corpus: Corpus, form: str) -> str:
    return written_bytes(corpus, form).decode()


def test_json_holds_every_record(corpus: Corpus) -> None:
    found = json.loads(written(corpus, "json"))["findings"]
    assert [each["claim"]["text"] for each in found] == ["Belarus freed 52 prisoners.", "More was said."]
    assert found[0]["review"]["flagged"]
    assert found[0]["review"]["notes"] == ["say “so”,\nplease"]
    assert found[0]["article"]["publisher"] == "=evil()"


def test_json_lines_hold_the_same_records(corpus: Corpus) -> None:
    lines = [json.loads(line) for line in written(corpus, "jsonl").splitlines()]
    assert lines == json.loads(written(corpus, "json"))["findings"]


def test_csv_reads_back_with_its_columns(corpus: Corpus) -> None:
    rows = list(csv.DictReader(io.StringIO(written(corpus, "csv"), newline="")))
    assert rows[0]["claim"] == "Belarus freed 52 prisoners."
    assert rows[0]["notes"] == "say “so”,\nplease"
    assert rows[0]["flagged"] == "yes"
    assert rows[0]["reporting_source"] == "'=evil()"


@pytest.mark.parametrize("cell", HOSTILE)
def test_no_cell_begins_as_a_formula(corpus: Corpus, cell: str) -> None:
    decide(corpus, 1, Decision.NOTE, cell, note="x")
    reviewer = next(csv.DictReader(io.StringIO(written(corpus, "csv"), newline="")))["reviewer"]
    assert reviewer.startswith("'")
    assert "\x1b" not in reviewer


def test_figures_stay_numbers() -> None:
    assert [_cell(-948), _cell(-0.167), _cell(True), _cell(None)] == ["-948", "-0.167", "yes", ""]


def test_the_same_desk_gives_the_same_bytes(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    assert exporters().keys() >= {"csv", "json", "jsonl", "markdown", "html", "xlsx"}
    first = {form: written_bytes(corpus, form) for form in exporters()}
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert {form: written_bytes(corpus, form) for form in exporters()} == first


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "markdown", "html", "annotation", "claimreview"])
def test_a_stale_decision_is_told_with_its_causes(corpus: Corpus, form: str) -> None:
    words = "The Daily was removed"
    (record,) = records(corpus, Scope.FLAGGED)
    file = io.BytesIO()
    export([replace(record, stale=(Difference(Change.REMOVED, words),))], form, file)
    assert words in file.getvalue().decode()
    assert words not in written(corpus, form)


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "markdown", "html", "annotation"])
def test_who_signed_off_is_told(corpus: Corpus, form: str) -> None:
    assert "Robin" not in written(corpus, form)
    sign_off(corpus, 1, "Robin")
    assert "Robin" in written(corpus, form)


def test_a_file_is_not_overwritten_unless_forced(corpus: Corpus, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine")
    with pytest.raises(ExportError, match="exists"):
        export(records(corpus), "csv", target)
    assert target.read_text() == "mine"
    assert export(records(corpus), "csv", target, force=True) == 2
    assert "52 prisoners" in target.read_text(encoding="utf-8")


def test_a_file_that_came_to_be_meanwhile_is_not_overwritten(corpus: Corpus, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"

    def slow() -> Iterator[object]:
        yield from records(corpus)
        target.write_text("mine")

    with pytest.raises(ExportError, match="exists"):
        export(slow(), "csv", target)  # type: ignore[arg-type]
    assert target.read_text() == "mine"


def test_a_break_leaves_neither_file_nor_part(corpus: Corpus, tmp_path: Path) -> None:
    def broken() -> Iterator[object]:
        yield from records(corpus)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        export(broken(), "json", tmp_path / "out.json")  # type: ignore[arg-type]
    assert not list(tmp_path.glob("*out*"))


def test_a_folder_that_is_not_there_is_named(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        export(records(corpus), "csv", tmp_path / "none" / "out.csv")


def test_an_unknown_format_is_refused_with_those_known(corpus: Corpus) -> None:
    with pytest.raises(InputError, match="'docx'") as caught:
        export(records(corpus), "docx", io.BytesIO())
    assert "csv" in caught.value.hint
