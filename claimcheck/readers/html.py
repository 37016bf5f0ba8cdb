"""Web pages: the article's text without the page around it, and what the page says about itself."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from typing import Any

from claimcheck.errors import ReadError
from claimcheck.model import Document
from claimcheck.readers.fields import title_of
from claimcheck.readers.registry import Reader

__all__ = ["READER"]


def _read(raw: bytes, name: str) -> Iterator[Document]:
    import trafilatura

    page: Any = trafilatura.bare_extraction(raw, include_comments=False, with_metadata=True)
    if page is None or not page.text or not page.text.strip():
        raise ReadError("holds no article text.", "Open the page, copy the text and add that instead.")
    yield Document(page.text, raw=raw, media_type="text/html", **_said(page, name))


def _said(page: Any, name: str) -> dict[str, Any]:
    """Return what the page's own metadata gives: title, publisher, author, day, address and language."""
    return {
        "title": page.title or title_of(name),
        "publisher": page.sitename or page.hostname or "",
        "author": page.author or "",
        "published": _day(page.date),
        "url": page.url or "",
        "language": page.language or "en",
    }


def _day(words: str | None) -> dt.date | None:
    with contextlib.suppress(ValueError):
        return dt.date.fromisoformat(words) if words else None
    return None


READER = Reader((".html", ".htm", ".xhtml"), "text/html", _read, single=True)
