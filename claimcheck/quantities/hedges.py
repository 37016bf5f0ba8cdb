"""Read the words on either side of a figure that loosen or bound it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.language import table
from claimcheck.model import Hedge, Interval, Kind
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.number import Form
from claimcheck.quantities.scan import Token, TokenKind, scan, word_at

__all__ = ["hedge_after", "is_restated", "join_bounds", "read_hedges"]

Phrase = tuple[str, ...]

_RULES = table("hedges")
_BETWEEN = frozenset(_RULES["between"]["words"])
_NOT_AFTER = {word: frozenset(before) for word, before in _RULES["not_after"].items()}
_TIME_ONLY_AFTER = frozenset(_RULES["durations"]["bound_after"])
_BELOW = frozenset({Hedge.OVER, Hedge.AT_LEAST})
_ABOVE = frozenset({Hedge.UNDER, Hedge.AT_MOST})
_BOUNDS = _BELOW | _ABOVE
_CLOSED = {Hedge.OVER: Hedge.AT_LEAST, Hedge.UNDER: Hedge.AT_MOST}
_JOINED = frozenset({"odd", "plus"})
_JOINTS = frozenset({("and",), ("but",), (",",), (",", "and"), (",", "but")})


def _phrases(side: str, key: int) -> dict[str, list[tuple[Phrase, Hedge]]]:
    """Return a side's phrases, longest first, by their last word (key -1) or first word (key 0)."""
    by_word: dict[str, list[tuple[Phrase, Hedge]]] = {}
    for hedge, phrases in _RULES[side].items():
        for phrase in phrases:
            words = tuple(token.low for token in scan(phrase))
            by_word.setdefault(words[key], []).append((words, Hedge(hedge)))
    for choices in by_word.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return by_word


_LEFT = _phrases("before", -1)
_RIGHT = _phrases("after", 0)


def read_hedges(figure: Figure, tokens: Sequence[Token], floor: int) -> None:
    """Set the hedge of a figure and widen its outer span; no word before token ``floor`` is taken."""
    first, last = figure.outer
    hedge = Hedge.EXACT
    while (match := _before(tokens, first, floor, figure)) is not None:
        first, found = match
        hedge = _stronger(hedge, found)
    if hedge in _CLOSED and (equal := _or_equal(tokens, last)):
        last, hedge = equal, _CLOSED[hedge]
    after = hedge_after(tokens, last) if hedge not in _BOUNDS else None
    if after is not None:
        last, found = after
        hedge = _stronger(hedge, found)
    figure.outer = first, last
    figure.hedge = _settled(hedge, figure)


def _or_equal(tokens: Sequence[Token], at: int) -> int | None:
    """Read the "or equal (to)" that closes a bound, where no further figure follows it."""
    if [token.low for token in tokens[at : at + 2]] != ["or", "equal"]:
        return None
    last = at + 3 if at + 2 < len(tokens) and tokens[at + 2].low == "to" else at + 2
    return None if last < len(tokens) and tokens[last].kind is TokenKind.NUMERAL else last


