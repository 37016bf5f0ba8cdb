"""Score quantities against Microsoft Recognizers' English specs: right is exact in text and value.

Each model of theirs looks at one sort of figure, so that each is compared with ours of that sort. Theirs
leave hedge words out of the text, so ours is the figure's core. Where their convention is another than
ours, the cases are skipped by the convention's name in ``recognizers.toml``, with the reason beside it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.model import Hedge, Interval, Kind
from claimcheck.quantities import extract_quantities
from claimcheck.quantities.counted import read_counted
from claimcheck.quantities.exclusions import is_pronoun
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.numbers import find_numbers
from claimcheck.quantities.pairs import join_pairs
from claimcheck.quantities.reading import read_figures
from claimcheck.quantities.scan import Token, TokenKind, scan

__all__ = ["MODELS", "Score", "score_model"]

Reading = tuple[str, Any]
CONVENTIONS = Path(__file__).with_name("recognizers.toml")


@dataclass
class Score:
    """Cases right, judged and skipped by the name of a convention; a line for each wrong one."""

    right: int = 0
    judged: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Return the share of judged cases that are right, 0 where none was judged."""
        return self.right / self.judged if self.judged else 0.0


@dataclass(frozen=True)
class Model:
    """One of their models: its file, how ours is read to compare, and how theirs is."""

    file: str
    ours: Callable[[str], Iterable[Reading]]
    theirs: Callable[[dict[str, Any]], Any]


def score_model(name: str, cases: Iterable[dict[str, Any]]) -> Score:
    """Score the cases of one model."""
    conventions = tomllib.loads(CONVENTIONS.read_text()).get(name, {})
    convention_of = {case: title for title, entry in conventions.items() for case in entry["cases"]}
    model, score = MODELS[name], Score()
    for case in cases:
        number = int(str(case["id"]).rsplit("-", 1)[1])
        if title := convention_of.get(number):
            score.skipped[title] = score.skipped.get(title, 0) + 1
            continue
        score.judged += 1
        found = [(_plain(text), value) for text, value in model.ours(case["text"])]
        wanted = [(_plain(result["Text"]), model.theirs(result)) for result in case["results"]]
        wanted = [(text, value) for text, value in wanted if value is not None]
        if _same(found, wanted):
            score.right += 1
        else:
            score.wrong.append(f"{number}: {case['text']!r}\n    ours   {found}\n    theirs {wanted}")
    return score


def _same(found: Sequence[Reading], wanted: Sequence[Reading]) -> bool:
    left = list(found)
    for text, value in wanted:
        match = next((each for each in left if each[0] == text and _equal(each[1], value)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, tuple):
        return len(one) == len(other) and all(_equal(a, b) for a, b in zip(one, other, strict=True))
    if one is None or other is None or isinstance(one, bool):
        return one is other
    return bool(abs(one - other) <= 1e-6 * max(abs(one), abs(other), 1e-12))


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


# Ours, one sort at a time


def _slice(text: str, tokens: Sequence[Token], span: tuple[int, int]) -> str:
    return text[tokens[span[0]].start : tokens[span[1] - 1].end]


def _numbers(text: str) -> Iterable[Reading]:
    """Return plain numbers and ratios; one glued to letters is a measure or a name, none of this model's."""
    tokens = scan(text)
    single = [
        Figure(number, (number.first, number.last), (number.first, number.last))
        for number in find_numbers(tokens)
    ]
    ratios = {figure.core: figure for figure in join_pairs(list(single), tokens) if figure.kind is Kind.RATIO}
    for figure in single:
        after = tokens[figure.core[1]] if figure.core[1] < len(tokens) else None
        read_counted(figure, tokens)
        if is_pronoun(figure, tokens) or (after is not None and after.glued and after.kind is TokenKind.WORD):
            continue
        if any(first <= figure.core[0] < last for first, last in ratios):
            continue
        yield _slice(text, tokens, figure.core), figure.number.value
    for figure in ratios.values():
        yield _slice(text, tokens, figure.core), figure.value


def _of_kind(*kinds: Kind, unit: str = "") -> Callable[[str], Iterable[Reading]]:
    def read(text: str) -> Iterable[Reading]:
        tokens = scan(text)
        for figure in read_figures(tokens):
            if figure.kind in kinds and (not unit or figure.unit == unit):
                value = figure.upper.value if figure.upper else figure.number.value
                yield _slice(text, tokens, figure.core), value

    return read


def _ranges(text: str) -> Iterable[Reading]:
    for quantity in extract_quantities(text):
        if quantity.hedge is not Hedge.EXACT or _says_equal(quantity.text):
            yield quantity.text, _ends(quantity.interval)


def _says_equal(text: str) -> bool:
    return text.lower().startswith("equal")


def _ends(interval: Interval) -> tuple[float | None, float | None, bool]:
    return interval.low, interval.high, interval.low_open


# Theirs


def _value(result: dict[str, Any]) -> float | None:
    value = result["Resolution"].get("value")
    return None if value in (None, "null") else float(str(value).rstrip("%"))


def _interval(result: dict[str, Any]) -> tuple[float | None, float | None, bool]:
    """Read "(20,35]"; a closed end above is written half-open there and left out of the comparison."""
    text = str(result["Resolution"]["value"])
    low, high = text[1:-1].split(",")
    return float(low) if low else None, float(high) if high else None, text[0] == "(" and bool(low)


MODELS = {
    "numbers": Model("recog_number_numbermodel", _numbers, _value),
    "ranges": Model("recog_number_numberrangemodel", _ranges, _interval),
    "percentages": Model("recog_number_percentmodel", _of_kind(Kind.SHARE, unit="percent"), _value),
    "currency": Model("recog_numberwithunit_currencymodel", _of_kind(Kind.MONEY), _value),
    "dimension": Model("recog_numberwithunit_dimensionmodel", _of_kind(Kind.MEASURE), _value),
    "age": Model("recog_numberwithunit_agemodel", _of_kind(Kind.AGE), _value),
    "temperature": Model("recog_numberwithunit_temperaturemodel", _of_kind(Kind.TEMPERATURE), _value),
}
