"""JSON lines in, JSON lines out: one answer a line, in order, each flushed as soon as it is known."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable
from typing import Any

from claimcheck.cli.out import json_text
from claimcheck.errors import ClaimcheckError, InputError

__all__ = ["answer_lines", "date_field", "text_field"]


def answer_lines(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Read an object a line from stdin and write what ``answer`` makes of it, a line each.

    A line that is no object, or that ``answer`` cannot use, gets {"error": ...} in its place.
    """
    for line in sys.stdin.buffer:
        sys.stdout.write(json_text(_answered(line, answer)) + "\n")
        sys.stdout.flush()


def text_field(said: dict[str, Any], name: str) -> str:
    """Return the string under that name. Raises InputError where there is none."""
    value = said.get(name)
    if not isinstance(value, str):
        raise InputError(f'there is no text under "{name}"')
    return value


def date_field(said: dict[str, Any], name: str) -> dt.date | None:
    """Return the day under that name, None where it is missing or null. Raises InputError for others."""
    value = said.get(name)
    if value is None or value == "":
        return None
    try:
        return dt.datetime.fromisoformat(value).date()
    except (TypeError, ValueError):
        raise InputError(f'"{name}" is no date such as 2025-09-11') from None


def _answered(line: bytes, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"error": f"this line is no JSON: {error}"}
    if not isinstance(said, dict):
        return {"error": "this line is no JSON object"}
    try:
        return answer(said)
    except ClaimcheckError as error:
        return {"error": error.message}
    except Exception as error:  # noqa: BLE001 - one line that trips a fault must not cost the others their answer
        return {"error": f"this line could not be answered ({type(error).__name__}: {error})"}
