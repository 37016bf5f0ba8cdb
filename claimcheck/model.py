"""The words of the trade as frozen dataclasses: what every room hands to the next.

Offsets count characters of the text they name, end exclusive. Nothing here reads, searches or judges.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from claimcheck.terms import (
    Cause,
    Decision,
    Direction,
    Grain,
    Hedge,
    Kind,
    PeriodRole,
    Relation,
    Role,
    SpeakerStance,
    Tier,
    Trend,
    Verdict,
)

__all__ = [
    "Candidate",
    "Cause",
    "Comparison",
    "Decision",
    "Direction",
    "Document",
    "Finding",
    "Gap",
    "Grain",
    "Hedge",
    "Interval",
    "Kind",
    "Period",
    "PeriodRole",
    "Quantity",
    "Relation",
    "Review",
    "Role",
    "Speaker",
    "SpeakerStance",
    "Statement",
    "Tier",
    "Trend",
    "Verdict",
]


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of the number line; ``None`` is unbounded, ``*_open`` leaves the end itself out."""

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as stated.

    ``text[start:end]`` of the text it was read from is ``text``, hedge and unit words included.
    ``value`` has its scale applied (1.2 million is 1200000.0); of a range it is the middle. ``interval``
    is what the words commit to. ``precision`` is the size of one unit in the last significant place
    (1,400: 100; 1,387: 1; 2.8: 0.1). ``unit`` is an ISO 4217 code, "percent", "percentage_point", pint's
    name, "count", "rank", "score" or None. ``per`` is a rate's denominator as written ("day",
    "100,000 people").
    ``counted`` is what is counted or measured, as written, at ``counted_span`` of the same text.
    ``trend`` is set where the words say that the measure rose or fell.
    """

    text: str
    start: int
    end: int
    value: float
    interval: Interval
    hedge: Hedge
    unit: str | None
    kind: Kind
    precision: float
    counted: str | None = None
    counted_span: tuple[int, int] | None = None
    per: str | None = None
    role: Role = Role.LEVEL
    trend: Trend | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or negative span {self.start}:{self.end}")


@dataclass(frozen=True, slots=True)
class Period:
    """The time a statement is about; ``start`` and ``end`` are both inside it, None is open.

    ``explicit`` is false where only the document's date stands behind it. ``cumulative`` is true of
    "since 2010" or "so far this year": what is counted grows over the period. ``span`` is where the
    words stand in the text they were read from. ``role`` is what the period does there ("the 2022
    test": attributive; "from a year earlier": compared; "said on Tuesday": reported; "for the first
    time since 2018": background). Both ends are None where the words name a time that nothing places
    ("in March", no date known).
    """

    start: dt.date | None
    end: dt.date | None
    grain: Grain
    explicit: bool = True
    cumulative: bool = False
    text: str = ""
    span: tuple[int, int] | None = None
    role: PeriodRole = PeriodRole.ABOUT

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"period ends before it starts: {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a statement: the name to show, the words it was read from, the cue and its stance.

    ``span`` and ``cue_span`` are offsets into the document's text.
    """

    name: str
    stance: SpeakerStance = SpeakerStance.ASSERTS
    cue: str = ""
    span: tuple[int, int] | None = None
    cue_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One checkable assertion: ``document.text[start:end]`` is ``text``.

    Offsets of ``quantities`` and of ``periods`` count from the start of ``text``. ``period`` is the main
    one, or the document's date with ``explicit`` false. ``context`` is the words it needs to stand
    alone (title, the subject a pronoun stands for); never part of the quote. ``score`` in 0..1 is how
    far it is worth checking. ``as_of`` is the day its document was published. ``setting`` is the title and
    publisher of its document, ``home`` the names that the document is about; neither is part of the quote.
    """

    text: str
    start: int
    end: int
    speaker: Speaker | None = None
    period: Period | None = None
    periods: tuple[Period, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    context: str = ""
    score: float = 1.0
    as_of: dt.date | None = None
    setting: str = ""
    home: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its metadata and snapshot; a source in the corpus or an article under check.

    ``raw`` are the bytes as read, ``sha256`` their hash; ``text`` is what was extracted from them, and
    every offset into the document counts in it. ``statements`` is set only by formats that list statements
    one by one (JSON lines, tables): spans of ``text`` with what the file says of each. ``origin`` is where
    the bytes were read: a file's absolute path or the address asked for, "" where neither is known.
    """

    text: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: dt.date | None = None
    url: str = ""
    archived_url: str = ""
    tier: Tier | None = None
    language: str = "en"
    media_type: str = "text/plain"
    raw: bytes = b""
    retrieved: dt.datetime | None = None
    external_id: str = ""
    statements: tuple[Statement, ...] = ()
    sha256: str = field(default="")
    origin: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.sha256:
            raw = self.raw or self.text.encode()
            object.__setattr__(self, "sha256", hashlib.sha256(raw).hexdigest())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement of the corpus found for a claim.

    ``document`` carries metadata only (its ``text`` and ``raw`` may be empty). ``score`` orders candidates of
    one search, best highest, 1 at most; it never tells agreement from conflict. ``retrievers`` says who
    found it: "dense", "text". ``superseded_by`` is the id of the document that is the newer version of this
    one, None for a current source. ``also`` are other documents' statements in the same words: repeats of one
    witness, not more.
    """

    statement_id: int
    statement: Statement
    document_id: int
    document: Document
    score: float
    retrievers: tuple[str, ...] = ()
    superseded_by: int | None = None
    also: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """How far apart two figures are: claim minus statement, in ``unit``; ``relative`` to the statement."""

    absolute: float
    relative: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim against one sourced statement: the relation, and all that is needed to replay it.

    ``claim_interval`` and ``statement_interval`` are the readings that decided, in the unit of ``gap``.
    Where figures may not be compared the two quantities may be there, and no reading or gap.
    ``rule`` is the id of the rule that fired, ``reasons`` say why in words, ``rules_version`` names the
    tables and ``model_id`` the stance model, empty where none was asked. ``confidence`` is in 0..1.
    """

    relation: Relation
    cause: Cause | None
    confidence: float
    rule: str
    reasons: tuple[str, ...]
    rules_version: str
    claim_quantity: Quantity | None = None
    statement_quantity: Quantity | None = None
    claim_interval: Interval | None = None
    statement_interval: Interval | None = None
    gap: Gap | None = None
    direction: Direction | None = None
    model_id: str = ""

    def __post_init__(self) -> None:
        if (self.cause is not None) != (self.relation is Relation.NOT_COMPARABLE):
            raise ValueError("a cause belongs to not_comparable, and only to it")


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its comparisons, the most telling first, and the verdict they add up to.

    ``id`` is the desk's number for it, None where it is not kept; it says nothing of what was found.
    """

    claim: Statement
    verdict: Verdict
    comparisons: tuple[tuple[Candidate, Comparison], ...] = ()
    reasons: tuple[str, ...] = ()
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Review:
    """A person's decision on a finding, final once made.

    ``verdict`` is set by ``overrule`` alone, ``undoes`` (another review's id) by ``undo`` alone. ``shown`` is
    the finding as JSON, as the person saw it.
    """

    id: int
    finding_id: int
    made_at: dt.datetime
    reviewer: str
    decision: Decision
    verdict: Verdict | None = None
    note: str = ""
    shown: str = ""
    undoes: int | None = None
