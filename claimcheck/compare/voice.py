"""The learned voice on a pair: a stance model asked of the words as they stand, and with figures masked.

It is one piece of evidence among many, in numbers; it gives no reason and decides nothing alone.
"""

from __future__ import annotations

import logging
import math
import os
import re
from collections.abc import Sequence
from functools import cache

from claimcheck.errors import ModelError
from claimcheck.language import table
from claimcheck.stance_model import Stance, StanceModel, load_stance_model

__all__ = ["ask", "mask_figures", "open_voice", "voice_id"]

_LOG = logging.getLogger(__name__)
_CHOICE = "CLAIMCHECK_STANCE"
_RUN = re.compile(r"#(?:[ -]#)+")
_LONGEST = 4_000  # characters that are masked; a model reads far fewer
_SUREST = 1e-3  # chances nearer to 0 or 1 count as this: a model's last decimals are noise


def ask(pairs: Sequence[tuple[str, str]]) -> list[dict[str, float]] | None:
    """Return what the model says of each claim and statement, in log-odds by name; None where there is none.

    All pairs are read in one go; no pairs load no model. Raises ModelError where CLAIMCHECK_STANCE names a
    model that cannot be had.
    """
    if not pairs:
        return []
    model = _model(os.environ.get(_CHOICE, ""))
    if not model:
        return None
    masked = [(mask_figures(claim), mask_figures(source)) for claim, source in pairs]
    different = list(dict.fromkeys([*pairs, *masked]))
    said = dict(zip(different, model.read(different), strict=True))
    return [_numbers(said[plain], said[blank]) for plain, blank in zip(pairs, masked, strict=True)]


def open_voice() -> None:
    """Load the model that will be asked, where there is one; a thread may do it while something else is done.

    Raises ModelError as ``ask``, which then raises it again.
    """
    _model(os.environ.get(_CHOICE, ""))


def voice_id() -> str:
    """Return the name of the model that is asked, with its weights' hash; empty where there is none."""
    model = _model(os.environ.get(_CHOICE, ""))
    return model.name if model else ""


def mask_figures(text: str) -> str:
    """Return the text with every figure, in digits or words, as "#", as the model was taught."""
    return _RUN.sub("#", _figure().sub("#", text[:_LONGEST]))


@cache
def _figure() -> re.Pattern[str]:
    words = "|".join(table("stance")["voice"]["figures"])
    return re.compile(rf"(?<![\w])\d[\d,.]*(?:st|nd|rd|th|bn|m|k)?\b|\b(?:{words})\b", re.IGNORECASE)


@cache
def _model(name: str) -> StanceModel | None:
    """Return the model of that name, loaded once; where the packaged one fails, None after one warning."""
    try:
        return load_stance_model(name)
    except ModelError as error:  # whatever stops the packaged one, explicit evidence still serves
        if name:
            raise
        _LOG.warning("%s Words are judged by explicit evidence alone.", error.message)
    return None


def _numbers(plain: Stance, masked: Stance) -> dict[str, float]:
    """Return the log-odds of a pair: for and against, and whether both speak of one thing."""
    return {
        "voice agrees": _log_ratio(plain.agrees, plain.conflicts),
        "voice speaks of it": _log_ratio(1 - plain.neither, plain.neither),
        "voice agrees, masked": _log_ratio(masked.agrees, masked.conflicts),
        "voice speaks of it, masked": _log_ratio(1 - masked.neither, masked.neither),
        "voice comparable": _log_ratio(masked.comparable, 1 - masked.comparable),
    }


def _log_ratio(one: float, other: float) -> float:
    return math.log(max(one, _SUREST) / max(other, _SUREST))
