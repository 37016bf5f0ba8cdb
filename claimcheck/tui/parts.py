"""What all screens share: the heading, the line that tells of work going on, and how work is begun."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from claimcheck.errors import ClaimcheckError
from claimcheck.text import harmless
from claimcheck.tui.messages import Failed
from claimcheck.tui.work import Job

if TYPE_CHECKING:
    from textual.app import App

    from claimcheck.tui.app import Workbench

__all__ = ["DeskScreenBase", "Heading", "StatusLine", "begin"]


def begin(
    owner: App[None] | Screen[Any], desk: Path, work: Callable[..., None], *arguments: Any, group: str
) -> Worker[None]:
    """Run a function of ``claimcheck.tui.work`` in a thread; its messages and errors go to the owner."""

    def run() -> None:
        worker = get_current_worker()
        try:
            work(Job(desk, owner.post_message, lambda: worker.is_cancelled), *arguments)
        except ClaimcheckError as error:
            owner.post_message(Failed(error, group))
        except OSError as error:
            reason = error.strerror or str(error)
            told = ClaimcheckError(f"The system would not do it: {reason}.", "Check space, rights and paths.")
            owner.post_message(Failed(told, group))

    return owner.run_worker(run, thread=True, group=group, name=work.__name__)


class Heading(Static):
    """The first line of a screen: what it shows on the left, numbers on the right."""

    def __init__(self) -> None:
        super().__init__(id="heading", markup=False)
        self._left, self._right = "", ""

    def show(self, left: str, right: str) -> None:
        """Show outside text on the left, cut to what the right leaves it."""
        self._left, self._right = harmless(left), right
        self._lay_out()

    def on_resize(self, _: events.Resize) -> None:
        """Cut the left side to the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        right = Content(self._right)
        room = max(self.content_size.width - right.cell_length - 2, 1)
        left = Content.styled(self._left, "bold").truncate(room, ellipsis=True, pad=True)
        self.update(left + Content("  ") + right)


class StatusLine(Static):
    """A line that is there only while it has something to say."""

    def __init__(self) -> None:
        super().__init__(id="status", markup=False)
        self.display = False
        self._told: dict[str, str] = {}

    def tell(self, topic: str, words: str) -> None:
        """Show the words on that topic beside those on others; empty ones take the topic away."""
        self._told[topic] = harmless(words)
        told = " · ".join(filter(None, self._told.values()))
        self.display = bool(told)
        self.update(Content(told).truncate(max(self.app.size.width - 2, 1), ellipsis=True))


class DeskScreenBase(Screen[None]):
    """A screen that works on a desk."""

    def __init__(self, desk: Path) -> None:
        super().__init__()
        self.desk = desk

    @property
    def workbench(self) -> Workbench:
        """The app, by its own type."""
        return cast("Workbench", self.app)

    def reread(self) -> None:
        """Read again what may have changed on the desk; by default nothing."""

    def begin(self, work: Callable[..., None], *arguments: Any, group: str = "desk") -> Worker[None]:
        """Run work on this screen's desk in a thread that tells this screen."""
        return begin(self, self.desk, work, *arguments, group=group)
