"""Markdown is read back with a parser of Markdown: what shows is the text, and nothing else is markup."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimcheck.text import harmless

Make = Callable[..., Any]


def tokens(source: bytes) -> list[Token]:
    return MarkdownIt("gfm-like", {"linkify": False}).parse(source.decode())


def shown(found: list[Token]) -> list[str]:
    """Return the text of each inline block as a reader sees it."""
    return ["".join(child.content for child in token.children or ()) for token in found if token.children]


def test_a_finding_shows_both_quotes_both_readings_and_why(record_of: Make, written: Make) -> None:
    text = shown(tokens(written("markdown", record_of(note="ask again"))))
    assert "1. ≠ conflicts: +200 (+16.7 %), overstates" in text
    assert 'Belarus was holding around 1,400 "hostages".' in text
    assert (
        "Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Belarus." in text
    )
    assert text.index("1,330 to 1,470") < text.index("1,150 to 1,200")
    assert "Note: ask again" in text
    assert "Decision: flagged, last by ann on 12 Sep 2025" in text
    assert any(line.startswith("Why: “around 1,400” reads as") for line in text)


def test_hostile_text_shows_as_it_is(record_of: Make, written: Make, hostile: str) -> None:
    found = tokens(written("markdown", record_of(more=hostile, note=hostile, title=hostile)))
    wanted = harmless(hostile)
    text = shown(found)
    assert f"Note: {wanted.strip()}" in text
    assert f'Belarus was holding around 1,400 "hostages".{wanted}'.strip() in text
    assert text[1] == wanted.strip()


def test_hostile_text_makes_no_markup(record_of: Make, written: Make, hostile: str) -> None:
    def kinds(text: str) -> list[str]:
        made = written("markdown", record_of(more=text, note=text, title=text))
        return [
            child.type
            for token in tokens(made)
            for child in (token, *(token.children or ()))
            if child.type != "text"
        ]

    assert [kind for kind in kinds(hostile) if kind != "text_special"] == kinds("plain")


def test_only_addresses_of_the_web_are_linked(record_of: Make, written: Make) -> None:
    made = [
        written("markdown", record_of(url=url)).decode().split("\n## ")[1]
        for url in ("javascript:alert(1)", "https://example.org/> [x](http://evil)", "https://example.org/ü")
    ]
    assert made[0].startswith("https") is False
    assert [text.startswith("[") for text in made] == [False, False, True]
