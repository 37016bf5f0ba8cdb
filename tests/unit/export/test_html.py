"""HTML is read back with Python's own parser: tags are ours alone, text is what was written."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from claimcheck.export.interval_drawing import interval_drawing
from claimcheck.export.printable import printable
from claimcheck.model import Comparison, Gap, Interval, Relation

Make = Callable[..., Any]

_VOID = {"meta", "br", "img", "input", "link"}


class Page(HTMLParser):
    """Collects tags, attributes, the text of each element, and whether each element was closed in turn."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[tuple[str, list[str]]] = []
        self.feed(source.decode())
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self._open.append((tag, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        opened, parts = self._open.pop()
        assert opened == tag
        self.texts.setdefault(tag, []).append("".join(parts))

    def handle_data(self, data: str) -> None:
        for _, parts in self._open:
            parts.append(data)


def test_both_quotes_stand_side_by_side_with_their_figures_marked(record_of: Make, written: Make) -> None:
    page = Page(written("html", record_of(note="ask again")))
    assert page.texts["blockquote"] == [
        'Belarus was holding around 1,400 "hostages".',
        "Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Belarus.",
    ]
    assert page.texts["mark"] == ["around 1,400", "nearly 1,200"]
    assert "≠ conflicts: +200 (+16.7 %), overstates" in page.texts["h3"][0]
    assert "ask again" in page.texts["li"]
    assert ("aria-label", "article: 1,330 to 1,470; source: 1,150 to 1,200") in page.attributes


def test_hostile_text_comes_back_as_it_was(record_of: Make, written: Make, hostile: str) -> None:
    page = Page(written("html", record_of(more=hostile, note=hostile, title=hostile, speaker=hostile)))
    shown = printable(hostile)
    assert page.texts["blockquote"][0] == f'Belarus was holding around 1,400 "hostages".{shown}'
    assert page.texts["h2"] == [shown]
    assert shown in page.texts["li"]


def test_hostile_text_makes_no_tag_and_no_attribute(record_of: Make, written: Make, hostile: str) -> None:
    def page(text: str) -> Page:
        return Page(
            written("html", record_of(more=text, note=text, title=text, publisher=text, speaker=text))
        )

    assert page(hostile).tags == page("plain").tags
    assert page(hostile).attributes == page("plain").attributes


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", 'https://x.org/"onclick="a', ""])
def test_what_is_no_address_of_the_web_is_no_link(record_of: Make, written: Make, url: str) -> None:
    addresses = [
        value for name, value in Page(written("html", record_of(url=url))).attributes if name == "href"
    ]
    assert addresses == ["https://example.org/source?a=1&b=2"]


def test_it_needs_nothing_from_elsewhere_and_runs_nothing(record_of: Make, written: Make) -> None:
    page = Page(written("html", record_of()))
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
    assert "url(" not in page.texts["style"][0]
    assert "prefers-color-scheme: dark" in page.texts["style"][0]
    assert "@media print" in page.texts["style"][0]


def test_the_head_counts_what_the_body_shows(record_of: Make, written: Make) -> None:
    page = Page(written("html", record_of(), record_of()))
    assert "2 findings, ≠ 2 conflicts" in page.texts["p"][0]
    assert len(page.texts["section"]) == 2
    assert len(page.texts["h2"]) == 1
    assert "0 findings" in Page(written("html")).texts["p"][0]


def drawn(claim: Interval, source: Interval) -> str:
    return interval_drawing(
        Comparison(
            Relation.CONFLICTS,
            None,
            1.0,
            "figure.apart",
            (),
            "en-0",
            claim_interval=claim,
            statement_interval=source,
            gap=Gap(1.0, None, "USD"),
        )
    )


def test_an_interval_drawn_further_right_is_greater() -> None:
    drawing = drawn(Interval(1330, 1470), Interval(1150, 1200))
    ours, theirs = (float(part.split('x="')[1].split('"')[0]) for part in drawing.split("<rect ")[1:])
    assert ours > theirs
    assert "<path" not in drawing


@pytest.mark.parametrize(
    ("interval", "arrows"),
    [(Interval(50, None, low_open=True), 1), (Interval(None, 10), 1), (Interval(None, None), 2)],
)
def test_an_open_end_is_an_arrow(interval: Interval, arrows: int) -> None:
    assert drawn(interval, Interval(20, 30)).count("<path") == arrows


def test_readings_that_are_the_same_or_missing_are_not_drawn() -> None:
    assert drawn(Interval(52, 52), Interval(52, 52)) == ""
    assert drawn(Interval(None, None), Interval(None, None, low_open=True)) == ""
