"""Plain text: the bytes' text as it is, titled after the file."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Document
from claimcheck.readers.decode import decode
from claimcheck.readers.fields import title_of
from claimcheck.readers.registry import Reader

__all__ = ["READER"]


def _read(raw: bytes, name: str) -> Iterator[Document]:
    yield Document(decode(raw), title=title_of(name), raw=raw)


READER = Reader((".txt", ".text"), "text/plain", _read)
