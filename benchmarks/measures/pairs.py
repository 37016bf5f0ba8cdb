"""How often ``compare`` judges a pair as a careful fact-checker did.

Accuracy over the four relations, macro-F1 over agrees, conflicts and not_comparable, precision and recall of
conflicts; for all pairs, the numeric and the factual ones. The pairs judged otherwise are listed in
``results/pairs-wrong.txt``, by what they have in common.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measures._result import Result, f1, read_lines

from claimcheck.compare import compare_many, figures
from claimcheck.compare.align import align
from claimcheck.compare.relate import by_rules
from claimcheck.model import Comparison, Relation
from claimcheck.statements import statement_of

RESULTS = Path(__file__).parent.parent / "results"
SCORED = (Relation.AGREES, Relation.CONFLICTS, Relation.NOT_COMPARABLE)


@dataclass(frozen=True)
class Pair:
    """A claim beside a sourced statement, with the relation a reader gave and what makes it hard."""

    id: str
    claim: str
    claim_date: dt.date | None
    statement: str
    statement_date: dt.date | None
    relation: Relation
    cause: str | None
    kind: str
    phenomena: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Judged:
    """A pair and what ``compare`` said of it."""

    pair: Pair
    comparison: Comparison

    @property
    def right(self) -> bool:
        """Whether the relation is the reader's."""
        return self.comparison.relation is self.pair.relation


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a file in the gold guide's format."""
    for item in read_lines(path):
        yield Pair(
            item["id"],
            item["claim"],
            _date(item["claim_date"]),
            item["statement"],
            _date(item["statement_date"]),
            Relation(item["relation"]),
            item["cause"],
            item["kind"],
            tuple(item["phenomena"]),
            item["note"],
        )


def read_families(path: Path) -> Iterator[Pair]:
    """Yield a pair for each claim of each family in a file of families."""
    for family in read_lines(path):
        for number, item in enumerate(family["claims"]):
            yield Pair(
                f"{family['id']}-{number}",
                item["claim"],
                _date(item["claim_date"]),
                family["statement"],
                _date(family["statement_date"]),
                Relation(item["relation"]),
                item["cause"],
                family["kind"],
                (),
                item["note"],
            )


def judge(pairs: Iterable[Pair]) -> list[Judged]:
    """Compare each pair."""
    known = list(pairs)
    statements = [
        (statement_of(pair.claim, pair.claim_date), statement_of(pair.statement, pair.statement_date))
        for pair in known
    ]
    return [Judged(*both) for both in zip(known, compare_many(statements), strict=True)]


def judge_by_rules(pairs: Iterable[Pair]) -> list[Judged]:
    """Compare each pair by explicit evidence alone, without the trained combination."""
    found = []
    for pair in pairs:
        alignment = align(
            statement_of(pair.claim, pair.claim_date), statement_of(pair.statement, pair.statement_date)
        )
        found.append(Judged(pair, by_rules(alignment, figures.weigh(alignment))))
    return found


def figures_of(judged: Sequence[Judged], name: str) -> dict[str, float]:
    """Return accuracy, macro-F1, conflict precision and recall, and how many causes are right."""
    if not judged:
        raise ValueError(f"no pairs to score for {name!r}")
    scores = {relation: _score(judged, relation) for relation in SCORED}
    causes = [
        one
        for one in judged
        if one.pair.relation is Relation.NOT_COMPARABLE and one.comparison.relation is Relation.NOT_COMPARABLE
    ]
    return {
        f"{name}_accuracy": sum(one.right for one in judged) / len(judged),
        f"{name}_macro_f1": sum(score[2] for score in scores.values()) / len(SCORED),
        f"{name}_conflict_precision": scores[Relation.CONFLICTS][0],
        f"{name}_conflict_recall": scores[Relation.CONFLICTS][1],
        f"{name}_cause": sum(one.comparison.cause == one.pair.cause for one in causes) / max(1, len(causes)),
        f"{name}_surest_half": _surest_half(judged),
    }


def _score(judged: Sequence[Judged], relation: Relation) -> tuple[float, float, float]:
    both = sum(one.right for one in judged if one.pair.relation is relation)
    found = sum(one.comparison.relation is relation for one in judged)
    expected = sum(one.pair.relation is relation for one in judged)
    return f1(both, found, expected)


