"""Train the combination that weighs all evidence on a pair, and write its trees as data.

    python training/combine.py --families DIR

DIR holds ``families-*.jsonl``: one statement a line with claims judged against it. Whole files are held out
in turn; the figures of that are printed, then the trees are trained on all files and written, and so is the
calibration of what they and the learned voice say (``calibrate.py``). Pairs are
weighted so that how many words two sentences share, and how many figures a claim has, tells nothing of the
relation: in the families both are a matter of how they were written.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import calibrate  # noqa: E402 - the checkout's modules, not installed ones
from altered import with_wrong_figure  # noqa: E402
from calibrate import HEARD, LIKELY, REPORT_FILES, RULED, TRUST, VOICE_FILES, Case  # noqa: E402

from claimcheck.compare import figures, voice  # noqa: E402
from claimcheck.compare.align import align  # noqa: E402
from claimcheck.compare.reading import read as read_words  # noqa: E402
from claimcheck.compare.relate import by_rules  # noqa: E402
from claimcheck.compare.weighing import evidence_of  # noqa: E402
from claimcheck.model import Relation, Statement  # noqa: E402
from claimcheck.statements import statement_of  # noqa: E402

TREES = HERE.parent / "claimcheck" / "compare" / "combination.json"
CALIBRATION = TREES.with_name("calibration.json")
SEED = 7
FOLDS = 4
# Shares of the three relations that every stratum is weighted to, about those of a fact-checker's desk.
SHARES = {"agrees": 0.38, "conflicts": 0.33, "not_comparable": 0.29}
COVERED = (0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.88)
NEAR_COPY, NEAR_COPY_WEIGHT = 0.75, 0.4
HEAVIEST = 6.0
ALTERED_WEIGHT = 0.7
STRANGERS, STRANGER_WEIGHT = 2, 0.4


@dataclass(frozen=True)
class Example:
    """A pair's evidence with its relation (borderline counts as agrees) and the file it stands in."""

    evidence: dict[str, float]
    relation: str
    file: str
    numeric: bool
    made: str = ""  # "altered" or "stranger": not in the families as such
    texts: tuple[str, str] = ("", "")  # claim and statement of a pair that the voice may be asked of

    @property
    def open(self) -> bool:
        """Whether the rules left the pair to the words."""
        return bool(self.evidence["ruled by words"])

    @property
    def ruled(self) -> str:
        """What the rules said, borderline counted as agrees."""
        return next(
            relation.value.replace("borderline", "agrees")
            for relation in Relation
            if self.evidence[f"ruled {relation}"]
        )


# An example with the chances that trees give it.
Weighed: TypeAlias = tuple[Example, dict[str, float]]


@dataclass(frozen=True)
class Row:
    """A claim with the statement it was judged against and the relation found."""

    claim: Statement
    source: Statement
    relation: str
    family: str
    file: str
    numeric: bool


def rows(path: Path) -> Iterator[Row]:
    """Yield the pairs of one file of families."""
    for line in path.read_text(encoding="utf-8").splitlines():
        family = json.loads(line)
        source = statement_of(family["statement"], _date(family["statement_date"]))
        for row in family["claims"]:
            claim = statement_of(row["claim"], _date(row["claim_date"]))
            yield Row(claim, source, row["relation"], family["id"], path.name, family["kind"] == "numeric")


def read(folder: Path) -> Iterator[Example]:
    """Yield the pairs of all families, their altered copies, and pairs across families."""
    rng = random.Random(SEED)
    for path in sorted(folder.glob("families-*.jsonl")):
        known = list(rows(path))
        for row in known:
            relation = Relation.AGREES if row.relation == Relation.BORDERLINE else row.relation
            texts = (row.claim.text, row.source.text)
            evidence = evidence_between(row.claim, row.source)
            yield Example(evidence, str(relation), row.file, row.numeric, texts=texts)
            wrong = with_wrong_figure(row.claim, row.source, rng) if row.relation == Relation.AGREES else None
            if wrong:
                evidence = evidence_between(statement_of(wrong, row.claim.as_of), row.source)
                yield Example(evidence, "conflicts", row.file, row.numeric, "altered")
        for row, source in strangers(known):
            evidence = evidence_between(row.claim, source)
            yield Example(evidence, "not_comparable", row.file, row.numeric, "stranger")


