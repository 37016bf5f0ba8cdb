"""Quick check: a sentence typed or pasted is laid beside the corpus while it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Footer, Input, OptionList

from claimcheck.display import MARKS, count_words
from claimcheck.model import Comparison, Document, Finding, Relation, Verdict
from claimcheck.review import Record, Standing
from claimcheck.store import StoredCheck
from claimcheck.text import harmless
from claimcheck.tui import work
from claimcheck.tui.detail import Detail
from claimcheck.tui.evidence import STYLES, citation
from claimcheck.tui.lines import LineList
from claimcheck.tui.messages import Compared
from claimcheck.tui.parts import DeskScreenBase, Heading
from claimcheck.tui.source import Hit, SourceScreen
from claimcheck.tui.work import Questions

__all__ = ["QuickScreen"]

_PAUSE = 0.15  # seconds without a key after which the sentence is compared
_MARK = 13  # columns of "≈ borderline "
_LONGEST = 300  # characters of a statement that are looked at for a line
_TOLD = (Relation.CONFLICTS, Relation.AGREES, Relation.BORDERLINE)


class QuickScreen(DeskScreenBase):
    """One sentence against the corpus; nothing of it is kept on the desk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "back", "Back", key_display="esc", id="quick.back", tooltip="Back to where you were"
        ),
        Binding("i", "sentence", "Sentence", id="quick.sentence", tooltip="Back to the sentence"),
    ]

    def __init__(self, desk: Path) -> None:
        super().__init__(desk)
        self._questions = Questions()
        self._wait: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Heading()
        yield SentenceField(placeholder="Type or paste a sentence", id="sentence", compact=True)
        with Container(id="panes"):
            yield SourceList()
            yield Detail()
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin to answer."""
        self.query_one("#sentence", Input).border_title = "Sentence"
        self.query_one(Heading).show("Quick check", "nothing is kept")
        self._show(None)
        self.begin(work.answer_questions, self._questions, group="quick")

    def on_unmount(self) -> None:
        """Let the thread that answers go."""
        self._questions.close()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Compare the sentence once the typing pauses."""
        if self._wait:
            self._wait.stop()
        words = event.value.strip()
        self._wait = self.set_timer(_PAUSE, lambda: self._ask(words))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the sources."""
        event.stop()
        self.action_sources()

    def on_compared(self, event: Compared) -> None:
        """Show what the sentence came to, unless another is typed by now."""
        if event.sentence == self.query_one("#sentence", Input).value.strip():
            self._show(event.finding)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the source under the cursor in full."""
        event.stop()
        sources = self.query_one(SourceList)
        self.query_one(Detail).show(sources.record, event.option_index)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the source at its quote."""
        event.stop()
        sources = self.query_one(SourceList)
        if sources.current:
            candidate, _ = sources.current
            self.app.push_screen(
                SourceScreen(self.desk, candidate.document_id, candidate.statement_id, sources.items)
            )

    def action_sources(self) -> None:
        """Go from the sentence to its sources."""
        if self.query_one(SourceList).option_count:
            self.query_one(SourceList).focus()

    def action_sentence(self) -> None:
        """Go back to the sentence."""
        self.query_one("#sentence").focus()

    def action_back(self) -> None:
        """Leave."""
        self.app.pop_screen()

    def _ask(self, words: str) -> None:
        if words:
            self._questions.ask(words)
        else:
            self._show(None)

    def _show(self, finding: Finding | None) -> None:
        sources = self.query_one(SourceList)
        sources.show(_unkept(finding) if finding else None)
        nothing = "No statement in the corpus is about this."
        instead = nothing if finding else "Type a sentence with a figure, a name or a date."
        self.query_one(Detail).show(
            sources.record if sources.option_count else None, sources.highlighted or 0, instead
        )


class SentenceField(Input):
    """Where the sentence is typed; it takes all letters, so that its way out is a key that is none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down",
            "screen.sources",
            "To the sources",
            id="quick.sources",
            tooltip="From the sentence to its sources",
        ),
    ]


class SourceList(LineList[Hit]):
    """The statements beside a sentence: those that conflict or agree first, one line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Read", id="found.open", tooltip="Read the source around its quote"),
        Binding("y", "copy", "Copy", id="found.copy", tooltip="Copy the source's quote with its citation"),
    ]

    def __init__(self) -> None:
        super().__init__("sources")
        self.record: Record | None = None

    def line(self, item: Hit, width: int) -> Content:
        """Return a statement in a line: what it is to the sentence, and its words."""
        candidate, comparison = item
        mark, word, colour = MARKS[Verdict(comparison.relation)]
        text = Content(harmless(candidate.statement.text[:_LONGEST]))
        head = Content.styled(f"{mark} {word}".ljust(_MARK), STYLES[colour])
        return head + text.truncate(max(width - _MARK, 1), ellipsis=True)

    def show(self, record: Record | None) -> None:
        """Show what a sentence was compared with."""
        self.record = record
        found = record.finding.comparisons if record else ()
        self.border_title = Content(_numbers([comparison for _, comparison in found]))
        self.fill(found)

    def action_copy(self) -> None:
        """Copy the quote under the cursor with its citation."""
        if self.current:
            candidate, _ = self.current
            self.app.copy_to_clipboard(citation(candidate.statement, candidate.document))
            self.notify("Copied the quote with its citation.", timeout=2, markup=False)


def _numbers(comparisons: Sequence[Comparison]) -> str:
    """Return in numbers what was found: "Sources 5 · 2 conflicts · 1 agrees"."""
    counted = [
        (sum(comparison.relation is relation for comparison in comparisons), MARKS[Verdict(relation)][1])
        for relation in _TOLD
    ]
    return " · ".join(
        [count_words(len(comparisons), "source"), *(f"{number} {word}" for number, word in counted if number)]
    )


def _unkept(finding: Finding) -> Record:
    """Return a finding as a record of a check that is not on the desk."""
    claim = finding.claim
    now = dt.datetime.now(dt.UTC)
    article = Document(claim.text)
    return Record(StoredCheck(0, 0, article, now, now, "", ""), finding, Standing(), claim.text)
