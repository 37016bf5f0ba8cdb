"""JSON: one document that holds all records, written record by record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from claimcheck.export.record_shape import record_shape
from claimcheck.export.registry import Exporter
from claimcheck.review import Record
from claimcheck.shapes import json_text

__all__ = ["EXPORTER"]

_VERSION = 1


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    file.write(b'{"claimcheck_export": %d, "findings": [' % _VERSION)
    before = b"\n"
    for record in records:
        file.write(before + json_text(record_shape(record), indent=1).encode())
        before = b",\n"
    file.write(b"\n]}\n")


EXPORTER = Exporter("json", _write)
