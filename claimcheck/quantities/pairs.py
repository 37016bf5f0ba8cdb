"""Join two numbers into one figure: ranges, ratios, scores; and share out a unit or scale written once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.language import table
from claimcheck.model import Interval, Kind, Role
from claimcheck.quantities.change import LINKING, moves_before, moves_near
from claimcheck.quantities.compounds import read_compound
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.number import Form, Number
from claimcheck.quantities.scan import Token, word_at

__all__ = ["join_pairs"]

_RULES = table("pairs")
_DASHES = frozenset(_RULES["range"]["dashes"])
_TO = frozenset(_RULES["range"]["to"])
_BETWEEN = frozenset(_RULES["range"]["between"])
_OPENERS = _BETWEEN | {"from"}
_SPANNING = frozenset(_RULES["range"]["spanning"])
_RATIO = frozenset(tuple(join) for join in _RULES["ratio"]["joins"])
_SCORE = frozenset(_RULES["score"]["context"].split())
_OF_WHOLE = (("of", "the"), ("of", "its"), ("of", "their"))
_FAR = 12


def join_pairs(figures: Sequence[Figure], tokens: Sequence[Token]) -> list[Figure]:
    """Return the figures with pairs made one; what stays apart may have got its neighbour's unit."""
    figures = _pass(figures, tokens, _DASHES)
    return _pass(figures, tokens, frozenset())


def _pass(figures: Sequence[Figure], tokens: Sequence[Token], only: frozenset[str]) -> list[Figure]:
    joined: list[Figure] = []
    for figure in figures:
        if joined:
            between = tuple(token.low for token in tokens[joined[-1].outer[1] : figure.core[0]])
            if not only or (len(between) == 1 and between[0] in only):
                one = _join(joined[-1], figure, between, tokens)
                if one is not None:
                    joined[-1] = one
                    continue
        joined.append(figure)
    return joined


def _join(left: Figure, right: Figure, between: tuple[str, ...], tokens: Sequence[Token]) -> Figure | None:
    spans = left.upper is not None or right.upper is not None
    if len(between) > 5 or (spans and between != ("to",)):
        return None
    if compound := read_compound(left, right, between, tokens):
        return compound
    if len(between) > 1:
        between = tuple(word for word in between if word != "-")
    if between in _RATIO:
        return _ratio(left, right)
    if between in _OF_WHOLE and word_at(tokens, right.number.last) != "-":
        _take_unit(left, right)
    return _joined_by_one(left, right, between[0], tokens) if len(between) == 1 else None


def _joined_by_one(left: Figure, right: Figure, word: str, tokens: Sequence[Token]) -> Figure | None:
    if word in _DASHES:
        return _dashed(left, right, tokens)
    if word in _TO:
        return _to(left, right, tokens)
    if word == "and":
        return _and(left, right, tokens)
    return _or(left, right, tokens) if word == "or" else None


# Ratios and scores


def _ratio(left: Figure, right: Figure) -> Figure | None:
    """Read "one in five", "8 out of 10", "one euro in thirteen": a part of a whole, both counted."""
    part, whole = left.number, right.number
    if (
        (left.unit and not _of_each(left))
        or right.unit
        or not 0 < part.value < whole.value
        or not _whole(part, whole)
    ):
        return None
    if 1500 <= whole.value <= 2100 and whole.scale == 1.0:
        return None
    return Figure(
        number=replace(part, last=whole.last, precision=0.01),
        core=(left.core[0], right.core[1]),
        outer=(left.outer[0], right.outer[1]),
        kind=Kind.RATIO,
        value=part.value / whole.value,
    )


def _of_each(figure: Figure) -> bool:
    """Tell a unit named as one of many, "one euro", "three pounds", from an amount such as "£3"."""
    spelt = figure.number.form is Form.WORDS and figure.number.first == figure.core[0]
    return spelt and (figure.kind is Kind.MONEY or figure.number.value == 1)


def _score(left: Figure, right: Figure) -> Figure:
    """Read "2-1", "52-47": the value is the first number, the interval holds both."""
    ends = sorted((left.number.value, right.number.value))
    return Figure(
        number=replace(left.number, last=right.number.last, precision=1.0),
        core=(left.core[0], right.core[1]),
        outer=(left.core[0], right.core[1]),
        unit="score",
        kind=Kind.SCORE,
        value=left.number.value,
        bounds=Interval(ends[0], ends[1]),
    )


def _is_score(left: Figure, right: Figure, tokens: Sequence[Token]) -> bool:
    if left.unit or right.unit or not _whole(left.number, right.number):
        return False
    if (
        left.number.scale != 1.0
        or right.number.scale != 1.0
        or max(left.number.value, right.number.value) > 999
    ):
        return False
    if left.number.value >= right.number.value:
        return True
    near = tokens[max(0, left.core[0] - _FAR) : right.core[1] + 4]
    return any(token.low in _SCORE for token in near)


# Ranges


