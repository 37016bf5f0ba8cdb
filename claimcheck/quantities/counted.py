"""Read what a figure counts: the noun phrase after it, and the base of a rate ("per 100,000")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.language import table
from claimcheck.model import Kind
from claimcheck.quantities.figure import Figure, Span
from claimcheck.quantities.number import Form
from claimcheck.quantities.scan import Token, TokenKind, word_at
from claimcheck.quantities.units import read_unit
from claimcheck.quantities.wholes import read_scale, read_whole

__all__ = ["counted_phrase", "is_plural", "read_counted", "read_per", "share_counted"]

_RULES = table("counted")
_STOP = frozenset(_RULES["stop"]["words"].split())
_IRREGULAR = frozenset(_RULES["plurals"]["irregular"])
_NOT_PLURAL = frozenset(_RULES["plurals"]["not_plural"])
_OPENERS = frozenset(_RULES["openers"]["words"])
_DETERMINERS = frozenset(_RULES["determiners"]["words"])
_IN_ORDER = frozenset(_RULES["determiners"]["in_order"])
_COMPARING = frozenset(_RULES["comparing"]["words"])
_PER = frozenset(table("units")["per"]["words"])
_PER_NOUNS = frozenset(table("units")["per"]["nouns"])
_THEN = frozenset(table("units")["per"]["not_before"])
_QUOTES = frozenset("\"“”‘'")
_OBJECTS = frozenset(_RULES["objects"]["words"])
_LONGEST = 7


def is_plural(word: str) -> bool:
    """Tell whether a lower-case word is a plural noun, as far as its spelling tells."""
    if word in _IRREGULAR:
        return True
    return len(word) > 2 and word[-1] == "s" and word[-2] not in "s'’" and word not in _NOT_PLURAL


def read_counted(figure: Figure, tokens: Sequence[Token]) -> None:
    """Set what a figure counts, from the words after it."""
    at = max(figure.core[1], figure.outer[1])
    attributive = at < len(tokens) and tokens[at].text == "-" and tokens[at].glued
    if attributive and figure.unit is None:
        figure.counted = _word_after_hyphen(tokens, at + 1)
        return
    at += attributive
    if _is_of(tokens, at):
        if figure.unit is None or figure.kind is Kind.SHARE or not _restates(tokens, at):
            figure.counted = counted_phrase(tokens, at + 1)
    elif figure.kind is Kind.MULTIPLE:
        figure.counted = _phrase(tokens, _past_comparison(tokens, at), single=False)
    elif figure.unit is None:
        figure.counted = _counted_right_after(figure, tokens, at)
    elif _is_attribute(figure, tokens):
        figure.counted = _phrase(tokens, at, single=True)


def _counted_right_after(figure: Figure, tokens: Sequence[Token], at: int) -> Span | None:
    """Return the noun of "40 ships", "one ferry", "half the crew"; None for "40 sank"."""
    if _is_one(figure):
        verb = word_at(tokens, at) not in _IRREGULAR and is_plural(word_at(tokens, at))  # "one costs $5"
        return None if verb else _phrase(tokens, at, single=True)
    if figure.number.form is Form.FRACTION and word_at(tokens, at) in _DETERMINERS:
        return counted_phrase(tokens, at)
    phrase = _phrase(tokens, at, single=False)
    return phrase if phrase and _names_things(tokens, phrase, figure) else None


def counted_phrase(tokens: Sequence[Token], at: int) -> Span | None:
    """Return the noun phrase that begins at a token, determiners read over."""
    return _phrase(tokens, _past_determiners(tokens, at), single=False)


def share_counted(figures: Sequence[Figure], tokens: Sequence[Token]) -> None:
    """Give "four-, five- and six-cylinder engines" what the last of them counts."""
    for figure, following in reversed(list(pairwise(figures))):
        end = figure.core[1]
        suspended = word_at(tokens, end) == "-" and word_at(tokens, end + 1) in (",", "and", "or")
        if suspended and figure.bare and figure.counted is None:
            figure.counted = following.counted


def read_per(figure: Figure, tokens: Sequence[Token]) -> None:
    """Set the base of a rate that follows the figure or what it counts."""
    for at in (figure.core[1], figure.counted[1] if figure.counted else figure.core[1]):
        base = _per_base(tokens, at)
        if base is not None:
            figure.per = base
            figure.outer = figure.outer[0], max(figure.outer[1], base[1] if at == figure.core[1] else 0)
            return


def _per_base(tokens: Sequence[Token], at: int) -> Span | None:
    while at < len(tokens) and tokens[at].text in ("-", "/") and tokens[at].glued:
        if tokens[at].text == "/":
            unit = read_unit(tokens, at + 1)
            return (at + 1, unit.last) if unit else None
        at += 1
    if at + 1 >= len(tokens) or tokens[at].low not in _PER:
        return None
    word, start = tokens[at].low, at + 1
    if tokens[start].text == "-":
        start += 1
    if start >= len(tokens):
        return None
    if word != "per":
        after = tokens[start + 1].low if start + 1 < len(tokens) else ""
        return (start, start + 1) if tokens[start].low in _PER_NOUNS and after not in _THEN else None
    end = start
    if tokens[end].kind is TokenKind.NUMERAL:
        end += 1
        while end < len(tokens) and tokens[end].low in ("million", "thousand", "billion", "hundred"):
            end += 1
        phrase = _phrase(tokens, end, single=False)
        return start, phrase[1] if phrase else end
    unit = read_unit(tokens, start)
    if unit is not None:
        return start, unit.last
    return (start, start + 1) if tokens[start].kind is TokenKind.WORD else None


def _is_of(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].low == "of"


def _word_after_hyphen(tokens: Sequence[Token], at: int) -> Span | None:
    """Return the noun of "six-cylinder engine", "52-count complaint": what is counted is the part."""
    at += at < len(tokens) and tokens[at].low == "strong"  # "a 300-strong choir"
    return None if _ends(tokens, at) else (at, at + 1)


def _names_things(tokens: Sequence[Token], phrase: Span, figure: Figure) -> bool:
    """Tell "40 ships" and "the 11 member panel" from "40 sank"."""
    if _is_headed(tokens, phrase):
        return True
    return _is_attribute(figure, tokens) and not _is_verbal(tokens[phrase[0]].low)


def _restates(tokens: Sequence[Token], at: int) -> bool:
    """Tell "2 of the 3 million dollars", where the whole is no noun but a figure."""
    return at + 2 < len(tokens) and tokens[at + 2].kind is TokenKind.NUMERAL


def _past_determiners(tokens: Sequence[Token], at: int) -> int:
    """Return where the noun begins in "of the 3 million homes", "of their last nine games"."""
    while at < len(tokens) and (tokens[at].low in _DETERMINERS or _is_whole(tokens, at)):
        at += 1
    if at < len(tokens) and tokens[at].low in _IN_ORDER:
        at += 1
    number = read_whole(tokens, at)
    return read_scale(tokens, number.last if number else at)[1]


def _past_comparison(tokens: Sequence[Token], at: int) -> int:
    """Read over "as many", "the", "more" after "twice" or "three times"."""
    while at < len(tokens) and (tokens[at].low in _COMPARING or tokens[at].low in _DETERMINERS):
        at += 1
    return at


def _is_whole(tokens: Sequence[Token], at: int) -> bool:
    """Tell the number of "of the 90 deputies" from that of "of 15-year-olds"."""
    hyphened = at + 1 < len(tokens) and tokens[at + 1].text == "-"
    return tokens[at].kind is TokenKind.NUMERAL and not hyphened


def _is_one(figure: Figure) -> bool:
    return figure.number.value == 1 and figure.upper is None and figure.unit is None


def _is_attribute(figure: Figure, tokens: Sequence[Token]) -> bool:
    """Tell "a 5% pay rise", "the $800 rebates", "a 16-acre site" from a figure that stands alone."""
    at = figure.outer[0] - 1
    before = tokens[at].low if at >= 0 else ""
    hyphened = figure.number.last < len(tokens) and tokens[figure.number.last].text == "-"
    return before in _DETERMINERS or hyphened or before in ("a", "an")


def _phrase(tokens: Sequence[Token], at: int, *, single: bool) -> Span | None:
    """Return the noun phrase that begins at a token: modifiers and head, without what follows the head."""
    start = at
    while start < len(tokens) and (tokens[start].low in _OPENERS or tokens[start].text in _QUOTES):
        start += 1
    numbered = (
        start + 2 < len(tokens) and tokens[start].kind is TokenKind.NUMERAL and tokens[start + 1].text == "-"
    )
    end = _end_of_phrase(tokens, start + 2 if numbered else start, single=single)
    while end > start and tokens[end - 1].kind not in (TokenKind.WORD, TokenKind.NUMERAL):
        end -= 1
    return (start, end) if end > start + 2 * numbered else None


def _end_of_phrase(tokens: Sequence[Token], start: int, *, single: bool) -> int:
    """Walk over modifiers to the head: the last plural in a row, or of one thing the last likely noun."""
    end, head = start, None
    while end - start < _LONGEST and not _ends(tokens, end):
        word = tokens[end].low
        if head is not None and not _continues(tokens, end):
            break
        if single and end > start and _is_verbal(word):
            break
        if is_plural(word):
            if single and end > start and not tokens[end].text[0].isupper():
                break
            head = end
        end += 1
        end = _past_joint(tokens, end, single=single or head is not None)
    return head + 1 if head is not None and not single else end


def _past_joint(tokens: Sequence[Token], at: int, *, single: bool) -> int:
    """Walk over a hyphen with its number ("COVID-19 tests"), or over "and" between modifiers."""
    if at + 1 >= len(tokens):
        return at
    if tokens[at].text == "-" and tokens[at].glued:
        beyond = tokens[at + 1].kind is TokenKind.NUMERAL or tokens[at + 1].low in ("and", "or")
        return at + 2 if beyond else at + 1
    if single or tokens[at].low not in ("and", "or"):
        return at
    ahead = tokens[at + 1 : at + 3]
    joined = all(token.kind is TokenKind.WORD and token.low not in _STOP for token in ahead)
    return at + 1 if joined and any(is_plural(token.low) for token in ahead) else at


def _is_headed(tokens: Sequence[Token], phrase: Span) -> bool:
    """Tell whether a phrase has a plural, or abbreviates what it counts ("0.5 WAR")."""
    return any(is_plural(token.low) for token in tokens[phrase[0] : phrase[1]]) or (
        tokens[phrase[1] - 1].text.isupper() and len(tokens[phrase[1] - 1].text) > 1
    )


def _ends(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return True
    token = tokens[at]
    if token.text in ("US", "U.S.", "UN", "EU", "IT"):
        return False
    if token.kind is TokenKind.WORD:
        return token.low in _STOP or _stem(token.low) in _STOP
    if token.kind is TokenKind.NUMERAL:
        before = tokens[at - 1].text
        return token.glued or not (before[0].isupper() or before.endswith(("'s", "’s")))
    return not (token.text in ("-", "’", "'", "&") and token.glued)


def _stem(word: str) -> str:
    """Return "he" for "he's", so that a contraction ends a phrase as its pronoun does."""
    return word.partition("’")[0].partition("'")[0]


def _continues(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a phrase goes on past a plural: another plural that is no verb ("fouls proves a")."""
    if tokens[at - 1].text == "-":
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    is_verb = after is not None and (after.low in _OBJECTS or after.kind is TokenKind.NUMERAL)
    return is_plural(tokens[at].low) and not is_verb


def _is_verbal(word: str) -> bool:
    return len(word) > 4 and (word.endswith(("ed", "ing")) or (word.endswith("s") and not is_plural(word)))
