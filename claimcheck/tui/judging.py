"""What the keys that decide on a claim do, on the screen where claims are judged."""

from __future__ import annotations

from abc import abstractmethod

from claimcheck.model import Verdict
from claimcheck.review import Record
from claimcheck.tui import decisions
from claimcheck.tui.decisions import Decide, Write
from claimcheck.tui.dialogs import Answer, Choice, Form
from claimcheck.tui.ledger import Act
from claimcheck.tui.parts import DeskScreenBase

__all__ = ["JudgingScreen"]


class JudgingScreen(DeskScreenBase):
    """A screen with a current claim; what is decided on it is written in order and told by ``Decided``."""

    @property
    @abstractmethod
    def current(self) -> Record | None:
        """The record that is decided on."""

    @property
    @abstractmethod
    def finding_ids(self) -> list[int]:
        """The findings among which undo looks for the newest decision."""

    @abstractmethod
    def action_claim(self, step: int) -> None:
        """Go to another claim."""

    def action_accept(self) -> None:
        """Accept the verdict and go on."""
        self._decide(decisions.accept)
        self.action_claim(1)

    def action_flag(self) -> None:
        """Flag the claim, or take the flag back; stay on it."""
        self._decide(decisions.flag)

    def action_sign_off(self) -> None:
        """Stand, as a second person, behind what was decided on the claim; stay on it."""
        self._decide(decisions.sign_off)

    def action_overrule(self) -> None:
        """Ask for another verdict and the reason, write it and go on."""
        record = self.current
        if record:
            verdicts = decisions.others(record.finding.verdict)
            form = Form("Overrule", "Why, in a sentence", Choice("Which verdict holds?", verdicts))
            self.app.push_screen(form, lambda answer: self._overruled(record, answer))

    def action_note(self) -> None:
        """Ask for a note and keep it."""
        record = self.current
        if record:
            self.app.push_screen(
                Form("Note", "What to keep in mind"), lambda answer: self._noted(record, answer)
            )

    def action_undo(self) -> None:
        """Take back the newest decision of this check, and go to its claim."""
        self._write(decisions.undo_newest(self.finding_ids, self.workbench.reviewer), jump=True)

    def action_redo(self) -> None:
        """Bring back what undo took last, and go to its claim."""
        self._write(decisions.redo_newest(self.finding_ids, self.workbench.reviewer), jump=True)

    def _overruled(self, record: Record, answer: Answer | None) -> None:
        if answer:
            self._decide(decisions.overrule(Verdict(answer.chosen[0]), answer.words), record)
            self.action_claim(1)

    def _noted(self, record: Record, answer: Answer | None) -> None:
        if answer:
            self._decide(decisions.note(answer.words), record)

    def _decide(self, how: Decide, record: Record | None = None) -> None:
        """Have a decision on a record, or on the one under the cursor, written."""
        record = record or self.current
        if record and record.finding.id is not None:
            self._write(how(record.finding.id, self.workbench.reviewer))

    def _write(self, write: Write, *, jump: bool = False) -> None:
        self.workbench.ledger.put(Act(self.desk, write, self.post_message, jump))
        self.begin(lambda _: self.workbench.ledger.settle(), group="decisions")
