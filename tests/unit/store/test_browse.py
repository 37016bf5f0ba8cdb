"""Sources and statements found by words while they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.model import Document, Tier
from claimcheck.store import browse

SOURCES = [
    Document(
        "The political prisoners of Belarus number 1,200. The bridge cost 52 million euros.",
        title="Prisoners freed",
        publisher="The Daily",
        tier=Tier.NGO,
    ),
    Document(
        "Penguins in the zoo of Ulm number 17.", title="Österreich zählt 100%", url="https://example.org/a_b"
    ),
    Document("The organisation counted 300 penguins.", title="A count", author="Ann Smith"),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with Corpus.open(tmp_path_factory.mktemp("desk") / "desk.db", HashEmbedder()) as opened:
        assert [opened.add(source).document_id for source in SOURCES] == [1, 2, 3]
        yield opened


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [1, 2, 3]),
        ("prison", [1]),
        ("DAILY freed", [1]),
        ("ngo", [1]),
        ("smith", [3]),
        ("österr", [2]),
        ("100%", [2]),
        ("a_b", [2]),
        ("a%b", []),
        ("daily smith", []),
        ("' OR 1=1 --", []),
    ],
)
def test_sources_hold_all_words_somewhere_in_what_is_known_of_them(
    corpus: Corpus, words: str, found: list[int]
) -> None:
    assert list(chain(*corpus.store.browse.sources(words))) == found


def test_a_statement_stays_in_the_list_with_every_letter_of_its_word(corpus: Corpus) -> None:
    for word in ("political", "penguins", "organisation"):
        for length in range(2, len(word) + 1):
            found = corpus.store.statements.get(list(chain(*corpus.store.browse.statements(word[:length]))))
            assert found, word[:length]
            assert all(word[:2] in kept.statement.text.casefold() for kept in found.values())


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("politica priso", ["The political prisoners of Belarus number 1,200."]),
        ("penguins ulm", ["Penguins in the zoo of Ulm number 17."]),
        ("penguinx", []),
        ('penguins" OR "bridge', []),
        ("* NEAR(", []),
    ],
)
def test_statements_hold_all_words_and_nothing_is_read_as_syntax(
    corpus: Corpus, words: str, texts: list[str]
) -> None:
    found = corpus.store.statements.get(list(chain(*corpus.store.browse.statements(words))))
    assert [kept.statement.text for kept in found.values()] == texts


def test_parts_add_up_to_the_whole(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(chain(*corpus.store.browse.statements("")))
    assert len(whole) == 4
    monkeypatch.setattr(browse, "_PART", 1)
    monkeypatch.setattr(browse, "_LARGEST_PART", 1)
    for words in ("", "the"):
        parts = list(corpus.store.browse.statements(words))
        assert max(map(len, parts)) == 1
        assert set(chain(*parts)) <= set(whole)
    assert list(chain(*corpus.store.browse.statements(""))) == whole
    assert list(chain(*corpus.store.browse.sources(""))) == [1, 2, 3]


def test_what_was_removed_is_not_found(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as corpus:
        for source in SOURCES:
            corpus.add(source)
        corpus.remove(1)
        assert list(chain(*corpus.store.browse.sources(""))) == [2, 3]
        assert list(chain(*corpus.store.browse.statements("political"))) == []
        assert len(list(chain(*corpus.store.browse.statements("")))) == 2


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_any_words_can_be_typed(corpus: Corpus, words: str) -> None:
    assert set(chain(*corpus.store.browse.sources(words))) <= {1, 2, 3}
    assert set(chain(*corpus.store.browse.statements(words))) <= {1, 2, 3, 4}
