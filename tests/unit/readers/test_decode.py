from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ReadError
from claimcheck.readers.decode import decode

WORDS = "Nausėda said “52” freed – €5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_with_or_without_a_byte_order_mark_reads_the_same(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_utf16_big_endian_is_told_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + WORDS.encode("utf-16-be")) == WORDS


def test_what_is_no_utf8_is_read_as_windows_western() -> None:
    assert decode("“é” – €5".encode("cp1252")) == "“é” – €5"


@pytest.mark.parametrize("raw", [b"a\0b", bytes(range(32)) * 4, b"\x89PNG\r\n\x1a\n\0\0"])
def test_binary_is_refused_in_a_sentence(raw: bytes) -> None:
    with pytest.raises(ReadError, match=r"is not a text file\.$") as caught:
        decode(raw)
    assert caught.value.hint


def test_bytes_that_fit_no_encoding_are_refused() -> None:
    with pytest.raises(ReadError, match="encoding"):
        decode(b"caf\x81 \x8d")


def test_a_cut_utf16_text_is_refused() -> None:
    with pytest.raises(ReadError, match="encoding"):
        decode("abc".encode("utf-16")[:-1])


def test_a_line_beyond_a_million_characters_is_refused() -> None:
    with pytest.raises(ReadError, match="line"):
        decode(b"a" * 1_000_001)


def test_many_lines_may_be_longer_than_that_together() -> None:
    assert len(decode(b"a line\n" * 200_000)) == 1_400_000


def test_every_kind_of_line_end_becomes_a_line_feed() -> None:
    assert decode(b"a\r\nb\rc\nd") == "a\nb\nc\nd"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        text = decode(raw)
    except ReadError:
        return
    assert "\0" not in text
    assert text.encode().decode() == text
