"""However many findings are exported, the memory that takes is bounded, in every format."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

import pytest

from claimcheck.export import export, exporters

Make = Callable[..., Any]

_FEW, _MANY = 30, 200
_SLACK = 1 << 17  # bytes that buffers may differ by
# The body of a report waits on a spool; a workbook keeps its links, at most 65,530, to the end.
_BOUNDED = {"html": 1 << 20, "xlsx": (_MANY - _FEW) * 2000}


class Nowhere:
    """A file that keeps nothing but how much was written."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        return len(data)

    def writelines(self, lines: Iterator[bytes]) -> None:
        for line in lines:
            self.write(line)

    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    def flush(self) -> None:
        pass

    closed = False


def peak(form: str, record: Any, number: int) -> tuple[int, int]:
    """Return the most memory that an export of so many records held, and how much it wrote; bytes."""
    target: BinaryIO = Nowhere()  # type: ignore[assignment]
    different = (
        replace(record, finding=replace(record.finding, id=each, reasons=(f"reason {each} " * 50,)))
        for each in range(number)
    )
    tracemalloc.start()
    assert export(different, form, target) == number
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return held, target.size  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", sorted(exporters()))
def test_memory_does_not_grow_with_the_findings(record_of: Make, form: str) -> None:
    record = record_of(note="ask again")
    peak(form, record, 2)  # what is read once, such as a template, is read before
    few, written_few = peak(form, record, _FEW)
    many, written_many = peak(form, record, _MANY)
    assert written_many > written_few
    assert many < few + _BOUNDED.get(form, 0) + _SLACK, (
        f"{few:,} bytes for {_FEW} findings, {many:,} for {_MANY}"
    )
