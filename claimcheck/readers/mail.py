"""E-mail messages: the body, with subject, sender and day."""

from __future__ import annotations

import contextlib
import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from claimcheck.errors import ReadError
from claimcheck.model import Document
from claimcheck.readers.fields import title_of
from claimcheck.readers.html import READER as HTML
from claimcheck.readers.registry import Reader

__all__ = ["READER"]


def _read(raw: bytes, name: str) -> Iterator[Document]:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if not message.keys():
        raise ReadError("is not an e-mail message.", "Save it from the mail program as an .eml file.")
    body = message.get_body(preferencelist=("plain", "html"))
    text = _text(body) if isinstance(body, EmailMessage) else ""
    if not text.strip():
        raise ReadError("holds no text.", "Add its attachments one by one.")
    yield Document(text, raw=raw, media_type="message/rfc822", **_said(message, name))


def _text(body: EmailMessage) -> str:
    try:
        content = str(body.get_content()).replace("\r\n", "\n")
    except (LookupError, ValueError) as error:
        raise ReadError("is in an encoding that claimcheck does not know.", "Save it again.") from error
    if body.get_content_subtype() == "html":
        return next(HTML.read(content.encode(), "")).text
    return content


def _said(message: EmailMessage, name: str) -> dict[str, Any]:
    sender, address = parseaddr(str(message.get("From", "")))
    fields: dict[str, Any] = {
        "title": str(message.get("Subject", "")).strip() or title_of(name),
        "author": sender or address,
    }
    with contextlib.suppress(TypeError, ValueError):
        fields["published"] = parsedate_to_datetime(str(message["Date"])).date()
    return fields


READER = Reader((".eml",), "message/rfc822", _read, single=True)
