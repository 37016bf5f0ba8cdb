"""Read one measure written in two units or parts: "5 feet 2 inches", "6′3″", "three miles and a half"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.language import table
from claimcheck.model import Kind
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.number import Form
from claimcheck.quantities.scan import Token, word_at

__all__ = ["read_compound"]

_PARTS: dict[str, dict[str, int]] = table("units")["compound"]
_ADDING = ((), ("and",))
_FEET = (("'",), ("’",), ("′",))
_INCHES = frozenset({'"', "”", "″"})


def read_compound(
    left: Figure, right: Figure, between: tuple[str, ...], tokens: Sequence[Token]
) -> Figure | None:
    """Return one figure in the larger unit for two that add up, or None; ``between`` are the words there."""
    if between in _FEET:
        return _height(left, right, tokens)
    if between not in _ADDING or left.unit is None or not left.number.value.is_integer():
        return None
    if right.unit is None and right.number.form is Form.FRACTION:
        return _and_part(left, right)
    parts = _PARTS.get(left.unit, {}).get(right.unit or "")
    if parts is None or not 0 < right.number.value < parts:
        return None
    return _sum(left, right, parts, right.core[1])


def _height(left: Figure, right: Figure, tokens: Sequence[Token]) -> Figure | None:
    """Read "6′3″", feet and inches by their signs."""
    if not (left.bare and right.bare and tokens[right.core[0]].glued):
        return None
    if not 0 < left.number.value < 9 or not 0 <= right.number.value < 12:
        return None
    left.unit, left.kind = "foot", Kind.MEASURE
    closed = word_at(tokens, right.core[1]) in _INCHES and tokens[right.core[1]].glued
    return _sum(left, right, 12, right.core[1] + closed)


def _and_part(left: Figure, right: Figure) -> Figure | None:
    """Read "three miles and a half"."""
    if left.kind not in (Kind.MEASURE, Kind.DURATION) or not 0 < right.number.value < 1:
        return None
    half = _sum(left, right, 1, right.core[1])
    half.number = replace(half.number, precision=0.1)
    return half


def _sum(left: Figure, right: Figure, parts: int, last: int) -> Figure:
    """Return left plus right, of which ``parts`` make one, up to token ``last``."""
    number = replace(
        left.number,
        last=right.number.last,
        value=left.number.value + right.number.value / parts,
        precision=right.number.precision / parts,
    )
    return Figure(number, (left.core[0], last), (left.outer[0], last), left.unit, left.kind)