def _surest_half(judged: Sequence[Judged]) -> float:
    """Return the accuracy among the half that ``compare`` is surest of."""
    ranked = sorted(judged, key=lambda one: -one.comparison.confidence)
    surest = ranked[: max(1, len(ranked) // 2)]
    return sum(one.right for one in surest) / len(surest)


def _confusion(judged: Sequence[Judged]) -> list[str]:
    counts = Counter((one.pair.relation, one.comparison.relation) for one in judged)
    lines = [f"{'read as -> judged':<18}" + "".join(f"{relation.value:>16}" for relation in Relation)]
    lines += [
        f"{row.value:<18}" + "".join(f"{counts[row, column]:>16}" for column in Relation) for row in Relation
    ]
    return lines


def _by_mark(judged: Sequence[Judged]) -> list[str]:
    """Return how many are right for each phenomenon and cause, the most wrong first."""
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        for mark in (*one.pair.phenomena, *([f"cause:{one.pair.cause}"] if one.pair.cause else [])):
            groups[mark].append(one)
    lines = []
    for mark, group in sorted(groups.items(), key=lambda item: -sum(not one.right for one in item[1])):
        wrong = Counter(
            f"{one.pair.relation.value} as {one.comparison.relation.value}" for one in group if not one.right
        )
        lines.append(f"  {mark:<24}{len(group) - sum(wrong.values()):>4} of {len(group):<4} {_spell(wrong)}")
    return lines


def _spell(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())


def _by_rule(judged: Sequence[Judged]) -> list[str]:
    """Return how often each rule fired and how often it was right."""
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[f"{one.comparison.rule} -> {one.comparison.relation.value}"].append(one)
    ranked = sorted(groups.items(), key=lambda item: -len(item[1]))
    return [f"  {rule:<44}{sum(one.right for one in group):>4} of {len(group)}" for rule, group in ranked]


def describe(one: Judged) -> str:
    """Return a pair, what a reader said and what ``compare`` said, in a few lines."""
    pair, comparison = one.pair, one.comparison
    verdict = (
        f"{comparison.relation.value}/{comparison.cause} by {comparison.rule} ({comparison.confidence:.2f})"
    )
    said: dict[str, Any] = {"claim": comparison.claim_quantity, "statement": comparison.statement_quantity}
    quantities = ", ".join(f"{name}: {quantity.text!r}" for name, quantity in said.items() if quantity)
    return "\n".join(
        [
            f"{pair.id} [{pair.kind}] read {pair.relation.value}/{pair.cause} judged {verdict}",
            f"  claim     {pair.claim_date} {pair.claim}",
            f"  statement {pair.statement_date} {pair.statement}",
            f"  note      {pair.note}; {', '.join(pair.phenomena)}",
            f"  figures   {quantities}",
            *(f"  why       {reason}" for reason in comparison.reasons),
        ]
    )


def report(judged: Sequence[Judged], title: str) -> list[str]:
    """Return the lines of a full report: confusion, marks and rules."""
    return [f"{title}: {len(judged)} pairs", *_confusion(judged), *_by_mark(judged), *_by_rule(judged), ""]


def write_wrong(judged: Sequence[Judged], name: str) -> None:
    """Write the pairs judged otherwise to ``results/NAME-wrong.txt``, grouped by what happened to them."""
    RESULTS.mkdir(exist_ok=True)
    wrong = [one for one in judged if not one.right]
    wrong.sort(key=lambda one: (one.pair.relation, one.comparison.relation, one.comparison.rule))
    (RESULTS / f"{name}-wrong.txt").write_text("\n\n".join(map(describe, wrong)) + "\n", encoding="utf-8")


def run(data: Path) -> Result:
    """Judge the gold pairs: all, numeric, factual; the numeric ones by explicit evidence alone as well."""
    pairs = list(read_pairs(data / "gold" / "dev" / "pairs.jsonl"))
    judged = judge(pairs)
    groups = {"all": judged} | {
        kind: [one for one in judged if one.pair.kind == kind] for kind in ("numeric", "factual")
    }
    groups["rules_numeric"] = judge_by_rules(pair for pair in pairs if pair.kind == "numeric")
    measured: dict[str, float] = {}
    lines: list[str] = []
    for name, group in groups.items():
        found = figures_of(group, name)
        measured |= found
        lines.append("  ".join(f"{key} {value:.3f}" for key, value in found.items()))
    lines += ["", *report(groups["numeric"], "numeric"), *report(groups["factual"], "factual")]
    write_wrong(judged, "pairs")
    return Result("\n".join(lines), measured)
