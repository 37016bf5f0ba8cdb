"""JSON lines: a record a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from claimcheck.export.record_shape import record_shape
from claimcheck.export.registry import Exporter
from claimcheck.review import Record
from claimcheck.shapes import json_text

__all__ = ["EXPORTER"]


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    file.writelines(json_text(record_shape(record)).encode() + b"\n" for record in records)


EXPORTER = Exporter("jsonl", _write)
