"""The keys of the check screen."""

from __future__ import annotations

from textual.binding import Binding

__all__ = ["KEYS", "OF_A_CLAIM"]


def _key(key: str, action: str, name: str, tooltip: str, *, show: bool = False, shown: str = "") -> Binding:
    number = action.replace("(", ".").replace(")", "").replace("-", "back")
    return Binding(
        key, action, name, show=show, key_display=shown or None, tooltip=tooltip, id=f"check.{number}"
    )


# Those shown stand at the foot of the screen, in this order: all that 80 columns hold.
KEYS = (
    _key("space", "accept", "Accept", "Accept the verdict and go on", show=True),
    _key("x", "overrule", "Overrule", "Say which verdict holds instead, and why", show=True),
    _key("f", "flag", "Flag", "Flag as a discrepancy, or take the flag back", show=True),
    _key("c", "note", "Note", "Keep a note with the claim", show=True),
    _key("S", "sign_off", "Sign off", "Sign off, as a second person, what was decided"),
    _key("z", "undo", "Undo", "Take back the newest decision of this check"),
    _key("Z", "redo", "Redo", "Bring back what undo took"),
    _key("left_square_bracket", "source(-1)", "Source back", "The source before", shown="["),
    _key("right_square_bracket", "source(1)", "Source on", "The source after", shown="]"),
    _key("J", "claim(1)", "Next", "The next claim, from either pane"),
    _key("K", "claim(-1)", "Back", "The claim before, from either pane"),
    _key("slash", "filter", "Filter", "Choose which claims are shown; look for words", show=True, shown="/"),
    _key("n", "match(1)", "Next match", "The next claim that holds the words looked for"),
    _key("N", "match(-1)", "Match back", "The claim before that holds them"),
    _key("e", "export", "Export", "Write this check's findings to a file", show=True),
    _key("o", "article", "Article", "Read the article around this claim"),
    _key("y", "copy", "Copy", "Copy the source's quote with its citation"),
    _key("t", "chart", "Over time", "Every sourced figure over time: a plot, a table, hidden"),
    _key("plus", "enlarge(1)", "Larger", "More room for the pane in focus", shown="+"),
    _key("underscore", "enlarge(-1)", "Smaller", "Less room for it", shown="_"),
    _key("escape", "back", "Back", "Stop a check that runs; else back to the desk", show=True, shown="esc"),
)

# What there is nothing to do with where no claim is under the cursor.
OF_A_CLAIM = frozenset({"accept", "overrule", "flag", "note", "sign_off", "source", "copy"})
