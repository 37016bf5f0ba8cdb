"""Markdown with front matter: the words a reader would see, the marks gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.model import Document
from claimcheck.readers.decode import decode
from claimcheck.readers.fields import document_fields, title_of
from claimcheck.readers.registry import Reader

__all__ = ["READER"]

_FENCE = "---"
_FIELD = re.compile(r"([A-Za-z_][\w-]{0,40})\s*:(?:\s+(.*))?$")
_TITLE = re.compile(r"^ {0,3}#[ \t]+(.+)$", re.MULTILINE)

# In order: what is dropped whole, then marks around words that stay. Every repeat is bounded or stops at the
# line's end, so that no line, however long, is read twice over.
_MARKS = (
    (re.compile(r"^(?:```|~~~).*?(?:^(?:```|~~~)[ \t]*$|\Z)", re.MULTILINE | re.DOTALL), ""),  # code
    (re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL), ""),  # comments
    (re.compile(r"^\[[^\]\n]{1,200}\]:[ \t].*$", re.MULTILINE), ""),  # link definitions
    (re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)"), r"\1"),  # images
    (re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])"), r"\1"),  # links
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE), ""),  # headings
    (re.compile(r"^(?: {0,3}>[ \t]?)+", re.MULTILINE), ""),  # quoted lines
    (re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\1(?![\w*])"), r"\2"),  # stars
    (
        re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])\1(?![\w_])"),
        r"\2",
    ),  # underscores
    (re.compile(r"`([^`\n]{1,1000})`"), r"\1"),  # code in a line
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STAND_INS = 0xF0000  # private characters, one for each of ASCII
_BACK = {_STAND_INS + code: code for code in range(128)}


def _read(raw: bytes, name: str) -> Iterator[Document]:
    said, body = _front_matter(decode(raw))
    fields = document_fields(said)
    if "title" not in fields:
        heading = _TITLE.search(body)
        fields["title"] = _without_marks(heading[1]).strip("# \t") if heading else title_of(name)
    yield Document(_without_marks(body), raw=raw, media_type="text/markdown", **fields)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields between two ``---`` lines at the start, and the rest; without them, all is body."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return {}, text
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE:
            return dict(_fields(lines[1:index])), "\n".join(lines[index + 1 :]).lstrip("\n")
    return {}, text


def _fields(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if match := _FIELD.match(line):
            yield match[1].lower(), _unquoted((match[2] or "").strip())


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value


def _without_marks(text: str) -> str:
    # An escaped character is none of the marks looked for; until they are gone another stands for it.
    text = _ESCAPED.sub(lambda escape: chr(_STAND_INS + ord(escape[1])), text)
    for pattern, words in _MARKS:
        text = pattern.sub(words, text)
    return text.translate(_BACK)


READER = Reader((".md", ".markdown"), "text/markdown", _read, re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n"))
