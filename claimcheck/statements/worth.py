"""How far a sentence is worth checking: a score in 0..1, and what in it speaks for or against."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from claimcheck.statements.signs import Spoken, is_plain_question, is_plain_verdict, sayings, signs, spoken

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


def scores(sentences: Sequence[str], embed: Embed | None = None) -> list[float]:
    """Return for each sentence how far it is worth checking, in 0..1.

    ``embed`` gives unit-length vectors of the packaged sentence model, one a sentence; without it the plain
    signs alone are weighed. The score is a probability where as many sentences are worth checking as not.
    """
    found: list[float] = []
    for at in range(0, len(sentences), _BATCH):
        weighed = _weigh(sentences[at : at + _BATCH], embed)
        found += [_probability(sum(weight for _, weight in reasons)) for reasons in weighed]
    return found


def explain_score(sentence: str, embed: Embed | None = None, most: int = 5) -> tuple[Reason, ...]:
    """Return what moves a sentence's score most, the strongest first."""
    (reasons,) = _weigh([sentence], embed)
    told = [Reason(says, weight) for says, weight in reasons if says]
    return tuple(sorted(told, key=lambda reason: -abs(reason.weight))[:most])


def _weigh(sentences: Sequence[str], embed: Embed | None) -> Iterable[list[_Weighed]]:
    """Yield what weighs in each sentence; the one without words is the score that all start from."""
    wording = _wording(sentences, embed) if embed else None
    model = _model()["plain" if wording is None else "embedded"]
    for at, sentence in enumerate(sentences):
        read = spoken(sentence)
        values = signs(read)
        weighed = zip(sayings(), values, model["signs"], strict=True)
        reasons = [(says, value * weight) for says, value, weight in weighed if value]
        if wording is not None:
            reasons.append((_WORDING, wording[at]))
        if is_plain_question(values):
            reasons.append(_ASSERTS_NOTHING)
        if is_plain_verdict(values):
            reasons.append(_ONLY_JUDGES)
        reasons.append(("", model["bias"]))
        reasons.append((_PICKED, _picked(read, sum(weight for _, weight in reasons))))
        yield reasons


# Debates ask much that checkers took up, so the trained weights alone let a question about a figure through.
_ASSERTS_NOTHING = ("asks and asserts nothing", -3.0)
# Nor do debates have a column's verdicts ("by any measure the finest"), which read like facts to the weights.
_ONLY_JUDGES = ("judges and gives nothing to look up", -2.0)


def _picked(read: Spoken, log_odds: float) -> float:
    """Return by how much words that fact-checkers pick, or pass by, move a sentence from or to the line.

    Never across: what checkers at work had time for orders what is worth checking, it doesn't decide what is.
    """
    model = _model()["picked"]
    known = model["phrases"]
    said = dict.fromkeys(read.phrases)
    weighed = sum(known[phrase] for phrase in filter(known.__contains__, said)) / math.sqrt(max(1, len(said)))
    weight = max(-_MOST_PICKED, min(_MOST_PICKED, model["bias"] + weighed))
    beyond = log_odds - _LINE
    further = abs(beyond) * math.exp(weight if beyond > 0 else -weight)
    return math.copysign(_SUREST * -math.expm1(-further / _SUREST), beyond) - beyond


def _wording(sentences: Sequence[str], embed: Embed) -> list[float] | None:
    """Return what the vectors say, or None where they are another model's, of another length."""
    import numpy as np

    weights = np.asarray(_model()["embedded"]["embedding"], dtype=np.float32)
    vectors = embed([sentence[:_SENTENCE] for sentence in sentences])
    return [float(value) for value in vectors @ weights] if vectors.shape[1] == len(weights) else None


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))
