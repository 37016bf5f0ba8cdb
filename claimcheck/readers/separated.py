"""CSV and its kin: the delimiter is whichever of comma, semicolon, tab and bar the header has most of."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from claimcheck.errors import ReadError
from claimcheck.model import Document
from claimcheck.readers.decode import decode
from claimcheck.readers.registry import Reader
from claimcheck.readers.tables import table_documents

__all__ = ["READER"]

_DELIMITERS = ",;\t|"


def _read(raw: bytes, name: str) -> Iterator[Document]:
    text = decode(raw)
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise ReadError("is not a readable table.", "Save it as CSV with a header row.") from error
    yield from table_documents(rows, raw, name, "text/csv")


READER = Reader((".csv", ".tsv"), "text/csv", _read)
