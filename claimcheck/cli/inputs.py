"""What a command is given to read: paths, folders, globs, standard input, dates."""

from __future__ import annotations

import datetime as dt
import glob
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcheck.errors import InputError
from claimcheck.model import Document
from claimcheck.readers import Known, read_bytes, read_path

__all__ = ["STDIN", "day_option", "expanded", "private_option", "read_input", "text_argument"]

STDIN = "-"
_Command = TypeVar("_Command", bound=Callable[..., Any])
_MAGIC = frozenset("*?[")


def day_option(name: str, text: str) -> Callable[[_Command], _Command]:
    """Return an option that takes a day written as YYYY-MM-DD."""
    return click.option(name, type=_day, metavar="YYYY-MM-DD", help=text)


def private_option(function: _Command) -> _Command:
    """Give a command the option ``--allow-private``."""
    text = "Fetch addresses in private networks too."
    return click.option("--allow-private", is_flag=True, help=text)(function)


def expanded(arguments: Iterable[str]) -> Iterator[str]:
    """Yield the files that the arguments name, each once, folders and globs sorted; "-" is standard input.

    Addresses pass as they are; hidden files in a folder are passed over. Raises InputError for a name that
    is nothing.
    """
    seen = set()
    for argument in arguments:
        for name in _named(argument):
            if name not in seen:
                seen.add(name)
                yield name


def read_input(name: str, *, allow_private: bool = False, known: Known | None = None) -> Iterator[Document]:
    """Yield the documents in a file, at an address, or in standard input where the name is "-".

    They keep where they were read. ``known`` spares the reading of bytes that were read before. Raises
    ReadError, and FetchError for an address that cannot be fetched, or that lies in a private network without
    ``allow_private``.
    """
    if name == STDIN:
        return read_bytes(sys.stdin.buffer.read(), label="Standard input")
    if _is_address(name):
        return _read_address(name, allow_private=allow_private)
    path = Path(name)
    return (replace(document, origin=str(path.absolute())) for document in read_path(path, known))


def text_argument(text: str | None) -> str:
    """Return the text that was given, else what stands in standard input.

    Raises InputError where there is neither.
    """
    if text is not None and text != STDIN:
        return text
    if text is None and sys.stdin.isatty():
        raise InputError("There is no text.", "Give it in quotes, or pipe it in.")
    return "\n\n".join(document.text for document in read_input(STDIN))


def _day(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date such as 2025-09-11.") from None


def _is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


def _read_address(address: str, *, allow_private: bool) -> Iterator[Document]:
    """Yield the documents that stand there; they keep where they were found, and when."""
    from claimcheck.fetch import fetch

    page = fetch(address, allow_private=allow_private)
    for document in read_bytes(page.raw, media_type=page.media_type, label=address):
        yield replace(
            document,
            title=document.title or address,
            url=document.url or page.url,
            retrieved=page.retrieved,
            origin=address,
        )


def _named(argument: str) -> Iterator[str]:
    if argument == STDIN:
        yield STDIN
        return
    if _is_address(argument):
        yield argument
        return
    path = Path(argument)
    if path.is_dir():
        yield from _in_folder(path)
    elif path.exists() or not _MAGIC & set(argument):
        if not path.exists():
            raise InputError(f"There is no file {argument}.", "Check the path; quote names that hold spaces.")
        yield argument
    else:
        found = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - the argument may be absolute
        if not found:
            raise InputError(f"No file matches {argument}.", "Check the pattern.")
        for name in found:
            yield from _in_folder(Path(name)) if Path(name).is_dir() else (name,)


def _in_folder(folder: Path) -> Iterator[str]:
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not found:
        raise InputError(f"The folder {folder} holds no file.", "Name a folder with sources in it.")
    yield from map(str, found)
