"""Tell names and codes from quantities: "MH17", "Route 66", "iPhone 12", "49 Mill Street"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language import table
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.number import Form
from claimcheck.quantities.scan import Token, TokenKind, token_at

__all__ = [
    "is_address",
    "is_after_name",
    "is_before_letters",
    "is_fixed",
    "is_glued_to_letters",
    "is_label",
    "is_numbered_name",
    "is_panel",
    "is_serial",
    "is_telephone",
]

_RULES = table("exclusions")
_LABELS = frozenset(_RULES["labels"]["before"].split())
_LABELS_AS_NAMES = frozenset(_RULES["labels"]["capitalised_only"])
_LABELS_ALONE = frozenset(_RULES["labels"]["alone"])
_LABELS_DOTTED = frozenset(_RULES["labels"]["dotted"])
_LABELS_WITH_OF = frozenset(_RULES["labels"]["with_of"])
_PANELS = frozenset(_RULES["labels"]["panels"])
_VERBS = frozenset(_RULES["labels"]["verbs"])
_ADDRESSES = frozenset(_RULES["labels"]["after"])
_CALLING = frozenset(_RULES["telephone"]["words"])
_HYPHEN_OPEN = frozenset(_RULES["hyphen"]["open"])
_FIXED = frozenset(_RULES["fixed"]["phrases"])
_DETERMINERS = frozenset(table("counted")["determiners"]["words"])
_STOP = frozenset(table("counted")["stop"]["words"].split())
_OF_SEVERAL = frozenset(_RULES["several"]["verbs"])
_LONGEST_LIST = 6
_SERIAL = 12


def is_fixed(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell sequences that are spoken as a whole: "24/7", "9/11", "5G"."""
    first = figure.number.first
    end = token_at(tokens, first).start
    joined = ""
    for token in tokens[first : first + 3]:
        if joined and (not token.glued or token.start != end):
            break
        joined, end = joined + token.low, token.end
        if joined in _FIXED and token_at(tokens, first - 1).text != "$":
            return True
    return False


