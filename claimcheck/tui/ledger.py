"""Decisions on their way to the desk."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from claimcheck.cli.desk import open_desk
from claimcheck.errors import ClaimcheckError
from claimcheck.review import record_of
from claimcheck.tui.decisions import Write
from claimcheck.tui.messages import Decided, Failed

__all__ = ["Act", "Ledger"]


@dataclass(frozen=True)
class Act:
    """A decision to write: to which desk, how, and who is told.

    ``write`` returns the finding that was decided on and what was done, as a person says it. ``jump`` asks
    for the cursor to go to that finding.
    """

    desk: Path
    write: Write
    post: Callable[[Message], object]
    jump: bool = False


class Ledger:
    """Decisions in the order of the keys: each is written before the next, none is lost on the way out."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[Act] = deque()

    def put(self, act: Act) -> None:
        """Take a decision to be written."""
        self._waiting.append(act)

    def settle(self) -> None:
        """Write all decisions that wait."""
        with self._lock:
            while self._waiting:
                _write(self._waiting.popleft())


def _write(act: Act) -> None:
    try:
        with open_desk(act.desk) as corpus:
            finding_id, done = act.write(corpus)
            record = record_of(corpus, finding_id)
    except ClaimcheckError as error:
        act.post(Failed(error, "decisions"))
    else:
        act.post(Decided(record, done, act.jump))
