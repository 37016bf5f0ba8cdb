"""All evidence on a pair as one flat set of numbers, and the chances that are read from it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.compare import scope, stance
from claimcheck.compare.align import Alignment
from claimcheck.compare.calibration import load_calibration
from claimcheck.compare.figures import FigureEvidence
from claimcheck.compare.pairing import Match
from claimcheck.compare.trees import load_trees
from claimcheck.language import table
from claimcheck.model import Cause, Comparison, Kind, Relation, Statement

__all__ = ["Weighed", "evidence_of", "surety", "voice_heard", "weighed", "with_chances"]

_TREES = "combination"
_AND = "+"
_LEAST = 1e-4  # a chance counts as at least this: its logarithm is weighed
_COMPARED = (Relation.AGREES, Relation.BORDERLINE, Relation.CONFLICTS)
_KINDS = (Kind.SHARE, Kind.MONEY, Kind.COUNT, Kind.RANK, Kind.DURATION)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The chances of agrees (borderline counted in), conflicts and not_comparable, which add up to 1.

    ``model_id`` names what weighed: the trees, and the learned voice where it was heard.
    """

    chances: dict[Relation, float]
    model_id: str

    def confidence(self, relation: Relation) -> float:
        """Return how often a relation that had such a chance was right; borderline counts as agrees."""
        counted = Relation.AGREES if relation is Relation.BORDERLINE else relation
        return load_calibration(_part(heard=voice_heard(self.model_id))).confidence(self.chances[counted])


def with_chances(evidence: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Return the evidence on each pair with how likely the trees hold each answer, as a logarithm."""
    chances = load_trees(_TREES).chances_each(evidence)
    return [{**one, **_likely(likely)} for one, likely in zip(evidence, chances, strict=True)]


def weighed(evidence: Mapping[str, float], voice: str = "") -> Weighed:
    """Return what evidence with chances weighs, calibrated; ``voice`` names the model heard on it."""
    chances = load_calibration(_part(heard=bool(voice))).chances(evidence)
    identity = load_trees(_TREES).identity
    return Weighed(
        {Relation(answer): chance for answer, chance in chances.items()},
        f"{identity}{_AND}{voice}" if voice else identity,
    )


def surety(evidence: Mapping[str, float]) -> float:
    """Return the chance that what the rules alone decided on a pair is right, of evidence with chances."""
    last = load_calibration("ruled")
    return last.confidence(last.chances(evidence)["right"])


def _part(*, heard: bool) -> str:
    return "heard" if heard else "unheard"


def _likely(chances: Mapping[str, float]) -> dict[str, float]:
    return {f"likely {answer}": math.log(max(chance, _LEAST)) for answer, chance in chances.items()}


def voice_heard(model_id: str) -> bool:
    """Say whether a comparison's ``model_id`` names a learned voice beside the trees."""
    return _AND in model_id


def evidence_of(alignment: Alignment, figures: FigureEvidence, ruled: Comparison) -> dict[str, float]:
    """Return the evidence of words and figures and what the rules made of it, every key for every pair."""
    wording = stance.judge(alignment)
    return {
        **wording.features,
        **{f"clash {rule}": _strongest(wording.clashes, rule) for rule in table("stance")["clash"]},
        **_of_matches(figures.matches),
        **_of_barriers(alignment, figures),
        **_of_statements(alignment.claim, alignment.source),
        "figures alone": float(len(figures.alone)),
        **{f"ruled {relation}": float(ruled.relation is relation) for relation in Relation},
        "ruled by words": float(ruled.rule == "wording"),
        "ruled surely": ruled.confidence,
    }


def _strongest(clashes: Sequence[stance.Clash], rule: str) -> float:
    return max((clash.strength for clash in clashes if clash.rule == rule), default=0.0)


def _of_matches(matches: Sequence[Match]) -> dict[str, float]:
    found = {}
    for relation in _COMPARED:
        these = [match for match in matches if match.relation is relation]
        found[f"figures {relation}"] = float(len(these))
        found[f"figures {relation} score"] = max((match.score for match in these), default=0.0)
    best = _best(matches)
    return {
        **found,
        "best score": best.score if best else 0.0,
        "best fit": best.fit if best else 0.0,
        "best derived": float(bool(best and best.derived)),
        "figures reversed": float(any(match.reversed for match in matches)),
    }


def _best(matches: Sequence[Match]) -> Match | None:
    return max(matches, key=lambda match: match.score, default=None)


def _of_barriers(alignment: Alignment, figures: FigureEvidence) -> dict[str, float]:
    best = _best(figures.matches)
    failures = scope.barriers(alignment, best) if best else []
    found = {
        f"barrier {cause}": max((one.strength for one in failures if one.cause is cause), default=0.0)
        for cause in Cause
    }
    unlike = {barrier.cause for barrier in figures.barriers}
    return {
        **found,
        "doubt": scope.doubt(failures),
        "unlike figures": float(len(figures.barriers)),
        **{f"unlike {cause}": float(cause in unlike) for cause in (Cause.MEASURE, Cause.UNIT)},
    }


def _of_statements(claim: Statement, source: Statement) -> dict[str, float]:
    found = {
        "claim figures": float(len(claim.quantities)),
        "source figures": float(len(source.quantities)),
    }
    for kind in _KINDS:
        ours = any(quantity.kind is kind for quantity in claim.quantities)
        theirs = any(quantity.kind is kind for quantity in source.quantities)
        found[f"kind {kind}"] = float(ours) - float(theirs)
    return found
