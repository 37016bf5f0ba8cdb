"""Pairs made from real number-bearing sentences: one sentence against a changed copy of itself.

Agreeing copies reword a figure (1,200 / 1200 / "some 1,200", rounding with "about"); conflicting ones
change the value, the year, the direction, a name or the polarity. Two sentences drawn at random have
nothing in common and teach nothing; two facts that share a name but not the measure are what the tool
meets, so pairs for "not the same measure" are drawn from those.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from pairs import Pair, Wording

NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,-])\d+(?:\.\d+)?(?![\w,-])")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]+(?: [A-Z][a-z]+)*")
SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
DIRECTIONS = [
    ("rose", "fell"),
    ("increased", "decreased"),
    ("more than", "fewer than"),
    ("higher", "lower"),
    ("gained", "lost"),
    ("won", "lost"),
    ("before", "after"),
    ("above", "below"),
    ("first", "last"),
    ("largest", "smallest"),
    ("opened", "closed"),
    ("north", "south"),
    ("east", "west"),
    ("bought", "sold"),
    ("joined", "left"),
    ("older", "younger"),
    ("born", "died"),
    ("began", "ended"),
]
OPPOSITE = {word: other for pair in DIRECTIONS for word, other in (pair, pair[::-1])}
OPPOSITE_WORD = re.compile(r"\b(?:" + "|".join(map(re.escape, OPPOSITE)) + r")\b")
# A figure after a hedge or inside a date is left alone: "at least around 13" is no English.
NOT_ALONE = re.compile(
    r"(?:about|around|some|than|least|most|nearly|almost|over|under|to|January|February|March|April|May|June|July"
    r"|August|September|October|November|December) $"
)
MONTH_NEXT = re.compile(r" ?(?:January|February|March|April|May|June|July|August|September|October|Nov|Dec)")
AUXILIARY = re.compile(r"\b(is|was|were|are|has|had|will|can|could)\b(?! not)")

Change = Callable[[str, random.Random], str | None]


def _figure(text: str, draw: random.Random) -> re.Match[str] | None:
    figures = [
        match
        for match in NUMBER.finditer(text)
        if not YEAR.fullmatch(match[0])
        and not NOT_ALONE.search(text, 0, match.start())
        and not MONTH_NEXT.match(text, match.end())
    ]
    return draw.choice(figures) if figures else None


def _replace(text: str, match: re.Match[str], by: str) -> str:
    return text[: match.start()] + by + text[match.end() :]


def reword_figure(text: str, draw: random.Random) -> str | None:
    """Return the sentence with one figure written another way, meaning the same."""
    match = _figure(text, draw)
    if not match:
        return None
    value = float(match[0].replace(",", ""))
    if value >= 1000 and value == int(value):
        rounded = round(value, -len(str(int(value))) + 2)
        styles = [f"{int(value):,}", str(int(value)), f"about {int(rounded):,}", f"some {int(rounded):,}"]
        if value > rounded:
            styles.append(f"more than {int(rounded):,}")
    elif value == int(value) and value < 13:
        styles = [SMALL[int(value)]]
    else:
        styles = [f"about {value:.0f}", f"around {value:.0f}"]
    changed = draw.choice(styles)
    return _replace(text, match, changed) if changed != match[0] else None


def change_figure(text: str, draw: random.Random) -> str | None:
    """Return the sentence with one figure changed well beyond rounding."""
    match = _figure(text, draw)
    if not match:
        return None
    value = float(match[0].replace(",", ""))
    changed = value * draw.choice([0.3, 0.5, 0.7, 1.4, 1.8, 3.0]) + (1 if value < 8 else 0)
    decimals = len(match[0].partition(".")[2])
    new = f"{changed:,.{decimals}f}" if "," in match[0] else f"{changed:.{decimals}f}"
    return _replace(text, match, new) if new != match[0] else None


def change_year(text: str, draw: random.Random) -> str | None:
    """Return the sentence with one year moved."""
    years = list(YEAR.finditer(text))
    if not years:
        return None
    match = draw.choice(years)
    return _replace(text, match, str(int(match[0]) + draw.choice([-12, -5, -2, -1, 1, 2, 4, 11])))


def reverse(text: str, draw: random.Random) -> str | None:
    """Return the sentence with one direction word turned round."""
    words = list(OPPOSITE_WORD.finditer(text))
    if not words:
        return None
    match = draw.choice(words)
    return _replace(text, match, OPPOSITE[match[0]])


def negate(text: str, draw: random.Random) -> str | None:
    """Return the sentence with "not" put after its first auxiliary, or taken away."""
    if " not " in text:
        return text.replace(" not ", " ", 1)
    match = AUXILIARY.search(text)
    negation = draw.choice([" not", " never"])
    return _replace(text, match, match[0] + negation) if match else None


class NameSwap:
    """Puts another name in the place of one: of the same first letter's kind, drawn from all sentences."""

    def __init__(self, sentences: list[str]) -> None:
        self.names = sorted({name for text in sentences for name in NAME.findall(text)})

    def __call__(self, text: str, draw: random.Random) -> str | None:
        """Return the sentence with one name changed."""
        names = list(NAME.finditer(text))
        if not names:
            return None
        match = draw.choice(names)
        return _replace(text, match, draw.choice(self.names))


def _alike(first: str, second: str) -> float:
    """Return how much of the shorter sentence's words the other has."""
    one, two = set(first.lower().split()), set(second.lower().split())
    return len(one & two) / min(len(one), len(two))


def shared_name_pairs(sentences: list[str], number: int, draw: random.Random) -> Iterator[Pair]:
    """Yield pairs of sentences that share a name and little else: same topic, other measure."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for text in sentences:
        for name in set(NAME.findall(text)):
            by_name[name].append(text)
    groups = [texts for texts in by_name.values() if 2 <= len(texts) <= 40]
    for _ in range(number):
        first, second = draw.sample(draw.choice(groups), 2)
        if _alike(first, second) < 0.45:
            yield Pair(first, second, Wording.NEITHER, comparable=False)


def generated_pairs(sentences: list[str], number: int, seed: int) -> list[Pair]:
    """Return about ``number`` pairs, a third each agreeing, conflicting and not comparable."""
    draw = random.Random(seed)
    swap = NameSwap(sentences)
    conflicts: list[Change] = [change_figure, change_year, reverse, negate, swap]
    pairs = list(shared_name_pairs(sentences, number // 3, draw))
    while len(pairs) < number:
        text = draw.choice(sentences)
        agreeing = reword_figure(text, draw)
        change = draw.choice(conflicts)
        conflicting = change(text, draw)
        if agreeing:
            pairs.append(Pair(agreeing, text, Wording.AGREE, comparable=True))
        if conflicting:
            # Another name is another subject: the wording conflicts only where the rest stands.
            pairs.append(
                Pair(conflicting, text, Wording.CONFLICT, comparable=None if change is swap else True)
            )
    draw.shuffle(pairs)
    return pairs
