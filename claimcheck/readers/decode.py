"""Bytes to text: a byte order mark decides, then UTF-8, else Windows' western code page."""

from __future__ import annotations

import codecs
import re

from claimcheck.errors import ReadError

__all__ = ["decode"]

# UTF-32's little-endian mark begins with UTF-16's, so it is tried first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no text editor writes; tab, line feed, form feed, return and escape may occur.
_ODD_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_ODD_SHARE = 0.01  # of all characters; a stray one or two happens in text that was copied about
_LONGEST_LINE = 1_000_000  # characters; longer is a data dump, and no sentence can be quoted from it
_SAVE_AGAIN = "Save it as a text file in UTF-8."


def decode(raw: bytes) -> str:
    """Return the text in those bytes, line ends as line feeds, without a byte order mark.

    The encoding is the byte order mark's, else UTF-8 where that fits, else cp1252. Raises ReadError, its
    message a predicate ("is not a text file."), for null bytes, for too many control characters, for bytes
    that no such encoding has and for a line of more than a million characters.
    """
    text = _text(raw)
    if "\0" in text or len(_ODD_CONTROL.findall(text)) > _ODD_SHARE * len(text):
        raise ReadError("is not a text file.", _SAVE_AGAIN)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > _LONGEST_LINE and max(map(len, text.split("\n"))) > _LONGEST_LINE:
        raise ReadError("has a line of more than a million characters.", "Break it into paragraphs.")
    return text


def _text(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(raw, "cp1252")


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise ReadError("is in an encoding that claimcheck does not know.", _SAVE_AGAIN) from None
