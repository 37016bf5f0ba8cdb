"""Read what a figure says of its measure: a level, a change or one end of it; and which way it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.language import table
from claimcheck.model import Kind, Role, Trend
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.scan import Token, TokenKind

__all__ = ["LINKING", "moves_before", "moves_near", "read_changes"]

_RULES = table("change")
_UP = frozenset(_RULES["up"]["verbs"].split())
_DOWN = frozenset(_RULES["down"]["verbs"].split())
_EITHER = frozenset(_RULES["either"]["verbs"])
_NOUNS = dict.fromkeys(_RULES["up"]["nouns"], Trend.UP) | dict.fromkeys(_RULES["down"]["nouns"], Trend.DOWN)
_AFTER = dict.fromkeys(_RULES["after"]["up"], Trend.UP) | dict.fromkeys(_RULES["after"]["down"], Trend.DOWN)
LINKING = frozenset(_RULES["between"]["words"])
_MOVES = dict.fromkeys(_UP, Trend.UP) | dict.fromkeys(_DOWN, Trend.DOWN)
_NEED_PREPOSITION = frozenset(_RULES["limits"]["needs_preposition"])
_NOT_BEFORE_TO = frozenset(_RULES["limits"]["not_before_to"])
_OBJECT_ENDS = frozenset(_RULES["object"]["ends"])
_PLAIN = frozenset({"of", "in", "to", "from", "and", "the", "for", "on", "at"})
_LOSING = frozenset(_RULES["limits"]["losing"])
_STEPS = frozenset(_RULES["limits"]["steps"])
_PREPOSITIONS = frozenset({"to", "by", "from"})
_PHRASAL = frozenset(_RULES["phrasal"]["verbs"])
# Which end of a change may leave its unit to the figure before: "from 208 pounds to 193", "222, up from 218".
_FAR_END = {
    Role.FROM: frozenset({Role.TO}),
    Role.TO: frozenset({Role.FROM}),
    Role.LEVEL: frozenset({Role.FROM}),
    Role.CHANGE: frozenset[Role](),
}
_REACH = 8
_OBJECT = 8
_WIDE = 12
_CHANGING = frozenset({Kind.SHARE, Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.TEMPERATURE, Kind.DURATION})


@dataclass(slots=True)
class _Move:
    """A word of change in force: its way, and whether its size has been told."""

    trend: Trend | None
    told: bool = False
    noun: bool = False


def moves_before(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb of change stands shortly before a token ("rose 5 %", not "growth of 5 %")."""
    move = _move_before(tokens, at, 0)
    return move is not None and not move.noun


