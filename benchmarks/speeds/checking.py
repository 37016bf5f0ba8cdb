"""How fast a whole article is checked, warm, against asking a cross-encoder of every pair by itself."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from speeds._bench import Bench, Row, median_seconds
from speeds._desks import desk_of

STATEMENTS = 10_000
CLAIMS, CANDIDATES = 40, 20
ALONE = 60  # pairs of the loop that are timed; a pair's time does not depend on how many there are
_FIGURE = re.compile(r"\d")


def rows(bench: Bench) -> Iterator[Row]:
    """Yield the time of checking an article of 1,000 words, with and without the learned voice."""
    from claimcheck.check import check
    from claimcheck.corpus import Corpus
    from claimcheck.model import Document

    article = Document("\n\n".join(_claims(bench.sentences(STATEMENTS))), url="https://example.org/article")
    desk = desk_of(replace(bench, sizes=(STATEMENTS,)), STATEMENTS)
    with Corpus.open(desk) as corpus:
        findings = list(check(article, corpus, k=CANDIDATES))
        pairs = [
            (finding.claim.text, candidate.statement.text)
            for finding in findings
            for candidate, _ in finding.comparisons
        ]
        heard = sum("+" in one.model_id for finding in findings for _, one in finding.comparisons)
        words = len(article.text.split())
        note = f"{words:,} words, {len(findings)} claims, {STATEMENTS:,} statements, {heard} of them heard on"
        seconds = median_seconds(lambda: list(check(article, corpus, k=CANDIDATES)), runs=3)
        os.environ["CLAIMCHECK_STANCE"] = "none"
        unheard = median_seconds(lambda: list(check(article, corpus, k=CANDIDATES)), runs=3)
        del os.environ["CLAIMCHECK_STANCE"]
    loop = _loop(pairs[:ALONE]) * CLAIMS * CANDIDATES
    yield Row("check without the voice", unheard, "s", note="the same article and desk")
    yield Row("CrossEncoder.predict, pair by pair", loop, "s", note=f"{CLAIMS * CANDIDATES} pairs")
    yield Row("check", seconds, "s", seconds / loop, "CrossEncoder.predict", "< 4 s", note)


def _claims(sentences: Sequence[str]) -> list[str]:
    """Return sentences of an article: those of about 25 words with a figure, each figure another one."""
    bearing = [text for text in sentences if _FIGURE.search(text) and 18 <= len(text.split()) <= 32]
    return [_FIGURE.sub(lambda digit: str(9 - int(digit[0])), text) for text in bearing[:CLAIMS]]


def _loop(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the seconds a pair that a cross-encoder of the same size takes, asked of one after another."""
    from sentence_transformers import CrossEncoder
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    from claimcheck.models import packaged_model

    with tempfile.TemporaryDirectory() as folder:
        base = packaged_model()
        AutoModelForSequenceClassification.from_pretrained(base, num_labels=3).save_pretrained(folder)
        AutoTokenizer.from_pretrained(base).save_pretrained(folder)
        model = CrossEncoder(folder, device="cpu", local_files_only=True)
        model.predict(pairs[:5], show_progress_bar=False)
        begun = time.perf_counter()
        for pair in pairs:
            model.predict([pair], show_progress_bar=False)
        return (time.perf_counter() - begun) / len(pairs)
