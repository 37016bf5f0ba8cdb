"""Desks with up to a million statements: real embeddings of perturbed real sentences, built once and kept.

What takes long is embedding, so it may be broken off: it goes on where it was. Every statement has its own
words, and is written to a desk as adding sources does.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from speeds._bench import Bench
from speeds._wordings import Wordings

from claimcheck.corpus import Corpus
from claimcheck.embed import embedding_text, load_embedder
from claimcheck.model import Document, Statement, Tier
from claimcheck.statements import statement_of
from claimcheck.store import Store, text_hash

__all__ = ["Scale", "desk_of", "scale_of"]

QUERIES = 400
EMBEDDED_TOGETHER = 8192
WORDS, LETTERS = (6, 16), (40, 110)  # of a sentence of moderate length
A_SOURCE = 100
SOURCES_TOGETHER = 100
VECTORS_TOGETHER = 50_000
PUBLISHERS = 50
FIRST_DAY, DAYS = dt.date(2015, 1, 1), 3650
SEED = 20_240_510

Vectors = NDArray[np.float16]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True)
class Scale:
    """Statements with their vectors, and queries with theirs: sentences worded as no statement is."""

    texts: Sequence[str]
    vectors: Vectors
    queries: list[str]
    query_vectors: NDArray[np.float32]


def scale_of(bench: Bench) -> Scale:
    """Return as many statements as the largest size asks for, built where they are not there yet."""
    count = max(bench.sizes)
    folder = bench.work / f"scale-{count}"
    folder.mkdir(parents=True, exist_ok=True)
    texts, queries = texts_of(bench, folder, count)
    embed(folder, texts, queries, load_embedder().encode)
    return Scale(
        texts,
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
        scale = scale_of(bench)
        embedder = load_embedder()
        fill(path, scale.texts[:size])
        add_vectors(path, embedder.name, scale.texts[:size], scale.vectors[:size])
        with Corpus.open(path, embedder) as corpus:
            corpus.reindex()
        (folder / "done").touch()
    return path


def texts_of(bench: Bench, folder: Path, count: int) -> tuple[list[str], list[str]]:
    """Return that many statements in random order and the queries, made where the folder has none."""
    path, asked = folder / "texts.jsonl", folder / "queries.json"
    if not asked.exists():
        real = list(dict.fromkeys(filter(_is_moderate, bench.all_sentences())))
        wordings = Wordings(real, SEED)
        wordings.draw.shuffle(real)
        held_out, base = real[: QUERIES // 2], real[QUERIES // 2 :][:count]
        made = list(wordings.of(base, count + QUERIES // 2))
        wordings.draw.shuffle(made)
        path.write_text("".join(json.dumps(text) + "\n" for text in made[:count]), "utf-8")
        asked.write_text(json.dumps(held_out + made[count:]), "utf-8")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()], json.loads(asked.read_text())


def embed(folder: Path, texts: Sequence[str], queries: Sequence[str], encode: Encode) -> None:
    """Embed texts and queries into the folder's files, going on where an earlier run was broken off.

    A text that has no vector yet has a row of zeros.
    """
    asked, made = folder / "queries.npy", folder / "vectors.npy"
    if not asked.exists():
        found = encode([_masked(text) for text in queries])
        np.lib.format.open_memmap(made, "w+", np.float16, (len(texts), found.shape[1])).flush()
        np.save(asked, found)
    vectors = np.load(made, mmap_mode="r+")
    for start in range(0, len(texts), EMBEDDED_TOGETHER):
        lacking = np.flatnonzero(~vectors[start : start + EMBEDDED_TOGETHER].any(axis=1)) + start
        if len(lacking):
            vectors[lacking] = encode([_masked(texts[number]) for number in lacking.tolist()])
            vectors.flush()


def fill(path: Path, texts: Sequence[str]) -> None:
    """Write the texts to a desk as statements of sources, going on where an earlier run was broken off."""
    store = Store(path)
    sources = _sources(texts)
    for _ in islice(sources, store.statements.counts().documents):
        pass
    while together := list(islice(sources, SOURCES_TOGETHER)):
        with store.desk.transaction():
            for document, statements in together:
                number = store.documents.add(document, "source", len(statements))
                store.versions.settle(number, document, ())
                store.statements.add(
                    number, statements, [text_hash(embedding_text(each)) for each in statements]
                )
    store.desk.close()


def add_vectors(path: Path, embedder: str, texts: Sequence[str], vectors: Vectors) -> None:
    """Write the vectors of a desk's statements, in the order of their keys, so that each page is met once."""
    store = Store(path)
    number = store.vectors.embedder(embedder, vectors.shape[1])
    keys = [text_hash(_masked(text)) for text in texts]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    for start in range(0, len(order), VECTORS_TOGETHER):
        some = order[start : start + VECTORS_TOGETHER]
        with store.desk.transaction():
            store.vectors.add(number, {keys[each]: np.asarray(vectors[each], np.float32) for each in some})
    store.desk.close()


def _sources(texts: Sequence[str]) -> Iterator[tuple[Document, list[Statement]]]:
    for number, start in enumerate(range(0, len(texts), A_SOURCE)):
        some = texts[start : start + A_SOURCE]
        published = FIRST_DAY + dt.timedelta(days=number % DAYS)
        document = Document(
            "\n".join(some),
            title=f"Report {number + 1}",
            publisher=f"Publisher {number % PUBLISHERS + 1}",
            published=published,
            tier=list(Tier)[number % len(Tier)],
            external_id=str(number),
        )
        statements, at = [], 0
        for text in some:
            statements.append(replace(statement_of(text, published), start=at, end=at + len(text)))
            at += len(text) + 1
        yield document, statements


def _is_moderate(text: str) -> bool:
    (fewest, most), (shortest, longest) = WORDS, LETTERS
    return fewest <= len(text.split()) <= most and shortest <= len(text) <= longest


def _masked(text: str) -> str:
    return embedding_text(Statement(text, 0, len(text)))
