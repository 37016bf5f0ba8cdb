from __future__ import annotations

import datetime as dt
import json
import time
from pathlib import Path

import pytest

from claimcheck.errors import ReadError
from claimcheck.model import Document, Tier
from claimcheck.readers import read_bytes, read_path, suffixes

FRONT = """---
title: "Prisoners: freed"
publisher: The Daily
author: A. Writer
published: 2025-09-11
url: https://example.org/a?b=c:d
tier: Media
note: not a field of ours
---

# A heading

Body.
"""


def one(text: str, name: str) -> Document:
    (document,) = read_bytes(text.encode(), name)
    return document


def test_front_matter_becomes_metadata_and_stays_out_of_the_text() -> None:
    document = one(FRONT, "x.md")
    assert document.title == "Prisoners: freed"
    assert document.publisher == "The Daily"
    assert document.author == "A. Writer"
    assert document.published == dt.date(2025, 9, 11)
    assert document.url == "https://example.org/a?b=c:d"
    assert document.tier is Tier.MEDIA
    assert document.text == "A heading\n\nBody.\n"
    assert document.raw == FRONT.encode()


def test_without_a_title_the_first_heading_is_it_else_the_files_name() -> None:
    assert one("# The *news* #\n\nBody.", "x.md").title == "The news"
    assert one("Body.", "two-words_here.md").title == "two words here"
    assert one("Body.", "two-words_here.txt").title == "two words here"


def test_front_matter_that_does_not_end_is_text() -> None:
    assert one("---\ntitle: x\n\nBody.", "x.md").text.startswith("---\ntitle")


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**52** prisoners and *six* of them", "52 prisoners and six of them"),
        ("see [the report](https://x.org/a_b_c) and [more][1]", "see the report and more"),
        ("![a chart](c.png)", "a chart"),
        ("> quoted\n> twice", "quoted\ntwice"),
        ("## A heading", "A heading"),
        ("run `make demo`", "run make demo"),
        ("5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
        (r"1\. not a list \*", "1. not a list *"),
        ("before <!-- hidden\nwords --> after", "before  after"),
        ("a\n```\ncode 5,000\n```\nb", "a\n\nb"),
    ],
)
def test_marks_go_and_words_stay(marked: str, plain: str) -> None:
    assert one(marked, "x.md").text == plain


@pytest.mark.parametrize(
    "piece",
    [
        "*",
        "_",
        "[",
        "![a](",
        "[a](",
        "`",
        "# ",
        "> ",
        "<!--",
        "```\n",
        "[a]: ",
        "\\",
        "# a" + " " * 50,
        "**a ",
        "---\n",
    ],
)
def test_a_long_line_of_marks_is_read_in_a_moment(piece: str) -> None:
    started = time.process_time()
    one("x " + piece * (100_000 // len(piece)), "x.md")
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("front", "what"),
    [("published: soon", "date"), ("published: 2025-13-01", "date"), ("tier: tabloid", "tier")],
)
def test_front_matter_that_makes_no_sense_is_refused_by_name(front: str, what: str) -> None:
    with pytest.raises(ReadError, match=rf"^x\.md has .*{what}"):
        one(f"---\n{front}\n---\nBody.", "x.md")


def test_lines_of_one_source_are_one_document_and_spans_fit() -> None:
    lines = [
        {"text": "One is 1.", "publisher": "P", "published": "2024-01-02", "speaker": "Ann"},
        {"text": " Two is 2. ", "publisher": "P", "published": "2024-01-02"},
        {"text": "Three is 3.", "publisher": "Q", "tier": "ngo", "url": "https://q.org"},
    ]
    first, second = read_bytes("\n".join(map(json.dumps, lines)).encode(), "x.jsonl")
    assert [statement.text for statement in first.statements] == ["One is 1.", "Two is 2."]
    for statement in first.statements:
        assert first.text[statement.start : statement.end] == statement.text
        assert statement.as_of == dt.date(2024, 1, 2)
    assert first.statements[0].speaker
    assert first.statements[0].speaker.name == "Ann"
    assert (second.publisher, second.tier, second.url) == ("Q", Tier.NGO, "https://q.org")


def test_lines_with_ids_are_documents_of_their_own() -> None:
    raw = b'{"id": 7, "text": "Same."}\n\n{"id": "8", "text": "Same."}\n'
    first, second = read_bytes(raw, "x.jsonl")
    assert (first.external_id, second.external_id) == ("7", "8")
    assert first.sha256 != second.sha256


@pytest.mark.parametrize(
    "line", ["x", "[]", "{}", '{"text": 5}', '{"text": " "}', "[" * 100_000, '{"text": "a"']
)
def test_a_line_without_a_statement_refuses_the_file_and_names_the_line(line: str) -> None:
    with pytest.raises(ReadError, match=r"^x\.jsonl has no statement in line 2\."):
        list(read_bytes(f'{{"text": "fine"}}\n{line}\n'.encode(), "x.jsonl"))


def test_a_bad_date_in_a_line_is_named_with_its_line() -> None:
    with pytest.raises(ReadError, match=r"'soon' \(line 1\)"):
        list(read_bytes(b'{"text": "a", "published": "soon"}', "x.jsonl"))


def test_half_a_surrogate_pair_and_a_null_can_be_stored() -> None:
    document = one('{"text": "a \\ud800 \\u0000 b", "title": "\\udfff"}', "x.jsonl")
    assert document.text.encode()
    assert document.title.encode()
    assert "\0" not in document.text


def test_unnamed_bytes_are_told_by_how_they_begin() -> None:
    assert one(FRONT, "").publisher == "The Daily"
    assert one('{"text": "One."}', "").statements
    assert one("Just text.", "").media_type == "text/plain"


def test_a_media_type_decides_over_the_name() -> None:
    (document,) = read_bytes(FRONT.encode(), "x.txt", "Text/Markdown; charset=utf-8")
    assert document.publisher == "The Daily"


@pytest.mark.parametrize("name", ["x.odt", "x.exe", "x.md.bak"])
def test_an_unknown_suffix_is_refused_with_what_can_be_read(name: str) -> None:
    with pytest.raises(ReadError, match="format") as caught:
        list(read_bytes(b"text", name))
    assert ".md" in caught.value.hint


def test_an_unknown_media_type_is_refused() -> None:
    with pytest.raises(ReadError, match="image/png"):
        list(read_bytes(b"text", "x", "image/png"))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b" \n")
    with pytest.raises(ReadError, match="is empty"):
        list(read_path(path))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(ReadError, match="cannot be read"):
            list(read_path(path))


def test_every_built_in_suffix_is_known() -> None:
    assert {".txt", ".md", ".jsonl"} <= set(suffixes())
