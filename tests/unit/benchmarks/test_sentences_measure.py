"""The project's hard cases of sentence boundaries, exact to the character, and how the measure reads them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from claimcheck.text import sentences

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"
ENOUGH = 300
MISSED_AT_MOST = 3


@pytest.fixture
def measure(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    for name in [name for name in sys.modules if name == "measures" or name.startswith("measures.")]:
        monkeypatch.delitem(sys.modules, name)
    return importlib.import_module("measures.sentences")


def test_hard_cases_are_split_where_a_reader_would(measure: ModuleType) -> None:
    cases = measure.hard_cases()
    missed = [text for text, spans in cases if sentences(text) != spans]
    assert len(cases) >= ENOUGH
    assert len(missed) <= MISSED_AT_MOST, missed


def test_what_belongs_to_no_sentence_is_left_out_of_its_span(measure: ModuleType) -> None:
    text, spans = measure._case("⟪OSK (AP) — ⟫Two died.‖⏎⟪- ⟫One␣lived.")
    assert [text[start:end] for start, end in spans] == ["Two died.", "One\u00a0lived."]


def test_the_naive_splitter_stumbles_over_titles(measure: ModuleType) -> None:
    assert len(measure.naive("Mr. Holm left. He was late.")) == 3
