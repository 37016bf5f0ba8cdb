"""An article beside the corpus: a stream of findings, each claim with its sources and one verdict.

A finding rests on comparisons alone. Retrieval scores choose what is compared; what has neither a name nor
a subject in common with the claim is left out, so that "no source" means what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.compare import compare_many  # type: ignore[attr-defined,unused-ignore]
from claimcheck.compare.reading import Sort, read
from claimcheck.corpus import Corpus
from claimcheck.model import Candidate, Comparison, Document, Finding, Relation, Statement, Verdict
from claimcheck.statements import extract_statements

__all__ = ["check", "verdict_of"]

Compared = tuple[Candidate, Comparison]

_FIRST_BATCH = 4  # claims; small, so that the first finding is there at once
_BATCH = 32
_SHARED_WORDS = 3  # words of content that make a subject; two where a name or place is among them
_SUBJECT_SORTS = frozenset({Sort.WORD, Sort.NAME, Sort.PLACE})

# The comparisons that bear a verdict out come first in its finding, then what speaks against it.
_ORDER: dict[Verdict, tuple[Relation, ...]] = {
    Verdict.AGREES: (Relation.AGREES, Relation.BORDERLINE, Relation.CONFLICTS),
    Verdict.BORDERLINE: (Relation.BORDERLINE, Relation.AGREES, Relation.CONFLICTS),
}
_TELLING = (Relation.CONFLICTS, Relation.AGREES, Relation.BORDERLINE)


def check(article: Document, corpus: Corpus, *, k: int = 20) -> Iterator[Finding]:
    """Yield a finding for each claim of an article, in order, as soon as it is known.

    At most ``k`` statements are compared with a claim. The article's own text, where it is a source as well,
    is no source against itself. Raises ModelError where the embedder cannot be loaded.
    """
    claims = extract_statements(article, embed=corpus.embedder.encode)
    for batch in _batches(claims):
        found = [
            _near(claim, _others(article, candidates))
            for claim, candidates in zip(batch, corpus.search_many(batch, k), strict=True)
        ]
        pairs = [
            (claim, candidate.statement)
            for claim, candidates in zip(batch, found, strict=True)
            for candidate in candidates
        ]
        comparisons = iter(compare_many(pairs))
        for claim, candidates in zip(batch, found, strict=True):
            yield _finding(claim, [(candidate, next(comparisons)) for candidate in candidates])


def verdict_of(claim: Statement, compared: Sequence[Compared]) -> tuple[Verdict, tuple[str, ...]]:
    """Return what a claim's comparisons add up to, and what is to be said of that beyond their own reasons.

    A source that quotes the claim's own speaker repeats the claim; it bears it out only where no other
    source speaks of it.
    """
    if not compared:
        return Verdict.NO_SOURCE, ("no statement in the corpus is about this",)
    telling = [pair for pair in compared if pair[1].relation is not Relation.NOT_COMPARABLE]
    echoes = [pair for pair in telling if pair[1].relation is Relation.AGREES and _echoes(claim, pair[0])]
    voices = [pair for pair in telling if pair not in echoes]
    relations = {comparison.relation for _, comparison in voices}
    if {Relation.AGREES, Relation.CONFLICTS} <= relations:
        return Verdict.DISPUTED, ("sources on record contradict one another here",)
    for relation in _TELLING:
        if relation in relations:
            return Verdict(relation), ()
    if echoes:
        return Verdict.AGREES, ("the only source that speaks of it quotes the same speaker",)
    return Verdict.NOT_COMPARABLE, ()


def _finding(claim: Statement, compared: list[Compared]) -> Finding:
    verdict, reasons = verdict_of(claim, compared)
    order = (*_ORDER.get(verdict, _TELLING), Relation.NOT_COMPARABLE)

    def rank(pair: Compared) -> tuple[int, bool, float, float]:
        candidate, comparison = pair
        return (
            order.index(comparison.relation),
            _echoes(claim, candidate),
            -comparison.confidence,
            -candidate.score,
        )

    return Finding(claim, verdict, tuple(sorted(compared, key=rank)), reasons)


def _batches(claims: Sequence[Statement]) -> Iterator[Sequence[Statement]]:
    if claims:
        yield claims[:_FIRST_BATCH]
    for start in range(_FIRST_BATCH, len(claims), _BATCH):
        yield claims[start : start + _BATCH]


def _others(article: Document, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that come from another document than the article."""
    return [
        candidate
        for candidate in candidates
        if candidate.document.sha256 != article.sha256
        and not (article.url and candidate.document.url == article.url)
    ]


def _near(claim: Statement, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that have a subject in common with the claim, by name or by words."""
    ours = _subject(claim)
    return [candidate for candidate in candidates if _share(ours, _subject(candidate.statement))]


def _subject(statement: Statement) -> dict[str, bool]:
    """Return the roots of a statement's words of content, context included, and which are names."""
    units = read(f"{statement.context} {statement.text}".strip()).units
    return {
        unit.root: unit.sort is not Sort.WORD
        for unit in units
        if unit.sort in _SUBJECT_SORTS and not unit.reporting
    }


def _share(ours: dict[str, bool], theirs: dict[str, bool]) -> bool:
    common = ours.keys() & theirs.keys()
    named = any(ours[word] or theirs[word] for word in common)
    return len(common) >= _SHARED_WORDS - named


def _echoes(claim: Statement, candidate: Candidate) -> bool:
    """Say whether a statement is the claim's own speaker once more."""
    ours, theirs = claim.speaker, candidate.statement.speaker
    if not ours or not theirs:
        return False
    left, right = (set(speaker.name.casefold().split()) for speaker in (ours, theirs))
    return left <= right or right <= left