def is_glued_to_letters(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell a part of a name or code: "MH17", "F-16", "COVID-19"."""
    first = figure.core[0]
    token, before = token_at(tokens, first), token_at(tokens, first - 1)
    if token.kind is TokenKind.WORD and before.text == "-":
        return _hangs_on_a_word(tokens, first - 1)
    if token.kind is TokenKind.NUMERAL or token.text in "-−":
        if token.glued and before.kind is TokenKind.WORD and before.text != "x":
            return True
        if token.glued and before.text in "-–_#/." and before.glued and first >= 2:
            outer = token_at(tokens, first - 2)
            if before.text == "/" and outer.kind is TokenKind.NUMERAL:
                return figure.bare
            return outer.kind is TokenKind.WORD and outer.low not in _HYPHEN_OPEN
    if (
        before.text == "/"
        and before.glued
        and token.glued
        and token_at(tokens, first - 2).kind is TokenKind.NUMERAL
    ):
        return figure.bare
    if before.text in ("#", "§") or (before.text == "." and before.glued and token.glued):
        return True
    return token.text in "-−" and figure.unit is None and figure.counted is not None


def _hangs_on_a_word(tokens: Sequence[Token], hyphen: int) -> bool:
    """Tell the five of "high-five" from that of "to-five"."""
    glued = token_at(tokens, hyphen).glued and token_at(tokens, hyphen + 1).glued
    outer = token_at(tokens, hyphen - 1)
    return glued and outer.kind is TokenKind.WORD and outer.low not in _HYPHEN_OPEN


def is_serial(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell a serial number, a long row of digits with nothing to group them."""
    text = tokens[figure.number.last - 1].text
    return text.isdecimal() and len(text) >= _SERIAL


def is_before_letters(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell digits before letters that no unit explains: "9AB8", "13F", "1980s"."""
    after = token_at(tokens, figure.core[1])
    digits = tokens[figure.core[1] - 1].kind is TokenKind.NUMERAL
    letters = after.kind is TokenKind.WORD and not _is_own_unit(after)
    return digits and after.glued and (letters or after.text in ("_", "@", "°"))


def _is_own_unit(token: Token) -> bool:
    """Tell the letters of "60fps", "300nits", a unit of no table, from those of "13F" and "1980s"."""
    return len(token.text) > 1 and token.text.islower()


def is_label(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell what a noun numbers: "Route 66", "No. 4", "day 2", "Group of 77", the 5 of "phases 3, 5 and 7"."""
    if figure.core[0] != figure.outer[0]:
        return False
    place = _past_list(tokens, figure.core[0] - 1) if figure.counted is None else figure.core[0] - 1
    dotted = token_at(tokens, place).text in (".", ":") and token_at(tokens, place).glued
    label = token_at(tokens, place - dotted)
    name = label.low if label.low in _LABELS or label.low in _VERBS else label.low.removesuffix("s")
    # "on day five of the trial": what the day belongs to, and nothing that is counted.
    before, after = token_at(tokens, place - 1), token_at(tokens, figure.number.last)
    bare = before.kind is not TokenKind.WORD or before.low in _STOP
    is_whole = name in _LABELS_ALONE and bare and after.low == "of"
    if figure.counted is not None and not is_whole and (label.text.islower() or _is_headline(tokens, place)):
        return False  # "will release 52 prisoners" is about no release of that number
    if label.low == "of":
        return token_at(tokens, place - 1).text in _LABELS_WITH_OF and figure.counted is None
    if name not in _LABELS or (dotted and label.low not in _LABELS_DOTTED):
        return False
    if dotted or name not in _LABELS_AS_NAMES or label.text[0].isupper():
        return True
    outer = token_at(tokens, place - 1).low
    return name in _LABELS_ALONE and outer not in _DETERMINERS and (figure.counted is None or is_whole)


def _past_list(tokens: Sequence[Token], at: int) -> int:
    """Walk back over "3, 5 and" to the word before the first of a row of numbers."""
    for _ in range(_LONGEST_LIST):
        joint = at - 1 if token_at(tokens, at).low == "and" and token_at(tokens, at - 1).text == "," else at
        if (
            token_at(tokens, at).low not in ("and", ",")
            or token_at(tokens, joint - 1).kind is not TokenKind.NUMERAL
        ):
            return at
        at = joint - 2
    return at


def is_panel(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "Figure 3C" and "Fig. 1A" from 3 degrees Celsius."""
    if figure.core[1] - figure.core[0] != 2 or len(tokens[figure.core[1] - 1].text) != 1:
        return False
    place = figure.core[0] - 1
    return token_at(tokens, place - (token_at(tokens, place).text == ".")).low in _PANELS


def is_numbered_name(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell names that have a number: "iPhone 12", "Big 12", "the Five Eyes"."""
    number, before, after = (
        figure.number,
        token_at(tokens, figure.core[0] - 1),
        token_at(tokens, figure.core[1]),
    )
    if number.form is Form.WORDS and tokens[number.first].text[0].isupper():
        named = after.text[:1].isupper() or (before.text[:1].isupper() and before.low not in _STOP)
        return (
            named and not _is_sentence_start(tokens, number.first) and not _is_headline(tokens, number.first)
        )
    if number.form is not Form.DIGITS or number.scale != 1.0:
        return False
    text = tokens[number.last - 1].text
    longest = 5 if len(before.text) == 2 and before.text.isupper() else 4  # "PA 23456"
    if not text.isdecimal() or len(text) > longest or figure.outer[0] != figure.core[0]:
        return False
    if before.kind is not TokenKind.WORD or not any(letter.isupper() for letter in before.text):
        return False
    if before.low in _STOP or _is_sentence_start(tokens, figure.core[0] - 1):
        return False
    if figure.counted is not None and _is_headline(tokens, number.first):
        return False
    noun = after.kind is TokenKind.WORD and after.text[0].islower() and figure.counted is not None
    counts = noun or after.low in _OF_SEVERAL  # "In Minsk 52 were freed", but "the iPhone 12 was sold"
    return not counts or token_at(tokens, figure.core[0] - 2).text == "&"


def _is_headline(tokens: Sequence[Token], at: int) -> bool:
    """Tell "Kenya Kills 12 Rebels After Raid" by its capitals, so that "Kills" is taken for no name."""
    near = [
        token
        for token in tokens[max(0, at - 8) : at + 9]
        if token.kind is TokenKind.WORD and len(token.text) > 3
    ]
    return len(near) > 2 and all(token.text[0].isupper() for token in near)


def is_after_name(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell whether a capitalised word stands right before a bare number, and no possessive."""
    before = token_at(tokens, figure.core[0] - 1)
    return figure.bare and before.text[:1].isupper() and not before.text.endswith(("'s", "’s"))


def _is_sentence_start(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in '.!?:"“'


def is_address(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell addresses and codes: "49 Mill Street", "90049 ZIP Code", "737 Max"."""
    if figure.number.form is not Form.DIGITS or figure.outer[0] != figure.core[0]:
        return False
    for step in range(4):
        token = token_at(tokens, figure.core[1] + step)
        if token.low in _ADDRESSES and token.text[0].isupper():
            return True
        if token.kind is TokenKind.NUMERAL or token.text[:1].islower() or token.kind is TokenKind.SYMBOL:
            return False
    return False


def is_telephone(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "call 555-1234" from "555-1234 seats"."""
    if figure.upper is None or figure.counted is not None:
        return False
    lengths = [len(tokens[at].text) for at in (figure.core[0], figure.core[1] - 1)]
    near = tokens[max(0, figure.core[0] - 4) : figure.core[0]]
    return lengths == [3, 4] and any(token.low in _CALLING for token in near)
