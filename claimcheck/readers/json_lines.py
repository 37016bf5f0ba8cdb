"""JSON lines: one statement a line, with what the line says of its source.

Lines that follow one another and name the same source are one document; a line with an ``id`` of its own is
a document of its own, since ``id`` comes back from a search as the document's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from claimcheck.errors import ReadError
from claimcheck.model import Document, Speaker, Statement
from claimcheck.readers.decode import decode
from claimcheck.readers.fields import document_fields, title_of
from claimcheck.readers.registry import Reader

__all__ = ["READER"]

_SOURCE = ("id", "title", "publisher", "author", "published", "url", "archived_url", "tier", "language")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_BETWEEN = "\n\n"
_Line = tuple[dict[str, Any], str]


def _read(raw: bytes, name: str) -> Iterator[Document]:
    text = decode(raw)
    for _ in _lines(text):
        pass  # the last line is looked at before the first is used: a file is added whole or refused whole
    for _, group in groupby(_lines(text), key=_source):
        yield _document(list(group), name)


def _lines(text: str) -> Iterator[_Line]:
    """Yield each line's object and the line itself, blank ones left out, each checked."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _checked(line, number), line


def _checked(line: str, number: int) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        said = None
    if isinstance(said, dict):
        said = {key: _storable(value) for key, value in said.items()}
    if not isinstance(said, dict) or not isinstance(said.get("text"), str) or not said["text"].strip():
        raise ReadError(
            f"has no statement in line {number}.",
            'Each line is a JSON object with at least {"text": "..."}.',
        )
    try:
        document_fields(said)
    except ReadError as error:
        raise ReadError(f"{error.message.rstrip('.')} (line {number}).", error.hint) from error
    return said


def _storable(value: Any) -> Any:
    """Return a string without what JSON can spell and no file can hold: null and half a surrogate pair."""
    return _UNSTORABLE.sub("\ufffd", value) if isinstance(value, str) else value


def _source(line: _Line) -> list[str]:
    return [str(line[0].get(key) or "") for key in _SOURCE]


def _document(lines: list[_Line], name: str) -> Document:
    said = lines[0][0]
    fields = {"title": title_of(name), **document_fields(said)}
    if said.get("id") not in (None, ""):
        fields["external_id"] = str(said["id"])
    statements: list[Statement] = []
    start = 0
    for each, _ in lines:
        words = each["text"].strip()
        speaker = Speaker(str(each["speaker"])) if each.get("speaker") else None
        statements.append(Statement(words, start, start + len(words), speaker, as_of=fields.get("published")))
        start += len(words) + len(_BETWEEN)
    return Document(
        _BETWEEN.join(each.text for each in statements),
        raw="\n".join(line for _, line in lines).encode(),
        media_type="application/jsonl",
        statements=tuple(statements),
        **fields,
    )


READER = Reader((".jsonl", ".ndjson"), "application/jsonl", _read, re.compile(rb'\s*\{\s*"'))