def strangers(known: Sequence[Row]) -> Iterator[tuple[Row, Statement]]:
    """Yield each statement with other families' most alike claims: found by a search, and no verdict fits."""
    sources = {row.family: row.source for row in known}
    words = {id(row): {unit.stem for unit in read_words(row.claim.text).units} for row in known}
    for family, source in sources.items():
        ours = {unit.stem for unit in read_words(source.text).units}
        others = [row for row in known if row.family != family]
        others.sort(key=lambda row: -len(words[id(row)] & ours) / (len(words[id(row)]) + 1))
        yield from ((row, source) for row in others[:STRANGERS])


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def evidence_between(claim: Statement, source: Statement) -> dict[str, float]:
    """Return the evidence on a pair, with what the rules alone say of it."""
    alignment = align(claim, source)
    found = figures.weigh(alignment)
    return evidence_of(alignment, found, by_rules(alignment, found))


def weights(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Return each example's weight: in each stratum of overlap and figures, relations have their shares."""
    own = [one for one in examples if not one.made]
    mates = Counter(_stratum(one) for one in own)
    same = Counter((_stratum(one), one.relation) for one in own)
    return np.array([_weight(one, mates, same) for one in examples])


def _weight(
    example: Example, mates: Counter[tuple[int, int]], same: Counter[tuple[tuple[int, int], str]]
) -> float:
    if example.made:
        return ALTERED_WEIGHT if example.made == "altered" else STRANGER_WEIGHT
    stratum = _stratum(example)
    share = mates[stratum] / same[stratum, example.relation]
    near = NEAR_COPY_WEIGHT if example.evidence["claim_covered"] >= NEAR_COPY else 1.0
    return min(SHARES[example.relation] * share, HEAVIEST) * near


def _stratum(example: Example) -> tuple[int, int]:
    covered = sum(example.evidence["claim_covered"] >= edge for edge in COVERED)
    return covered, min(int(example.evidence["claim figures"]), 2)


def fitted(examples: Sequence[Example], names: Sequence[str]) -> HistGradientBoostingClassifier:
    """Return trees fitted to examples."""
    model = HistGradientBoostingClassifier(
        max_iter=110,
        learning_rate=0.08,
        max_leaf_nodes=8,
        min_samples_leaf=80,
        l2_regularization=2.0,
        max_features=0.2,
        random_state=SEED,
    )
    return model.fit(matrix(examples, names), [one.relation for one in examples], weights(examples))


def matrix(examples: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    """Return the evidence of examples, a row each, in the order of names."""
    return np.array([[example.evidence[name] for name in names] for example in examples])


def out_of_fold(examples: Sequence[Example], names: Sequence[str]) -> list[Weighed]:
    """Return the examples that are not made, with chances from trees that know no row of their file."""
    files = sorted({example.file for example in examples})
    found = []
    for fold in range(FOLDS):
        away = set(files[fold::FOLDS])
        model = fitted([one for one in examples if one.file not in away], names)
        test = [one for one in examples if one.file in away and not one.made]
        for example, row in zip(test, model.predict_proba(matrix(test, names)), strict=True):
            found.append((example, dict(zip(map(str, model.classes_), map(float, row), strict=True))))
    return found


def held_out(found: Sequence[Weighed]) -> str:
    """Return the accuracy on files held out in turn, of numeric and of factual pairs, in words."""
    right: dict[str, list[bool]] = {"numeric": [], "factual": []}
    for example, likely in found:
        answer = max(likely, key=lambda one: likely[one])
        right["numeric" if example.numeric else "factual"].append(answer == example.relation)
    return "  ".join(f"{kind} {np.mean(hits):.3f} of {len(hits)}" for kind, hits in right.items())


def cases(found: Sequence[Weighed]) -> dict[str, list[Case]]:
    """Return what each part of the calibration is fitted to."""
    own = [example for example, _ in found]
    weighted = dict(zip(map(id, own), weights(own), strict=True))
    parts: dict[str, list[Case]] = {"unheard": [], "heard": [], "ruled": []}
    said = spoken([example for example in own if example.file in VOICE_FILES + REPORT_FILES])
    for example, likely in found:
        case = _case(example, likely, float(weighted[id(example)]))
        if example.open:
            parts["unheard"].append(case)
        else:
            right = "right" if example.ruled == example.relation else "wrong"
            parts["ruled"].append(replace(case, answer=right))
        if id(example) in said:
            parts["heard"].append(replace(case, evidence={**case.evidence, **said[id(example)]}))
    return parts


def _case(example: Example, likely: dict[str, float], weight: float) -> Case:
    logs = {f"likely {answer}": math.log(max(chance, 1e-4)) for answer, chance in likely.items()}
    return Case({**example.evidence, **logs}, example.relation, weight, example.file, example.ruled)


def weighed_cases(
    trees: HistGradientBoostingClassifier,
    names: Sequence[str],
    examples: Sequence[Example],
    said: dict[int, dict[str, float]],
) -> dict[int, Case]:
    """Return each example as a case, by its id: what trees say of it, and the voice where it was asked."""
    answers = [str(answer) for answer in trees.classes_]
    found = {}
    for example, row in zip(examples, trees.predict_proba(matrix(examples, names)), strict=True):
        case = _case(example, dict(zip(answers, map(float, row), strict=True)), 1.0)
        spoken_of = said.get(id(example), {})
        found[id(example)] = replace(case, evidence={**case.evidence, **spoken_of})
    return found


def spoken(examples: Sequence[Example]) -> dict[int, dict[str, float]]:
    """Return what the packaged voice says of each example, by its id."""
    said = voice.ask([example.texts for example in examples])
    if said is None:
        raise SystemExit("the learned voice is not to be had: nothing to calibrate with it")
    return dict(zip(map(id, examples), said, strict=True))


def calibrated(parts: dict[str, list[Case]]) -> dict[str, object]:
    """Return the calibration as data, after telling how each part does on the files kept for reporting."""
    features = {"unheard": LIKELY, "heard": HEARD, "ruled": RULED}
    mates = [case for case in parts["heard"] if case.file in REPORT_FILES]
    hits = [case.answer == case.ruled for case in mates]
    print(f"on {len(mates)} pairs of F and N: rules alone right {np.mean(hits):.3f}")
    for name, names in calibrate.VARIANTS.items():
        print(" ", calibrate.report(parts["heard"], names, name))
    return {part: _fitted(part, parts[part], names) for part, names in features.items()}


def _fitted(part: str, cases: Sequence[Case], features: Sequence[str]) -> dict[str, object]:
    """Return one part fitted, its curve to E and J alone, after telling both on the files kept for it."""
    print(calibrate.report(cases, features, f"shipped, {part}", TRUST))
    asked = "right" if part == "ruled" else ""
    known = [case for case in cases if case.file not in REPORT_FILES]
    if part == "heard":
        known = [case for case in cases if case.file in VOICE_FILES]
    told = [case for case in cases if part == "ruled" or case.evidence["ruled by words"]]
    model = calibrate.fitted(known, features, TRUST)
    shown = [case for case in told if case.file in VOICE_FILES]
    points = calibrate.curve(model, shown, features, asked)
    away = [case for case in told if case.file in REPORT_FILES]
    print(calibrate.reliability(model, points, away, features, asked))
    return calibrate.exported(model, features, calibrate.of_other_hands(points, part))


def exported(model: HistGradientBoostingClassifier, names: Sequence[str]) -> dict[str, object]:
    """Return the model as ``claimcheck.compare.trees`` reads it; only features that it uses are named."""
    used = sorted(
        {
            int(node["feature_idx"])
            for trees in _nodes(model)
            for tree in trees
            for node in tree
            if not node["is_leaf"]
        }
    )
    number = {feature: index for index, feature in enumerate(used)}
    trees = [[[_plain(node, number) for node in tree] for tree in rounds] for rounds in _nodes(model)]
    data: dict[str, object] = {
        "features": [names[feature] for feature in used],
        "answers": [str(answer) for answer in model.classes_],
        "starts": [round(float(start), 5) for start in model._baseline_prediction.ravel()],  # noqa: SLF001
        "trees": trees,
    }
    digest = hashlib.sha256(json.dumps(data).encode()).hexdigest()
    return {"identity": f"combination-{digest[:12]}", **data}


def _nodes(model: HistGradientBoostingClassifier) -> list[list[NDArray[np.void]]]:
    """Return the nodes of the trees by answer; the library keeps them in a private place only."""
    rounds = model._predictors  # noqa: SLF001
    return [[trees[answer].nodes for trees in rounds] for answer in range(len(model.classes_))]


def _plain(node: np.void, number: dict[int, int]) -> list[float]:
    if node["is_leaf"]:
        return [round(float(node["value"]), 5)]
    threshold = round(float(node["num_threshold"]), 6)
    return [number[int(node["feature_idx"])], threshold, int(node["left"]), int(node["right"])]


def main() -> None:
    """Train, print the held-out figures, write the trees."""
    parser = argparse.ArgumentParser(description="Train the combination of all evidence.")
    parser.add_argument("--families", type=Path, required=True)
    options = parser.parse_args()
    examples = list(read(options.families))
    names = sorted(examples[0].evidence)
    print(f"{len(examples)} pairs, {sum(bool(example.made) for example in examples)} of them made")
    found = out_of_fold(examples, names)
    print("held out by file:", held_out(found))
    write(CALIBRATION, calibrated(cases(found)))
    write(TREES, exported(fitted(examples, names), names))


def write(path: Path, data: dict[str, object]) -> None:
    """Write data as one line of JSON and say how large it is."""
    path.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{data.get('identity', path.name)}: {path.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    main()
