"""What a model's outputs mean, read from its config: models name and order their labels as they please."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.errors import ModelError

__all__ = ["Labels", "Stance", "read_config", "read_labels"]

# How the labels of agree, conflict and neither begin in the NLI and fact-checking models there are.
_NAMES = {
    "agrees": ("entail", "agree", "support", "consistent"),
    "conflicts": ("contradict", "conflict", "refute", "disagree"),
    "neither": ("neutral", "neither", "not enough info", "nei", "unrelated"),
}


@dataclass(frozen=True, slots=True)
class Stance:
    """What a model says of a pair, all in 0..1: three chances that add up to 1, and ``comparable``.

    ``comparable`` is how likely both speak of the same subject and measure; of a model that is not asked that
    question it is what ``neither`` leaves.
    """

    agrees: float
    conflicts: float
    neither: float
    comparable: float


@dataclass(frozen=True, slots=True)
class Labels:
    """The places of agree, conflict and neither among a model's outputs."""

    agrees: int
    conflicts: int
    neither: int


def read_config(folder: Path) -> dict[str, Any]:
    """Return the config.json of a model's folder. Raises ModelError where it has none that can be read."""
    try:
        config = json.loads((folder / "config.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{folder} holds no model with a config.json that can be read.", "Name another folder."
        ) from error
    if not isinstance(config, dict):
        raise ModelError(f"The config.json in {folder} is no object.", "Name another folder.")
    return config


def read_labels(config: dict[str, Any]) -> Labels:
    """Return where a config's ``id2label`` puts agree, conflict and neither.

    Raises ModelError where it does not name each of the three once.
    """
    labels = config.get("id2label")
    named = labels if isinstance(labels, dict) else {}
    places = {
        meaning: [int(place) for place, label in named.items() if _plain(label).startswith(starts)]
        for meaning, starts in _NAMES.items()
    }
    if len(named) != len(_NAMES) or any(len(found) != 1 for found in places.values()):
        told = ", ".join(str(label) for label in named.values()) or "none"
        raise ModelError(
            f"A stance model needs a label each for agree, conflict and neither; this one has {told}.",
            "Name an NLI cross-encoder whose config.json calls them entailment, contradiction and neutral.",
        )
    return Labels(**{meaning: found[0] for meaning, found in places.items()})


def _plain(label: object) -> str:
    return " ".join(str(label).lower().replace("_", " ").replace("-", " ").split())
