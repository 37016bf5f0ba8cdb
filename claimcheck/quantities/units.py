"""Read a unit of measure after a number, put together where need be ("km/h", "square feet")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.language import table
from claimcheck.model import Kind
from claimcheck.quantities.scan import Token, TokenKind, scan

__all__ = ["Unit", "opens_with_percent", "read_unit", "speaks_of_warmth"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by pint's name, the kind of figure it makes, and the token after it."""

    name: str
    kind: Kind
    last: int


_RULES = table("units")
_NO_SECTIONS = frozenset({"glued_only", "spaced", "between", "powers", "per", "warmth", "compound"})
_KIND_OF = {"time": Kind.DURATION, "temperature": Kind.TEMPERATURE, "share": Kind.SHARE}


class _Spellings:
    """The units' table turned round: from a word, a symbol or a row of words to the unit's name."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.symbols: dict[str, str] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.section: dict[str, str] = {}
        for section, rows in _RULES.items():
            if section not in _NO_SECTIONS:
                for name, row in rows.items():
                    self.section[name] = section
                    self._add(name, row)
        for choices in self.phrases.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def _add(self, name: str, row: str) -> None:
        words, _, symbols = row.partition("|")
        for spelling in words.split():
            self._spell(name, spelling.replace("_", " "), self.words)
        for spelling in symbols.split():
            self._spell(name, spelling, self.symbols)

    def _spell(self, name: str, spelling: str, single: dict[str, str]) -> None:
        parts = tuple(token.text for token in scan(spelling))
        if len(parts) == 1:
            single[spelling] = name
        else:
            lower = tuple(part.lower() for part in parts)
            self.phrases.setdefault(lower[0], []).append((lower, name))


_SPELLINGS = _Spellings()
_GLUED_ONLY = frozenset(_RULES["glued_only"]["symbols"]) - frozenset(_RULES["spaced"]["symbols"])
_BETWEEN = frozenset(_RULES["between"]["words"])
_POWERS: dict[str, int] = _RULES["powers"]
_RAISED = {"2": 2, "3": 3, "²": 2, "³": 3}
_TEMPERATURES = {"c": "degree_Celsius", "f": "degree_Fahrenheit", "k": "kelvin"}
_DOUBTFUL = frozenset({"degree_Fahrenheit"})
_WARMTH = frozenset(_RULES["warmth"]["words"])
_PERCENT_LABELS = frozenset({"percent", "percents", "per cent"})
_NEAR = 40
_OPENING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_SPEEDS = {("mile", "hour"): "mile_per_hour", ("kilometer", "hour"): "kilometer_per_hour"}


def speaks_of_warmth(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word near a token is of heat or cold, so that its degrees are a temperature's."""
    return any(token.low in _WARMTH for token in tokens[max(0, at - _NEAR) : at + _NEAR])


