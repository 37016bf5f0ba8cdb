"""The article view: the whole text, each claim marked with its verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from claimcheck.display import MARKS, headline, source_words, speaker_words
from claimcheck.model import Document, Verdict
from claimcheck.review import Record
from claimcheck.tui.document import ReadingScreen
from claimcheck.tui.evidence import citation
from claimcheck.tui.parts import Heading
from claimcheck.tui.reading import Passage

__all__ = ["ArticleScreen"]


class ArticleScreen(ReadingScreen):
    """An article with its claims; ``chosen`` is told which finding's claim a person wants to see judged."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", "To the claim", id="article.choose", tooltip="Back to the queue, on this claim"
        ),
    ]

    def __init__(
        self,
        desk: Path,
        article: Document,
        records: Sequence[Record],
        finding_id: int | None,
        chosen: Callable[[int | None], None],
    ) -> None:
        super().__init__(desk, "Claims")
        self._article = article
        self._records = _in_order(records)
        self._finding_id = finding_id
        self._chosen = chosen

    def on_mount(self) -> None:
        """Show the article at the claim it was opened for."""
        self.query_one(Heading).show(self._article.title or "untitled", "article")
        self.describe(self._article)
        self.show(self._article, _passages(self._records), self._at(self._finding_id))

    def take(self, records: Sequence[Record]) -> None:
        """Mark what was found or decided since; the current claim stays the same."""
        current = self.reading.current
        finding_id = None if current is None else self._records[current].finding.id
        self._records = _in_order(records)
        self.reading.mark(_passages(self._records), self._at(finding_id))
        self.tell()

    def action_choose(self) -> None:
        """Go back to the queue, on the current claim."""
        current = self.reading.current
        self.app.pop_screen()
        if current is not None:
            self._chosen(self._records[current].finding.id)

    def quotation(self, passage: int) -> str:
        """Return the claim with who makes it and where it stands."""
        return citation(self._records[passage].finding.claim, self._article)

    def _at(self, finding_id: int | None) -> int | None:
        numbers = [record.finding.id for record in self._records]
        return numbers.index(finding_id) if finding_id in numbers else None


def _in_order(records: Sequence[Record]) -> list[Record]:
    return sorted(records, key=lambda record: record.finding.claim.start)


def _passages(records: Sequence[Record]) -> list[Passage]:
    return [
        Passage(
            record.finding.claim.start,
            record.finding.claim.end,
            MARKS[record.verdict][0],
            MARKS[record.verdict][2],
            _told(record),
        )
        for record in records
    ]


def _told(record: Record) -> str:
    """Return the verdict that stands, what it rests on, and who makes the claim."""
    mark, word, _ = MARKS[record.verdict]
    told = [f"{mark} {word}"]
    if record.verdict is not record.finding.verdict:
        told.append(f"was {MARKS[record.finding.verdict][1]}")
    elif record.finding.comparisons and record.verdict is not Verdict.NO_SOURCE:
        candidate, comparison = record.finding.comparisons[0]
        told += [headline(comparison), f"source: {source_words(candidate.document)}"]
    if record.finding.claim.speaker:
        told.append(f"said by {speaker_words(record.finding.claim.speaker)}")
    told += ["⚑ flagged"] if record.standing.flagged else []
    return " · ".join(filter(None, told))
