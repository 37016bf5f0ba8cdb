"""Formats of offices and the web: what comes out of a whole file, and one clear sentence for a broken one."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
import openpyxl
import pytest

from claimcheck.errors import ReadError
from claimcheck.model import Document
from claimcheck.readers import read_bytes

PAGE = b"""<html lang="en"><head><title>Dam report | The Invented Post</title>
<meta property="og:title" content="Dam held back less water than claimed">
<meta property="og:site_name" content="The Invented Post">
<meta property="article:published_time" content="2024-03-14T08:00:00Z">
<link rel="canonical" href="https://example.org/dam"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Dam held back less water than claimed</h1>
<p>The reservoir above Sandford held 4.1 million cubic metres of water on Friday, the water
board said in a note.</p>
<p>That is about a third less than the operator had claimed at the beginning of the month, when it spoke
of six.</p>
<p>Engineers will measure the level of the reservoir again next week, and publish what they find on their
site.</p>
</article><footer>Sign up for our newsletter. All rights reserved.</footer></body></html>"""


def read_one(raw: bytes, name: str) -> Document:
    (document,) = read_bytes(raw, name)
    return document


def word_bytes() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Minutes"
    document.core_properties.author = "A. Clerk"
    document.add_paragraph("The council spent 4,000 euros on chairs.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Chairs"
    table.rows[0].cells[1].text = "40"
    document.add_paragraph("It met twice.")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def sheet_bytes(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_web_page_gives_its_article_and_what_it_says_of_itself() -> None:
    document = read_one(PAGE, "page.html")
    assert "4.1 million cubic metres" in document.text
    assert "newsletter" not in document.text
    assert "Sport" not in document.text
    assert document.title == "Dam held back less water than claimed"
    assert document.publisher == "The Invented Post"
    assert document.published == dt.date(2024, 3, 14)
    assert document.url == "https://example.org/dam"
    assert document.raw == PAGE


def test_a_word_document_gives_paragraphs_and_tables_in_their_order() -> None:
    document = read_one(word_bytes(), "minutes.docx")
    assert document.text == "The council spent 4,000 euros on chairs.\n\nChairs\t40\n\nIt met twice."
    assert (document.title, document.author) == ("Minutes", "A. Clerk")


def test_each_row_of_a_data_table_is_a_statement_with_its_column_names() -> None:
    document = read_one(b"Country,Year,Cases\nFrance,2023,1204\nSpain,2023,\n", "cases.csv")
    assert [one.text for one in document.statements] == [
        "Country: France; Year: 2023; Cases: 1204",
        "Country: Spain; Year: 2023",
    ]
    assert all(document.text[one.start : one.end] == one.text for one in document.statements)


def test_a_list_of_statements_names_the_source_of_each() -> None:
    raw = (
        b"statement;publisher;published;speaker\n"
        b"Twelve wells ran dry.;Water Board;2024-03-14;the engineer\n"
        b'"Rain fell; it was not enough.";Weather Office;2024-03-15;\n'
    )
    first, second = read_bytes(raw, "list.csv")
    assert (first.publisher, first.published) == ("Water Board", dt.date(2024, 3, 14))
    assert first.statements[0].speaker is not None
    assert first.statements[0].speaker.name == "the engineer"
    assert second.statements[0].text == "Rain fell; it was not enough."
    assert first.sha256 != second.sha256


def test_a_spreadsheet_reads_as_a_person_would_write_it() -> None:
    raw = sheet_bytes(["Day", "Dead", "Share"], [dt.datetime(2024, 3, 14), 84.0, 0.5])  # noqa: DTZ001
    (statement,) = read_one(raw, "toll.xlsx").statements
    assert statement.text == "Day: 2024-03-14; Dead: 84; Share: 0.5"


def test_a_message_gives_body_subject_sender_and_day() -> None:
    raw = (
        b"From: Press Office <press@example.org>\r\nSubject: =?utf-8?q?Caf=C3=A9s?=\r\n"
        b"Date: Thu, 14 Mar 2024 08:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        b"Forty caf\xc3\xa9s closed.\r\n"
    )
    document = read_one(raw, "note.eml")
    assert document.text.strip() == "Forty cafés closed."
    assert (document.title, document.author) == ("Cafés", "Press Office")
    assert document.published == dt.date(2024, 3, 14)


def test_a_message_in_html_gives_its_text() -> None:
    raw = b"From: a@example.org\r\nSubject: Dam\r\nContent-Type: text/html\r\n\r\n" + PAGE
    assert "4.1 million" in read_one(raw, "note.eml").text


def zip_bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 40_000_000)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("raw", "name", "says"),
    [
        (word_bytes()[:500], "cut.docx", "is not a whole Word document"),
        (zip_bomb(), "bomb.docx", "unpacks to"),
        (zip_bomb(), "bomb.xlsx", "unpacks to"),
        (sheet_bytes(["a", "b"])[:300], "cut.xlsx", "is not a whole spreadsheet"),
        (sheet_bytes(["only", "a header"]), "bare.xlsx", "no rows below its header"),
        (b"only,a,header\n", "bare.csv", "no rows below its header"),
        (b"\0\1\2\3", "binary.csv", "is not a text file"),
        (b"<html><body></body></html>", "empty.html", "holds no article text"),
        (b"just words", "words.eml", "is not an e-mail message"),
    ],
)
def test_a_broken_file_gets_one_sentence_and_a_hint(raw: bytes, name: str, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        list(read_bytes(raw, name))
    assert caught.value.message.startswith(name)
    assert caught.value.hint
