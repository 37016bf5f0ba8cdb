"""The workbench itself: its screens, what outlives a screen, and the dialogs that several screens open."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from claimcheck.display import count_words
from claimcheck.review import Scope, default_reviewer
from claimcheck.text import harmless
from claimcheck.tui import work
from claimcheck.tui.desk import DeskScreen
from claimcheck.tui.dialogs import Answer, Confirm, Form, Notice
from claimcheck.tui.given import Given
from claimcheck.tui.key_help import commands, keys_told
from claimcheck.tui.keys import bindings_by_room
from claimcheck.tui.ledger import Ledger
from claimcheck.tui.messages import AddEnded, AddProgress, Exported, ExportOrder, Failed, TargetExists
from claimcheck.tui.parts import DeskScreenBase, StatusLine, begin
from claimcheck.tui.settings import Settings
from claimcheck.tui.themes import THEMES

if TYPE_CHECKING:
    from claimcheck.tui.preview import Offer

__all__ = ["Workbench"]

_MOST_REFUSALS = 50  # told of at once


class Workbench(App[None]):
    """The app on one desk; with ``demo`` it is filled with the starter corpus and checks the example."""

    CSS_PATH = "app.tcss"
    TITLE = "claimcheck"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - the base class declares it an instance's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a",
            "add",
            "Add",
            show=False,
            id="add",
            tooltip="Add sources: a file, a folder, an address or a text",
        ),
        Binding(
            "s",
            "sources",
            "Sources",
            show=False,
            id="sources",
            tooltip="All sources and statements of this desk",
        ),
        Binding(
            "i",
            "quick",
            "Quick check",
            show=False,
            id="quick",
            tooltip="Type or paste a sentence and see what the corpus says",
        ),
        Binding(
            "question_mark",
            "show_keys",
            "Keys",
            key_display="?",
            id="keys",
            tooltip="All keys that work here",
        ),
        Binding(
            "q", "quit", "Quit", show=False, id="quit", tooltip="Leave; all that is done is kept on the desk"
        ),
    ]

    def __init__(self, desk: Path, *, demo: bool = False, settings: Settings | None = None) -> None:
        super().__init__()
        self._settings = settings or Settings()
        self.ledger = Ledger()
        self.reviewer = default_reviewer()
        self._desk = desk
        self._demo = demo
        self._warm = False
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def on_mount(self) -> None:
        """Take the settings on and open the desk."""
        for theme in THEMES:
            self.register_theme(theme)
        if self._settings.theme:
            self.theme = self._settings.theme
        self.set_keymap(dict(self._settings.keys))
        self.push_screen(DeskScreen(self._desk, demo=self._demo))

    def close(self) -> None:
        """Write what still waits, and clear a demo's desk away; to be called once the app has run."""
        self.ledger.settle()
        if self._folder:
            self._folder.cleanup()

    def warm_up(self) -> None:
        """Load, once and in a thread, the screens that the next keys may open."""
        if not self._warm:
            self._warm = True
            self.run_worker(bindings_by_room, thread=True, group="warm")

    def open_demo(self) -> None:
        """Open a new desk for the demo on top of this one."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="claimcheck-", ignore_cleanup_errors=True)
            self.push_screen(DeskScreen(Path(self._folder.name) / "demo.db", demo=True))
        else:
            self.notify("The demo is open already.", markup=False)

    def can_leave(self, screen: Screen[None]) -> bool:
        """Say whether there is a desk below that one."""
        return (
            isinstance(screen, DeskScreen)
            and sum(isinstance(each, DeskScreen) for each in self.screen_stack) > 1
        )

    def action_add(self) -> None:
        """Ask which sources to add to the desk."""
        from claimcheck.tui.preview import Preview

        assert isinstance(self.screen, DeskScreenBase)
        desk = self.screen.desk

        def look(answer: Answer | None) -> None:
            if answer:
                given = Given(answer.words, answer.pasted)
                self.push_screen(
                    Preview(desk, given, "Add sources", "adds"), lambda offer: self._add(desk, offer)
                )

        if self._adding:
            self.notify("Sources are being added; wait, or stop it on the desk with esc.", markup=False)
        else:
            asked = "A file, a folder, a pattern (news/*.md) or an address; or paste a text"
            self.push_screen(Form("Add sources", asked, takes_text=True), look)

    def action_sources(self) -> None:
        """Show the corpus of the desk."""
        from claimcheck.tui.sources import SourcesScreen

        assert isinstance(self.screen, DeskScreenBase)
        self.push_screen(SourcesScreen(self.screen.desk))

    def action_quick(self) -> None:
        """Open the prompt where a sentence is compared while it is typed."""
        from claimcheck.tui.quick import QuickScreen

        assert isinstance(self.screen, DeskScreenBase)
        self.push_screen(QuickScreen(self.screen.desk))

    def add_demo(self, screen: DeskScreenBase) -> None:
        """Fill that screen's desk with the starter corpus."""
        begin(self, screen.desk, work.prepare_demo, screen.post_message, group="add")
        self._status("Reading the starter corpus …")

    def stop_adding(self) -> bool:
        """Stop adding sources; say whether there was anything to stop."""
        adding = self._adding
        self.workers.cancel_group(self, "add")
        return adding

    def ask_to_export(self, screen: DeskScreenBase, check_id: int | None) -> None:
        """Ask how, what and where to export, of one check or of the whole desk."""
        from claimcheck.tui.exporting import ExportDialog

        def export(answer: Answer | None) -> None:
            if answer:
                form, scope = answer.chosen
                self._export(screen.desk, ExportOrder(form, Scope(scope), Path(answer.words), check_id))

        self.push_screen(ExportDialog(screen.desk, check_id), export)

    def action_show_keys(self) -> None:
        """Show all keys that work on the current screen."""
        self.push_screen(Notice("Keys", keys_told(self)))

    def get_system_commands(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        """Yield for the palette what can be done on that screen, and the themes."""
        yield from commands(self, screen)

    def on_failed(self, event: Failed) -> None:
        """Tell what went wrong and what to do about it."""
        error = event.error
        words = Content.styled(harmless(error.message), "bold")
        self.push_screen(
            Notice("That did not work", words + Content(f"\n\n{harmless(error.hint)}" if error.hint else ""))
        )
        if event.group == "add":
            self._status("")

    def on_add_progress(self, event: AddProgress) -> None:
        """Tell how far adding is."""
        self._status(
            f"Adding {event.done:,} of {event.total:,} · {count_words(event.statements, 'statement')} · "
            f"{Path(event.name).name} · esc on the desk stops"
        )

    def on_add_ended(self, event: AddEnded) -> None:
        """Tell what became of the sources."""
        self._status("")
        total = event.total
        new = count_words(total.new + total.changed, "new source")
        told = f"{new} with {count_words(total.statements, 'statement')}"
        told += f" · {total.held:,} held already" if total.held else ""
        told += " · stopped; what was added is kept" if event.stopped else ""
        if total.refused:
            self.push_screen(Notice("Added", Content("\n".join([told, "", *_refusals(total.refused)]))))
        else:
            self.notify(told, markup=False)
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreenBase):
                screen.reread()

    def on_exported(self, event: Exported) -> None:
        """Tell what was written where."""
        none = "" if event.number else " None is in this scope."
        self.notify(f"Wrote {count_words(event.number, 'finding')} to {event.target}.{none}", markup=False)

    def on_target_exists(self, event: TargetExists) -> None:
        """Ask before anything is overwritten."""

        def overwrite(answer: bool | None) -> None:
            if answer:
                self._export(event.desk, event.order, force=True)

        self.push_screen(
            Confirm("Overwrite?", f"{event.order.target} exists already. Overwrite it?"), overwrite
        )

    def _add(self, desk: Path, offer: Offer | None) -> None:
        """Add what a person took, whichever screen is shown meanwhile."""
        if not offer:
            return
        if offer.document:
            begin(self, desk, work.add_document, offer.document, group="add")
        else:
            begin(self, desk, work.add_sources, offer.given, group="add")
        self._status("Adding … · esc on the desk stops")

    def _export(self, desk: Path, order: ExportOrder, *, force: bool = False) -> None:
        begin(self, desk, work.export_findings, order, force, group="export")

    @property
    def _adding(self) -> bool:
        return any(worker.group == "add" and not worker.is_finished for worker in self.workers)

    def _status(self, words: str) -> None:
        for screen in self.screen_stack:
            for line in screen.query(StatusLine):
                line.tell("add", words)


def _refusals(refused: Sequence[str]) -> Iterator[str]:
    """Yield why sources were refused, a line each, of very many only the first."""
    yield f"{len(refused):,} refused:"
    yield from (f"· {harmless(reason)}" for reason in refused[:_MOST_REFUSALS])
    if len(refused) > _MOST_REFUSALS:
        yield f"and {len(refused) - _MOST_REFUSALS:,} more"
