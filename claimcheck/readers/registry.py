"""Which reader reads what: the built-in formats and those that other packages install."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from claimcheck.errors import ReadError
from claimcheck.model import Document

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Known", "Reader", "read_bytes", "read_path", "readers", "suffixes", "unloaded"]

_GROUP = "claimcheck.readers"
_BUILT_IN = ("plain", "markdown", "html", "pdf", "docx", "separated", "spreadsheet", "json_lines", "mail")
_PLAIN = "text/plain"  # what bytes are taken for that neither a name nor their beginning tells
_MAX_BYTES = 512 * 2**20  # a file beyond this is no document, and would not fit the memory of a small laptop


Known = Callable[[bytes], Document | None]


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: its suffixes (lower case, with the dot), its media type, and how it is read.

    ``read(raw, name)`` yields the documents in those bytes; ``name`` is the file's, for titles. It raises
    ReadError, its message a predicate ("is not a text file."), where the bytes are not of this format.
    ``opening`` matches how bytes of this format begin, where that tells it from plain text. ``single`` says
    that a file holds one document and that reading it is slow enough to be worth sparing.
    """

    suffixes: tuple[str, ...]
    media_type: str
    read: Callable[[bytes, str], Iterator[Document]]
    opening: re.Pattern[bytes] | None = None
    single: bool = False


@cache
def readers() -> tuple[Reader, ...]:
    """Return all readers: built in first, then those under the entry-point group ``claimcheck.readers``.

    An entry point names a ``Reader``; a suffix that is already taken stays with the first. What cannot be
    loaded is left out and told by ``unloaded``.
    """
    built_in = [importlib.import_module(f"claimcheck.readers.{name}").READER for name in _BUILT_IN]
    return (*built_in, *(found for found in _installed().values() if isinstance(found, Reader)))


def unloaded() -> dict[str, str]:
    """Return the installed readers that cannot be used, by name, and why."""
    return {name: found for name, found in _installed().items() if isinstance(found, str)}


@cache
def _installed() -> dict[str, Reader | str]:
    """Return what other packages install, by name: a reader, or in words why it is none."""
    from importlib.metadata import entry_points

    return {entry.name: _loaded(entry) for entry in entry_points(group=_GROUP)}


def _loaded(entry: EntryPoint) -> Reader | str:
    try:
        found = entry.load()
    except Exception as error:  # noqa: BLE001 - whatever a stranger's module does when it is imported
        return f"{type(error).__name__}: {error}"
    return found if isinstance(found, Reader) else f"it is no Reader but a {type(found).__name__}"


def suffixes() -> tuple[str, ...]:
    """Return the suffixes that can be read, each with its dot."""
    return tuple(suffix for reader in readers() for suffix in reader.suffixes)


def read_path(path: Path, known: Known | None = None) -> Iterator[Document]:
    """Yield the documents in a file.

    ``known`` returns what was read of such bytes before, or None; a slow format is then not read again.
    Raises ReadError where it cannot be opened, is empty, is too large, or is not what its suffix says.
    """
    try:
        size = path.stat().st_size
        if size > _MAX_BYTES:
            raise ReadError(
                f"{path} holds {size / 2**20:,.0f} MB, more than one file may.",
                f"Split it into files of at most {_MAX_BYTES // 2**20} MB.",
            )
        raw = path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"{path} cannot be read: {_cause(error)}.", "Check the path and its rights."
        ) from error
    slow = any(reader.single and path.suffix.lower() in reader.suffixes for reader in readers())
    before = known(raw) if known and slow else None
    if before:
        yield before
    else:
        yield from read_bytes(raw, path.name, label=str(path))


def read_bytes(
    raw: bytes, name: str = "", media_type: str | None = None, *, label: str | None = None
) -> Iterator[Document]:
    """Yield the documents in those bytes.

    The media type decides where it is given, else the name's suffix, else how the bytes begin.
    ``label`` is what messages call the bytes. Raises ReadError where no reader fits or the one that does
    cannot use them.
    """
    label = label or name or "The text"
    reader = _by_media_type(media_type) if media_type else _by_name(name, label) or _by_opening(raw)
    if not raw.strip():
        raise ReadError(f"{label} is empty.", "Give it some text first.")
    try:
        yield from reader.read(raw, name)
    except ReadError as error:
        raise ReadError(f"{label} {error.message}", error.hint) from error
    except Exception as error:  # a damaged file breaks libraries in more ways than they tell of
        raise ReadError(
            f"{label} cannot be read as {reader.media_type} ({type(error).__name__}).",
            "Open it in its own program and save it again, or save its text.",
        ) from error


def _by_name(name: str, label: str) -> Reader | None:
    """Return the reader for the name's suffix, None where it has none."""
    suffix = PurePath(name).suffix.lower()
    if not suffix:
        return None
    for reader in readers():
        if suffix in reader.suffixes:
            return reader
    raise ReadError(
        f"{label} is of a format that claimcheck cannot read ({suffix}).",
        f"It reads {', '.join(suffixes())}: save the text as one of these."
        + "".join(f" The reader {name} could not be loaded ({why})." for name, why in unloaded().items()),
    )


def _by_opening(raw: bytes) -> Reader:
    for reader in readers():
        if reader.opening and reader.opening.match(raw):
            return reader
    return _by_media_type(_PLAIN)


def _by_media_type(media_type: str) -> Reader:
    wanted = media_type.partition(";")[0].strip().lower()
    for reader in readers():
        if reader.media_type == wanted:
            return reader
    raise ReadError(
        f"There is no reader for {wanted}.",
        f"Known are {', '.join(reader.media_type for reader in readers())}.",
    )


def _cause(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
