"""Arithmetic and bounds through ``compare``: word problems (awpnli), bounds put into them (nli_stress_num).

Both sets ask for entailment, the gold guide for consistency: where a statement only bounds what the claim
states exactly, the sets say unrelated and the guide says that both can be right ("at least 40" and 57). So an
unrelated pair is met by any answer but a conflict; ``strict`` counts ``not_comparable`` alone.
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


def accuracy(counts: Counter[tuple[str, Relation]], *, strict: bool = False) -> float:
    """Return the share of labels met; an unrelated pair by any answer but a conflict, unless ``strict``."""
    right = sum(
        count for (label, relation), count in counts.items() if _meets(label, relation, strict=strict)
    )
    return right / counts.total()


def _meets(label: str, relation: Relation, *, strict: bool) -> bool:
    if label == "unrelated" and not strict:
        return relation is not Relation.CONFLICTS
    return _RELATIONS[label] is relation


def run(data: Path) -> Result:
    """Judge both sets whole."""
    figures = {}
    lines = []
    for name in SETS:
        counts = judged(data / "data" / "dev" / f"{name}.jsonl.gz")
        figures[f"{name}_accuracy"] = accuracy(counts)
        figures[f"{name}_strict"] = accuracy(counts, strict=True)
        told = f"{figures[f'{name}_accuracy']:.3f}, strict {figures[f'{name}_strict']:.3f}"
        lines.append(f"{name}: accuracy {told} of {counts.total()}")
        lines += [
            f"  {label:<10} as {relation.value:<15} {n}" for (label, relation), n in sorted(counts.items())
        ]
    return Result("\n".join(lines), figures)