def hedge_after(tokens: Sequence[Token], at: int) -> tuple[int, Hedge] | None:
    """Return the token after a hedge phrase that begins at a token, and the hedge; None where none does."""
    if word_at(tokens, at) == ",":
        set_off = hedge_after(tokens, at + 1)
        return set_off if set_off and _closes(tokens, set_off[0]) else None
    for phrase, hedge in _RIGHT.get(word_at(tokens, at), ()):
        last = at + len(phrase)
        if tuple(token.low for token in tokens[at:last]) != phrase:
            continue
        lone_word = len(phrase) == 1 and phrase[0].isalpha() and phrase[0] not in _JOINED
        if lone_word and not _closes(tokens, last):
            continue
        return None if _leads_on(tokens, last) else (last, hedge)
    return None


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell "5,000 or less" from "5,000 or less than 6,000", where the words belong to what follows."""
    at += at < len(tokens) and tokens[at].low in ("than", "to")
    return at < len(tokens) and (tokens[at].kind is TokenKind.NUMERAL or tokens[at].text in "$£€")


def is_restated(figure: Figure, other: Figure, tokens: Sequence[Token]) -> bool:
    """Tell whether a figure says the one before it again in another unit: "nearly 5 miles (8 km)"."""
    gap = tokens[figure.outer[1] : other.outer[0]]
    if (
        other.hedge is not Hedge.EXACT
        or figure.hedge in (Hedge.EXACT, Hedge.RANGE)
        or other.upper is not None
    ):
        return False
    if not 0 < len(gap) <= 3 or gap[-1].text not in "(/" or figure.unit is None or other.unit is None:
        return False
    return figure.unit != other.unit and figure.kind is other.kind


def join_bounds(figures: Sequence[Figure], tokens: Sequence[Token]) -> list[Figure]:
    """Return the figures with a bound below and one above made a range: "more than 50 but fewer than 100"."""
    joined: list[Figure] = []
    for figure in figures:
        both = _bounded(joined[-1], figure, tokens) if joined else None
        if both is None:
            joined.append(figure)
        else:
            joined[-1] = both
    return joined


def _bounded(left: Figure, right: Figure, tokens: Sequence[Token]) -> Figure | None:
    between = tuple(token.low for token in tokens[left.outer[1] : right.outer[0]])
    below, above = (left, right) if left.hedge in _BELOW else (right, left)
    if between not in _JOINTS or below.hedge not in _BELOW or above.hedge not in _ABOVE:
        return None
    if left.unit not in (None, right.unit) or left.counted is not None or below.low() >= above.low():
        return None
    return replace(
        right,
        core=(left.core[0], right.core[1]),
        outer=(left.outer[0], right.outer[1]),
        hedge=Hedge.RANGE,
        value=(below.low() + above.low()) / 2,
        bounds=Interval(
            below.low(), above.low(), low_open=below.hedge is Hedge.OVER, high_open=above.hedge is Hedge.UNDER
        ),
    )


def _closes(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text in ".,;:!?)"


def _before(tokens: Sequence[Token], first: int, floor: int, figure: Figure) -> tuple[int, Hedge] | None:
    end = first
    while end > floor and first - end < 3:
        match = _ending_at(tokens, end, floor, figure)
        if match is not None:
            return match
        if tokens[end - 1].low not in _BETWEEN:
            return None
        end -= 1
    return None


def _ending_at(tokens: Sequence[Token], end: int, floor: int, figure: Figure) -> tuple[int, Hedge] | None:
    for phrase, hedge in _LEFT.get(tokens[end - 1].low, ()):
        first = end - len(phrase)
        if first < floor or any(tokens[first + step].low != word for step, word in enumerate(phrase)):
            continue
        before = tokens[first - 1].low if first else ""
        if before in _NOT_AFTER.get(phrase[-1], ()) or before in _NOT_AFTER.get(phrase[0], ()):
            return None
        if phrase[-1] in "<>" and before in ("=", "<", ">"):
            return None
        if phrase == ("over",) and figure.kind is Kind.DURATION and not _lasting(tokens, first, figure):
            return None
        return first, hedge
    return None


def _lasting(tokens: Sequence[Token], first: int, figure: Figure) -> bool:
    """Tell "for over three years" from "over three years", which only names the span."""
    before = tokens[first - 1].low if first else ""
    after = tokens[figure.core[1]].low if figure.core[1] < len(tokens) else ""
    return before in _TIME_ONLY_AFTER or after in ("old", "ago", "later")


def _stronger(inner: Hedge, outer: Hedge) -> Hedge:
    """Return what two hedges in a row amount to: a bound outweighs a looser word."""
    if inner is Hedge.EXACT:
        return outer
    if outer in _BOUNDS and inner not in _BOUNDS:
        return outer
    return inner


def _settled(hedge: Hedge, figure: Figure) -> Hedge:
    spans = figure.upper is not None or figure.number.form is Form.INDEFINITE
    if spans and hedge not in _BOUNDS:
        return Hedge.RANGE
    return hedge
