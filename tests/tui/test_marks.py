"""Sign-offs and stale decisions as the queue and the detail pane tell them, without colour and in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimcheck.changes import Change, Difference
from claimcheck.corpus import Corpus
from claimcheck.model import Decision, Document, Finding, Review, Statement, Verdict
from claimcheck.review import Record, decide, standing
from claimcheck.store import StoredCheck
from claimcheck.tui.claims import LineLayout, line
from claimcheck.tui.evidence import parts

NOON = dt.datetime(2025, 9, 12, 12, tzinfo=dt.UTC)
CLAIM = "Belarus freed 52 prisoners."


@pytest.fixture
def record() -> Record:
    rows = [
        Review(1, 1, NOON, "ann", Decision.ACCEPT, note="read both"),
        Review(2, 1, NOON, "bob", Decision.SIGN_OFF),
    ]
    check = StoredCheck(1, 2, Document(CLAIM), NOON, NOON, "en-0", "hash")
    return Record(check, Finding(Statement(CLAIM, 0, len(CLAIM)), Verdict.AGREES), standing(rows))


def reviewed(record: Any) -> str:
    return next(part.beside.plain for part in parts(record, 0, 80) if part.label == "REVIEW")


def shown(record: Record) -> str:
    return line(record, 80, LineLayout.of([record])).plain


def test_a_second_person_signs_off_by_one_key(desk: Path, play: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_REVIEWER", "bob")

    async def story(stage: Any) -> None:
        with Corpus.open(desk) as corpus:
            decide(corpus, 2, Decision.FLAG, "ann")
        await stage.press("enter", "j", "S")
        assert "signed off by bob" in stage.text

    play(desk, story)


def test_a_second_person_is_named(record: Record) -> None:
    assert "✓ accepted by ann, 12 Sep 2025" in reviewed(record)
    assert "✓ signed off by bob, 12 Sep 2025" in reviewed(record)


def test_a_stale_decision_has_its_mark_and_its_causes(record: Record) -> None:
    assert "↻" not in shown(record)
    stale = replace(record, stale=(Difference(Change.REMOVED, "The Daily was removed\x1b[2J"),))
    assert shown(stale).rstrip().endswith("✓↻")
    assert "↻ stale: The Daily was removed" in reviewed(stale)
    assert "\x1b" not in reviewed(stale)
