"""XLSX: every filled sheet is a table; of a formula the value is read that was last computed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from claimcheck.errors import ReadError
from claimcheck.model import Document
from claimcheck.readers.archive import checked_archive
from claimcheck.readers.registry import Reader
from claimcheck.readers.tables import table_documents

__all__ = ["READER"]

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _read(raw: bytes, name: str) -> Iterator[Document]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    archive = checked_archive(raw, "spreadsheet")
    try:
        book = openpyxl.load_workbook(archive, read_only=True, data_only=True)
        sheets = [[[_cell(value) for value in row] for row in sheet.values] for sheet in book.worksheets]
    except (InvalidFileException, KeyError, ValueError, SyntaxError, TypeError) as error:
        raise ReadError("is not a whole spreadsheet.", "Open it in its program and save it again.") from error
    filled = [rows for rows in sheets if any(any(row) for row in rows)]
    if not filled:
        raise ReadError("holds no filled sheet.", "Check that it is the right file.")
    for rows in filled:
        yield from table_documents(rows, raw, name, _MEDIA_TYPE)


def _cell(value: Any) -> str:
    """Return a cell's value as a reader would write it: no midnight behind a day, no ".0" behind a count."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


READER = Reader((".xlsx",), _MEDIA_TYPE, _read)
