"""JSON: one document that holds all records, written record by record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from claimcheck.export.record_shape import record_shape
from claimcheck.export.registry import Exporter
from claimcheck.review import Record

__all__ = ["EXPORTER"]

_VERSION = 1


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    file.write(b'{"claimcheck_export": %d, "findings": [' % _VERSION)
    before = b"\n"
    for record in records:
        file.write(before + json.dumps(record_shape(record), ensure_ascii=False, indent=1).encode())
        before = b",\n"
    file.write(b"\n]}\n")


EXPORTER = Exporter("json", _write)
