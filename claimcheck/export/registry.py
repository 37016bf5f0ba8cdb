"""Which format is written how, and the way a file comes to be: whole or not at all, never over another."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claimcheck.errors import ExportError, InputError
from claimcheck.review import Record

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Exporter", "export", "exporter_of", "exporters"]

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


def _all(_: Record) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format: its name, and ``write(records, file)``, which writes bytes record by record.

    ``is_text`` says whether a person can read it in a terminal. ``takes`` says which records the format has a
    place for; the others are neither handed to ``write`` nor counted.
    """

    name: str
    write: Callable[[Iterable[Record], BinaryIO], None]
    is_text: bool = True
    takes: Callable[[Record], bool] = _all


@cache
def exporters() -> dict[str, Exporter]:
    """Return the exporters by name: built in, and those under the entry-point group ``claimcheck.exporters``.

    An entry point of the name of the format leads to an ``Exporter``; a name that is already taken stays with
    the first. One that cannot be loaded is left out, so that it harms no other; ``exporter_of`` tells why.
    """
    built_in = [importlib.import_module(f"claimcheck.export.{name}").EXPORTER for name in _BUILT_IN]
    installed = [found for entry in _entries() if isinstance(found := _loaded(entry), Exporter)]
    return {exporter.name: exporter for exporter in reversed([*built_in, *installed])}


def exporter_of(form: str) -> Exporter:
    """Return the exporter of that name.

    Raises InputError where there is none, ExportError where an installed one cannot be loaded.
    """
    known = exporters()
    if form in known:
        return known[form]
    for entry in _entries():
        if entry.name == form:
            raise ExportError(
                f"The export format {form!r} cannot be loaded from {entry.value}: {_loaded(entry)}.",
                "Reinstall the package it comes from, or ask its author.",
            )
    raise InputError(f"There is no export format {form!r}.", f"Known are {', '.join(sorted(known))}.")


def export(
    records: Iterable[Record], form: str | Exporter, target: Path | BinaryIO, *, force: bool = False
) -> int:
    """Write the records in that format to a path or an open file, and return how many of them it took.

    A path is written under a temporary name beside it and renamed when it is whole. Raises InputError for
    an unknown format, ExportError where the path exists and ``force`` is false, or cannot be written.
    """
    exporter = form if isinstance(form, Exporter) else exporter_of(form)
    counted = _Counted(filter(exporter.takes, records))
    if isinstance(target, Path):
        if target.exists() and not force:
            raise _exists(target)
        _write_file(exporter, counted, target, force=force)
    else:
        exporter.write(counted, target)
    return counted.number


def _entries() -> Iterable[EntryPoint]:
    from importlib.metadata import entry_points

    return entry_points(group=_GROUP)


def _loaded(entry: EntryPoint) -> Exporter | str:
    """Return what an entry point leads to, or in words why that is no exporter."""
    try:
        found = entry.load()
    except Exception as error:  # noqa: BLE001 - whatever a stranger's module does when it is imported
        return f"{type(error).__name__}: {error}"
    return found if isinstance(found, Exporter) else f"it is no Exporter but a {type(found).__name__}"


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
