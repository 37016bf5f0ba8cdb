"""A reader of somebody else's: found by its entry point, used like our own, harmless where it is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import ReadError
from claimcheck.model import Document
from claimcheck.readers import read_bytes, read_path, registry, suffixes, unloaded

README = Path(__file__).parents[3] / "README.md"
FILM = """1
00:00:01,000 --> 00:00:04,000
The dam cost 5 million euros.

2
00:00:05,000 --> 00:00:09,000
It was built in 1970.
"""
MORE = """
from claimcheck.readers import Reader


def fails(raw, name):
    raise IndexError("some bug")
    yield


FAILING = Reader((".bug",), "text/bug", fails)
MINE = Reader((".txt",), "text/mine", fails)
"""
ENTRIES = """[claimcheck.readers]
subtitles = subtitles:READER
failing = more_readers:FAILING
mine = more_readers:MINE
gone = no_such_module:READER
odd = more_readers:fails
"""


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The README's reader and some bad ones, installed as pip leaves them."""
    (code,) = re.findall(r"```python\n(# subtitles\.py.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "subtitles.py").write_text(code, encoding="utf-8")
    (tmp_path / "more_readers.py").write_text(MORE)
    metadata = tmp_path / "subtitles-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: subtitles\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(ENTRIES)
    monkeypatch.syspath_prepend(tmp_path)
    for cached in (registry.readers, registry._installed):
        cached.cache_clear()
    yield
    for cached in (registry.readers, registry._installed):
        cached.cache_clear()


def one(raw: str, name: str) -> Document:
    (document,) = read_bytes(raw.encode(), name)
    return document


def test_the_reader_of_the_readme_reads_its_format(tmp_path: Path) -> None:
    (tmp_path / "film.srt").write_text(FILM)
    (document,) = read_path(tmp_path / "film.srt")
    assert document.text.split("\n\n") == ["The dam cost 5 million euros.", "It was built in 1970.\n"]
    assert (document.title, document.raw) == ("film.srt", FILM.encode())
    assert ".srt" in suffixes()


def test_its_refusal_is_one_sentence_after_the_files_name() -> None:
    with pytest.raises(ReadError) as caught:
        one("nothing", "film.srt")
    assert caught.value.message == "film.srt holds no subtitles."


def test_what_goes_wrong_inside_a_reader_is_a_refusal_too() -> None:
    with pytest.raises(ReadError) as caught:
        one("x", "x.bug")
    assert caught.value.message == "x.bug cannot be read as text/bug (IndexError)."


def test_no_stranger_takes_a_suffix_of_ours() -> None:
    assert one("The dam cost 5 million euros.", "x.txt").media_type == "text/plain"


def test_readers_that_cannot_be_loaded_are_named_and_harm_no_other() -> None:
    assert unloaded() == {
        "gone": "ModuleNotFoundError: No module named 'no_such_module'",
        "odd": "it is no Reader but a function",
    }
    with pytest.raises(ReadError) as caught:
        one("x", "x.gone")
    assert "The reader gone could not be loaded" in caught.value.hint
