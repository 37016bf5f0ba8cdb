"""Which format is written how, and the way a file comes to be: whole or not at all, never over another."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from claimcheck.errors import ExportError, InputError
from claimcheck.review import Record

__all__ = ["Exporter", "export", "exporters"]

_GROUP = "claimcheck.exporters"
_BUILT_IN = (
    "csv_table",
    "json_document",
    "json_lines",
    "markdown",
    "html_report",
    "xlsx_table",
    "claim_review",
    "web_annotation",
    "letter",
)
_RIGHTS = 0o666  # of a new file, less the umask; temporary files are made for the owner alone


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format: its name, and ``write(records, file)``, which writes bytes record by record."""

    name: str
    write: Callable[[Iterable[Record], BinaryIO], None]


@cache
def exporters() -> dict[str, Exporter]:
    """Return the exporters by name: built in, and those under the entry-point group ``claimcheck.exporters``.

    An entry point names an ``Exporter``; a name that is already taken stays with the first.
    """
    from importlib.metadata import entry_points

    built_in = [importlib.import_module(f"claimcheck.export.{name}").EXPORTER for name in _BUILT_IN]
    installed = [entry.load() for entry in entry_points(group=_GROUP)]
    return {exporter.name: exporter for exporter in reversed([*built_in, *installed])}


def export(
    records: Iterable[Record], form: str | Exporter, target: Path | BinaryIO, *, force: bool = False
) -> int:
    """Write the records in that format to a path or an open file, and return how many there were.

    A path is written under a temporary name beside it and renamed when it is whole. Raises InputError for
    an unknown format, ExportError where the path exists and ``force`` is false, or cannot be written.
    """
    exporter = form if isinstance(form, Exporter) else exporters().get(form)
    if not exporter:
        raise InputError(
            f"There is no export format {form!r}.", f"Known are {', '.join(sorted(exporters()))}."
        )
    counted = _Counted(records)
    if isinstance(target, Path):
        if target.exists() and not force:
            raise _exists(target)
        _write_file(exporter, counted, target, force=force)
    else:
        exporter.write(counted, target)
    return counted.number


class _Counted:
    """Passes records on and counts them."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = records
        self.number = 0

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.number += 1
            yield record


def _write_file(exporter: Exporter, records: Iterable[Record], target: Path, *, force: bool) -> None:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise _unwritable(target, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            exporter.write(records, file)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_RIGHTS & ~_umask())
        _put(part, target, force=force)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        part.unlink(missing_ok=True)


def _put(part: Path, target: Path, *, force: bool) -> None:
    """Give the file its name; where another has come to be there meanwhile, that one stays."""
    if not force:
        try:
            target.hardlink_to(part)
        except FileExistsError:
            raise _exists(target) from None
        except OSError:  # a file system without hard links
            if target.exists():
                raise _exists(target) from None
        else:
            return
    part.replace(target)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _exists(target: Path) -> ExportError:
    return ExportError(f"{target} exists already.", "Name another file, or overwrite it with --force.")


def _unwritable(target: Path, error: OSError) -> ExportError:
    return ExportError(
        f"{target} cannot be written: {error.strerror}.", "Check the folder, its rights and space."
    )
