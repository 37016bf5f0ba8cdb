"""The pairs to train on: public sets, contrast families and generated ones, in one form.

Labels of wording are agree, conflict and neither; a pair whose label is only known not to be "agree" carries
``not_agree``. Labels of comparability say whether the two sentences speak of the same subject and measure.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

FAMILY_FILES = "ABCDEFGHIJKLMN"
# Files kept out of training: E and J fit the combination of model and rules, F and N are for reporting.
HELD_OUT_FAMILIES = "EFJN"

# How many pairs of each public set go in; long tables cost most and teach least, so they are few.
PUBLIC_SETS = {
    "fever_dev_pairs": 10_137,
    "conjnli_train_adv": 10_000,
    "infotabs": 16_458,
    "mnli": 9_814,
    "snli": 7_000,
    "snli_test": 4_000,
    "cad_nli": 8_251,
    "breaking_nli": 2_000,
    "cur_boolean": 1_000,
    "cur_comparative": 2_000,
    "cur_conditional": 1_000,
    "cur_counting": 1_000,
    "cur_monotonicity_infer": 4_000,
    "cur_negation": 2_000,
    "cur_quantifier": 1_500,
    "semantoneg": 2_000,
    "tabfact_pairs": 2_500,
    "tabfact_unrelated_mined": 545,
    "wikifactcheck_neg": 4_000,
}


class Wording(IntEnum):
    """What one sentence says of the other; the order is that of the model's outputs."""

    AGREE = 0
    CONFLICT = 1
    NEITHER = 2
    NOT_AGREE = 3


@dataclass(frozen=True)
class Pair:
    """A claim and a statement with what is known of them; None is not known."""

    claim: str
    statement: str
    wording: Wording | None = None
    comparable: bool | None = None


PUBLIC_LABELS = {
    "agree": Wording.AGREE,
    "conflict": Wording.CONFLICT,
    "unrelated": Wording.NEITHER,
    "not_agree": Wording.NOT_AGREE,
}


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def public_pairs(data: Path, seed: int) -> list[Pair]:
    """Return the public pairs, each set cut to its number by a seeded draw."""
    draw = random.Random(seed)
    pairs: list[Pair] = []
    for name, number in PUBLIC_SETS.items():
        rows = list(read_lines(data / "data" / "train" / f"{name}.jsonl.gz"))
        for row in draw.sample(rows, min(number, len(rows))):
            pairs.append(Pair(row["claim"], row["statement"], PUBLIC_LABELS[row["label"]]))
    return pairs


def family_pairs(data: Path, files: Iterable[str]) -> list[Pair]:
    """Return the pairs of those family files.

    A borderline pair is comparable and says nothing sure of wording. In a numeric family the relation hangs
    on the figures, which the rules compare; the wording label is kept all the same, since the model reads
    the unmasked text for that question.
    """
    pairs = []
    for name in files:
        for family in read_lines(data / "gold" / "train" / f"families-{name}.jsonl"):
            for claim in family["claims"]:
                pairs.append(
                    Pair(
                        claim["claim"],
                        family["statement"],
                        {
                            "agrees": Wording.AGREE,
                            "conflicts": Wording.CONFLICT,
                            "not_comparable": Wording.NEITHER,
                        }.get(claim["relation"]),
                        claim["relation"] != "not_comparable",
                    )
                )
    return pairs


def number_sentences(data: Path) -> list[str]:
    """Return distinct number-bearing sentences of moderate length, from the training sets' statements."""
    seen: dict[str, None] = {}
    for name in ("fever_dev_pairs", "conjnli_train_adv", "wikifactcheck_neg", "tabfact_pairs", "mnli"):
        for row in read_lines(data / "data" / "train" / f"{name}.jsonl.gz"):
            for text in (row["statement"], row["claim"]):
                if 40 <= len(text) <= 260 and any(letter.isdigit() for letter in text):
                    seen.setdefault(text, None)
    return list(seen)
