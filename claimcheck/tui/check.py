"""The check screen: the queue of claims, the evidence for one of them, and the keys that decide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList

from claimcheck.display import count_words
from claimcheck.model import Candidate, Document, Verdict
from claimcheck.review import Record
from claimcheck.text import harmless
from claimcheck.tui import work
from claimcheck.tui.article import ArticleScreen
from claimcheck.tui.check_keys import KEYS, OF_A_CLAIM
from claimcheck.tui.claims import ClaimQueue
from claimcheck.tui.dialogs import Answer, Form
from claimcheck.tui.evidence import citation
from claimcheck.tui.filters import Filter, answered, choices
from claimcheck.tui.judging import JudgingScreen
from claimcheck.tui.messages import Checked, Decided, Failed, Found, Opened
from claimcheck.tui.parts import Heading, StatusLine
from claimcheck.tui.source import SourceScreen
from claimcheck.tui.workspace import Workspace

__all__ = ["CheckScreen"]


class CheckScreen(JudgingScreen):
    """One check: a kept one by its number, or a new one of an article, given whole or by path or address."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self, desk: Path, *, check_id: int | None = None, article: str | Document = "") -> None:
        super().__init__(desk)
        self._check_id = check_id
        self._asked = article
        self._article = article if isinstance(article, Document) else None
        self._records: list[Record] = []
        self._filter = Filter()
        self._source = 0
        self._checking = True
        self._broken = False
        self._share = 0.0
        self._done = ""

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Heading()
        yield Workspace()
        yield StatusLine()
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read the check, or begin it."""
        self._queue.focus()
        if self._check_id is None:
            self.begin(work.check_article, self._asked, group="check")
        else:
            self.begin(work.read_check, self._check_id, group="check")
        self._tell()

    def on_opened(self, event: Opened) -> None:
        """Show the article's name, and what is kept of it already."""
        self._article = event.article
        self._records = event.records
        self._refill()

    def on_found(self, event: Found) -> None:
        """Take one more finding in."""
        self._records.append(event.record)
        self._share = event.share
        if self._filter.shows(event.record):
            self._queue.append(event.record)
        self._tell()
        self._tell_reader()

    def on_checked(self, event: Checked) -> None:
        """The check has ended."""
        self._checking = False
        self._tell()
        if event.stopped:
            self.notify("Stopped. What was found by then is kept.", markup=False)

    def on_failed(self, event: Failed) -> None:
        """Note that the check has failed; the app tells why."""
        if event.group == "check":
            self._checking, self._broken = False, True
            self._tell()

    def on_decided(self, event: Decided) -> None:
        """Show what stands now."""
        number = event.record.finding.id
        self._records = [
            replace(event.record, stale=each.stale) if each.finding.id == number else each
            for each in self._records
        ]
        self._done = event.done if event.jump else f"{event.done} · z undoes"
        self._refill()
        self._tell_reader()
        if event.jump:
            self._go_to(number)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the claim that the cursor is on, with its first source."""
        event.stop()
        self._show_first_source()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the source that is shown, or the article where there is none."""
        event.stop()
        record, candidate = self._queue.current, self._candidate
        if record is None or candidate is None:
            self.action_article()
        else:
            self.app.push_screen(
                SourceScreen(
                    self.desk, candidate.document_id, candidate.statement_id, record.finding.comparisons
                )
            )

    def action_article(self) -> None:
        """Open the article at the claim."""
        if self._article and self._article.text:
            record = self._queue.current
            number = record.finding.id if record else None
            self.app.push_screen(ArticleScreen(self.desk, self._article, self._records, number, self._go_to))

    def action_source(self, step: int) -> None:
        """Show another source of the claim; at either end, stay."""
        record = self._queue.current
        if record and record.finding.comparisons:
            self._source = min(max(self._source + step, 0), len(record.finding.comparisons) - 1)
            self._tell()

    def action_claim(self, step: int) -> None:
        """Go to another claim; at either end, stay."""
        if self._queue.highlighted is not None:
            last = self._queue.option_count - 1
            self._queue.highlighted = min(max(self._queue.highlighted + step, 0), last)

    def action_match(self, step: int) -> None:
        """Go to the next claim that holds the words looked for, on from the end at the other."""
        records, at = self._queue.items, self._queue.highlighted or 0
        found = [index for index, record in enumerate(records) if self._filter.finds(record)]
        if not found:
            told = (
                f"No claim here holds “{self._filter.words}”."
                if self._filter.words
                else "Look for words first, with /"
            )
            self.notify(told, markup=False)
            return
        later = [index for index in found if (index - at) * step > 0]
        self._queue.highlighted = (later or found)[0 if step > 0 else -1]

    def action_filter(self) -> None:
        """Ask what is shown and looked for."""
        form = Form(
            "Filter",
            "Words to look for in the claims shown (n, N go on); may be empty",
            *choices(self._records, self._filter),
            words=self._filter.words,
            needed=False,
        )
        self.app.push_screen(form, self._filtered)

    def action_copy(self) -> None:
        """Copy the source's quote with its citation."""
        candidate = self._candidate
        if candidate:
            self.app.copy_to_clipboard(citation(candidate.statement, candidate.document))
            self.notify("Copied the quote with its citation.", timeout=2, markup=False)
        else:
            self.notify("There is no source to copy from.", timeout=2, markup=False)

    def action_chart(self) -> None:
        """Show every sourced figure over time, in another way, or no longer."""
        self.query_one(Workspace).turn()

    def action_enlarge(self, step: int) -> None:
        """Give the pane in focus more room, or less."""
        self.query_one(Workspace).enlarge(step)

    def action_export(self) -> None:
        """Ask how, what and where to export."""
        self.workbench.ask_to_export(self, self._records[0].check.id if self._records else None)

    def action_back(self) -> None:
        """Stop the check that runs, else leave."""
        if self._busy:
            self.workers.cancel_group(self, "check")
            self._checking = False
            self._tell()
        else:
            self.app.pop_screen()

    def _filtered(self, answer: Answer | None) -> None:
        if answer is None:
            return
        self._filter = answered(answer)
        self._refill()
        self._show_first_source()
        current = self._queue.current
        if answer.words and not (current and self._filter.finds(current)):
            self.action_match(1)

    def _refill(self) -> None:
        before = self._queue.current
        self._queue.show([record for record in self._records if self._filter.shows(record)])
        current = self._queue.current
        if before and current and before.finding.id == current.finding.id:
            self._tell()
        else:
            self._show_first_source()

    def _tell_reader(self) -> None:
        """Bring an article view that lies on this screen up to date."""
        for screen in self.app.screen_stack:
            if isinstance(screen, ArticleScreen):
                screen.take(self._records)

    def _show_first_source(self) -> None:
        """Show the claim under the cursor with its first source, or with the one that is filtered by."""
        record = self._queue.current
        self._source = self._filter.first_source(record) if record else 0
        self._tell()

    def _go_to(self, number: int | None) -> None:
        """Put the cursor on that finding's claim, and show all claims where the filter hides it."""
        numbers = [record.finding.id for record in self._queue.items]
        if number not in numbers:
            self._filter = Filter(words=self._filter.words)
            self._refill()
            numbers = [record.finding.id for record in self._queue.items]
        if number in numbers:
            self._queue.highlighted = numbers.index(number)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys out that need a claim, where there is none."""
        if action in OF_A_CLAIM and self.is_mounted and self.current is None:
            return False
        return super().check_action(action, parameters)

    def _tell(self) -> None:
        """Bring everything but the queue's lines up to date."""
        queue, records = self._queue, self._records
        reviewed = sum(record.standing.last is not None for record in records)
        conflicts = sum(record.verdict is Verdict.CONFLICTS for record in records)
        title = self._article.title or "untitled" if self._article else str(self._asked)
        numbers = [
            count_words(len(records), "claim"),
            f"{reviewed} reviewed",
            count_words(conflicts, "conflict"),
        ]
        self.query_one(Heading).show(title, " · ".join(numbers))
        at = 0 if queue.highlighted is None else queue.highlighted + 1
        queue.border_title = Content(f"Claims {at}/{queue.option_count}")
        queue.border_subtitle = Content(harmless(" · ".join(filter(None, (self._done, str(self._filter))))))
        self.query_one(Workspace).show(queue.current, self._source, self._nothing)
        checking = f"Checking · {self._share:.0%} of the article read · esc stops" if self._checking else ""
        self.query_one(StatusLine).tell("check", checking)

    @property
    def _nothing(self) -> str:
        """What is said where there is no claim to show."""
        if self._records:
            return "No claim is in this filter. Press / to choose another."
        if self._broken:
            return "The check could not be made. esc goes back."
        return "Reading the article …" if self._checking else "The article makes no claim worth checking."

    @property
    def _busy(self) -> bool:
        return any(
            worker.node is self and worker.group == "check" and not worker.is_finished
            for worker in self.workers
        )

    @property
    def current(self) -> Record | None:
        """The record under the cursor, or None."""
        return self._queue.current

    @property
    def finding_ids(self) -> list[int]:
        """The findings of this check."""
        return [record.finding.id for record in self._records if record.finding.id is not None]

    @property
    def _queue(self) -> ClaimQueue:
        return self.query_one(ClaimQueue)

    @property
    def _candidate(self) -> Candidate | None:
        record = self._queue.current
        found = record.finding.comparisons if record else ()
        return found[self._source][0] if found else None
