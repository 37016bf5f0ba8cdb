"""Arithmetic and bounds through ``compare``: word problems (awpnli), bounds put into them (nli_stress_num).

Both sets ask for entailment, the gold guide for consistency: where a statement only bounds what the claim
states exactly, the set says unrelated. That counts as right for ``not_comparable`` only.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from measures._result import Result, read_lines

from claimcheck.compare import compare_many
from claimcheck.model import Relation
from claimcheck.statements import statement_of

_RELATIONS = {
    "agree": Relation.AGREES,
    "conflict": Relation.CONFLICTS,
    "unrelated": Relation.NOT_COMPARABLE,
}
SETS = ("awpnli", "nli_stress_num")


def judged(path: Path) -> Counter[tuple[str, Relation]]:
    """Return how often each label of a set was judged as each relation."""
    items = list(read_lines(path))
    if not items:
        raise ValueError(f"no pairs in {path}")
    comparisons = compare_many(
        [(statement_of(item["claim"]), statement_of(item["statement"])) for item in items]
    )
    return Counter(
        (item["label"], comparison.relation) for item, comparison in zip(items, comparisons, strict=True)
    )


def accuracy(counts: Counter[tuple[str, Relation]]) -> float:
    """Return the share of labels met."""
    right = sum(count for (label, relation), count in counts.items() if _RELATIONS[label] is relation)
    return right / counts.total()


def run(data: Path) -> Result:
    """Judge both sets whole."""
    figures = {}
    lines = []
    for name in SETS:
        counts = judged(data / "data" / "dev" / f"{name}.jsonl.gz")
        figures[f"{name}_accuracy"] = accuracy(counts)
        lines.append(f"{name}: accuracy {figures[f'{name}_accuracy']:.3f} of {counts.total()}")
        lines += [
            f"  {label:<10} as {relation.value:<15} {n}" for (label, relation), n in sorted(counts.items())
        ]
    return Result("\n".join(lines), figures)
