"""Rule tables: read from their files once, and from then on from the user's cache, to the same content."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from claimcheck import language

FILES = sorted(
    path.name for path in (resources.files(language) / "en").iterdir() if path.name.endswith(".toml")
)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize("name", FILES)
def test_a_table_is_the_same_from_the_cache_as_from_its_file(name: str) -> None:
    source = (resources.files(language) / "en" / name).read_bytes()
    expected = tomllib.loads(source.decode())
    assert language._parsed(name, source) == expected  # written to the cache
    assert language._parsed(name, source) == expected  # read from it


def test_a_table_that_is_kept_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    language._parsed("units", b"metre = 1")
    monkeypatch.setattr(tomllib, "loads", pytest.fail)
    assert language._parsed("units", b"metre = 1") == {"metre": 1}


def test_a_table_that_was_changed_is_read_anew() -> None:
    language._parsed("units", b"metre = 1")
    assert language._parsed("units", b"metre = 2") == {"metre": 2}


@pytest.mark.parametrize("damaged", [b"", b"{", b"\xff"])
def test_a_damaged_file_of_the_cache_is_written_anew(own_cache: Path, damaged: bytes) -> None:
    language._parsed("units", b"metre = 1")
    (kept,) = own_cache.iterdir()
    kept.write_bytes(damaged)
    assert language._parsed("units", b"metre = 1") == {"metre": 1}
    assert kept.read_bytes() == b'{"metre": 1}'


def test_where_the_cache_cannot_be_written_tables_are_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "file"))
    assert language._parsed("units", b"metre = 1") == {"metre": 1}
