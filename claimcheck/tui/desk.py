"""The desk screen: the checks made, the corpus in numbers, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from claimcheck.display import count_words, day
from claimcheck.review import Overview
from claimcheck.text import harmless
from claimcheck.tui import work
from claimcheck.tui.dialogs import Answer, Form
from claimcheck.tui.given import Given
from claimcheck.tui.messages import DemoReady, DeskRead
from claimcheck.tui.parts import DeskScreenBase, Heading, StatusLine

if TYPE_CHECKING:
    from claimcheck.tui.preview import Offer

__all__ = ["DeskScreen"]

_LEAST = 10
_NARROWEST = 20
_LONGEST = 300  # characters of a title that are looked at


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
        self.query_one(CheckList).show(event.checks)
        self.query_one("#next", Static).update("\n".join(self._next(event)))
        self.workbench.warm_up()

    def on_demo_ready(self, event: DemoReady) -> None:
        """Check the example."""
        self._open(article=str(event.article))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a check."""
        event.stop()
        self._open(check_id=int(event.option_id or 0))

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

    def _next(self, desk: DeskRead) -> Iterator[str]:
        """Yield what to do next, the most useful first."""
        if self._demo and not desk.checks:
            yield "Reading the starter corpus; the example's check opens when that is done."
            return
        if not desk.documents:
            yield "This desk holds no source yet."
            yield "  d  shows a demo on a desk of its own: 51 sources and an article to check"
            yield "  a  adds sources of yours: a file, a folder, an address or a text"
            return
        to_do = sum(each.claims - each.reviewed for each in desk.checks)
        if not desk.checks:
            yield f"  o  checks an article against the {count_words(desk.documents, 'source')} on this desk"
        elif to_do:
            yield f"  enter  opens a check; {count_words(to_do, 'claim')} still to review"
        else:
            yield "  e  exports what was found; every claim is reviewed"
        if desk.checks:
            yield "  o  checks another article"
        yield "  i  lays a sentence that you type beside the sources"
        yield "  a  adds more sources; s  shows those there are"


class CheckList(OptionList):
    """The checks, newest first, in numbers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="checks.open", tooltip="Open this check"),
        Binding("j", "cursor_down", "Down", show=False, id="checks.down", tooltip="Next check"),
        Binding("k", "cursor_up", "Up", show=False, id="checks.up", tooltip="Previous check"),
        Binding("g", "first", "First", show=False, id="checks.first", tooltip="First check"),
        Binding("G", "last", "Last", show=False, id="checks.last", tooltip="Last check"),
    ]

    def __init__(self) -> None:
        super().__init__(id="checks", markup=False, compact=True)
        self._checks: Sequence[Overview] = ()

    def show(self, checks: Sequence[Overview]) -> None:
        """Show those checks; the cursor keeps its place."""
        at = self.highlighted or 0
        self._checks = checks
        self.border_title = Content(count_words(len(checks), "check"))
        widths = _widths(checks)
        self.set_options(Option(_line(each, self._room, widths), str(each.check.id)) for each in checks)
        self.highlighted = min(at, len(checks) - 1) if checks else None

    def on_resize(self, _: events.Resize) -> None:
        """Cut the lines to the new width."""
        widths = _widths(self._checks)
        for index, each in enumerate(self._checks):
            self.replace_option_prompt_at_index(index, _line(each, self._room, widths))

    @property
    def _room(self) -> int:
        return max(self.scrollable_content_region.width, _NARROWEST)


def _numbers(each: Overview) -> list[str]:
    """Return what stands in the columns on the right."""
    return [
        day(each.check.started_at.date()),
        count_words(each.claims, "claim"),
        count_words(each.conflicts, "conflict"),
        f"{each.reviewed} reviewed",
        "" if each.check.finished_at else "stopped",
    ]


def _widths(checks: Sequence[Overview]) -> list[int]:
    """Return how wide each column is: as wide as the widest that stands in it."""
    return [max(map(len, column)) for column in zip(*map(_numbers, checks), strict=True)]


def _line(each: Overview, width: int, widths: Sequence[int]) -> Content:
    columns = zip(_numbers(each), widths, strict=True)
    right = "".join(f"  {words.rjust(wide)}" for words, wide in columns if wide)
    title = Content(harmless(each.check.article.title[:_LONGEST]) or "untitled")
    return title.truncate(max(width - len(right), _LEAST), ellipsis=True, pad=True) + right
