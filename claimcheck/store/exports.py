"""Exports made: what left the desk, when, whereto."""

from __future__ import annotations

from claimcheck.store.desk import Desk
from claimcheck.store.documents import now

__all__ = ["Exports"]


class Exports:
    """The rooms of a desk that hold exports."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, form: str, target: str, findings: int) -> None:
        """Record that so many findings were written in that format to that place."""
        with self._desk.transaction():
            self._desk.write(
                "INSERT INTO exports (made_at, format, target, findings) VALUES (?, ?, ?, ?)",
                (now(), form, target, findings),
            )
