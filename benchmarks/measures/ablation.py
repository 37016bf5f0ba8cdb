"""What each part of the judgement in words gives: rules, trees, learned voice, masking, what trees learnt.

Everything is fitted to families alone: the trees to the files that the voice was taught with too, the last
step to E and J, which neither has seen. Told are the pairs of F and N, and the gold dev pairs, to which
nothing was fitted. Pairs that figures decide stay as the rules have them, in every row. What the voice itself
would be without families or without generated pairs needs another training: ``training/stance.py --without``.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measures._result import Result
from measures.pairs import read_pairs

from claimcheck.model import Relation
from claimcheck.statements import statement_of

_TRAINING = Path(__file__).parent.parent.parent / "training"


@dataclass(frozen=True)
class _Row:
    """A way of judging: its name, the pairs the trees learn from, what the last step reads."""

    name: str
    learnt: str
    features: str


_ROWS = (
    _Row("trees alone", "all", "trees alone"),
    _Row("trees, no altered pairs", "no altered", "trees alone"),
    _Row("trees, no pairs of strangers", "no stranger", "trees alone"),
    _Row("trees, no numeric families", "no numeric", "trees alone"),
    _Row("trees, no factual families", "no factual", "trees alone"),
    _Row("voice alone", "all", "voice alone"),
    _Row("both, figures never masked", "all", "both, figures never masked"),
    _Row("both, figures always masked", "all", "both, figures always masked"),
    _Row("both", "all", "both"),
)


def run(data: Path) -> Result:
    """Fit and judge each way; accuracy on F and N, and on the gold dev pairs all and factual."""
    sys.path[:0] = [str(_TRAINING)]
    combine = importlib.import_module("combine")
    calibrate = importlib.import_module("calibrate")
    examples = list(combine.read(data / "gold" / "train"))
    gold = _gold(combine, data)
    away = {*calibrate.VOICE_FILES, *calibrate.REPORT_FILES}
    names = sorted(examples[0].evidence)
    taught = [one for one in examples if one.file not in away]
    fit_on = [one for one in examples if one.file in calibrate.VOICE_FILES and not one.made and one.open]
    told = [one for one in examples if one.file in calibrate.REPORT_FILES and not one.made]
    said = combine.spoken([one for one in (*fit_on, *told, *gold) if one.open])
    ruled = {id(one): one.ruled for one in (*told, *gold)}
    lines = [f"{'':32}{'F, N':>8}{'gold':>8}{'factual':>9}{'conflicts: precision, recall':>32}"]
    measured: dict[str, float] = {}
    _add(lines, measured, "rules alone", ruled, told, gold)
    trees: dict[str, Any] = {}
    for row in _ROWS:
        if row.learnt not in trees:
            trees[row.learnt] = combine.fitted(_kept(taught, row.learnt), names)
        cases = combine.weighed_cases(trees[row.learnt], names, [*fit_on, *told, *gold], said)
        features = calibrate.VARIANTS[row.features]
        model = calibrate.fitted([cases[id(one)] for one in fit_on], features, calibrate.TRUST)
        answers = calibrate.answers(model, [cases[id(one)] for one in (*told, *gold) if one.open], features)
        open_pairs = [one for one in (*told, *gold) if one.open]
        judged = ruled | dict(zip(map(id, open_pairs), answers, strict=True))
        _add(lines, measured, row.name, judged, told, gold)
    return Result("\n".join(lines), measured)


def _kept(examples: Sequence[Any], learnt: str) -> list[Any]:
    """Return the examples that a row's trees learn from."""
    made = learnt.removeprefix("no ")
    kinds = {"numeric": True, "factual": False}
    return [one for one in examples if one.made != made and one.numeric is not kinds.get(made)]


def _gold(combine: Any, data: Path) -> list[Any]:
    """Return the gold dev pairs as examples; borderline counts as agrees, as in the families."""
    found = []
    for pair in read_pairs(data / "gold" / "dev" / "pairs.jsonl"):
        claim = statement_of(pair.claim, pair.claim_date)
        source = statement_of(pair.statement, pair.statement_date)
        relation = Relation.AGREES if pair.relation is Relation.BORDERLINE else pair.relation
        evidence = combine.evidence_between(claim, source)
        numeric = pair.kind == "numeric"
        found.append(
            combine.Example(evidence, str(relation), "gold", numeric, texts=(claim.text, source.text))
        )
    return found


def _add(
    lines: list[str],
    measured: dict[str, float],
    name: str,
    judged: dict[int, str],
    told: Sequence[Any],
    gold: Sequence[Any],
) -> None:
    factual = [one for one in gold if not one.numeric]
    shares = [_right(group, judged) for group in (told, gold, factual)]
    found = [one for one in gold if judged[id(one)] == "conflicts"]
    there = [one for one in gold if one.relation == "conflicts"]
    both = sum(one.relation == "conflicts" for one in found)
    scores = both / max(1, len(found)), both / max(1, len(there))
    lines.append(
        f"{name:32}{shares[0]:8.3f}{shares[1]:8.3f}{shares[2]:9.3f}{scores[0]:22.3f}{scores[1]:10.3f}"
    )
    for key, value in zip(("families", "gold", "factual"), shares, strict=True):
        measured[f"{name}: {key}"] = value


def _right(group: Sequence[Any], judged: dict[int, str]) -> float:
    return sum(bool(judged[id(one)] == one.relation) for one in group) / len(group)
