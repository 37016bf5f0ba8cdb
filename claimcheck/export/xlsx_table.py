"""XLSX: the table of the CSV with typed cells, a header that stays in sight, and links.

Every text is written as text, whatever it begins with. Excel holds no control characters and no more than
32,767 characters a cell: the former are replaced by one that shows, what is longer is cut and marked.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import zipfile
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from claimcheck.export.columns import COLUMNS, FORMULA, row_of
from claimcheck.export.printable import printable
from claimcheck.export.registry import Exporter
from claimcheck.export.telling import web_address
from claimcheck.review import Record

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

__all__ = ["EXPORTER"]

_LONGEST = 32_767  # characters of a cell; a property of the format, as are the next two
_LONGEST_LINK = 2_079
_MOST_LINKS = 65_530
_FIRST_DAY = "1900-03-01"  # Excel takes 1900 for a leap year; before that a day is written as text
_CUT = " … [cut]"
_DATES = frozenset({"claim_date", "source_date"})
_LINKS = frozenset({"original_claim_url", "cached_original_claim_url", "source_url"})
_SHARES = frozenset({"gap_relative"})
_WIDE = frozenset({"claim", "source_quote", "reasons", "notes", "stale"})
_WIDTHS = (18, 60)  # characters, of a plain and of a wide column
# A file carries no date of its own making: the same desk gives the same bytes.
_EPOCH = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no zones
_ZIP_EPOCH = (2000, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("findings")
    sheet.freeze_panes = "B2"
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS[column in _WIDE]
    sheet.append([_heading(sheet, column) for column in COLUMNS])
    links = 0
    for record in records:
        cells = [_cell(sheet, column, value, links) for column, value in row_of(record).items()]
        links += sum(cell is not None and cell.hyperlink is not None for cell in cells)
        sheet.append(cells)
    with tempfile.TemporaryFile() as packed:
        book.save(packed)
        _repack(packed, file, _properties(book.properties))


def _heading(sheet: WriteOnlyWorksheet, column: str) -> WriteOnlyCell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, column)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, column: str, value: Any, links: int) -> WriteOnlyCell | None:
    """Return the cell of a value, typed by its column; None leaves it empty."""
    from openpyxl.cell import WriteOnlyCell

    if value in (None, "", []):
        return None
    if isinstance(value, bool | int | float):
        cell = WriteOnlyCell(sheet, value)
        if column in _SHARES:
            cell.number_format = "+0.0%;-0.0%;0.0%"
        return cell
    if column in _DATES and value >= _FIRST_DAY:
        return WriteOnlyCell(sheet, dt.date.fromisoformat(value))
    return _text_cell(sheet, column, "\n".join(value) if isinstance(value, list) else value, links)


def _text_cell(sheet: WriteOnlyWorksheet, column: str, value: str, links: int) -> WriteOnlyCell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    text = printable(value)
    cell = WriteOnlyCell(sheet)
    if column in _LINKS and links < _MOST_LINKS - len(_LINKS) and len(text) <= _LONGEST_LINK:
        target = web_address(text)
        if target:
            cell.hyperlink = target
            cell.style = "Hyperlink"
    # Set past the guessing: "=1" would become a formula and "#N/A" an error.
    cell._value = text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT  # noqa: SLF001
    cell.data_type = "s"
    if FORMULA.match(text):
        cell.quotePrefix = True  # stays text when a person edits the cell
    if column in _WIDE:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _properties(properties: Any) -> bytes:
    from openpyxl.xml.functions import tostring

    properties.creator = "claimcheck"
    properties.created = properties.modified = _EPOCH
    written: bytes = tostring(properties.to_tree())
    return written


def _repack(packed: IO[bytes], file: BinaryIO, properties: bytes) -> None:
    """Copy the parts of a workbook with one date for all, in pieces."""
    with zipfile.ZipFile(packed) as parts, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for part in parts.infolist():
            info = zipfile.ZipInfo(part.filename, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            with target.open(info, "w", force_zip64=True) as copy:
                if part.filename == _PROPERTIES:
                    copy.write(properties)
                    continue
                with parts.open(part) as source:
                    while piece := source.read(1 << 16):
                        copy.write(piece)


EXPORTER = Exporter("xlsx", _write, is_text=False)
