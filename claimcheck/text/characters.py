"""One character for one: typographic quotes, odd spaces and control characters become plain ones."""

from __future__ import annotations

import re

__all__ = ["compact", "normalise"]

_QUOTES = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u2035\u02bc\u00b4`\u2039\u203a",
    '"': "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u301d\u301e",
}
_HYPHENS = "\u2010\u2011\u2212\ufe63"
_NEWLINES = "\u000b\u000c\u0085\u2028\u2029"
_CONTROLS = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x0D)
_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
# Characters that take no room on the page: soft hyphen, zero-width and direction marks, byte order mark.
_NO_WIDTH = (
    0xAD,
    0x61C,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
)
_SURROGATES = range(0xD800, 0xE000)
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_WIDTH_SHIFT = 0xFF01 - ord("!")

_INVISIBLE = re.compile("[" + "".join(map(chr, _NO_WIDTH)) + "]")
_LONE_RETURN = re.compile("\r(?!\n)")


def _mapping() -> dict[int, str]:
    """Return what ``str.translate`` needs: a code point and the one character that stands for it."""
    mapping = dict.fromkeys((*_CONTROLS, *_SPACES, *_NO_WIDTH, *_SURROGATES), " ")
    for plain, fancy in _QUOTES.items():
        mapping |= {ord(character): plain for character in fancy}
    mapping |= {ord(character): "-" for character in _HYPHENS}
    mapping |= {code: chr(code - _FULL_WIDTH_SHIFT) for code in _FULL_WIDTH}
    # Last, since the next-line character is a control character too.
    return mapping | {ord(character): "\n" for character in _NEWLINES}


_MAPPING = _mapping()


def normalise(text: str) -> str:
    """Return the text with plain quotes, spaces, hyphens and line feeds, as long as it was.

    Each character is replaced by exactly one, so an offset into the result is an offset into ``text``.
    Soft hyphens and other invisible characters become spaces; ``compact`` takes them out. Dashes and the
    ellipsis character stay: they carry meaning.
    """
    if text.isascii() and text.isprintable() and "`" not in text:
        return text  # as most sentences are: each is looked at by several rooms
    return _LONE_RETURN.sub("\n", text).translate(_MAPPING)


def compact(text: str) -> tuple[str, list[int] | None]:
    """Return the text without invisible characters, and where each character kept stood.

    ``positions[i]`` is the offset in ``text`` of the i-th character of the result, with one more entry for
    the end. It is None where nothing had to go, the usual case.
    """
    if not _INVISIBLE.search(text):
        return text, None
    positions = [index for index, character in enumerate(text) if not _INVISIBLE.match(character)]
    return "".join(text[index] for index in positions), [*positions, len(text)]
