"""Every error a user can meet; each carries one clear sentence and a hint.

    ClaimcheckError
    ├── InputError       a file, text, date or option that cannot be used
    │   ├── ReadError    a document that cannot be read
    │   └── FetchError   an address that cannot be fetched
    ├── DeskError        the desk (SQLite file) cannot be opened or written
    ├── ModelError       a model is missing, damaged or of the wrong kind
    └── ExportError      an export cannot be written

The command line prints ``message`` and ``hint`` to stderr and exits with 2.
"""

from __future__ import annotations

__all__ = [
    "ClaimcheckError",
    "DeskError",
    "ExportError",
    "FetchError",
    "InputError",
    "ModelError",
    "ReadError",
]


class ClaimcheckError(Exception):
    """An error with one sentence for the user and a hint at what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(ClaimcheckError):
    """A file, text, date or option that cannot be used."""


class ReadError(InputError):
    """A document that cannot be read."""


class FetchError(InputError):
    """An address that cannot be fetched."""


class DeskError(ClaimcheckError):
    """The desk cannot be opened or written."""


class ModelError(ClaimcheckError):
    """A model is missing, damaged or of the wrong kind."""


class ExportError(ClaimcheckError):
    """An export cannot be written."""
