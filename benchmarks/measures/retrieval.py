"""How well the right statement is found: tweets against verified claims, articles against their sources.

CheckThat! 2022 task 2A: MAP@5 and recall@20 of the corpus's own search, of the sentence model alone (figures
not masked) and of SQLite's full text alone, on two sets of queries; nothing is trained on either. Gold
scenarios: the share of claims whose deciding statement is among the first 5 candidates.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from measures._result import Result, read_lines
from numpy.typing import NDArray

from claimcheck.corpus import Corpus
from claimcheck.embed import Embedder, load_embedder
from claimcheck.model import Document, Statement, Tier

SETS = ("train", "dev")
FIRST, DEEP = 5, 20
Ranking = list[str]
Vectors = NDArray[np.float32]


class _Remembering:
    """An embedder that embeds no text twice: the search measured and the model alone share most."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self.dimension = embedder.dimension
        self._embedder = embedder
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        self._known.update(zip(new, self._embedder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


@dataclass(frozen=True)
class _Query:
    text: str
    positives: frozenset[str]


def run(data: Path) -> Result:
    """Measure on the retrieval sets and the scenarios under that folder."""
    folder = data / "data" / "retrieval"
    claims = list(read_lines(folder / "checkthat2022_corpus.jsonl.gz"))
    embedder = _Remembering(load_embedder("minilm"))
    figures: dict[str, float] = {}
    rows = [f"{'':24}" + "".join(f"{f'{name} MAP@5':>14}{f'{name} R@20':>14}" for name in SETS)]
    queries = {name: _queries(folder / f"checkthat2022_queries_{name}.jsonl.gz") for name in SETS}
    with tempfile.TemporaryDirectory() as place, Corpus.open(Path(place) / "desk.db", embedder) as corpus:
        for _ in corpus.add_many(_as_document(claim) for claim in claims):
            pass
        finders: dict[str, Callable[[Sequence[str]], list[Ranking]]] = {
            "ours": lambda texts: _ours(corpus, texts),
            "model_alone": lambda texts: _by_model(embedder, claims, texts),
            "full_text_alone": lambda texts: _by_full_text(claims, texts),
        }
        for label, find in finders.items():
            row = f"{label.replace('_', ' '):24}"
            for name in SETS:
                found = find([query.text for query in queries[name]])
                precision, recall = _scores(queries[name], found)
                figures |= {f"{label}_{name}_map5": precision, f"{label}_{name}_recall20": recall}
                row += f"{precision:14.3f}{recall:14.3f}"
            rows.append(row)
    found_first, asked, missed = _scenarios(data / "gold" / "dev" / "scenarios", embedder)
    figures |= {"scenarios_first5": found_first / max(asked, 1), "scenarios_claims": asked}
    rows.append(f"scenarios: the deciding statement in the first {FIRST} for {found_first} of {asked} claims")
    rows.extend(f"  not: {claim}" for claim in missed)
    return Result("\n".join(rows), figures)


def _queries(path: Path) -> list[_Query]:
    return [_Query(row["text"], frozenset(row["positives"])) for row in read_lines(path)]


def _as_document(claim: dict[str, Any]) -> Document:
    """Return one verified claim as ``claimcheck add`` reads it from a .jsonl file."""
    text = claim["text"].strip()
    return Document(
        text,
        title=claim["title"],
        raw=json.dumps(claim).encode(),
        external_id=claim["id"],
        statements=(Statement(text, 0, len(text)),),
    )


def _ours(corpus: Corpus, texts: Sequence[str]) -> list[Ranking]:
    return [[hit.document.external_id for hit in hits] for hits in corpus.search_many(texts, DEEP)]


def _by_model(embedder: Embedder, claims: Sequence[dict[str, Any]], texts: Sequence[str]) -> list[Ranking]:
    vectors = embedder.encode([f"{claim['title']} {claim['text']}" for claim in claims])
    order = np.argsort(-(embedder.encode(texts) @ vectors.T), axis=1, kind="stable")[:, :DEEP]
    return [[claims[number]["id"] for number in row] for row in order.tolist()]


def _by_full_text(claims: Sequence[dict[str, Any]], texts: Sequence[str]) -> list[Ranking]:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE claims USING fts5 (id UNINDEXED, title, text)")
    database.executemany("INSERT INTO claims VALUES (:id, :title, :text)", claims)
    sql = f"SELECT id FROM claims WHERE claims MATCH ? ORDER BY rank LIMIT {DEEP}"
    rankings = []
    for text in texts:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(re.findall(r"\w+", text.casefold())))
        rankings.append([str(row[0]) for row in database.execute(sql, (words,))])
    return rankings


def _scores(queries: Sequence[_Query], found: Sequence[Ranking]) -> tuple[float, float]:
    """Return MAP@5 and recall@20 over the queries."""
    pairs = list(zip(queries, found, strict=True))
    precision = [_average_precision(ranking[:FIRST], query.positives) for query, ranking in pairs]
    recall = [len(query.positives & set(ranking[:DEEP])) / len(query.positives) for query, ranking in pairs]
    return float(np.mean(precision)), float(np.mean(recall))


def _average_precision(ranking: Ranking, positives: frozenset[str]) -> float:
    right = 0
    total = 0.0
    for place, name in enumerate(ranking, 1):
        if name in positives:
            right += 1
            total += right / place
    return total / min(len(positives), FIRST)


def _scenarios(folder: Path, embedder: Embedder) -> tuple[int, int, list[str]]:
    """Return for how many claims the deciding statement came first, how many were asked, and the rest."""
    asked = 0
    missed = []
    for path in sorted(folder.glob("*.json")):
        for claim, near in _searched(json.loads(path.read_text("utf-8")), embedder):
            asked += 1
            if not near:
                missed.append(claim)
    return asked - len(missed), asked, missed


def _searched(scenario: dict[str, Any], embedder: Embedder) -> Iterator[tuple[str, bool]]:
    """Yield each claim that a statement decides, and whether a search finds it among the first."""
    with tempfile.TemporaryDirectory() as place, Corpus.open(Path(place) / "desk.db", embedder) as corpus:
        numbers = [added.document_id for added in corpus.add_many(map(_source, scenario["corpus"]))]
        decided = [expected for expected in scenario["expected"] if expected.get("statement")]
        searches = corpus.search_many([expected["claim"] for expected in decided], FIRST)
        for expected, hits in zip(decided, searches, strict=True):
            quote = " ".join(expected["statement"].split())
            texts = [
                " ".join(hit.statement.text.split())
                for hit in hits
                if hit.document_id == numbers[expected["doc"]]
            ]
            yield expected["claim"], any(text in quote or quote in text for text in texts)


def _source(said: dict[str, Any]) -> Document:
    return Document(
        said["text"],
        title=said["title"],
        publisher=said["publisher"],
        published=dt.date.fromisoformat(said["published"]),
        url=said["url"],
        tier=Tier(said["tier"]),
    )
