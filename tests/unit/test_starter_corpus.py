"""The starter corpus: every source says where it comes from, every statement stands alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from claimcheck.model import Document
from claimcheck.readers import read_path
from claimcheck.starter import starter_corpus

FILES = sorted(starter_corpus().rglob("*.md"))


def source(path: Path) -> Document:
    (document,) = read_path(path)
    return document


def statements_of(document: Document) -> list[str]:
    return [paragraph for paragraph in document.text.strip().split("\n\n") if paragraph.strip()]


def test_there_are_at_least_forty_pages_and_a_hundred_and_twenty_statements_on_eight_topics() -> None:
    assert len(FILES) >= 40
    assert sum(len(statements_of(source(path))) for path in FILES) >= 120
    assert len({path.parent.name for path in FILES}) >= 8


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_source_names_title_publisher_day_address_and_tier(path: Path) -> None:
    document = source(path)
    assert document.title
    assert document.publisher
    assert document.tier is not None
    assert document.published is not None
    assert dt.date(2000, 1, 1) < document.published <= dt.datetime.now(dt.UTC).date()
    assert path.name.startswith(document.published.isoformat())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_source_has_a_well_formed_address(path: Path) -> None:
    parts = urlsplit(source(path).url)
    assert parts.scheme in {"http", "https"}
    assert "." in (parts.hostname or "")
    assert parts.path.strip("/") or parts.query
    assert not any(letter.isspace() for letter in source(path).url)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_statement_is_one_sentence_that_stands_alone(path: Path) -> None:
    statements = statements_of(source(path))
    assert statements
    for statement in statements:
        assert statement.endswith(".")
        assert "\n" not in statement
        assert statement.split()[0] not in {"He", "She", "It", "They", "This", "That"}


def test_no_address_is_used_twice() -> None:
    addresses = [source(path).url for path in FILES]
    assert len(set(addresses)) == len(addresses)
