"""Claims made false by changing a figure that agreed: what the families lack is a conflict in other words.

In the families a claim that contradicts a figure mostly repeats the statement's wording, or has no figure at
all; in news it does neither. So the figure of an agreeing claim is changed, past what its hedge allows.
"""

from __future__ import annotations

import random
import re

from claimcheck.compare import figures
from claimcheck.compare.align import align
from claimcheck.model import Hedge, Quantity, Relation, Statement

DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBERS += ["fifteen", "twenty", "thirty", "forty", "fifty", "sixty"]
UP, DOWN = (1.3, 1.5, 1.8, 2.5), (0.4, 0.55, 0.7)
OPEN_ABOVE = {Hedge.OVER, Hedge.AT_LEAST}
OPEN_BELOW = {Hedge.UNDER, Hedge.AT_MOST}
YEARS = range(1900, 2100)
NEARLY_ALL = 97.0
FAR = 3  # places in NUMBERS


def with_wrong_figure(claim: Statement, source: Statement, rng: random.Random) -> str | None:
    """Return the claim's text with its first figure that agrees changed, None where none can be."""
    alignment = align(claim, source)
    for match in figures.weigh(alignment).having(Relation.AGREES):
        quantity = match.claim.quantity
        changed = _changed(claim.text[quantity.start : quantity.end], quantity, rng)
        if changed:
            return claim.text[: quantity.start] + changed + claim.text[quantity.end :]
    return None


def _changed(words: str, quantity: Quantity, rng: random.Random) -> str | None:
    digits = DIGITS.search(words)
    if digits:
        new = _other_digits(digits.group(), quantity, rng)
        return words[: digits.start()] + new + words[digits.end() :] if new else None
    spelled = re.search(rf"\b(?:{'|'.join(NUMBERS)})\b", words.lower())
    if not spelled:
        return None
    options = _other_numbers(NUMBERS.index(spelled.group()), quantity.hedge)
    if not options:
        return None
    return words[: spelled.start()] + rng.choice(options) + words[spelled.end() :]


def _other_digits(raw: str, quantity: Quantity, rng: random.Random) -> str | None:
    value = float(raw.replace(",", ""))
    if (quantity.unit == "percent" and value > NEARLY_ALL) or (value in YEARS and "," not in raw):
        return None
    factors = {True: UP, False: DOWN}.get(quantity.hedge in OPEN_ABOVE, UP)
    if quantity.hedge not in OPEN_ABOVE | OPEN_BELOW:
        factors = UP + DOWN
    changed = value * rng.choice(factors)
    if "." in raw:
        new = f"{changed:.{len(raw.split('.')[1])}f}"
    else:
        zeros = len(raw) - len(raw.rstrip("0"))
        new = f"{round(changed, -min(zeros, 2)):,.0f}" if "," in raw else f"{changed:.0f}"
    return None if new == raw else new


def _other_numbers(place: int, hedge: Hedge) -> list[str]:
    return [
        number
        for index, number in enumerate(NUMBERS)
        if abs(index - place) >= FAR
        and (index > place or hedge not in OPEN_ABOVE)
        and (index < place or hedge not in OPEN_BELOW)
    ]
