"""Which desk a command works in."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.errors import DeskError

if TYPE_CHECKING:
    from claimcheck.corpus import Corpus
    from claimcheck.store import Store

__all__ = ["DESK_FILE", "default_desk", "desk_option", "open_desk", "open_store"]

DESK_FILE = click.Path(dir_okay=False, path_type=Path)

_Command = TypeVar("_Command", bound=Callable[..., Any])


def desk_option(function: _Command) -> _Command:
    """Give a command the option ``--db``; it hands over a Path, from wherever the desk was named."""
    return click.option(
        "--db",
        metavar="FILE",
        type=DESK_FILE,
        callback=_chosen,
        help="The desk: the SQLite file to work in (or CLAIMCHECK_DB).",
    )(function)


def default_desk() -> Path:
    """Return the path of the desk in the user's data folder."""
    import platformdirs

    return platformdirs.user_data_path("claimcheck", appauthor=False) / "desk.db"


def open_desk(path: Path, *, create: bool = False) -> Corpus:
    """Open the desk at that path.

    Raises DeskError where it cannot be opened, and where there is none and ``create`` is false: a command
    that only reads should not leave an empty file behind a mistyped name.
    """
    from claimcheck.corpus import Corpus

    _made_ready(path, create=create)
    return Corpus.open(path)


def open_store(path: Path, *, create: bool = False) -> Store:
    """Open what lies under the desk at that path, to be read without search; raises as ``open_desk``."""
    from claimcheck.store import Store

    _made_ready(path, create=create)
    return Store(path)


def _made_ready(path: Path, *, create: bool) -> None:
    if create:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DeskError(
                f"{path.parent} cannot be made: {error.strerror}.", "Name another --db."
            ) from error
    elif not path.exists():
        raise DeskError(
            f"There is no desk at {path}.",
            "Add a source first with: claimcheck add FILE, or look around with: claimcheck demo",
        )


def _chosen(context: click.Context, _: click.Parameter, value: Path | None) -> Path:
    named = value or context.find_root().params.get("db") or os.environ.get("CLAIMCHECK_DB")
    return Path(named) if named else default_desk()
