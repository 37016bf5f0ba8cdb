"""The dialog that asks how, what and where to export, and shows how the file would begin."""

from __future__ import annotations

from pathlib import Path

from textual import events, on
from textual.content import Content
from textual.widgets import OptionList, Static

from claimcheck.display import count_words
from claimcheck.review import Scope
from claimcheck.text import harmless
from claimcheck.tui import work
from claimcheck.tui.dialogs import Choice, Form
from claimcheck.tui.messages import ExportLookedAt
from claimcheck.tui.parts import begin

__all__ = ["ExportDialog"]

_SCOPES = {
    Scope.FLAGGED: "flagged",
    Scope.CONFLICTS: "conflicts",
    Scope.REVIEWED: "reviewed",
    Scope.ALL: "all",
}
_ENDINGS = {"annotation": "json", "claimreview": "jsonld", "letter": "md", "markdown": "md"}
_LINES = 5  # of the file that are shown


class ExportDialog(Form):
    """Asks for format, scope and target, of one check or of the whole desk."""

    def __init__(self, desk: Path, check_id: int | None) -> None:
        from claimcheck.export import exporters

        names = sorted(exporters())
        offers = {name: f"discrepancies.{_ENDINGS.get(name, name)}" for name in names}
        super().__init__(
            "Export this check" if check_id is not None else "Export from the whole desk",
            "To which file? One that exists is not overwritten unasked.",
            Choice("Format", {name: name for name in names}, "csv", offers),
            Choice("Which findings", {scope.value: name for scope, name in _SCOPES.items()}),
            words=offers["csv"],
        )
        self._desk = desk
        self._check_id = check_id

    @on(events.Mount)
    async def _make_room(self) -> None:
        await self.query_one("#dialog").mount(Static("", id="preview", markup=False))

    @on(OptionList.OptionHighlighted)
    def _look(self) -> None:
        if self._asked:
            self.workers.cancel_group(self, "preview")
            begin(self, self._desk, work.look_at_export, *self._asked, self._check_id, group="preview")

    def on_export_looked_at(self, event: ExportLookedAt) -> None:
        """Show how many findings there are and how the file begins, unless another is chosen by now."""
        if (event.form, event.scope) != self._asked:
            return
        lines = event.beginning.splitlines()
        room = max(self.query_one("#preview").content_size.width, 1)
        shown = [Content(harmless(line[: 2 * room])).truncate(room, ellipsis=True) for line in lines[:_LINES]]
        number = count_words(event.number, "finding") if event.number else "No finding"
        begins = ", and the file begins:" if lines else "."
        told = Content.styled(f"{number} would be written{begins}", "bold")
        self.query_one("#preview", Static).update(Content("\n").join([told, *shown]))

    @property
    def _asked(self) -> tuple[str, Scope] | None:
        chosen = [each.highlighted_option for each in self.query(OptionList)]
        form, scope = (option.id if option else None for option in chosen)
        return (form, Scope(scope)) if form and scope else None
