"""JSON lines: a record a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from claimcheck.export.record_shape import record_shape
from claimcheck.export.registry import Exporter
from claimcheck.review import Record

__all__ = ["EXPORTER"]


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    file.writelines(
        json.dumps(record_shape(record), ensure_ascii=False).encode() + b"\n" for record in records
    )


EXPORTER = Exporter("jsonl", _write)
