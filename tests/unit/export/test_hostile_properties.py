"""Any text at all, in every place that outside text reaches: each format is harmless, and gives it back.

JSON in its four kinds gives back the very characters. The formats that a program may obey (tables, Markdown,
HTML, letters) give back the text with such characters replaced by one that shows.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimcheck.export.columns import COLUMNS
from claimcheck.export.printable import printable
from claimcheck.text import harmless

Make = Callable[..., Any]

# Every character there is, halves of pairs and what is none included, among pieces that programs obey.
_PIECES = (
    *("=", "+", "-", "@", "\t", "\r", "\n", "'", '"', ",", ";", "|", "`", "*", "_", "#", ">", "<", "&", "$"),
    *("</script>", "<b>", "<!--", "-->", "]]>", "&#0;", "&amp;", "[x](y)", "![", "\\", "{{", "}}", "$claim"),
    *("\x00", "\x07", "\x1b[2J", "\x1b]0;t\x07", "\x9b", "\u202e", "\u2066", "\ufeff", "\u2028", "\ud800"),
    *("#N/A", "TRUE", "1e5", "0012", "=1+1", "{=1}", "http://x", "www.x.org", "a@b.org", "1. ", "- ", "---"),
)
ANY_TEXT = st.lists(
    st.one_of(st.sampled_from(_PIECES), st.text(st.characters(exclude_categories=()), max_size=6)), max_size=8
).map("".join)
TEXT_FORMS = ("json", "jsonl", "claimreview", "annotation", "csv", "markdown", "html", "letter")
CLAIM = 'Belarus was holding around 1,400 "hostages".'

# The fixtures only make and write records; nothing they hold is changed by an example.
tried = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


class Page(HTMLParser):
    """The tags of a page, and the text of each heading and quote."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts = [""]
        self.feed(source.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(" ".join([tag, *sorted(name for name, _ in attrs)]))
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


def markdown(source: bytes) -> tuple[list[str], list[str]]:
    """Return the kinds of markup in a text, and what each block shows."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(source.decode())
    inside = [child for token in tokens for child in token.children or ()]
    kinds = [token.type for token in tokens]
    kinds += [child.type for child in inside if child.type not in ("text", "text_special")]
    return kinds, ["".join(child.content for child in token.children or ()) for token in tokens]


def hostile_record(record_of: Make, text: str) -> Any:
    return record_of(more=text, note=text, title=text, publisher=text, speaker=text)


@tried
@given(ANY_TEXT)
def test_json_gives_back_every_character(record_of: Make, written: Make, text: str) -> None:
    record = hostile_record(record_of, text)
    (finding,) = json.loads(written("json", record))["findings"]
    assert finding == json.loads(written("jsonl", record))
    assert finding["claim"]["text"] == CLAIM + text
    assert finding["review"]["notes"] == ([text] if text else [])
    (draft,) = json.loads(written("claimreview", record))["@graph"]
    assert draft["claimReviewed"] == CLAIM + text
    (annotation,) = json.loads(written("annotation", record))
    assert annotation["target"]["selector"][0]["exact"] == CLAIM + text


@pytest.mark.parametrize(
    "form", ["json", "jsonl", "claimreview", "annotation", "csv", "markdown", "html", "letter"]
)
@tried
@given(text=ANY_TEXT)
def test_no_terminal_obeys_what_is_written(record_of: Make, written: Make, form: str, text: str) -> None:
    shown = written(form, hostile_record(record_of, text)).decode()  # which is UTF-8, halves of pairs or not
    seen = shown.translate(dict.fromkeys(map(ord, "\r\n\t")))
    assert harmless(seen) == seen


@tried
@given(ANY_TEXT)
def test_csv_gives_back_the_text_and_no_cell_is_a_formula(record_of: Make, written: Make, text: str) -> None:
    source = written("csv", hostile_record(record_of, text)).decode()
    (row,) = csv.DictReader(io.StringIO(source, newline=""))
    assert row["claim"] == CLAIM + printable(text)
    for column in ("notes", "article_title", "reporting_source", "speaker"):
        assert row[column] in (printable(text), f"'{printable(text)}")
        assert row[column].lstrip()[:1] not in ("=", "+", "-", "@")


@settings(tried, max_examples=15)
@given(ANY_TEXT)
def test_xlsx_gives_back_the_text_as_text(record_of: Make, written: Make, text: str) -> None:
    source = written("xlsx", hostile_record(record_of, text))
    sheet = openpyxl.load_workbook(io.BytesIO(source)).active
    assert sheet is not None
    row = dict(zip(COLUMNS, sheet[2], strict=True))
    assert row["claim"].value == CLAIM + printable(text)
    for column in ("notes", "article_title", "reporting_source", "speaker"):
        assert row[column].value == (printable(text) or None)
        assert row[column].data_type == ("s" if text else "n")  # an empty cell is a number to openpyxl


@tried
@given(ANY_TEXT)
def test_html_shows_the_text_and_has_no_tag_of_it(record_of: Make, written: Make, text: str) -> None:
    page = Page(written("html", hostile_record(record_of, text)))
    assert page.tags == Page(written("html", hostile_record(record_of, text and "plain"))).tags
    assert printable(text) in "".join(page.texts)


@pytest.mark.parametrize("form", ["markdown", "letter"])
@tried
@given(text=ANY_TEXT)
def test_markdown_shows_the_text_and_has_no_markup_of_it(
    record_of: Make, written: Make, form: str, text: str
) -> None:
    kinds, shown = markdown(written(form, hostile_record(record_of, text)))
    visible = " ".join(harmless(text).split())
    plain = "plain" if visible else text
    assert kinds == markdown(written(form, hostile_record(record_of, plain)))[0]
    assert any(visible in " ".join(block.split()) for block in shown)
