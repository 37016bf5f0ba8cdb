"""Figures out of the way, so that 1,400 and 1,200 read alike: the model judges what is measured."""

from __future__ import annotations

import re

_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion trillion dozen half third quarter"
)
_FIGURE = re.compile(
    r"(?<![\w])\d[\d,.]*(?:st|nd|rd|th|bn|m|k)?\b|\b(?:" + _WORDS.replace(" ", "|") + r")\b", re.IGNORECASE
)
_RUN = re.compile(r"#(?:[ -]#)+")


def mask_figures(text: str) -> str:
    """Return the text with every figure, in digits or words, as "#"."""
    return _RUN.sub("#", _FIGURE.sub("#", text))
