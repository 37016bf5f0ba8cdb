"""How far a sentence is worth checking: a score in 0..1, and what in it speaks for or against."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from claimcheck.statements.signs import (
    Spoken,
    holds_nothing,
    is_plain_question,
    is_plain_verdict,
    sayings,
    signs,
    spoken,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Embed = Callable[[Sequence[str]], NDArray[np.float32]]
    _Weighed = tuple[str, float]  # what says so, and by how many log-odds

__all__ = ["DEFAULT_MIN_SCORE", "Reason", "explain_score", "scores"]

# Under a half: a claim missed costs a fact-checker more than twice what one too many does.
DEFAULT_MIN_SCORE = 0.3
_BATCH = 1024  # sentences embedded at once; bounds memory, a batch of vectors is under 2 MB
_SENTENCE = 600  # characters of a sentence that are embedded; the model reads about as many
_WORDING = "what it speaks of, and how"
_FORESEEN = "what its words foretell of that; the sentence was not read by the model"
_PICKED = "how readily fact-checkers take up such words"
_LINE = math.log(DEFAULT_MIN_SCORE / (1 - DEFAULT_MIN_SCORE))  # the log-odds from which up a claim is taken
_SUREST = 8.0  # log-odds from the line that no score passes: 0.999 is as sure as form and topic can make it
_MOST_PICKED = 1.5  # three standard deviations of debates


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing in a sentence and how far it moves the score: log-odds, above 0 where it speaks for it."""

    says: str
    weight: float


@cache
def _model() -> dict[str, Any]:
    """Return the trained weights; see ``MODEL_CARD.md`` beside them."""
    with (resources.files("claimcheck.statements") / "worth.json").open(encoding="utf-8") as file:
        model: dict[str, Any] = json.load(file)
    if model["sayings"] != list(sayings()):
        raise AssertionError("worth.json was trained on other signs: run training/worth.py")
    return model


def scores(sentences: Sequence[str], embed: Embed | None = None, *, min_score: float = 0.0) -> list[float]:
    """Return for each sentence how far it is worth checking, in 0..1.

    ``embed`` gives unit-length vectors of the packaged sentence model, one a sentence; without it the plain
    signs alone are weighed. The score is a probability where as many sentences are worth checking as not.
    With a ``min_score`` above 0 what is asked is which scores reach it: a sentence whose words tell that by
    far is not embedded, and what its vector would say is foreseen from them.
    """
    found: list[float] = []
    for at in range(0, len(sentences), _BATCH):
        weighed = _weigh(sentences[at : at + _BATCH], embed, min_score)
        found += [_probability(_sum(reasons)) for reasons in weighed]
    return found


def explain_score(
    sentence: str, embed: Embed | None = None, most: int = 5, *, min_score: float = 0.0
) -> tuple[Reason, ...]:
    """Return what moves a sentence's score most, the strongest first; asked as for ``scores``."""
    (reasons,) = _weigh([sentence], embed, min_score)
    told = [Reason(says, weight) for says, weight in reasons if says]
    return tuple(sorted(told, key=lambda reason: -abs(reason.weight))[:most])


def _weigh(sentences: Sequence[str], embed: Embed | None, min_score: float) -> Iterable[list[_Weighed]]:
    """Yield what weighs in each sentence; the one without words is the score that all start from."""
    read = [spoken(sentence) for sentence in sentences]
    values = [signs(each) for each in read]
    wording = _wording(sentences, read, values, embed, min_score) if embed and sentences else None
    model = _model()["plain" if wording is None else "embedded"]
    for at, each in enumerate(read):
        reasons = _signed(values[at], model)
        if wording is not None:
            reasons.append(wording[at])
        reasons.append((_PICKED, _picked(_pull(each), _sum(reasons))))
        yield reasons


# Debates ask much that checkers took up, so the trained weights alone let a question about a figure through.
_ASSERTS_NOTHING = ("asks and asserts nothing", -3.0)
# Nor do debates have a column's verdicts ("by any measure the finest"), which read like facts to the weights.
_ONLY_JUDGES = ("judges and gives nothing to look up", -2.0)


def _signed(values: list[float], model: dict[str, Any]) -> list[_Weighed]:
    """Return what a sentence's signs weigh, and what all sentences start from."""
    weighed = zip(sayings(), values, model["signs"], strict=True)
    reasons = [(says, value * weight) for says, value, weight in weighed if value]
    if is_plain_question(values):
        reasons.append(_ASSERTS_NOTHING)
    if is_plain_verdict(values):
        reasons.append(_ONLY_JUDGES)
    return [*reasons, ("", model["bias"])]


def _sum(reasons: Iterable[_Weighed]) -> float:
    return sum(weight for _, weight in reasons)


def _pull(read: Spoken) -> float:
    """Return how readily fact-checkers take up a sentence's words, in log-odds."""
    model = _model()["picked"]
    return max(-_MOST_PICKED, min(_MOST_PICKED, _of_phrases(read, model)))


def _of_phrases(read: Spoken, model: dict[str, Any]) -> float:
    """Return what a sentence's phrases weigh, each once; a longer sentence's each a little less."""
    known = model["phrases"]
    said = dict.fromkeys(read.phrases)
    weighed: float = sum(map(known.__getitem__, filter(known.__contains__, said)))
    return float(model["bias"]) + weighed / math.sqrt(max(1, len(said)))


def _picked(pull: float, log_odds: float) -> float:
    """Return by how much words that fact-checkers pick, or pass by, move a sentence from or to the line.

    Never across: what checkers at work had time for orders what is worth checking, it doesn't decide what is.
    """
    beyond = log_odds - _LINE
    further = abs(beyond) * math.exp(pull if beyond > 0 else -pull)
    return math.copysign(_SUREST * -math.expm1(-further / _SUREST), beyond) - beyond


def _wording(
    sentences: Sequence[str], read: list[Spoken], values: list[list[float]], embed: Embed, min_score: float
) -> list[_Weighed] | None:
    """Return what each sentence's vector says, or its words foretell; None for another model's vectors."""
    import numpy as np

    model = _model()
    found = [(_FORESEEN, _of_phrases(each, model["foreseen"])) for each in read]
    asked = list(range(len(read)))
    if min_score > 0:
        asked = [at for at in asked if _may_cross(read[at], values[at], found[at][1], _log_odds(min_score))]
    weights = np.asarray(model["embedded"]["embedding"], dtype=np.float32)
    # One at least, since its length tells whose vectors these are.
    vectors = embed([sentences[at][:_SENTENCE] for at in asked or [0]])
    if vectors.shape[1] != len(weights):
        return None
    for at, weight in zip(asked, (vectors @ weights).tolist(), strict=False):
        found[at] = (_WORDING, weight)
    return found


def _may_cross(read: Spoken, values: list[float], foreseen: float, line: float) -> bool:
    """Tell whether a sentence's vector could bring its score to the other side of a line, in log-odds.

    A sentence that holds nothing to look up is not taken for a claim unread, however much it sounds like one.
    """
    model, pull = _model(), _pull(read)
    middle = _sum(_signed(values, model["embedded"])) + foreseen
    within = model["foreseen"]["within"]
    low, high = (end + _picked(pull, end) for end in (middle - within, middle + within))
    return high >= line and (low < line or holds_nothing(values))


def _log_odds(score: float) -> float:
    return math.log(score / (1 - score)) if score < 1 else math.inf


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))