def opens_with_percent(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a label "per cent of" opens the text right before a number, as in a table's cell."""
    opening = tuple(token.low for token in tokens[:first])
    return opening[-1:] == ("of",) and " ".join(opening[:-1]) in _PERCENT_LABELS


def read_unit(tokens: Sequence[Token], at: int) -> Unit | None:
    """Return the unit that begins at a token, hyphen and modifiers before it read over, or None."""
    unit = _compound(tokens, at)
    if unit is not None or at >= len(tokens):
        return unit
    if tokens[at].text in "-–" and at + 1 < len(tokens):
        hyphened = _compound(tokens, at + 1, hyphened=True)
        return hyphened if tokens[at].glued or tokens[at + 1].glued else None
    if tokens[at].low in _BETWEEN:
        past = at + 1 if at + 1 < len(tokens) and tokens[at + 1].low not in _BETWEEN else at + 2
        return (
            _compound(tokens, past) if past < len(tokens) and tokens[past].low in _SPELLINGS.words else None
        )
    closing = _OPENING.get(tokens[at].text)
    if closing and at + 2 < len(tokens) and tokens[at + 2].text == closing:
        unit = _single(tokens, at + 1)
        return Unit(unit.name, unit.kind, at + 3) if unit and unit.last == at + 2 else None
    return None


def _compound(tokens: Sequence[Token], at: int, *, hyphened: bool = False) -> Unit | None:
    unit = _powered(tokens, at, hyphened=hyphened)
    if unit is None or unit.kind is Kind.SHARE or unit.last >= len(tokens):
        return unit
    joint = tokens[unit.last]
    if joint.text == "/":
        under = _powered(tokens, unit.last + 1, hyphened=True)
        return _ratio(unit, under) if under else unit
    if joint.low in ("per", "a", "an") and _SPELLINGS.section.get(unit.name) == "length":
        under = _single(tokens, unit.last + 1)
        return _ratio(unit, under) if under and under.kind is Kind.DURATION and under.name != "day" else unit
    return unit


def _ratio(over: Unit, under: Unit) -> Unit:
    name = _SPEEDS.get((over.name, under.name), f"{over.name} / {under.name}")
    return Unit(name, Kind.MEASURE, under.last)


def _powered(tokens: Sequence[Token], at: int, *, hyphened: bool = False) -> Unit | None:
    """Read "square metres", "sq ft", "cubic feet", "km2", "m²"."""
    if at >= len(tokens):
        return None
    power = _POWERS.get(tokens[at].low)
    if power:
        place = at + 1
        while place < len(tokens) and tokens[place].text in ("-", "."):
            place += 1
        base = _single(tokens, place, hyphened=True)
        return Unit(f"{base.name} ** {power}", Kind.MEASURE, base.last) if base else None
    unit = _single(tokens, at, hyphened=hyphened)
    if unit is None or unit.last >= len(tokens) or not tokens[unit.last].glued:
        return unit
    raised = _RAISED.get(tokens[unit.last].text)
    if raised and _SPELLINGS.section.get(unit.name) == "length":
        return Unit(f"{unit.name} ** {raised}", Kind.MEASURE, unit.last + 1)
    return unit


def _single(tokens: Sequence[Token], at: int, *, hyphened: bool = False) -> Unit | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    for phrase, phrase_name in _SPELLINGS.phrases.get(token.low, ()):
        if _follows(tokens, at, phrase):
            return _unit(phrase_name, at + len(phrase))
    name = _SPELLINGS.words.get(token.low) or _symbol(tokens, at, hyphened=hyphened)
    if (
        name is None
        and token.low == "in"
        and at >= 2
        and _SPELLINGS.words.get(tokens[at - 2].low, _SPELLINGS.symbols.get(tokens[at - 2].text)) == "foot"
    ):
        name = "inch"  # "5 ft 2 in"; elsewhere "in" is a preposition
    if name is None:
        return None
    if name == "degree":
        return _degrees(tokens, at + 1)
    return _unit(name, at + 1)


def _symbol(tokens: Sequence[Token], at: int, *, hyphened: bool) -> str | None:
    token = tokens[at]
    name = _SPELLINGS.symbols.get(token.text)
    if name is None or hyphened:
        return name
    if _is_part_of_a_code(tokens, at) or (name in _DOUBTFUL and not _is_warm(tokens, at)):
        return None
    if token.glued:
        return None if _is_plural_ending(tokens, at) else name
    if token.text in _GLUED_ONLY or (len(token.text) == 1 and _opens_a_name(tokens, at)):
        return None
    return name


def _is_part_of_a_code(tokens: Sequence[Token], at: int) -> bool:
    """Tell the letters of "24703L202", "800,000 F-Series", "14.7C/" from a unit's."""
    if at + 1 >= len(tokens) or not tokens[at + 1].glued:
        return False
    after = tokens[at + 1]
    if after.kind is TokenKind.NUMERAL:
        return after.text not in _RAISED
    follows = at + 2 < len(tokens) and tokens[at + 2].glued and tokens[at + 2].kind is TokenKind.WORD
    if after.text == "-":
        return len(tokens[at].text) == 1 and follows
    return after.text == "/" and not follows


def _is_warm(tokens: Sequence[Token], at: int) -> bool:
    """Tell "98.6F" and "a high of 72F" from "a 777F"."""
    return "." in tokens[at - 1].text or speaks_of_warmth(tokens, at)


def _is_plural_ending(tokens: Sequence[Token], at: int) -> bool:
    """Tell "the 1980s" and "2022′s" from "9.58s" and "6′"."""
    if tokens[at].text == "s":
        return "." not in tokens[at - 1].text
    return (
        tokens[at].text in "′″"
        and at + 1 < len(tokens)
        and tokens[at + 1].low == "s"
        and tokens[at + 1].glued
    )


def _opens_a_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a spaced letter is an initial ("5 W. Smith") or part of a longer word."""
    if at + 1 >= len(tokens) or not tokens[at].text.isalpha():
        return False
    after = tokens[at + 1]
    capitalised = after.text[0].isupper() and not after.text.isupper()
    return (after.kind is TokenKind.WORD and capitalised) or (after.text == "." and at + 2 < len(tokens))


def _degrees(tokens: Sequence[Token], at: int) -> Unit:
    """Read what follows "degrees" or "°"."""
    place = at + 1 if at + 1 < len(tokens) and tokens[at].text == "." else at
    if place < len(tokens):
        word = tokens[place].low
        if name := _TEMPERATURES.get(word):
            return Unit(name, Kind.TEMPERATURE, place + 1)
        scale = _SPELLINGS.words.get(word, "")
        if _SPELLINGS.section.get(scale) == "temperature":
            return Unit(scale, Kind.TEMPERATURE, place + 1)
    return Unit("degree", Kind.MEASURE, at)


def _unit(name: str, last: int) -> Unit:
    return Unit(name, _KIND_OF.get(_SPELLINGS.section[name], Kind.MEASURE), last)


def _follows(tokens: Sequence[Token], at: int, phrase: tuple[str, ...]) -> bool:
    return len(tokens) >= at + len(phrase) and all(
        tokens[at + step].low == word for step, word in enumerate(phrase)
    )
