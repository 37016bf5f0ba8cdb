"""The source view: a source's snapshot at what is quoted of it, with its statements marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from claimcheck.display import MARKS, day, headline, period_words, quantity_words, speaker_words
from claimcheck.model import Candidate, Comparison, Document, Statement, Verdict
from claimcheck.store import StoredDocument
from claimcheck.tui import work
from claimcheck.tui.document import ReadingScreen
from claimcheck.tui.evidence import citation
from claimcheck.tui.messages import Edited, Read
from claimcheck.tui.metadata import Details
from claimcheck.tui.parts import Heading
from claimcheck.tui.reading import Passage

__all__ = ["Hit", "SourceScreen"]

Hit = tuple[Candidate, Comparison]

_FIGURES = 4  # of a statement, told in the line below the text


class SourceScreen(ReadingScreen):
    """A source: with ``hits``, what was found in it for a claim; else, all its statements.

    ``statement_id`` is the one it is opened at.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left_square_bracket",
            "version(-1)",
            "Older",
            show=False,
            key_display="[",
            id="source.older",
            tooltip="The version of this page before",
        ),
        Binding(
            "right_square_bracket",
            "version(1)",
            "Newer",
            show=False,
            key_display="]",
            id="source.newer",
            tooltip="The version of this page after",
        ),
        Binding("m", "edit", "Edit", id="source.edit", tooltip="Change title, publisher, date and the like"),
    ]

    def __init__(
        self, desk: Path, document_id: int, statement_id: int | None = None, hits: Sequence[Hit] = ()
    ) -> None:
        super().__init__(desk, "Hits" if hits else "Statements")
        self._number = document_id
        self._statement_id = statement_id
        self._hits = {
            candidate.statement_id: (candidate.statement, comparison)
            for candidate, comparison in hits
            if candidate.document_id == document_id
        }
        self._document: Document | None = None
        self._statements: list[Statement] = []
        self._versions: list[StoredDocument] = []

    def on_mount(self) -> None:
        """Read the document."""
        self.query_one(Heading).show("Reading …", f"source {self._number}")
        self.reading.focus()
        self.begin(work.read_source, self._number)

    def on_read(self, event: Read) -> None:
        """Show the document, and go to the statement it was opened at."""
        self._document = document = event.stored.document
        self.query_one(Heading).show(document.title or "untitled", f"source {self._number}")
        self._versions = event.versions
        self.describe(document, *_history(event))
        found = list(self._found(event))
        numbers = [number for number, _, _ in found]
        self._statements = [statement for _, statement, _ in found]
        at = numbers.index(self._statement_id) if self._statement_id in numbers else None
        self.show(document, [_passage(statement, compared) for _, statement, compared in found], at)

    def on_edited(self, _: Edited) -> None:
        """Show what is known of the source now."""
        self.begin(work.read_source, self._number)

    def action_edit(self) -> None:
        """Ask what is to be known of the source."""
        if self._document:
            self.app.push_screen(Details("Edit the source", self._document), self._edit)

    def action_version(self, step: int) -> None:
        """Read another version of the page; before the first and after the last there is none."""
        numbers = [version.id for version in self._versions]
        if len(numbers) < 2:  # noqa: PLR2004 - one is this one
            self.notify("This is the only version of the page.", timeout=2, markup=False)
            return
        at = min(max(numbers.index(self._number) + step, 0), len(numbers) - 1)
        self._number = numbers[at]
        self.begin(work.read_source, self._number)

    def quotation(self, passage: int) -> str:
        """Return the statement with who says it and where it stands."""
        assert self._document
        return citation(self._statements[passage], self._document)

    def _edit(self, said: dict[str, object] | None) -> None:
        if said:
            self.begin(work.edit_source, self._number, said)

    def _found(self, event: Read) -> Iterator[tuple[int, Statement, Comparison | None]]:
        """Yield what is marked, in the order of the text: hits where there are any, else all statements."""
        hit = any(kept.id in self._hits for kept in event.statements)
        for kept in event.statements:
            if not hit:
                yield kept.id, kept.statement, None
            elif kept.id in self._hits:
                yield kept.id, kept.statement, self._hits[kept.id][1]


def _history(event: Read) -> Iterator[str]:
    """Yield how often a source was met, which version of its page it is, and what took its place."""
    if len(event.sightings) > 1:
        yield f"met {len(event.sightings)} times"
    numbers = [version.id for version in event.versions]
    if len(numbers) > 1:
        yield f"version {numbers.index(event.stored.id) + 1} of {len(numbers)}, [ and ] turn"
    if event.stored.superseded_at:
        yield f"superseded on {day(event.stored.superseded_at.date())}"
    if event.stored.removed_at:
        yield f"removed on {day(event.stored.removed_at.date())}"


def _passage(statement: Statement, comparison: Comparison | None) -> Passage:
    mark, colour, told = "•", "faint", []
    if comparison:
        mark, word, colour = MARKS[Verdict(comparison.relation)]
        told = [f"{mark} {word}", headline(comparison)]
    if statement.speaker:
        told.append(speaker_words(statement.speaker))
    if statement.period and statement.period.explicit:
        told.append(f"for {period_words(statement.period)}")
    if not comparison:
        told += [quantity_words(quantity) for quantity in statement.quantities[:_FIGURES]]
    return Passage(statement.start, statement.end, mark, colour, " · ".join(filter(None, told)))