def moves_near(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word of change stands anywhere in the clause before a token, commas read over."""
    for token in reversed(tokens[max(0, at - _WIDE) : at]):
        if token.text in ".;:!?":
            return False
        if token.low in _MOVES or token.low in _NOUNS or token.low in _EITHER:
            return True
    return False


def read_changes(figures: Sequence[Figure], tokens: Sequence[Token]) -> None:
    """Set role and trend of every figure that a word of change reaches, from left to right."""
    move: _Move | None = None
    behind = 0
    near: Figure | None = None
    for figure in figures:
        first = figure.outer[0]
        if move is not None and _ends_clause(tokens, behind, first):
            move = near = None
        move = _move_before(tokens, first, behind) or _verb_of_object(tokens, figure, behind) or move
        if figure.kind in _CHANGING and not _counts_events(figure, tokens, behind):
            _read(figure, tokens, move, behind)
        if figure.kind is Kind.MULTIPLE and figure.trend is not None:
            move = _Move(figure.trend, told=True)  # "doubled to 90 from 45"
        if near is not None and _leaves_out_its_unit(figure, near, tokens):
            figure.unit, figure.kind, figure.factor = near.unit, near.kind, near.factor
        near, behind = figure, figure.outer[1]


def _leaves_out_its_unit(figure: Figure, near: Figure, tokens: Sequence[Token]) -> bool:
    """Tell where a unit need not be said: a change's far end, "6.1 billion francs, 1.4 billion less than"."""
    if not figure.bare or figure.counted is not None:
        return False
    compared = figure.role is Role.CHANGE and _compares(tokens, figure.core[1] + 1)
    return figure.role in _FAR_END[near.role] or (compared and near.kind in (Kind.MONEY, Kind.MEASURE))


def _move_before(tokens: Sequence[Token], at: int, floor: int) -> _Move | None:
    """Walk back from a figure over linking words to a word of change."""
    for place in range(at - 1, max(floor, at - _REACH) - 1, -1):
        word = tokens[place].low
        trend = _MOVES.get(word)
        if trend is not None and not _is_linking_up(tokens, place):
            return None if _is_limited(tokens, place, at) else _Move(trend)
        if word in _NOUNS:
            return _Move(_NOUNS[word], noun=True)
        if word in _EITHER:
            return _Move(None)
        if tokens[place].kind is TokenKind.SYMBOL and not _is_read_over(tokens, place):
            return None
        if tokens[place].kind is TokenKind.WORD and word not in LINKING and not word.endswith("ly"):
            return None
    return None


def _verb_of_object(tokens: Sequence[Token], figure: Figure, floor: int) -> _Move | None:
    """Read "cut its forecast to 1.5 %": a word of change, its object, a preposition, the figure."""
    at = figure.outer[0]
    if at <= floor or tokens[at - 1].low not in _PREPOSITIONS:
        return None
    if tokens[at - 1].low == "to" and figure.bare and figure.counted is not None:
        return None  # "cut power to 40 homes"
    for place in range(at - 2, max(floor, at - _OBJECT) - 1, -1):
        token = tokens[place]
        if token.low in _MOVES and not _is_linking_up(tokens, place):
            return _Move(_MOVES[token.low])
        if token.kind is not TokenKind.WORD or token.low in _OBJECT_ENDS:
            return None
    return None


def _is_limited(tokens: Sequence[Token], place: int, at: int) -> bool:
    """Tell "raised $1 million" and "added to 10 per cent", which change no measure."""
    word, after = tokens[place].low, tokens[place + 1].low if place + 1 < at else ""
    if word in _NEED_PREPOSITION:
        return after not in ("by", "to", "from")
    return word in _NOT_BEFORE_TO and after == "to"


def _is_read_over(tokens: Sequence[Token], at: int) -> bool:
    """Tell the comma of "rose, from 5 to 6" from one that ends a clause."""
    if tokens[at].text == ",":
        return tokens[at + 1].low in ("from", "to", "by")
    return tokens[at].text in "-$£€(%"


def _is_linking_up(tokens: Sequence[Token], at: int) -> bool:
    """Tell "up to 700", a bound, and "shot down 60 drones" from "up 5 %"."""
    word = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if word in ("up", "down") and at and tokens[at - 1].low in _PHRASAL:
        return True
    if word == "lower" and after == "than":
        return True
    return word == "up" and after in ("to", "for", "at")


def _ends_clause(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(
        token.text in ";.!?" or token.low in ("while", "whereas", "but", "although")
        for token in tokens[start:end]
    )


def _read(figure: Figure, tokens: Sequence[Token], move: _Move | None, floor: int) -> None:
    first = figure.outer[0]
    preposition = tokens[first - 1].low if first > floor else ""
    if figure.role in (Role.FROM, Role.TO):
        figure.trend = move.trend if move else None
        return
    if signed := _signed(figure, tokens):
        figure.role, figure.trend = Role.CHANGE, signed
        return
    if after := _said_after(figure, tokens):
        figure.role, figure.trend = Role.CHANGE, after
        return
    if move is None or not _reaches(tokens, floor, first):
        return
    if preposition == "from":
        figure.role, figure.trend = Role.FROM, move.trend
    elif preposition in ("to", "at"):
        if preposition == "to" or move.told:
            figure.role, figure.trend = Role.TO, move.trend
    elif preposition == "by" or (move.trend and not move.told and _is_beside(tokens, first, floor)):
        figure.role, figure.trend = Role.CHANGE, move.trend
        move.told = True


def _counts_events(figure: Figure, tokens: Sequence[Token], floor: int) -> bool:
    """Tell "fell three times", "lost 31 soldiers", which count falls and losses, from "fell three points"."""
    if figure.counted is None or not figure.bare:
        return False
    counted = tokens[figure.counted[1] - 1].low
    lost = any(token.low in _LOSING for token in tokens[max(floor, figure.outer[0] - 2) : figure.outer[0]])
    return counted == "times" or (lost and counted not in _STEPS)


def _is_beside(tokens: Sequence[Token], first: int, floor: int) -> bool:
    """Tell whether only linking words stand between the word of change and the figure."""
    return _move_before(tokens, first, floor) is not None


def _reaches(tokens: Sequence[Token], floor: int, first: int) -> bool:
    return first - floor <= _REACH or _move_before(tokens, first, floor) is not None


def _signed(figure: Figure, tokens: Sequence[Token]) -> Trend | None:
    """Read the plus of "Dow +0.2%"."""
    first = figure.core[0]
    if first and tokens[first - 1].text == "+" and tokens[first].glued:
        return Trend.UP
    return None


def _compares(tokens: Sequence[Token], at: int) -> bool:
    """Tell "six fewer than in 2023" from "six more prisoners"."""
    return at < len(tokens) and tokens[at].low == "than"


def _said_after(figure: Figure, tokens: Sequence[Token]) -> Trend | None:
    """Read "a 3 percent drop", "0.68 percent lower", "5 points up"."""
    at = figure.core[1]
    if at >= len(tokens):
        return None
    for place in range(at, min(at + 4, len(tokens))):
        word = tokens[place].low
        if word in _NOUNS and figure.unit is not None and (tokens[at].low != "of"):
            return _NOUNS[word]
        if place == at and word in _AFTER and (figure.unit is not None or _compares(tokens, at + 1)):
            return _AFTER[word]
        if tokens[place].kind is not TokenKind.WORD or word in _PLAIN:
            return None
    return None
