"""The command line: one file a command, loaded when it is asked for."""

from __future__ import annotations

from claimcheck.cli.group import ReaderGoneError, command

__all__ = ["ReaderGoneError", "command"]
