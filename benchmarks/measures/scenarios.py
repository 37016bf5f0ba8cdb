"""End to end: each gold scenario's article checked against its sources, its verdicts against a person's.

An expected claim is found where a finding's claim overlaps it by 0.8 of the shorter's characters or more; an
expected claim that no finding covers counts as wrong, unless the expected verdict is that there is no source.
A false conflict is a finding that says conflicts where another verdict was expected, or on what is no claim.
Where a person names no source, "not comparable" is as right as "no source": both say that nothing decides.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measures._result import Result

from claimcheck.check import check
from claimcheck.corpus import Corpus
from claimcheck.model import Document, Finding, Tier, Verdict

_OVERLAP = 0.8
_NOTHING_DECIDES = {Verdict.NO_SOURCE, Verdict.NOT_COMPARABLE}


@dataclass(frozen=True)
class Judged:
    """One expected claim: what a person says, what was found (None: the claim was not)."""

    scenario: str
    claim: str
    expected: Verdict
    finding: Finding | None

    @property
    def verdict(self) -> Verdict | None:
        """Return the verdict that was found."""
        return self.finding.verdict if self.finding else None

    @property
    def right(self) -> bool:
        """Say whether the verdict is the expected one."""
        if self.expected is Verdict.NO_SOURCE:
            return self.verdict is None or self.verdict in _NOTHING_DECIDES
        return self.verdict is self.expected


def run(data: Path) -> Result:
    """Check every scenario and return the share of right verdicts and the false conflicts."""
    judged: list[Judged] = []
    false_conflicts: dict[str, int] = {}
    for path in sorted((data / "gold" / "dev" / "scenarios").glob("*.json")):
        scenario = json.loads(path.read_text("utf-8"))
        findings = findings_of(scenario)
        here = [_judged(scenario, said, findings) for said in scenario["expected"]]
        judged += here
        false_conflicts[scenario["id"]] = _false_conflicts(scenario, here, findings)
    figures = {
        "right": sum(one.right for one in judged) / len(judged),
        "false_conflicts": float(sum(false_conflicts.values())),
        "at_most_one_each": float(max(false_conflicts.values()) <= 1),
        "claims_found": sum(one.finding is not None for one in judged) / len(judged),
    }
    return Result("\n".join(_table(judged, false_conflicts)), figures)


def findings_of(scenario: dict[str, Any]) -> list[Finding]:
    """Return the findings of a scenario's article, checked over a new desk with its sources."""
    with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder) / "desk.db") as corpus:
        for source in scenario["corpus"]:
            corpus.add(_document(source))
        return list(check(_document(scenario["article"]), corpus))


def _document(said: dict[str, Any]) -> Document:
    return Document(
        said["text"],
        title=said.get("title", ""),
        publisher=said.get("publisher", ""),
        published=dt.date.fromisoformat(said["published"]) if said.get("published") else None,
        url=said.get("url", ""),
        tier=Tier(said["tier"]) if said.get("tier") in set(Tier) else None,
    )


def _judged(scenario: dict[str, Any], said: dict[str, Any], findings: Sequence[Finding]) -> Judged:
    start = scenario["article"]["text"].find(said["claim"])
    if start < 0:
        raise ValueError(f"{scenario['id']}: the expected claim is not in the article: {said['claim']}")
    end = start + len(said["claim"])
    # A sentence may hold several claims: the finding that covers most of it speaks for it.
    covering = [finding for finding in findings if _overlap(finding, start, end) >= _OVERLAP]
    best = max(covering, key=lambda finding: _shared(finding, start, end), default=None)
    return Judged(scenario["id"], said["claim"], Verdict(said["verdict"]), best)


def _shared(finding: Finding, start: int, end: int) -> int:
    return max(0, min(end, finding.claim.end) - max(start, finding.claim.start))


def _overlap(finding: Finding, start: int, end: int) -> float:
    return _shared(finding, start, end) / min(end - start, finding.claim.end - finding.claim.start)


def _false_conflicts(scenario: dict[str, Any], judged: Sequence[Judged], findings: Sequence[Finding]) -> int:
    wrong = [
        one for one in judged if one.verdict is Verdict.CONFLICTS and one.expected is not Verdict.CONFLICTS
    ]
    no_claims = [
        finding
        for finding in findings
        if finding.verdict is Verdict.CONFLICTS
        and any(finding.claim.text in said or said in finding.claim.text for said in scenario["not_claims"])
    ]
    return len(wrong) + len(no_claims)


def _table(judged: Sequence[Judged], false_conflicts: dict[str, int]) -> Iterator[str]:
    for name, number in false_conflicts.items():
        here = [one for one in judged if one.scenario == name]
        right = sum(one.right for one in here)
        yield f"{name:24} {right:2} of {len(here):2} right   {number} false conflicts"
    pairs = Counter((one.expected.value, one.verdict.value if one.verdict else "not found") for one in judged)
    yield "expected as found:"
    yield from (f"  {one:15} {other:15} {number}" for (one, other), number in sorted(pairs.items()))
    yield "wrong:"
    for one in judged:
        if not one.right:
            yield from _wrong(one)


def _wrong(one: Judged) -> Iterator[str]:
    found = one.verdict.value if one.verdict else "not found"
    yield f"  {one.scenario} {one.expected.value} as {found}: {one.claim}"
    if one.finding and one.finding.comparisons:
        candidate, comparison = one.finding.comparisons[0]
        yield f"      beside: {candidate.statement.text[:200]}"
        yield f"      why: {'; '.join(comparison.reasons)[:200]}"
