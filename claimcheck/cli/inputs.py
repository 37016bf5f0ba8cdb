"""What a command is given to read: paths, folders, globs, standard input, dates."""

from __future__ import annotations

import datetime as dt
import glob
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcheck.errors import FetchError, InputError
from claimcheck.model import Document
from claimcheck.readers import read_bytes, read_path

__all__ = ["STDIN", "day_option", "expanded", "read_input", "text_argument"]

STDIN = "-"
_Command = TypeVar("_Command", bound=Callable[..., Any])
_MAGIC = frozenset("*?[")


def day_option(name: str, text: str) -> Callable[[_Command], _Command]:
    """Return an option that takes a day written as YYYY-MM-DD."""
    return click.option(name, type=_day, metavar="YYYY-MM-DD", help=text)


def expanded(arguments: Iterable[str]) -> Iterator[str]:
    """Yield the files that the arguments name, each once, folders and globs sorted; "-" is standard input.

    Hidden files in a folder are passed over. Raises InputError for a name that is nothing, FetchError for an
    address.
    """
    seen = set()
    for argument in arguments:
        for name in _named(argument):
            if name not in seen:
                seen.add(name)
                yield name


def read_input(name: str) -> Iterator[Document]:
    """Yield the documents in a file, or in standard input where the name is "-". Raises ReadError."""
    if name == STDIN:
        return read_bytes(sys.stdin.buffer.read(), label="Standard input")
    return read_path(Path(name))


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


def _named(argument: str) -> Iterator[str]:
    if argument == STDIN:
        yield STDIN
        return
    if argument.lower().startswith(("http://", "https://")):
        raise FetchError(
            "Addresses cannot be fetched yet.", "Save the page as text and add the file with --url ADDRESS."
        )
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
