"""PDF: the text page after page; a form feed stands between two pages, so that a quote's page can be told."""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from claimcheck.errors import ReadError
from claimcheck.model import Document
from claimcheck.readers.fields import title_of
from claimcheck.readers.registry import Reader

__all__ = ["PAGE_BREAK", "READER"]

PAGE_BREAK = "\f"
# A word broken at a line's end: "govern-\nment". A hyphen before a capital or a digit is the word's own.
_BROKEN_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_SAVE_AGAIN = "Open it in a PDF reader and save it again, or save its text."


def _read(raw: bytes, name: str) -> Iterator[Document]:
    # What it warns of is told by an error, or does not keep the text from being read.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("is locked with a password.", "Save a copy without one.")
        pages = [_BROKEN_WORD.sub("", page.extract_text()) for page in reader.pages]
        said = reader.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        # A damaged file breaks the library in many ways; all of them mean the same to the user.
        raise ReadError("is not a whole PDF file.", _SAVE_AGAIN) from error
    text = f"\n\n{PAGE_BREAK}".join(pages)
    if not text.replace(PAGE_BREAK, "").strip():
        raise ReadError("holds pictures of pages and no text.", "Run text recognition (OCR) on it first.")
    yield Document(text, raw=raw, media_type="application/pdf", **_said(said, name))


def _said(said: Any, name: str) -> dict[str, Any]:
    """Return title, author and day of the file's own metadata, as far as they can be read."""
    fields: dict[str, Any] = {"title": title_of(name)}
    if said is None:
        return fields
    with contextlib.suppress(ValueError, TypeError, AttributeError):
        fields["title"] = str(said.title or "").strip() or fields["title"]
        fields["author"] = str(said.author or "").strip()
        fields["published"] = said.creation_date.date() if said.creation_date else None
    return fields


READER = Reader((".pdf",), "application/pdf", _read, single=True)
