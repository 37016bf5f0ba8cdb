"""Figures over time: what belongs to a series, how it is drawn and told, and how panes share the room."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.model import Cause, Relation
from claimcheck.quantities import extract_quantities
from claimcheck.review import records
from claimcheck.tui.plot import plot, table
from claimcheck.tui.series import Point, series


def point(text: str, day: str | None, mark: str = "≠") -> Point:
    (quantity,) = extract_quantities(text)
    return Point(dt.date.fromisoformat(day) if day else None, quantity, mark, "A paper, 2 May 2024")


def test_a_series_is_the_claim_and_every_source_that_gives_its_measure(desk: Path) -> None:
    with Corpus.open(desk, HashEmbedder()) as corpus:
        (record,) = [each for each in records(corpus) if "1,400" in each.finding.claim.text]
    told = [(str(each.day), each.quantity.value, each.mark) for each in series(record)]
    assert told == [("2025-09-08", 1150.0, "≠"), ("2025-09-11", 1200.0, "≠"), ("2025-09-12", 1400.0, "●")]


def test_a_claim_that_met_no_figure_has_no_series(desk: Path) -> None:
    with Corpus.open(desk, HashEmbedder()) as corpus:
        (record,) = [each for each in records(corpus) if "penguins" in each.finding.claim.text]
    assert series(record) == []


def test_a_figure_of_another_time_and_another_order_is_of_another_measure(desk: Path) -> None:
    with Corpus.open(desk, HashEmbedder()) as corpus:
        (record,) = [each for each in records(corpus) if "1,400" in each.finding.claim.text]
    candidate, met = record.finding.comparisons[0]
    assert met.statement_quantity
    barred = dataclasses.replace(met, relation=Relation.NOT_COMPARABLE, cause=Cause.PERIOD, gap=None)
    told = []
    for value in (900.0, 52.0):
        figure = dataclasses.replace(met.statement_quantity, value=value)
        pair = (candidate, dataclasses.replace(barred, statement_quantity=figure))
        finding = dataclasses.replace(record.finding, comparisons=(pair,))
        told.append([each.quantity.value for each in series(dataclasses.replace(record, finding=finding))])
    assert told == [[900.0, 1400.0], [1400.0]]


def test_time_runs_to_the_right_and_figures_upwards() -> None:
    points = [point("100 seats", "2020-01-01", "="), point("300 seats", "2024-01-01", "●")]
    lines = str(plot(points, 40, 8)).splitlines()
    assert lines[0] == " 300┤" + " " * 34 + "●"
    assert lines[4] == " 100┤=" + " " * 34
    assert lines[6].split() == ["1", "Jan", "2020", "1", "Jan", "2024"]
    assert {len(line) for line in lines[:7]} == {40}


def test_a_hedged_figure_is_drawn_over_all_that_it_may_mean() -> None:
    points = [point("between 100 and 300 seats", "2020-01-01", "="), point("300 seats", "2024-01-01", "●")]
    columns = [line[5] for line in str(plot(points, 40, 8)).splitlines()[:5]]
    assert columns == ["│", "│", "=", "│", "│"]


def test_where_two_meet_the_claim_is_seen() -> None:
    points = [point("100 seats", "2020-01-01", "●"), point("100 seats", "2020-01-01", "≠")]
    drawn = str(plot(points, 40, 8)).split("└")[0]
    assert "●" in drawn
    assert "≠" not in drawn


def test_a_table_tells_undated_figures_too_and_cuts_long_lines() -> None:
    points = [point("100 seats", "2020-01-01", "●"), point("95 seats", None)]
    assert str(table(points, 80)).splitlines() == [
        "● 1 Jan 2020  100 seats  A paper, 2 May 2024",
        "≠    no date  95 seats   A paper, 2 May 2024",
    ]
    assert max(map(len, str(table(points, 30)).splitlines())) == 30


def test_without_room_a_drawing_says_so() -> None:
    assert "no room" in str(plot([point("100 seats", "2020-01-01")], 12, 4))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_figures_over_time_are_drawn_told_and_put_away(desk: Path, play: Any, size: tuple[int, int]) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "j")
        if size[0] < 100:
            assert "Over time" not in stage.text
            await stage.press("t")
        assert "Over time · plot" in stage.text
        assert "1,470┤" in stage.text
        await stage.press("t")
        assert "Over time · table" in stage.text
        assert "● 12 Sep 2025" in stage.text
        await stage.press("t")
        assert "Over time" not in stage.text
        await stage.press("G", "t")
        if size[0] < 100:  # the chart would take the place of what there is to read
            assert stage.told == "No source gives a figure for what this claim measures."
            assert "no statement in the corpus is about this" in stage.text
        else:
            assert "No source gives a figure" in stage.text

    play(desk, story, size)


def test_panes_grow_and_shrink_and_never_vanish(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter")
        queue = stage.app.screen.query_one("#queue")
        heights = [queue.size.height]
        for keys in (("plus",) * 3, ("underscore",) * 12, ("tab", "underscore", "underscore")):
            await stage.press(*keys)
            heights.append(queue.size.height)
        assert heights[1] > heights[0] > heights[2] > 0
        assert heights[3] > heights[2]

    play(desk, story)
