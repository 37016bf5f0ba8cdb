"""What threads tell the screens; each message carries all that a screen needs to show it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Document, Finding
from claimcheck.review import Overview, Record, Scope

__all__ = [
    "AddEnded",
    "AddProgress",
    "Checked",
    "Compared",
    "Decided",
    "DemoReady",
    "DeskRead",
    "Exported",
    "Failed",
    "Found",
    "Opened",
    "Read",
    "TargetExists",
]


@dataclass(eq=False)
class Failed(Message):
    """Work of that group could not be done."""

    error: ClaimcheckError
    group: str


@dataclass(eq=False)
class DeskRead(Message):
    """A desk in numbers: its checks, newest first, its sources and statements."""

    checks: list[Overview]
    documents: int
    statements: int


@dataclass(eq=False)
class Opened(Message):
    """A check begins, or one that was kept is read: its article, and the records there are."""

    article: Document
    records: list[Record]


@dataclass(eq=False)
class Found(Message):
    """One more finding is safe on the desk; ``share`` of the article's text lies behind it, 0..1."""

    record: Record
    share: float


@dataclass(eq=False)
class Checked(Message):
    """A check has run to its end, or was stopped."""

    stopped: bool


@dataclass(eq=False)
class Compared(Message):
    """A typed sentence was laid beside the corpus."""

    sentence: str
    finding: Finding


@dataclass(eq=False)
class Decided(Message):
    """A decision is safe on the desk: the finding's record as it stands now, and what was done, in words.

    ``jump`` asks for the cursor to go to that finding.
    """

    record: Record
    done: str
    jump: bool


@dataclass(eq=False)
class AddProgress(Message):
    """So many of so many files are read; ``name`` is the one read last."""

    done: int
    total: int
    name: str
    statements: int


@dataclass(eq=False)
class AddEnded(Message):
    """Adding has ended, or was stopped: what became of the sources."""

    new: int
    held: int
    statements: int
    refused: list[str]
    stopped: bool


@dataclass(eq=False)
class Exported(Message):
    """Findings were written to a file."""

    number: int
    target: Path


@dataclass(eq=False)
class TargetExists(Message):
    """The file to export to is there already; nothing was written."""

    desk: Path
    form: str
    scope: Scope
    target: Path
    check_id: int | None


@dataclass(eq=False)
class DemoReady(Message):
    """The starter corpus is on the desk; the article to check stands at that path."""

    article: Path


@dataclass(eq=False)
class Read(Message):
    """A document is read, whole."""

    document: Document
    sightings: int
