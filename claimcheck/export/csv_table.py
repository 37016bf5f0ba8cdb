"""CSV: a row a finding, read by whatever reads tables.

A cell of outside text that a spreadsheet would take for a formula gets an apostrophe before it. Figures are
written as plain numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from claimcheck.export.columns import COLUMNS, FORMULA, row_of
from claimcheck.export.printable import printable
from claimcheck.export.registry import Exporter
from claimcheck.review import Record

__all__ = ["EXPORTER"]


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for record in records:
        rows.writerow(map(_cell, row_of(record).values()))
    text.detach()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.10g}" if isinstance(value, float) else str(value)
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    text = printable(str(value))
    return f"'{text}" if FORMULA.match(text) else text


EXPORTER = Exporter("csv", _write)
