"""Claims found in the gold scenarios' articles, and what else comes out with them.

An expected claim is found where a statement overlaps it by 0.8 of its characters or more. What is returned
and is neither expected nor named as no claim was not judged by the scenario's author; it is listed, and
counts against ``precision_strict`` only.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from measures._result import Result

from claimcheck.embed import load_embedder
from claimcheck.model import Document, Statement
from claimcheck.statements import extract_statements

_OVERLAP = 0.8


@dataclass
class Tally:
    """What was found over all scenarios."""

    expected: int = 0
    returned: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    others: list[Statement] = field(default_factory=list)


def _overlaps(statement: Statement, start: int, words: str) -> bool:
    shared = min(statement.end, start + len(words)) - max(statement.start, start)
    return shared >= _OVERLAP * len(words)


def _touches(statement: Statement, start: int, words: str) -> bool:
    return statement.start < start + len(words) and start < statement.end


def _count(tally: Tally, scenario: dict[str, Any], found: list[Statement]) -> None:
    text = scenario["article"]["text"]
    claims = [(text.index(item["claim"]), item["claim"]) for item in scenario["expected"]]
    refused = [(text.index(words), words) for words in scenario["not_claims"]]
    tally.expected += len(claims)
    tally.returned += len(found)
    tally.missed += [
        words for start, words in claims if not any(_overlaps(item, start, words) for item in found)
    ]
    for item in found:
        if any(_touches(item, *where) for where in refused):
            tally.wrong.append(item.text)
        elif not any(_touches(item, *where) for where in claims):
            tally.others.append(item)


def _scenarios(data: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((data / "gold" / "dev" / "scenarios").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def run(data: Path) -> Result:
    """Extract from each scenario's article and count."""
    embed = load_embedder().encode
    tally = Tally()
    for scenario in _scenarios(data):
        article = scenario["article"]
        published = dt.date.fromisoformat(article["published"])
        document = Document(article["text"], title=article["title"], published=published)
        _count(tally, scenario, extract_statements(document, embed=embed))
    judged = tally.returned - len(tally.others)
    figures = {
        "found": 1 - len(tally.missed) / tally.expected,
        "expected": float(tally.expected),
        "no_claims_left_out": 1 - len(tally.wrong) / max(judged, 1),
        "precision_strict": (judged - len(tally.wrong)) / max(tally.returned, 1),
    }
    rows = [f"{name:20}{figure:7.3f}" for name, figure in figures.items()]
    rows += [f"missed     {words}" for words in tally.missed]
    rows += [f"no claim   {words}" for words in tally.wrong]
    rows += [f"unjudged   {item.score:.2f} {item.text}" for item in tally.others]
    return Result("\n".join(rows), figures)
