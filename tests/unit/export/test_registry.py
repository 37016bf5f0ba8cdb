"""A format of somebody else's: found by its entry point, used like our own, harmless where it is broken."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import ExportError, InputError
from claimcheck.export import export, exporter_of, exporters

Make = Callable[..., Any]

WIKI = '''
"""Findings as a wiki's list: conflicts alone, as a maker of formats may have it."""
from claimcheck.export import Exporter
from claimcheck.model import Verdict

def write(records, file):
    for record in records:
        file.write(f"* {record.finding.claim.text}\\n".encode())

def takes(record):
    return record.verdict is Verdict.CONFLICTS

exporter = Exporter("wiki", write, takes=takes)
mine = Exporter("csv", write)
nothing = "a text"
'''
ENTRIES = """[claimcheck.exporters]
wiki = wiki_findings:exporter
csv = wiki_findings:mine
broken = wiki_findings_gone:exporter
odd = wiki_findings:nothing
"""


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package installed as pip leaves it: a module, and its metadata with entry points."""
    (tmp_path / "wiki_findings.py").write_text(WIKI, encoding="utf-8")
    metadata = tmp_path / "wiki_findings-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: wiki-findings\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(ENTRIES)
    monkeypatch.syspath_prepend(tmp_path)
    exporters.cache_clear()
    yield
    exporters.cache_clear()


def test_it_is_written_like_any_other(record_of: Make) -> None:
    file = io.BytesIO()
    assert export([record_of(), record_of()], "wiki", file) == 2
    assert file.getvalue().decode() == '* Belarus was holding around 1,400 "hostages".\n' * 2


def test_it_stands_among_those_known() -> None:
    assert "wiki" in exporters()
    with pytest.raises(InputError) as caught:
        exporter_of("docx")
    assert "wiki" in caught.value.hint


def test_no_stranger_takes_the_name_of_a_format_of_ours(record_of: Make) -> None:
    file = io.BytesIO()
    export([record_of()], "csv", file)
    assert file.getvalue().startswith(b"finding,claim,")


@pytest.mark.parametrize(
    ("form", "why"), [("broken", "ModuleNotFoundError"), ("odd", "no Exporter but a str")]
)
def test_one_that_cannot_be_loaded_harms_no_other_and_says_why(form: str, why: str) -> None:
    assert form not in exporters()
    with pytest.raises(ExportError, match=why):
        exporter_of(form)
