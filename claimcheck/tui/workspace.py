"""The panes of a check: the queue, the evidence, and figures over time; which are shown, and how large."""

from __future__ import annotations

from enum import StrEnum

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from claimcheck.review import Record
from claimcheck.tui.claims import ClaimQueue
from claimcheck.tui.detail import Detail
from claimcheck.tui.plot import FEWEST, plot, table
from claimcheck.tui.series import Point, series

__all__ = ["Chart", "Workspace"]

_PARTS = 12  # that queue and evidence share between them
_SMALLEST = 2
_NOTHING = "No source gives a figure for what this claim measures."


class View(StrEnum):
    """How figures over time are shown."""

    HIDDEN = "hidden"
    PLOT = "plot"
    TABLE = "table"


class Chart(VerticalScroll):
    """Every sourced figure for a claim's measure over time, the claim's among them."""

    def __init__(self) -> None:
        super().__init__(id="chart")
        self.view = View.HIDDEN
        self._points: list[Point] = []

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Static(id="figures", markup=False)

    def show(self, record: Record | None) -> None:
        """Show the figures of a record."""
        self._points = series(record) if record else []
        self._lay_out()

    @property
    def says_something(self) -> bool:
        """Whether there is a figure to show."""
        return bool(self._points)

    @property
    def worth_a_plot(self) -> bool:
        """Whether so many figures have a date that a drawing says more than a sentence."""
        return sum(point.day is not None for point in self._points) >= FEWEST

    def turn(self, views: list[View]) -> None:
        """Go on to the next of those views."""
        at = views.index(self.view) if self.view in views else -1
        self.view = views[(at + 1) % len(views)]
        self._lay_out()

    def on_resize(self, _: events.Resize) -> None:
        """Draw for the new size."""
        self._lay_out()

    def _lay_out(self) -> None:
        self.border_title = Content(f"Over time · {self.view}")
        self.border_subtitle = Content("t plot, table, hide")
        size = self.scrollable_content_region
        shown = Content(_NOTHING)
        if self._points and self.view is View.PLOT and self.worth_a_plot:
            shown = plot(self._points, size.width, size.height)
        elif self._points:
            shown = table(self._points, size.width)
        self.query_one("#figures", Static).update(shown)


class Workspace(Vertical):
    """Queue and evidence, side by side or one above the other, and figures over time.

    On a wide screen the chart stands below, by itself where there is something to draw; on a narrow one it is
    asked for, and takes the evidence's place.
    """

    def __init__(self) -> None:
        super().__init__(id="workspace")
        self._queue_part = _PARTS // 2 - 1
        self._asked = False

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        with Container(id="panes"):
            yield ClaimQueue()
            yield Detail()
        yield Chart()

    def show(self, record: Record | None, source: int, instead: str) -> None:
        """Show the evidence for a record with its source of that number, and its figures over time."""
        self.query_one(Detail).show(record, source, instead)
        self.query_one(Chart).show(record)
        self._arrange()

    def turn(self) -> None:
        """Show figures over time in another way, or no longer."""
        chart = self.query_one(Chart)
        self._asked = True
        chart.turn([View.PLOT, View.TABLE, View.HIDDEN] if chart.worth_a_plot else [View.TABLE, View.HIDDEN])
        self._arrange()
        if chart.view is not View.HIDDEN and not chart.display:
            self.notify(_NOTHING, timeout=2, markup=False)

    def enlarge(self, step: int) -> None:
        """Give the pane in focus more room, or, with a negative step, less."""
        of_queue = step if self.query_one(ClaimQueue).has_focus else -step
        self._queue_part = min(max(self._queue_part + of_queue, _SMALLEST), _PARTS - _SMALLEST)
        self._arrange()

    def on_resize(self, _: events.Resize) -> None:
        """Arrange the panes for the new width."""
        self._arrange()

    def _arrange(self) -> None:
        queue, detail, chart = self.query_one(ClaimQueue), self.query_one(Detail), self.query_one(Chart)
        wide = self.screen.has_class("-wide")
        if not self._asked:
            chart.view = View.PLOT if wide and chart.worth_a_plot else View.HIDDEN
        # Where the chart would take the evidence's place, it has to have something to say.
        chart.display = chart.view is not View.HIDDEN and (wide or chart.says_something)
        chart.set_class(not chart.says_something, "-empty")
        detail.display = wide or not chart.display
        queue_share, detail_share = (f"{part}fr" for part in (self._queue_part, _PARTS - self._queue_part))
        for pane, share in ((queue, queue_share), (detail, detail_share)):
            pane.styles.width, pane.styles.height = (share, "1fr") if wide else ("1fr", share)
