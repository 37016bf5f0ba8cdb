"""The desk screen: the checks made, the corpus in numbers, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from claimcheck.display import count_words
from claimcheck.review import Overview
from claimcheck.tui import work
from claimcheck.tui.checks import CheckList
from claimcheck.tui.dialogs import Answer, Form
from claimcheck.tui.given import Given
from claimcheck.tui.messages import DemoReady, DeskRead
from claimcheck.tui.parts import DeskScreenBase, Heading, StatusLine

if TYPE_CHECKING:
    from claimcheck.tui.preview import Offer

__all__ = ["DeskScreen"]


class DeskScreen(DeskScreenBase):
    """A desk; with ``demo``, one that fills itself with the starter corpus and checks the example."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "o",
            "check",
            "Check an article",
            id="desk.check",
            tooltip="Check an article: a file, an address or a text",
        ),
        Binding(
            "a",
            "app.add",
            "Add",
            id="desk.add",
            tooltip="Add sources: a file, a folder, an address or a text",
        ),
        Binding(
            "s",
            "app.sources",
            "Sources",
            id="desk.sources",
            tooltip="All sources and statements of this desk",
        ),
        Binding(
            "d",
            "demo",
            "Demo",
            id="desk.demo",
            tooltip="The starter corpus and an example, on a desk of their own",
        ),
        Binding("e", "export", "Export", id="desk.export", tooltip="Write the desk's findings to a file"),
        Binding(
            "q", "app.quit", "Quit", id="desk.quit", tooltip="Leave; all that is done is kept on the desk"
        ),
        Binding(
            "escape",
            "back",
            "Back",
            show=False,
            key_display="esc",
            id="desk.back",
            tooltip="Stop adding; else leave a demo",
        ),
    ]

    def __init__(self, desk: Path, *, demo: bool = False) -> None:
        super().__init__(desk)
        self._demo = demo
        self._checks: Sequence[Overview] = ()

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Heading()
        yield CheckList()
        yield Static(id="next", markup=False)
        yield StatusLine()
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Prepare the demo where this desk is for it."""
        self.query_one(Heading).show(self._called, "opening …")
        if self._demo:
            self.workbench.add_demo(self)

    def on_screen_resume(self) -> None:
        """Read the desk: anything may have changed."""
        self.reread()

    def reread(self) -> None:
        """Read the desk again."""
        self.begin(work.read_desk, group="overview")

    def on_desk_read(self, event: DeskRead) -> None:
        """Show what is on the desk."""
        self._checks = event.checks
        numbers = f"{count_words(event.documents, 'source')} · {count_words(event.statements, 'statement')}"
        self.query_one(Heading).show(self._called, numbers)
        told = _told(self._next(event))
        self.query_one(CheckList).show(event.checks, told)
        below = self.query_one("#next", Static)
        below.update(told)
        below.display = bool(event.checks)
        self.workbench.warm_up()

    def on_demo_ready(self, event: DemoReady) -> None:
        """Check the example."""
        self._open(article=str(event.article))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a check."""
        event.stop()
        overview = self.query_one(CheckList).current
        if overview:
            self._open(check_id=overview.check.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the export out where nothing was checked."""
        return (action != "export" or bool(self._checks)) and super().check_action(action, parameters)

    def action_check(self) -> None:
        """Ask which article to check."""
        self._ask("")

    def on_paste(self, event: events.Paste) -> None:
        """Take what is dropped on the desk as an article to check."""
        event.stop()
        if len(event.text.strip().splitlines()) > 1:
            self._checking(Answer((), "", event.text))
        elif event.text.strip():
            self._ask(event.text.strip())

    def action_demo(self) -> None:
        """Open the demo on a desk of its own."""
        self.workbench.open_demo()

    def action_export(self) -> None:
        """Ask how, what and where to export."""
        self.workbench.ask_to_export(self, None)

    def action_back(self) -> None:
        """Stop adding sources, else leave a desk that lies on another."""
        if not self.workbench.stop_adding() and self.workbench.can_leave(self):
            self.app.pop_screen()

    def _checking(self, answer: Answer | None) -> None:
        """Check a file or address at once; of a text, ask first what is known of it."""
        if not answer:
            return
        given = Given(answer.words, answer.pasted)
        if given.text:
            from claimcheck.tui.preview import Preview

            self.app.push_screen(Preview(self.desk, given, "Check a text", "checks"), self._check)
        else:
            self._open(article=answer.words)

    def _check(self, offer: Offer | None) -> None:
        if offer and offer.document:
            self._open(article=offer.document)

    def _open(self, **check: Any) -> None:
        """Open a check, kept or new, as ``CheckScreen`` takes it."""
        from claimcheck.tui.check import CheckScreen

        self.app.push_screen(CheckScreen(self.desk, **check))

    def _ask(self, words: str) -> None:
        form = Form(
            "Check an article", "Its path or address, or paste its text", words=words, takes_text=True
        )
        self.app.push_screen(form, self._checking)

    @property
    def _called(self) -> str:
        return (
            "claimcheck · demo, gone when you leave claimcheck"
            if self._demo
            else f"claimcheck · {self.desk.name}"
        )

    def _next(self, desk: DeskRead) -> list[tuple[str, str]]:
        """Return what to do next, the most useful first: a key and what it does, or words without a key."""
        if self._demo and not desk.checks:
            return [("", "Reading the starter corpus; the example's check opens when that is done.")]
        if not desk.documents and not desk.checks:
            return [
                ("", "This desk holds no source yet."),
                ("d", "shows a demo on a desk of its own: 51 sources and an article to check"),
                ("a", "adds sources of yours: a file, a folder, an address or a text"),
            ]
        sources = count_words(desk.documents, "source")
        to_do = sum(each.claims - each.reviewed for each in desk.checks)
        if not desk.checks:
            first = [("o", f"checks an article against the {sources} on this desk")]
        elif to_do:
            first = [("enter", f"opens a check; {count_words(to_do, 'claim')} still to review")]
        else:
            first = [("e", "exports what was found; every claim is reviewed")]
        return [
            *first,
            *([("o", "checks another article")] if desk.checks else []),
            ("i", "lays a sentence that you type beside the sources"),
            ("a", "adds more sources; s shows those there are"),
        ]


def _told(next_steps: list[tuple[str, str]]) -> Content:
    """Return what to do next, a line each, the keys in a column of their own."""
    wide = max(len(key) for key, _ in next_steps)
    lines = [
        Content.styled(key.rjust(wide), "bold") + f"  {words}" if key else Content(words)
        for key, words in next_steps
    ]
    return Content("\n").join(lines)
