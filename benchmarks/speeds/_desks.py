"""Desks with up to a million statements: real embeddings of perturbed real sentences, built once and kept.

A part of the sentences is embedded, each as it is and with some words changed; the others take a real
sentence's vector and move it as a real change of words moved another's. Every statement has its own words.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from speeds._bench import Bench

from claimcheck.corpus import Corpus
from claimcheck.embed import embedding_text, load_embedder, mask_figures
from claimcheck.model import Document, Statement
from claimcheck.store import Store, text_hash

__all__ = ["Scale", "desk_of", "scale_of"]

BASE, CHANGED = 3, 2  # of five that are embedded three are as they were written, two have words changed
TOGETHER = 10_000
QUERIES = 400
A_SOURCE = 100
SOURCES_TOGETHER = 20
SEED = 20_240_510
_WORD = re.compile(r"[^\W\d_]{4,}")

Vectors = NDArray[np.float16]


@dataclass(frozen=True)
class Scale:
    """Statements with their vectors, and queries with theirs: sentences changed once more."""

    texts: Sequence[str]
    vectors: Vectors
    queries: list[str]
    query_vectors: NDArray[np.float32]


def scale_of(bench: Bench) -> Scale:
    """Return as many statements as the largest size asks for, built where they are not there yet."""
    count = max(bench.sizes)
    folder = bench.work / f"scale-{count}"
    if not (folder / "done").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _build(bench, folder, count)
        (folder / "done").touch()
    texts = (folder / "texts.jsonl").read_text("utf-8").splitlines()
    queries = json.loads((folder / "queries.json").read_text("utf-8"))
    return Scale(
        [json.loads(line) for line in texts],
        np.load(folder / "vectors.npy", mmap_mode="r"),
        queries,
        np.load(folder / "queries.npy"),
    )


def desk_of(bench: Bench, size: int) -> Path:
    """Return a desk with the first ``size`` statements and its index, built where it is not there yet."""
    folder = bench.work / f"desk-{size}"
    path = folder / "desk.db"
    if not (folder / "done").exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        scale = scale_of(bench)
        embedder = load_embedder()
        _fill(Store(path), embedder.name, scale.texts[:size], scale.vectors[:size])
        with Corpus.open(path, embedder) as corpus:
            corpus.reindex()
        (folder / "done").touch()
    return path


def _build(bench: Bench, folder: Path, count: int) -> None:
    draw = random.Random(SEED)  # noqa: S311 -- a seeded draw, nothing secret
    whole = bench.sentences(bench.embedded + QUERIES)
    draw.shuffle(whole)
    change = _Change(whole, draw)
    base = whole[: min(bench.embedded * BASE // (BASE + CHANGED), count)]
    changed = [change(text) for text in base[: len(base) * CHANGED // BASE]]
    queries = [change(text) for text in draw.sample(base, QUERIES // 2)] + whole[-QUERIES // 2 :]
    embed = load_embedder().encode
    vectors = embed([mask_figures(text) for text in [*base, *changed]])
    np.save(folder / "queries.npy", embed([mask_figures(text) for text in queries]))
    (folder / "queries.json").write_text(json.dumps(queries), "utf-8")
    texts, origins = _statements(count, [*base, *changed], change)
    (folder / "texts.jsonl").write_text("".join(json.dumps(text) + "\n" for text in texts), "utf-8")
    np.save(folder / "vectors.npy", _moved(vectors, len(base), origins))


def _statements(count: int, real: list[str], change: _Change) -> tuple[list[str], NDArray[np.int64]]:
    """Return texts in random order, no two with the same words, and the real sentence each came from.

    A real sentence as it is has its number, a changed one its number less the count of real ones.
    """
    told: set[str] = set()
    texts, origins = [], []
    for number in change.draw.sample(range(count), count):
        at = number % len(real)
        text, origin = real[at], at
        while number >= len(real) or mask_figures(text) in told:
            text, origin = change(text), at - len(real)
            if mask_figures(text) not in told:
                break
        told.add(mask_figures(text))
        texts.append(text)
        origins.append(origin)
    return texts, np.array(origins)


def _moved(vectors: NDArray[np.float32], base: int, origins: NDArray[np.int64]) -> Vectors:
    """Return a vector for each origin: its sentence's, moved as another's was where words are changed."""
    draw = np.random.default_rng(SEED)
    moves = vectors[base:] - vectors[: len(vectors) - base]
    made = np.empty((len(origins), vectors.shape[1]), np.float16)
    for start in range(0, len(origins), TOGETHER):
        some = origins[start : start + TOGETHER]
        here = vectors[some]  # a changed one counts from the end, to the same sentence
        here = here + moves[draw.integers(len(moves), size=len(some))] * (some < 0)[:, None]
        made[start : start + TOGETHER] = here / np.linalg.norm(here, axis=1, keepdims=True)
    return made


class _Change:
    """Changes two words of a sentence to words of other sentences: names to names, others to others."""

    def __init__(self, sentences: Sequence[str], draw: random.Random) -> None:
        self.draw = draw
        words = {word for text in sentences for word in _WORD.findall(text)}
        self._names = sorted(word for word in words if word[0].isupper())
        self._others = sorted(word for word in words if word.islower())

    def __call__(self, text: str) -> str:
        for _ in range(2):
            found = list(_WORD.finditer(text))
            if not found:
                return f"{self.draw.choice(self._names)}: {text}"
            word = self.draw.choice(found)
            pool = self._names if word[0][0].isupper() else self._others
            text = text[: word.start()] + self.draw.choice(pool) + text[word.end() :]
        return text


def _fill(store: Store, embedder: str, texts: Sequence[str], vectors: Vectors) -> None:
    """Write statements and vectors to a desk as adding sources does, without embedding them again."""
    embedder_id = store.vectors.embedder(embedder, vectors.shape[1])
    step = A_SOURCE * SOURCES_TOGETHER
    for first in range(0, len(texts), step):
        with store.desk.transaction():
            for start in range(first, min(first + step, len(texts)), A_SOURCE):
                some = texts[start : start + A_SOURCE]
                document, statements = _source(start, some)
                hashes = [text_hash(embedding_text(each)) for each in statements]
                rows = np.asarray(vectors[start : start + A_SOURCE], np.float32)
                store.vectors.add(embedder_id, dict(zip(hashes, rows, strict=True)))
                number = store.documents.add(document, "source", len(statements))
                store.versions.settle(number, document, ())
                store.statements.add(number, statements, hashes)
    store.desk.close()


def _source(number: int, texts: Sequence[str]) -> tuple[Document, list[Statement]]:
    statements, start = [], 0
    for text in texts:
        statements.append(Statement(text, start, start + len(text)))
        start += len(text) + 1
    title = f"Report {number}"
    return Document("\n".join(texts), title=title, external_id=str(number)), statements
