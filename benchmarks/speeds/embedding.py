"""How fast sentences are embedded, against sentence-transformers, and how fast a whole ``add`` of them is."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from speeds._bench import Bench, Row

SENTENCES = 20_000
REFERENCE = 2_000  # sentences for the slower one: its rate does not depend on how many there are
A_SOURCE = 25


def rows(bench: Bench) -> Iterator[Row]:
    """Yield rates of embedding and of adding, and how far the vectors are those of the reference."""
    from sentence_transformers import SentenceTransformer

    from claimcheck.models import load_sentence_model, packaged_model

    sentences = bench.sentences(SENTENCES)
    ours = load_sentence_model()
    theirs = SentenceTransformer(str(packaged_model()), device="cpu", local_files_only=True)
    ours.encode(sentences[:256])
    theirs.encode(sentences[:256])
    reference = _rate(theirs.encode, sentences[:REFERENCE])
    rate = _rate(ours.encode, sentences)
    reference = (reference + _rate(theirs.encode, sentences[-REFERENCE:])) / 2
    yield Row("SentenceTransformer.encode", reference, "sentences/s")
    yield Row("embed", rate, "sentences/s", rate / reference, "SentenceTransformer.encode", ">= 2.3 times")
    expected = theirs.encode(sentences[:REFERENCE], normalize_embeddings=True)
    cosine = float((ours.encode(sentences[:REFERENCE]) * expected).sum(axis=1).min())
    yield Row("least cosine to the reference", cosine, "", asked=">= 0.9999")
    yield _added(sentences, rate)


def _added(sentences: Sequence[str], raw: float) -> Row:
    """Add the sentences as sources of a file, end to end, and compare with embedding alone."""
    from click.testing import CliRunner

    from claimcheck.cli import command

    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, len(sentences), A_SOURCE):
            text = "\n\n".join(sentences[first : first + A_SOURCE])
            (Path(folder) / f"{first:05}.txt").write_text(text, "utf-8")
        begun = time.perf_counter()
        done = CliRunner().invoke(command, ["--db", f"{folder}/.desk/desk.db", "add", folder])
        seconds = time.perf_counter() - begun
    if done.exit_code:
        raise SystemExit(done.output)
    kept = int(done.output.splitlines()[-1].split(" with ")[1].split()[0].replace(",", ""))
    note = f"{kept:,} statements of {len(sentences) // A_SOURCE:,} files"
    return Row(
        "add, end to end", kept / seconds, "statements/s", kept / seconds / raw, "embed", ">= 0.7", note
    )


def _rate(encode: Callable[[list[str]], object], sentences: Sequence[str]) -> float:
    begun = time.perf_counter()
    encode(list(sentences))
    return len(sentences) / (time.perf_counter() - begun)
