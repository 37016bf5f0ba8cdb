"""A record made of whatever text a test hands in, and a desk that holds the hostages of Belarus, flagged."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.compare import compare
from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.export import export
from claimcheck.model import (
    Candidate,
    Decision,
    Document,
    Finding,
    Review,
    Speaker,
    Statement,
    Tier,
    Verdict,
)
from claimcheck.quantities import extract_quantities
from claimcheck.review import Record, Standing, decide
from claimcheck.store import StoredCheck

CLAIM = 'Belarus was holding around 1,400 "hostages".'
QUOTE = "Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Belarus."
NOON = dt.datetime(2025, 9, 12, 12, tzinfo=dt.UTC)

HOSTILE = {
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1",
    "minus": "-2+3",
    "at": "@SUM(A1)",
    "tab": "\tafter\ta tab",
    "lines": "one\ntwo\n\n# three",
    "quotes": "say \"so\", 'now' & “then”",
    "long": "x" * 40_000,
    "script": "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "comment": "--><!-- ]]> &amp; &#0;",
    "terminal": "\x1b[31mred\x1b]0;title\x07\x9b2J",
    "null": "nought\x00byte",
    "direction": "\u202ebackwards\u2066",
    "surrogate": "half \ud800 of a pair, \ufffe \uffff",
    "markdown": "[a](javascript:alert(1)) **b** `c` | d | ~~e~~ <u>f</u>",
    "bullet": "- an item",
    "number": "1. an item",
    "template": "$claim ${gap} $$ {claim} %s",
    "error": "#N/A",
}


def statement(text: str, day: dt.date, speaker: str = "") -> Statement:
    return Statement(
        text,
        0,
        len(text),
        speaker=Speaker(speaker) if speaker else None,
        quantities=tuple(extract_quantities(text)),
        as_of=day,
    )


def _record_of(
    more: str = "",
    note: str = "",
    url: str = "https://example.org/article",
    **article: str,
) -> Record:
    """Return a record of one claim beside one source; both quotes go on with ``more``."""
    day = dt.date(2025, 9, 11)
    claim, quote = CLAIM + more, QUOTE + more
    ours, theirs = statement(CLAIM, day, article.pop("speaker", "")), statement(QUOTE, day, "Rights groups")
    read = Document(claim, published=day, url=url, sha256="a" * 64, **article)  # type: ignore[arg-type]
    source = Document(
        quote,
        title="Belarus frees 52",
        publisher="The Daily",
        published=day,
        url="https://example.org/source?a=1&b=2",
        tier=Tier.MEDIA,
        sha256="b" * 64,
    )
    compared = compare(ours, theirs)
    ours, theirs = replace(ours, text=claim), replace(theirs, text=quote)
    finding = Finding(ours, Verdict(compared.relation), ((Candidate(1, theirs, 1, source, 1.0), compared),))
    flagged = Review(1, 1, NOON, "ann", Decision.FLAG, note=note)
    check = StoredCheck(1, 2, replace(read, text=""), NOON, NOON, "en-0", "hash")
    stands = Standing(flagged=True, notes=(note,) if note else (), last=flagged, decided=flagged)
    return Record(check, replace(finding, id=1), stands, claim)


@pytest.fixture
def record_of() -> Callable[..., Record]:
    return _record_of


@pytest.fixture
def written() -> Callable[..., bytes]:
    """Return what writes records in a format and gives the bytes."""

    def write(form: str, *records: Record) -> bytes:
        file = io.BytesIO()
        assert export(records, form, file) == len(records)
        return file.getvalue()

    return write


@pytest.fixture(params=list(HOSTILE.values()), ids=list(HOSTILE))
def hostile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def belarus(tmp_path: Path) -> Iterator[Corpus]:
    """A desk with one source and one article, checked for real; the finding is flagged."""
    from claimcheck.check import check

    with Corpus.open(tmp_path / "belarus.db", HashEmbedder()) as opened:
        day = dt.date(2025, 9, 11)
        opened.add(Document(QUOTE, title="Belarus frees 52", publisher="The Daily", published=day))
        article = Document(
            f"It was said last Friday.\n\n{CLAIM} Talks go on.", title="An article", published=day
        )
        for finding in opened.keep_check(article, check(article, opened)):
            if finding.verdict is Verdict.CONFLICTS:
                assert finding.id
                decide(opened, finding.id, Decision.FLAG, "ann", note="ask the press office")
        yield opened
