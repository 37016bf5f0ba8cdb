"""The command line: one file a command, loaded when it is asked for."""

from __future__ import annotations

from claimcheck.cli.group import command

__all__ = ["command"]
