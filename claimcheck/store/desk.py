"""The desk's file: opened, told from other files, read and written in whole transactions."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from claimcheck.errors import DeskError
from claimcheck.migrations import APPLICATION_ID, SCHEMA, migrate

__all__ = ["Desk", "parts"]

T = TypeVar("T")

_BUSY_SECONDS = 10.0
_CACHE_KILOBYTES = 32_000  # of pages that a connection keeps: the upper ones are read by every search
_VARIABLES = 500  # values bound at once, under SQLite's smallest limit
_HINTS = (
    ("locked", "is in use by another process", "Try again when that has finished."),
    ("readonly", "is read-only", "Make the file and its folder writable, or work on a copy (--db)."),
    ("read-only", "is read-only", "Make the file and its folder writable, or work on a copy (--db)."),
    ("not a database", "is not a claimcheck desk", "Name another file with --db or CLAIMCHECK_DB."),
    ("unable to open", "cannot be opened", "Check that the folder exists and is writable."),
    ("full", "cannot be written: the disk is full", "Free some space and try again."),
    ("malformed", "is damaged", "Restore it from a copy, or add the sources to a new desk."),
)


class Desk:
    """One SQLite file in WAL mode; each thread gets a connection of its own.

    ``path`` is created where it is missing. A write waits ``busy_seconds`` for another process. Raises
    DeskError where the file is no desk, has a newer schema than this version knows, or cannot be used.
    """

    def __init__(self, path: Path, busy_seconds: float = _BUSY_SECONDS) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        with self._errors():
            connection = self._connect()
            if self._is_behind(connection):
                self._use_wal(connection)
                migrate(connection)

    def rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        with self._errors():
            return self._connect().execute(sql, values).fetchall()

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query as they are read."""
        with self._errors():
            yield from self._connect().execute(sql, values)

    def row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        with self._errors():
            found: sqlite3.Row | None = self._connect().execute(sql, values).fetchone()
            return found

    def write(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one writing statement inside a transaction and return the id of the last row it added."""
        with self._errors():
            return self._connect().execute(sql, values).lastrowid or 0

    def write_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Run a writing statement for each tuple of values."""
        with self._errors():
            self._connect().executemany(sql, values)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all writes of the block one: whole, or absent where it raises or the process dies."""
        connection = self._connect()
        with self._errors():
            connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._errors():
                connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise

    def close(self) -> None:
        """Close the connections of all threads."""
        while self._opened:
            self._opened.pop().close()
        self._local = threading.local()

    def _connect(self) -> sqlite3.Connection:
        known: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if known:
            return known
        # Closing happens in one thread, for all of them.
        connection = sqlite3.connect(
            self.path, timeout=self._busy_seconds, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
        self._local.connection = connection
        self._opened.append(connection)
        return connection

    def _is_behind(self, connection: sqlite3.Connection) -> bool:
        """Say whether migrations are due; raises DeskError for what is no desk or a newer one."""
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID:
            if connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                raise DeskError(
                    f"{self.path} is another program's database.",
                    "Name another file with --db or CLAIMCHECK_DB.",
                )
            return True
        if schema > SCHEMA:
            raise DeskError(
                f"{self.path} was written by a newer claimcheck.", "Upgrade claimcheck to open it."
            )
        return bool(schema < SCHEMA)

    def _use_wal(self, connection: sqlite3.Connection) -> None:
        """Switch to WAL; SQLite does not wait here for another process that is switching as well."""
        deadline = time.monotonic() + self._busy_seconds
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            else:
                return

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn SQLite's complaints about the file into a DeskError with a hint."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            for word, what, hint in _HINTS:
                if word in str(error):
                    raise DeskError(f"The desk {self.path} {what}.", hint) from error
            raise


def parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield values in parts small enough to be bound at once."""
    for start in range(0, len(values), _VARIABLES):
        yield values[start : start + _VARIABLES]
