"""Sources as the bytes of files that read back as they are: their own bytes, Markdown, or JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from claimcheck.errors import InputError
from claimcheck.model import Document
from claimcheck.readers import read_bytes, readers

__all__ = ["as_list", "as_text", "is_listed", "read_back"]

_SAID = ("title", "publisher", "author", "published", "url", "archived_url", "tier", "language")
_TABLES = frozenset(
    {
        "application/jsonl",
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
_JSON_LINES = "application/jsonl"
_MARKDOWN = "text/markdown"
_BETWEEN = "\n\n"  # what stands between listed statements in a document's text
_MARK = re.compile(r"[\\`*_\[\]#>~<!]")  # what Markdown could read as a mark
_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n---[ \t]*\n\n*", re.DOTALL)


def is_listed(document: Document) -> bool:
    """Say whether a document came from a format that lists statements, or rows, one by one."""
    return document.media_type in _TABLES


def as_text(document: Document, stem: str, usual: str = "") -> tuple[str, bytes] | None:
    """Return suffix and bytes of a file of that stem that reads back as the document, or None.

    ``document`` has text and raw bytes. Its own bytes come first, under the ``usual`` suffix where that is
    one of its format's, then Markdown with front matter.
    """
    for suffix, raw in _forms(document, usual):
        if read_back(raw, stem + suffix, [document]):
            return suffix, raw
    return None


def as_list(documents: Sequence[Document], stem: str) -> bytes | None:
    """Return JSON lines that read back as those documents in their order, or None where none do.

    Documents from JSON lines keep their lines as they are where these say all.
    """
    if all(document.media_type == _JSON_LINES for document in documents):
        raw = b"\n".join(document.raw for document in documents) + b"\n"
        if read_back(raw, f"{stem}.jsonl", documents):
            return raw
    raw = "".join(f"{line}\n" for document in documents for line in _lines(document)).encode()
    return raw if read_back(raw, f"{stem}.jsonl", documents) else None


def read_back(raw: bytes, name: str, documents: Sequence[Document]) -> bool:
    """Say whether a file of that name and content reads as those documents."""
    try:
        read = list(read_bytes(raw, name))
    except InputError:
        return False
    return len(read) == len(documents) and all(map(_same, read, documents))


def _same(read: Document, document: Document) -> bool:
    return read.text == document.text and all(
        getattr(read, name) == getattr(document, name) for name in (*_SAID, "external_id")
    )


def _forms(document: Document, usual: str) -> Iterator[tuple[str, bytes]]:
    reader = next((each for each in readers() if each.media_type == document.media_type), None)
    if reader:
        yield usual if usual in reader.suffixes else reader.suffixes[0], document.raw
    if document.media_type == _MARKDOWN:
        body = _FRONT_MATTER.sub("", document.raw.decode("utf-8", "replace").replace("\r\n", "\n"), count=1)
        yield ".md", _markdown(document, body)
    yield ".md", _markdown(document, _MARK.sub(r"\\\g<0>", document.text))


def _markdown(document: Document, body: str) -> bytes:
    fields = [f"{name}: {_quoted(value)}" for name, value in _said(document).items()]
    return "\n".join(["---", *fields, "---", "", body]).encode("utf-8", "replace")


def _quoted(value: str) -> str:
    return f'"{value}"' if value[0] in "'\"" else value


def _said(document: Document) -> dict[str, str]:
    """Return what is known of a document, empty fields and the default language left out."""
    default = Document("")
    return {
        name: str(value)
        for name in _SAID
        if (value := getattr(document, name)) and value != getattr(default, name)
    }


def _lines(document: Document) -> Iterator[str]:
    """Yield a document's statements as lines of JSON, each with what is known of their source."""
    said = _said(document) | ({"id": document.external_id} if document.external_id else {})
    for listed in _listed(document):
        yield json.dumps(listed | said, ensure_ascii=False)


def _listed(document: Document) -> Iterator[dict[str, str]]:
    """Yield the text of each statement that a document lists, and the speaker that the list gives."""
    if document.media_type == _JSON_LINES:
        for line in document.raw.decode().split("\n"):
            said = json.loads(line)
            yield {name: str(said[name]) for name in ("text", "speaker") if said.get(name)}
        return
    speakers = {each.start: each.speaker.name for each in document.statements if each.speaker}
    start = 0
    for text in document.text.split(_BETWEEN):
        yield {"text": text} | ({"speaker": speakers[start]} if start in speakers else {})
        start += len(text) + len(_BETWEEN)
