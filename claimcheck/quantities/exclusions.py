"""Decide which numbers are no quantities: years, dates, clock times, labels, names, addresses, pronouns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.language import table
from claimcheck.model import Hedge, Kind
from claimcheck.quantities.counted import is_plural
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.number import Form
from claimcheck.quantities.scan import Token, TokenKind

__all__ = ["is_after_name", "is_excluded", "is_pronoun"]

Rule = Callable[[Figure, Sequence[Token]], bool]

_RULES = table("exclusions")
_MONTHS = frozenset(_RULES["months"]["names"])
_DAY_JOINTS = frozenset(_RULES["months"]["joints"])
_LOWER_MONTH_AFTER = frozenset(_RULES["months"]["lower_after"])
_MONTHS_AS_NAMES = frozenset(_RULES["months"]["capitalised_only"])
_LABELS = frozenset(_RULES["labels"]["before"].split())
_LABELS_AS_NAMES = frozenset(_RULES["labels"]["capitalised_only"])
_PANELS = frozenset(_RULES["labels"]["panels"])
_VERBS = frozenset(_RULES["labels"]["verbs"])
_LONGEST_LIST = 6
_LABELS_ALONE = frozenset(_RULES["labels"]["alone"])
_LABELS_DOTTED = frozenset(_RULES["labels"]["dotted"])
_LABELS_WITH_OF = frozenset(_RULES["labels"]["with_of"])
_ADDRESSES = frozenset(_RULES["labels"]["after"])
_CALLING = frozenset(_RULES["telephone"]["words"])
_CLOCK = frozenset(_RULES["time"]["after"])
_YEARS = _RULES["years"]
_YEAR_AFTER = frozenset(_YEARS["after"])
_TIME_BEFORE = frozenset(_YEARS["time_before"])
_COUNTABLE = frozenset(table("counted")["countable"]["words"])
_DETERMINERS = frozenset(table("counted")["determiners"]["words"])
_STOP = frozenset(table("counted")["stop"]["words"].split())
_HYPHEN_OPEN = frozenset(_RULES["hyphen"]["open"])
_ONE_BEFORE = frozenset(_RULES["one"]["before"])
_ONE_AFTER = frozenset(_RULES["one"]["after"])
_FIXED = frozenset(_RULES["fixed"]["phrases"])
_ENDS_OF_ORDER = frozenset(_RULES["order"]["ends"])
_PART_BEFORE = frozenset(_RULES["order"]["part_before"])
_COMPARED = frozenset(_RULES["order"]["compared"])
_PARTED = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128, 1000})
_NO_TOKEN = Token(TokenKind.SYMBOL, "", "", 0, 0, glued=False)


def is_excluded(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell whether a number is no quantity; units, ranges and hedges must have been read before."""
    rules = _ALWAYS
    if figure.unit is None and figure.kind is Kind.COUNT:
        rules += _BARE
    elif figure.kind is Kind.SCORE:
        rules += (_is_label,)
    return any(rule(figure, tokens) for rule in rules)


def _token(tokens: Sequence[Token], at: int) -> Token:
    return tokens[at] if 0 <= at < len(tokens) else _NO_TOKEN


