"""Every key of every screen, pressed where it works; a key that no story presses fails here."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding

import claimcheck.tui

_FORBIDDEN = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"}

# In a story a binding's id stands for its key; "> words" is what the screen says then, "< words" is
# what it no longer says; "keys: a b" presses keys that belong to textual; "type: words" types.
STORIES = {
    "the desk": """
        > 1 check
        > An article on Belarus
        > 1 conflict 0 of 3 reviewed
        list.last  list.up  list.first  list.down
        > enter opens a check
        desk.add     > Add sources
        form.leave   < Add sources
        desk.add
        type: The bridge cost 5 million euros.
        keys: enter
        > 1 statement found
        preview.leave < 1 statement found
        desk.add
        type: The bridge cost 5 million euros.
        keys: enter tab tab tab tab tab tab
        preview.take > 3 sources
        desk.export  > Export from the whole desk
        form.leave   < Export from
        desk.check   > Check an article
        form.leave   < Its path
        keys         > All keys that work here
        notice.leave < All keys
        desk.demo    > Fifty-two prisoners leave
        check.back   > gone when you leave
        desk.back    < gone when you leave
        checks.open  > Claims 1/3
        check.back   > 1 check
        desk.quit
    """,
    "the queue": """
        checks.open  > Claims 1/3
        > 52 million euros
        list.down   > Claims 2/3
        > ≠ conflicts · +200 (+16.7 %), overstates
        list.up     > Claims 1/3
        list.last   > Claims 3/3
        > no statement in the corpus is about this
        list.first  > Claims 1/3
        check.claim.1    > Claims 2/3
        check.claim.back1 > Claims 1/3
        check.claim.1    > source 1 of 2
        check.source.1   > source 2 of 2
        > The Weekly
        check.source.1   > source 2 of 2
        check.source.back1 > source 1 of 2
        keys: tab
        check.claim.back1 > Claims 1/3
        detail.down  detail.up  > Claims 1/3
        keys: tab
        add          > Add sources
        form.leave   < Add sources
        quit
    """,
    "the decisions": """
        checks.open  check.claim.1  > Claims 2/3
        check.flag   > ⚑
        > flagged: it will be exported
        check.flag   < ⚑
        check.flag   > ⚑
        check.sign_off > a sign-off is a second person's
        keys: escape
        check.accept > Claims 3/3
        > 1 reviewed
        check.undo   > Claims 2/3
        < accepted by ann
        > flagged
        check.redo   > accepted by ann
        check.note   > What to keep in mind
        type: ask the ministry
        keys: enter
        > ✎ ask the ministry
        check.overrule > Which verdict holds?
        keys: down tab
        type: another day
        keys: enter
        > Claims 3/3
        > 0 conflicts
        check.claim.back1 > ≈ borderline · was conflicts
        > ✎ another day
        check.undo   > 1 conflict
        check.redo   > 0 conflicts
    """,
    "what is shown": """
        checks.open
        check.filter > to do: undecided
        keys: down down enter
        > filter: conflicts
        > Claims 1/1
        check.filter
        keys: up up tab
        type: PENGUINS
        keys: enter
        > filter: all · search: PENGUINS
        > Claims 3/3
        list.first
        check.match.1 > Claims 3/3
        list.first
        check.match.back1 > Claims 3/3
        check.filter
        keys: down down down enter
        > No claim is in this filter
    """,
    "quick check": """
        quick        > Type or paste a sentence
        type: Around 1,400 political prisoners remain behind bars in Belarus.
        until: 2 sources · 2 conflicts
        quick.sources list.down > Exactly 1,150
        list.up     > nearly
        found.copy
        quick.sentence quick.sources
        found.open   > Prisoners freed
        document.back > 2 sources
        quick.back   > 1 check
    """,
    "the corpus": """
        desk.sources > Sources 1/2
        rows.down    > Sources 2/2
        rows.up      > Sources 1/2
        rows.last    > Sources 2/2
        rows.first   > Sources 1/2
        rows.page.down > Sources 2/2
        rows.page.up > Sources 1/2
        rows.open    > Statements 0/2
        document.next > Statements 1/2
        document.back > Sources 1/2
        sources.edit > Edit the source
        details.leave < Edit the source
        sources.remove > Sources 1/1
        sources.undo > Sources 2/2
        sources.add  > Add sources
        form.leave   < Add sources
        sources.switch > Statements 1/3
        sources.filter
        keys: m i n
        > Statements 1/1
        > ministry said
        sources.back sources.back > Statements 1/3
        sources.back > 1 check
        checks.open
        sources      > Sources 1/2
        sources.back > Claims 1/3
    """,
    "documents": """
        checks.open  check.claim.1
        queue.open   > Prisoners freed
        > The Daily, 11 Sep 2025, ngo
        > Hits 1/1
        > ▸≠ Rights groups estimate that nearly 1,200 political prisoners
        > ≠ conflicts · +200 (+16.7 %), overstates · Rights groups
        reading.down reading.up reading.top reading.bottom document.here
        source.older source.newer > Hits 1/1
        source.edit  > Edit the source
        details.leave < Edit the source
        document.back > Claims 2/3
        check.article > An article on Belarus
        > ▸≠ Around 1,400
        > · The zoo in Ulm bought 17 penguins
        document.next > ▸· The zoo
        > Claims 3/3
        document.previous document.previous > ▸= The new bridge
        > = agrees · source: The Daily, 11 Sep 2025, ngo
        document.copy
        document.back > Claims 2/3
        check.article
        document.next
        article.choose > Claims 3/3
        check.claim.back1 > Claims 2/3
        check.copy
        check.chart   check.chart  check.enlarge.1  check.enlarge.back1
        check.export > Export this check
        form.leave   < To which file
    """,
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("name", STORIES)
def test_the_keys_do_what_they_say(
    name: str, size: tuple[int, int], desk: Path, sources: Path, play: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.starter.starter_corpus", lambda: sources)  # the whole one is in test_desk
    keys = {binding.id: binding.key.split(",")[0] for binding in _bindings()}

    async def story(stage: Any) -> None:
        for what, words in _steps(STORIES[name]):
            if what == ">":
                assert words in _joined(stage.text), f"{words!r} is not in\n{stage.text}"
            elif what == "<":
                assert words not in _joined(stage.text), f"{words!r} is in\n{stage.text}"
            elif what == "keys:":
                await stage.press(*words.split())
            elif what == "until:":
                await stage.until(words)
            elif what == "type:":
                await stage.type(words)
            else:
                await stage.press(keys[what])

    play(desk, story, size)


def test_every_binding_is_pressed_in_a_story() -> None:
    pressed = {what for story in STORIES.values() for what, _ in _steps(story)}
    elsewhere = {"confirm.yes", "confirm.no"}  # in test_export
    assert {binding.id for binding in _bindings()} - pressed - elsewhere == set()


def test_every_binding_has_an_id_of_its_own_and_a_tooltip_and_none_is_a_control_code() -> None:
    bindings = list(_bindings())
    assert len({binding.id for binding in bindings}) == len(bindings) > 40
    for binding in bindings:
        assert binding.id
        assert binding.tooltip
        assert not _FORBIDDEN & set(binding.key.split(","))


def test_a_key_that_works_everywhere_has_no_other_meaning_where_claims_are_judged() -> None:
    by_room: dict[str, set[str]] = {"app": set(), "check": set()}
    for binding in _bindings():
        room = {"app": "app", "check": "check", "queue": "check", "list": "check", "detail": "check"}.get(
            (binding.id or "").partition(".")[0] if "." in (binding.id or "") else "app"
        )
        if room:
            by_room[room] |= set(binding.key.split(","))
    assert {"a", "s", "i", "q"} <= by_room["app"]
    assert not by_room["app"] & by_room["check"]


def _bindings() -> Iterator[Binding]:
    for found in pkgutil.iter_modules(claimcheck.tui.__path__, "claimcheck.tui."):
        module = importlib.import_module(found.name)
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__:
                for binding in vars(kind).get("BINDINGS", ()):
                    assert isinstance(binding, Binding)
                    yield binding


def _steps(story: str) -> Iterator[tuple[str, str]]:
    for line in story.strip().splitlines():
        rest = line.strip()
        while rest:
            what, _, rest = rest.partition(" ")
            if what in (">", "<", "keys:", "type:", "until:"):
                yield what, rest.strip()
                break
            yield what, ""
            rest = rest.strip()


def _joined(text: str) -> str:
    """Return the screen with its frames taken away and blanks single, so that wrapped words are found."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "│╭╮╰╯─"), " ")).split())
