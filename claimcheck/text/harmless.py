"""Outside text made safe to show: nothing in it can move the cursor, ring, hide or reorder what is read."""

from __future__ import annotations

__all__ = ["harmless"]

_SHOWN_AS = "\ufffd"
_BLANKS = "\t\n\r\v\f\u0085\u2028\u2029"
# Controls of both sets, direction overrides, annotation and tag characters, and halves of surrogate pairs.
# Joiners and plain direction marks stay: emoji and right-to-left scripts need them.
_UNSAFE = (
    *range(0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
    *range(0xD800, 0xE000),
)
_MAPPING = dict.fromkeys(_UNSAFE, _SHOWN_AS) | dict.fromkeys(map(ord, _BLANKS), " ")


def harmless(text: str) -> str:
    """Return the text with each unsafe character replaced by one that shows, line ends by spaces.

    One character for one, so that spans still fit.
    """
    return text.translate(_MAPPING)
