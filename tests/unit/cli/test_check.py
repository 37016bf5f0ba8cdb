"""Checking from the command line: what stands around the findings."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from claimcheck.cli.check import _Watch
from claimcheck.model import Finding, Statement, Verdict


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_garbage_is_looked_for_again_once_there_is_a_finding() -> None:
    looked_for: list[bool] = []

    def findings() -> Iterator[Finding]:
        for _ in range(3):
            looked_for.append(gc.isenabled())
            yield Finding(Statement("a", 0, 1), Verdict.NO_SOURCE)

    watch = _Watch()
    assert len(list(watch.over(findings()))) == 3
    assert len(list(watch.over(findings()))) == 3  # of a second article
    assert looked_for == [False, True, True, True, True, True]


def test_garbage_is_looked_for_again_where_an_article_has_no_claim() -> None:
    assert not list(_Watch().over(iter(())))
    assert gc.isenabled()


def test_garbage_is_looked_for_again_where_the_first_finding_cannot_be_made() -> None:
    def broken() -> Iterator[Finding]:
        yield from ()
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        list(_Watch().over(broken()))
    assert gc.isenabled()
