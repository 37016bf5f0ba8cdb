"""What threads tell the screens; each message carries all that a screen needs to show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.message import Message

from claimcheck.cli.adding import Tally
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Document, Finding, Statement
from claimcheck.review import Overview, Record, Scope
from claimcheck.store import Sighting, StoredDocument, StoredStatement

__all__ = [
    "AddEnded",
    "AddProgress",
    "Checked",
    "Compared",
    "Decided",
    "DemoReady",
    "DeskRead",
    "Edited",
    "ExportLookedAt",
    "ExportOrder",
    "Exported",
    "Failed",
    "Found",
    "FoundRows",
    "Look",
    "LookedAt",
    "Opened",
    "Read",
    "Removed",
    "Restored",
    "RowsRead",
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

    total: Tally
    stopped: bool


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be exported, in which form and where to; where ``check_id`` is None, of the whole desk."""

    form: str
    scope: Scope
    target: Path
    check_id: int | None


@dataclass(eq=False)
class Exported(Message):
    """Findings were written to a file."""

    number: int
    target: Path


@dataclass(eq=False)
class ExportLookedAt(Message):
    """How many findings an export would hold, and how its file would begin: "" where that is no text."""

    form: str
    scope: Scope
    number: int
    beginning: str


@dataclass(eq=False)
class TargetExists(Message):
    """The file to export to is there already; nothing was written."""

    desk: Path
    order: ExportOrder


@dataclass(eq=False)
class DemoReady(Message):
    """The starter corpus is on the desk; the article to check stands at that path."""

    article: Path


@dataclass(eq=False)
class Read(Message):
    """A source is read, whole: where and when it was met, its statements, all versions of its page."""

    stored: StoredDocument
    versions: list[StoredDocument]
    sightings: list[Sighting]
    statements: list[StoredStatement]


@dataclass(eq=False)
class Edited(Message):
    """What is known of a source was changed."""

    stored: StoredDocument


@dataclass(frozen=True, slots=True)
class Look:
    """One document as it was looked at, with what adding it would keep; None where it was ``refused``.

    ``held``: the corpus has its content already.
    """

    document: Document | None
    statements: tuple[Statement, ...] = ()
    held: bool = False
    refused: str = ""


@dataclass(eq=False)
class LookedAt(Message):
    """What was given was looked at.

    ``looks`` are its first documents, ``more`` says whether there are others, ``files`` how many files were
    named. ``only`` is the document where there is just one.
    """

    looks: list[Look]
    only: Document | None
    files: int
    more: bool


@dataclass(eq=False)
class FoundRows(Message):
    """More ids of sources or statements, as ``kind`` says, that answer to the words; the first, the last."""

    kind: str
    words: str
    ids: Sequence[int]
    begins: bool
    ended: bool


@dataclass(eq=False)
class RowsRead(Message):
    """What stands behind some ids of that kind."""

    kind: str
    rows: dict[int, Any]


@dataclass(eq=False)
class Removed(Message):
    """A source was removed; adding ``document`` brings it back."""

    document_id: int
    document: Document


@dataclass(eq=False)
class Restored(Message):
    """A source that was removed is there again, under another id than it had."""

    document_id: int
    had: int
    document: Document
