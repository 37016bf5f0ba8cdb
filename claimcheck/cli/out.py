"""Where output goes: results to stdout, messages and progress to stderr, JSON that no terminal obeys."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from claimcheck.shapes import json_text

__all__ = ["Progress", "json_text", "say"]

_LONG = 120.0  # seconds; beyond these, minutes tell enough

T = TypeVar("T")


def say(message: str) -> None:
    """Tell the person at the terminal something that is no result."""
    click.echo(message, err=True)


class Progress:
    """A line on stderr that counts: done, of how many, how fast, how long to go; silent in a pipe."""

    _EVERY = 0.1  # seconds between two paintings

    def __init__(self, what: str, total: int | None = None) -> None:
        self._what = what
        self._total = total
        self._done = 0
        self._start = time.monotonic()
        self._painted = 0.0
        self._shown = sys.stderr.isatty()

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        now = time.monotonic()
        if self._shown and now - self._painted > self._EVERY:
            self._painted = now
            click.echo(f"\r\x1b[K{self._line(now - self._start)}", nl=False, err=True)

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items, counting each, and take the line away behind the last."""
        for item in items:
            self.step()
            yield item
        self.clear()

    def clear(self) -> None:
        """Take the line away, so that a result can be printed in its place."""
        if self._shown and self._painted:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._painted = 0.0

    def _line(self, seconds: float) -> str:
        rate = self._done / max(seconds, 1e-9)
        told = f"{self._what}: {self._done:,}"
        if self._total is None:
            return f"{told} · {rate:,.1f} a second"
        left = (self._total - self._done) / max(rate, 1e-9)
        to_go = f"{left:,.0f} s" if left < _LONG else f"{left / 60:,.0f} min"
        return f"{told} of {self._total:,} · {rate:,.1f} a second · {to_go} left"