def _is_fixed(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Read "24/7", "9/11", "5G": sequences that are spoken as a whole."""
    first = figure.number.first
    end = _token(tokens, first).start
    joined = ""
    for token in tokens[first : first + 3]:
        if joined and (not token.glued or token.start != end):
            break
        joined, end = joined + token.low, token.end
        if joined in _FIXED and _token(tokens, first - 1).text != "$":
            return True
    return False


def _is_slash_pair(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Read "11/9" is a day or a name unless it is a part of one in common use ("3/4")."""
    first, last = figure.number.first, figure.number.last
    if figure.number.form is not Form.FRACTION or last - first < 3 or tokens[last - 2].text not in "/⁄":
        return False
    over, under = int(tokens[last - 3].text), int(tokens[last - 1].text)
    return over >= under or under not in _PARTED


def _is_glued_to_letters(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Read "MH17", "F-16", "COVID-19", "24703L202": part of a name or code."""
    first = figure.core[0]
    token, before = _token(tokens, first), _token(tokens, first - 1)
    if token.kind is TokenKind.NUMERAL or token.text in "-−":
        if token.glued and before.kind is TokenKind.WORD and before.text != "x":
            return True
        if token.glued and before.text in "-–_#/." and before.glued and first >= 2:
            outer = _token(tokens, first - 2)
            if before.text == "/" and outer.kind is TokenKind.NUMERAL:
                return figure.bare
            return outer.kind is TokenKind.WORD and outer.low not in _HYPHEN_OPEN
    if (
        before.text == "/"
        and before.glued
        and token.glued
        and _token(tokens, first - 2).kind is TokenKind.NUMERAL
    ):
        return figure.bare
    if before.text in ("#", "§") or (before.text == "." and before.glued and token.glued):
        return True
    return token.text in "-−" and figure.unit is None and figure.counted is not None


def _is_clock_time(figure: Figure, tokens: Sequence[Token]) -> bool:
    after = _token(tokens, figure.number.last)
    if after.low in _CLOCK:
        return True
    return after.low in ("a", "p") and _token(tokens, figure.number.last + 2).low == "m"


def _is_before_letters(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Read "9AB8", "13F", "1980s": letters that no unit explains."""
    after = _token(tokens, figure.core[1])
    digits = tokens[figure.core[1] - 1].kind is TokenKind.NUMERAL
    letters = after.kind is TokenKind.WORD and not _is_own_unit(after)
    return digits and after.glued and (letters or after.text in ("_", "@", "°"))


def _is_own_unit(token: Token) -> bool:
    """Tell the letters of "60fps", "300nits", a unit of no table, from those of "13F" and "1980s"."""
    return len(token.text) > 1 and token.text.islower()


def _is_year(figure: Figure, tokens: Sequence[Token]) -> bool:
    number = figure.number
    if figure.upper is not None:
        return _looks_like_year(number.first, tokens) and figure.upper.value < 2200
    if number.last - number.first != 1 or not _looks_like_year(number.first, tokens):
        return False
    before, after = _token(tokens, figure.outer[0] - 1), _token(tokens, number.last)
    if not _counts_after(tokens, number.last):
        return figure.hedge in (Hedge.EXACT, Hedge.ABOUT, Hedge.RANGE)
    if figure.hedge is not Hedge.EXACT:
        return False
    if after.low in _COUNTABLE:
        return before.low in _TIME_BEFORE
    modern = _YEARS["modern"][0] <= number.value <= _YEARS["modern"][1]
    return modern or before.low in _TIME_BEFORE or before.low in _YEAR_AFTER


def _counts_after(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a plural noun follows, one modifier before it read over."""
    ahead = [_token(tokens, at), _token(tokens, at + 1)]
    if any(token.kind is not TokenKind.WORD or token.low in _STOP for token in ahead[:1]):
        return False
    return is_plural(ahead[0].low) or (ahead[1].kind is TokenKind.WORD and is_plural(ahead[1].low))


def _looks_like_year(at: int, tokens: Sequence[Token]) -> bool:
    text = tokens[at].text
    return len(text) == 4 and text.isdecimal() and _YEARS["first"] <= int(text) <= _YEARS["last"]


def _is_day(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Read "September 8", "8 September", "Sept. 30", "7 and 8 November": a day beside its month."""
    number = figure.number
    if not (number.form is Form.DIGITS and 1 <= number.value <= 31 and number.value.is_integer()):
        return False
    before, after = number.first - 1, figure.core[1]
    for _ in range(2):
        if _token(tokens, before).text == "." and before:
            before -= 1
        if _is_month(tokens, before) or _is_month(tokens, after):
            return True
        before = before - 2 if _joins_days(tokens, before, before - 1) else -1
        after = after + 2 if _joins_days(tokens, after, after + 1) else -1
    return False


def _joins_days(tokens: Sequence[Token], joint: int, day: int) -> bool:
    """Tell the "7 and" of "7 and 8 November", or the "to 9" of "March 7 to 9"."""
    return _token(tokens, joint).low in _DAY_JOINTS and _token(tokens, day).kind is TokenKind.NUMERAL


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    token = _token(tokens, at)
    if token.low not in _MONTHS:
        return False
    if token.low not in _MONTHS_AS_NAMES or token.text[0].isupper():
        return True
    before = _token(tokens, at - 2 if _token(tokens, at - 1).kind is TokenKind.NUMERAL else at - 1)
    return before.low in _LOWER_MONTH_AFTER


def _is_label(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Read "Route 66", "Article 50", "No. 4", "day 2", "Group of 77", and the 5 of "phases 3, 5 and 7"."""
    if figure.core[0] != figure.outer[0]:
        return False
    place = _past_list(tokens, figure.core[0] - 1) if figure.counted is None else figure.core[0] - 1
    dotted = _token(tokens, place).text in (".", ":") and _token(tokens, place).glued
    label = _token(tokens, place - dotted)
    name = label.low if label.low in _LABELS or label.low in _VERBS else label.low.removesuffix("s")
    if label.low == "of":
        return _token(tokens, place - 1).text in _LABELS_WITH_OF and figure.counted is None
    if name not in _LABELS or (dotted and label.low not in _LABELS_DOTTED):
        return False
    if dotted or name not in _LABELS_AS_NAMES or label.text[0].isupper():
        return True
    outer = _token(tokens, place - 1).low
    return name in _LABELS_ALONE and figure.counted is None and outer not in _DETERMINERS


def _past_list(tokens: Sequence[Token], at: int) -> int:
    """Walk back over "3, 5 and" to the word before the first of a row of numbers."""
    for _ in range(_LONGEST_LIST):
        joint = at - 1 if _token(tokens, at).low == "and" and _token(tokens, at - 1).text == "," else at
        if (
            _token(tokens, at).low not in ("and", ",")
            or _token(tokens, joint - 1).kind is not TokenKind.NUMERAL
        ):
            return at
        at = joint - 2
    return at


def _is_panel(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "Figure 3C" and "Fig. 1A" from 3 degrees Celsius."""
    if figure.core[1] - figure.core[0] != 2 or len(tokens[figure.core[1] - 1].text) != 1:
        return False
    place = figure.core[0] - 1
    return _token(tokens, place - (_token(tokens, place).text == ".")).low in _PANELS


def _is_numbered_name(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Read "iPhone 12", "Big 12", "the Five Eyes": names that have a number."""
    number, before, after = figure.number, _token(tokens, figure.core[0] - 1), _token(tokens, figure.core[1])
    if number.form is Form.WORDS and tokens[number.first].text[0].isupper():
        return after.text[:1].isupper() and not _is_sentence_start(tokens, number.first)
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
    counts = after.kind is TokenKind.WORD and after.text[0].islower() and figure.counted is not None
    return not counts or _token(tokens, figure.core[0] - 2).text == "&"


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
    before = _token(tokens, figure.core[0] - 1)
    return figure.bare and before.text[:1].isupper() and not before.text.endswith(("'s", "’s"))


def _is_sentence_start(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in '.!?:"“'


def _is_address(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Read "49 Zorro Ranch Road", "90049 ZIP Code", "737 Max"."""
    if figure.number.form is not Form.DIGITS or figure.outer[0] != figure.core[0]:
        return False
    for step in range(4):
        token = _token(tokens, figure.core[1] + step)
        if token.low in _ADDRESSES and token.text[0].isupper():
            return True
        if token.kind is TokenKind.NUMERAL or token.text[:1].islower() or token.kind is TokenKind.SYMBOL:
            return False
    return False


def _is_list_number(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Read "1) ...", "(2)", "[12]"."""
    before, after = _token(tokens, figure.core[0] - 1), _token(tokens, figure.core[1])
    number = figure.number
    if number.form is not Form.DIGITS or number.value > 999 or number.scale != 1.0:
        return False
    if before.text in "([" and before.text and after.text in ")]" and after.text:
        return before.text == "[" or number.value < 30
    return after.text == ")" and not any(
        token.text == "(" for token in tokens[max(0, number.first - 12) : number.first]
    )


def _is_telephone(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "call 555-1234" from "555-1234 seats"."""
    if figure.upper is None or figure.counted is not None:
        return False
    lengths = [len(tokens[at].text) for at in (figure.core[0], figure.core[1] - 1)]
    near = tokens[max(0, figure.core[0] - 4) : figure.core[0]]
    return lengths == [3, 4] and any(token.low in _CALLING for token in near)


def _is_leading_number(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Read "3. Heat the oil": a number that opens the text and stands apart from it."""
    after = _token(tokens, figure.core[1])
    return (
        figure.core[0] == 0
        and len(tokens) > 2
        and after.text == "."
        and after.glued
        and figure.number.value < 100
    )


def _is_place_in_order(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "the top ten" and "the bottom three" from "the top three seeds"."""
    return figure.counted is None and _token(tokens, figure.core[0] - 1).low in _ENDS_OF_ORDER


def _is_ordinal(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "a third party" and "one fifth column" from "a third of voters" and "up by a third"."""
    number, after = figure.number, _token(tokens, figure.core[1])
    if number.form is Form.FRACTION and figure.unit is None and after.text == "-" and after.glued:
        return True
    one_part = number.form is Form.FRACTION and number.value < 0.5 and number.last - number.first == 2
    if not one_part or tokens[number.first].low not in ("a", "an", "one"):
        return False
    if after.kind is TokenKind.WORD and after.low not in _STOP and after.low not in _COMPARED:
        return True
    before = _token(tokens, figure.outer[0] - 1)
    hedged = figure.hedge is not Hedge.EXACT
    return after.kind is not TokenKind.WORD and not hedged and before.low not in _PART_BEFORE


def _is_of_several(tokens: Sequence[Token], at: int) -> bool:
    """Tell "one of the reasons", "one of Trump's aides" from "one of fear"."""
    opening = _token(tokens, at)
    if opening.low in _DETERMINERS or opening.low.endswith(("'s", "’s")):
        return True
    return opening.text[:1].isupper() or is_plural(_token(tokens, at + 1).low)


def is_pronoun(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell whether "one" stands for a noun ("the one") and counts nothing; counted must be read before."""
    number = figure.number
    if number.value != 1 or number.form is not Form.WORDS or number.last - number.first != 1:
        return False
    before, after = _token(tokens, number.first - 1), _token(tokens, number.last)
    if after.low == "of":
        return figure.counted is None or not _is_of_several(tokens, number.last + 1)
    return before.low in _ONE_BEFORE or after.low in _ONE_AFTER or figure.counted is None


_ALWAYS: tuple[Rule, ...] = (
    _is_fixed,
    _is_glued_to_letters,
    _is_clock_time,
    _is_slash_pair,
    _is_ordinal,
    _is_panel,
)
_BARE: tuple[Rule, ...] = (
    _is_before_letters,
    _is_year,
    _is_day,
    _is_label,
    _is_numbered_name,
    _is_address,
    _is_list_number,
    _is_telephone,
    _is_leading_number,
    _is_place_in_order,
    is_pronoun,
)
