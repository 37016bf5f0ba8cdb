"""Findings as annotations of the file they are in: workflow commands for GitHub, SARIF for editors and CI."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote as address_quoted

import claimcheck
from claimcheck.cli.inputs import STDIN
from claimcheck.display import MARKS, headline, source_words
from claimcheck.model import Document, Finding, Verdict
from claimcheck.readers.decode import decode
from claimcheck.text import harmless

__all__ = ["Annotation", "annotated", "github_line", "sarif_log"]

# What an editor should look at, and how urgently; the rest is no annotation.
_LEVELS = {Verdict.CONFLICTS: "error", Verdict.DISPUTED: "warning", Verdict.BORDERLINE: "warning"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A message at a place in a file; lines and columns count from 1, ``end_column`` is exclusive."""

    file: str
    verdict: Verdict
    message: str
    line: int
    column: int
    end_line: int
    end_column: int


def annotated(name: str, article: Document, findings: Iterable[Finding]) -> Iterator[Annotation]:
    """Yield an annotation for each finding that an editor should look at."""
    source = _Source(article)
    for finding in findings:
        if finding.verdict in _LEVELS:
            place = source.place(finding.claim.text, finding.claim.start)
            yield Annotation("stdin" if name == STDIN else name, finding.verdict, _message(finding), *place)


def github_line(annotation: Annotation) -> str:
    """Return the workflow command that GitHub shows beside the line."""
    properties = {
        "file": annotation.file,
        "line": annotation.line,
        "endLine": annotation.end_line,
        "title": f"claimcheck: {MARKS[annotation.verdict][1]}",
    }
    if annotation.line == annotation.end_line:
        properties |= {"col": annotation.column, "endColumn": annotation.end_column}
    said = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items())
    return f"::{_LEVELS[annotation.verdict]} {said}::{_escaped(annotation.message)}"


def sarif_log(found: Iterable[Annotation]) -> dict[str, Any]:
    """Return a SARIF 2.1.0 log with one run that holds all annotations."""
    rules = [
        {
            "id": verdict.value,
            "shortDescription": {"text": f"The claim and a source on record: {MARKS[verdict][1]}."},
            "defaultConfiguration": {"level": level},
        }
        for verdict, level in _LEVELS.items()
    ]
    driver = {"name": "claimcheck", "version": claimcheck.__version__, "rules": rules}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(annotation) for annotation in found],
            }
        ],
    }


class _Source:
    """An article's file as it is on disk, to find a quote's line in; the text read from it may differ."""

    def __init__(self, article: Document) -> None:
        self._text = decode(article.raw) if article.raw else article.text
        self._same = self._text == article.text
        self._from = 0

    def place(self, quote: str, start: int) -> tuple[int, int, int, int]:
        """Return line, column, end line, end column of a quote; line 1 where it isn't found."""
        low, high = (start, start + len(quote)) if self._same else self._found(quote)
        return *self._position(low), *self._position(high)

    def _found(self, quote: str) -> tuple[int, int]:
        """Look for the quote's words with anything but words between them, from where the last one was."""
        words = list(_WORD.finditer(quote))
        if not words:
            return 0, 0
        said = r"\W+".join(re.escape(word[0]) for word in words)
        edges = (quote[: words[0].start()], quote[words[-1].end() :])
        before, after = (f"(?:{re.escape(edge)})?" if edge else "" for edge in edges)
        pattern = re.compile(before + said + after)
        match = pattern.search(self._text, self._from) or pattern.search(self._text)
        if not match:
            return 0, 0
        self._from = match.end()
        return match.span()

    def _position(self, at: int) -> tuple[int, int]:
        return self._text.count("\n", 0, at) + 1, at - self._text.rfind("\n", 0, at)


def _message(finding: Finding) -> str:
    candidate, comparison = finding.comparisons[0]
    gap = headline(comparison)
    told = [
        f"{MARKS[finding.verdict][1]}{f' ({gap})' if gap else ''}",
        f"source: “{harmless(candidate.statement.text)}” ({source_words(candidate.document)})",
        *map(harmless, comparison.reasons),
    ]
    return "; ".join(told)


def _escaped(text: str, more: str = "") -> str:
    for character in ("%", "\r", "\n", *more):
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _address(name: str) -> str:
    """Return a file's name as SARIF wants it: relative as it is, absolute with its scheme."""
    if name.startswith(("http://", "https://")):
        return name
    path = Path(name)
    return path.as_uri() if path.is_absolute() else address_quoted(path.as_posix())


def _sarif_result(annotation: Annotation) -> dict[str, Any]:
    return {
        "ruleId": annotation.verdict.value,
        "ruleIndex": list(_LEVELS).index(annotation.verdict),
        "level": _LEVELS[annotation.verdict],
        "message": {"text": annotation.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _address(annotation.file)},
                    "region": {
                        "startLine": annotation.line,
                        "startColumn": annotation.column,
                        "endLine": annotation.end_line,
                        "endColumn": annotation.end_column,
                    },
                }
            }
        ],
    }