def _dashed(left: Figure, right: Figure, tokens: Sequence[Token]) -> Figure | None:
    dash = tokens[left.core[1]]
    glued = dash.glued == tokens[right.core[0]].glued
    if not glued or left.number.form is Form.FRACTION or right.number.form is Form.FRACTION:
        return None
    if dash.text in "-–—" and _is_score(left, right, tokens):
        return _score(left, right)
    if not dash.glued and left.unit is None and right.unit is None and left.number.form is Form.WORDS:
        return None
    return _range(left, right, tokens)


def _to(left: Figure, right: Figure, tokens: Sequence[Token]) -> Figure | None:
    """Tell the two ends of a change ("fell from 9 to 5") from a range ("from 5 to 9")."""
    if _dated(left.number) and not _dated(right.number) and (left.unit is None or right.unit is not None):
        return None
    opening = _from_before(tokens, left.core[0])
    if opening is not None:
        if moves_near(tokens, opening) and not _spans(tokens, opening):
            _share(left, right)
            left.role, right.role = Role.FROM, Role.TO
            return None
        return _range(left, right, tokens)
    if left.unit == right.unit and left.number.scale == 1.0 < right.number.scale:
        return _range(left, right, tokens)
    if left.number.value > right.number.value:
        return _score(left, right) if left.bare and right.bare and _whole(left.number, right.number) else None
    if moves_before(tokens, left.core[0]) and (left.unit is not None or right.unit is None):
        return None
    if left.unit is not None and right.unit is None:
        return None
    return _range(left, right, tokens)


def _from_before(tokens: Sequence[Token], at: int) -> int | None:
    """Return the place of "from" before a figure, hedges between them read over ("from about 14")."""
    for place in range(at - 1, max(-1, at - 4), -1):
        if tokens[place].low == "from":
            return place
        if tokens[place].low not in LINKING:
            return None
    return None


def _spans(tokens: Sequence[Token], at: int) -> bool:
    return any(token.low in _SPANNING for token in tokens[max(0, at - 4) : at])


def _and(left: Figure, right: Figure, tokens: Sequence[Token]) -> Figure | None:
    reach = 4 if word_at(tokens, left.core[0] - 2) == "ages" else 2  # "between the ages of 17 and 20"
    before = {token.low for token in tokens[max(0, left.core[0] - reach) : left.core[0]]}
    if before & _BETWEEN:
        return _range(left, right, tokens)
    _take_unit(left, right)
    return None


def _take_unit(left: Figure, right: Figure) -> None:
    """Give a bare figure the unit written once for both ("5 and 6 kg", "2 of the 3 million euros")."""
    shares = right.unit is not None and right.kind is not Kind.DURATION and _suffixed(right)
    if shares and left.bare and not _dated(left.number):
        _share(left, right)


def _or(left: Figure, right: Figure, tokens: Sequence[Token]) -> Figure | None:
    """Read "three or four years": neighbours on the number line."""
    if (
        left.unit is not None
        or right.number.value > 2 * left.number.value
        or left.number.form is Form.FRACTION
    ):
        return None
    return _range(left, right, tokens)


def _range(left: Figure, right: Figure, tokens: Sequence[Token]) -> Figure | None:
    if left.upper is not None or right.upper is not None:
        return None
    if (left.number.form is Form.FRACTION) is not (right.number.form is Form.FRACTION):
        return None
    if _dated(left.number) and right.unit is None and right.number.value < 2100:
        return _dated_range(left, right)
    if not _share(left, right):
        return None
    first = left.outer[0]
    if first and tokens[first - 1].low in _OPENERS:
        first -= 1
    return Figure(
        number=left.number,
        core=(left.core[0], right.core[1]),
        outer=(first, right.outer[1]),
        unit=right.unit,
        kind=right.kind,
        factor=left.factor,
        upper=right.number,
        upper_factor=right.factor,
    )


def _dated_range(left: Figure, right: Figure) -> Figure:
    """Read "2012-13", "1600 to 1900": kept as one, so that it is left out as one."""
    return Figure(
        number=left.number,
        core=(left.core[0], right.core[1]),
        outer=(left.core[0], right.core[1]),
        upper=right.number,
    )


def _share(left: Figure, right: Figure) -> bool:
    """Give both ends one unit and scale; false where their units differ."""
    if left.unit is not None and right.unit is not None and left.unit != right.unit:
        return False
    if left.unit is None:
        left.unit, left.kind, left.factor = right.unit, right.kind, right.factor
    elif right.unit is None:
        right.unit, right.kind, right.factor = left.unit, left.kind, left.factor
    near, far = left.number, right.number
    if (
        far.scale > 1.0
        and near.scale == 1.0
        and near.value * far.scale <= far.value * 10
        and near.value < 1000
    ):
        left.number = replace(
            near, value=near.value * far.scale, precision=near.precision * far.scale, scale=far.scale
        )
    return True


def _whole(*numbers: Number) -> bool:
    return all(number.value.is_integer() and number.high is None for number in numbers)


def _dated(number: Number) -> bool:
    return number.form is Form.DIGITS and number.scale == 1.0 and 1500 <= number.value <= 2100


def _suffixed(figure: Figure) -> bool:
    return figure.core[1] > figure.number.last and figure.core[0] == figure.number.first
