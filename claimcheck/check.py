"""An article beside the corpus: a stream of findings, each claim with its sources and one verdict.

A finding rests on comparisons: retrieval scores choose what is compared, and keep out what was found far off
where no figure is compared. Which way a source speaks they never tell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from claimcheck.compare import compare_many, open_voice
from claimcheck.corpus import Corpus
from claimcheck.model import Candidate, Document, Finding, Statement
from claimcheck.statements import extract_statements, statement_of
from claimcheck.verdict import finding_of

__all__ = ["check", "check_sentence", "found_beside", "judged"]

_FIRST_BATCH = 4  # claims; small, so that the first finding is there at once
_BATCH = 32
_FIGURE = re.compile(r"\d")


def check(article: Document, corpus: Corpus, *, k: int = 20) -> Iterator[Finding]:
    """Yield a finding for each claim of an article, in order, as soon as it is known.

    At most ``k`` statements are compared with a claim. The article's own text, where it is a source as well,
    is no source against itself, and no verdict rests on a version that is superseded. Raises ModelError where
    the embedder cannot be loaded.
    """
    embed = corpus.embedder.encode  # opened first: two models that are opened at once hinder each other
    with ThreadPoolExecutor(1) as beside:
        beside.submit(open_voice)  # what stops it is raised when it is asked
        claims = extract_statements(article, embed=embed)
    for batch in _batches(claims):
        yield from judged(batch, found_beside(article, batch, corpus, k=k))


def check_sentence(sentence: str, corpus: Corpus, *, k: int = 20) -> Finding:
    """Return the finding for one sentence, taken as a claim however little it claims.

    "Last year" counts from today; a sentence that names no time is of no time, so that sources of any are
    compared. Raises ModelError where the embedder cannot be loaded.
    """
    claim = statement_of(sentence, dt.datetime.now(dt.UTC).date())
    period = claim.period if claim.period and claim.period.explicit else None
    claim = replace(claim, period=period, as_of=None)
    (finding,) = judged([claim], corpus.search_many([_asked(claim)], k))
    return finding


def found_beside(
    article: Document, claims: Sequence[Statement], corpus: Corpus, *, k: int = 20
) -> list[list[Candidate]]:
    """Return for each claim of an article the statements to compare it with, at most ``k``, best first."""
    return corpus.search_many([_asked(claim) for claim in claims], k, article=article)


def judged(claims: Sequence[Statement], found: Sequence[Sequence[Candidate]]) -> Iterator[Finding]:
    """Compare each claim with its candidates, all of them together, and yield what each adds up to."""
    pairs = [
        (claim, candidate.statement)
        for claim, candidates in zip(claims, found, strict=True)
        for candidate in candidates
    ]
    comparisons = iter(compare_many(pairs))
    for claim, candidates in zip(claims, found, strict=True):
        yield finding_of(claim, [(candidate, next(comparisons)) for candidate in candidates])


def _batches(claims: Sequence[Statement]) -> Iterator[Sequence[Statement]]:
    if claims:
        yield claims[:_FIRST_BATCH]
    for start in range(_FIRST_BATCH, len(claims), _BATCH):
        yield claims[start : start + _BATCH]


def _asked(claim: Statement) -> Statement:
    """Return the claim without who says it: what is looked for is what is said.

    That is the part before, between or behind speaker and reporting verb which alone holds figures; where
    none does, the claim is looked for as it is.
    """
    speaker = claim.speaker
    spans = [span for span in (speaker.span, speaker.cue_span) if span] if speaker else []
    if not all(claim.start <= start and end <= claim.end for start, end in spans):
        return claim
    edges = [0, *(edge - claim.start for span in sorted(spans) for edge in span), len(claim.text)]
    parts = [claim.text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True)]
    said = [part for part in parts if _FIGURE.search(part)]
    return replace(claim, text=said[0]) if len(said) == 1 else claim
