"""Tables of any format: a list of statements, or data whose every row becomes a statement.

A column named "text", "statement" or "claim" makes it a list of statements; columns named like a source's
fields (publisher, published, url ...) say where each comes from. Without such a column a row reads as its
columns' names and values: "Country: France; Year: 2023; Cases: 1,204".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from claimcheck.errors import ReadError
from claimcheck.model import Document, Speaker, Statement
from claimcheck.readers.fields import document_fields, title_of

__all__ = ["table_documents"]

_STATEMENT_COLUMNS = ("text", "statement", "claim")
_SOURCE_COLUMNS = ("title", "publisher", "author", "published", "url", "archived_url", "tier", "language")
_BETWEEN = "\n\n"
_Row = dict[str, str]


def table_documents(
    rows: Sequence[Sequence[str]], raw: bytes, name: str, media_type: str
) -> Iterator[Document]:
    """Yield one document for a data table, or one for each source that a list of statements names.

    ``rows`` are a sheet's cells as text, the header first. Raises ReadError, its message a predicate, where
    there is no row below the header.
    """
    table = _table(rows)
    column = next((key for key in table[0] if key.casefold() in _STATEMENT_COLUMNS), None)
    if column is None:
        texts = ["; ".join(f"{key}: {value}" for key, value in row.items() if value) for row in table]
        yield _document(texts, [{}] * len(texts), {"title": title_of(name)}, raw, media_type)
        return
    listed = [row for row in table if row[column].strip()]
    if not listed:
        raise ReadError(f"has no statement in its column {column!r}.", "Fill the column or rename it.")
    for _, group in groupby(listed, key=_source):
        members = list(group)
        fields = {"title": title_of(name), **document_fields(_source_fields(members[0]))}
        yield _document([row[column].strip() for row in members], members, fields, raw, media_type)


def _table(rows: Sequence[Sequence[str]]) -> list[_Row]:
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if len(filled) < 2:  # noqa: PLR2004 - a header and a row
        raise ReadError("has no rows below its header.", "The first row names the columns.")
    header = [cell.strip() or f"column {number}" for number, cell in enumerate(filled[0], 1)]
    return [dict(zip(header, [*row, *[""] * len(header)], strict=False)) for row in filled[1:]]


def _source_fields(row: _Row) -> _Row:
    lower = {key.casefold(): value.strip() for key, value in row.items()}
    return {key: lower[key] for key in _SOURCE_COLUMNS if lower.get(key)}


def _source(row: _Row) -> list[tuple[str, str]]:
    return sorted(_source_fields(row).items())


def _document(
    texts: Sequence[str], rows: Sequence[_Row], fields: dict[str, Any], raw: bytes, media_type: str
) -> Document:
    statements = []
    start = 0
    for text, row in zip(texts, rows, strict=True):
        said_by = next((value for key, value in row.items() if key.casefold() == "speaker"), "").strip()
        speaker = Speaker(said_by) if said_by else None
        statements.append(Statement(text, start, start + len(text), speaker, as_of=fields.get("published")))
        start += len(text) + len(_BETWEEN)
    # Several sources may stand in one file: their own rows tell them apart, the file's bytes would not.
    whole = _BETWEEN.join(texts)
    kept = raw if not rows[0] else "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    return Document(whole, raw=kept, media_type=media_type, statements=tuple(statements), **fields)
