"""The history of one finding in words and as JSON: each decision, what was shown, whether it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from claimcheck.cli.page import Page
from claimcheck.display import MARKS, day
from claimcheck.model import Decision, Review, Verdict
from claimcheck.review import in_effect, standing
from claimcheck.text import harmless

__all__ = ["decision_words", "history_lines", "history_shapes"]

_INDENT = "    "


def history_lines(reviews: Sequence[Review], page: Page) -> Iterator[str]:
    """Yield the decisions, first to last; what was shown is told where it is not what was shown before."""
    before = ""
    for review, state in _states(reviews):
        yield " · ".join(filter(None, [*_row(review), state]))
        if review.note:
            yield from page.lines(f"“{harmless(review.note)}”", _INDENT)
        if review.shown != before:
            for line in _shown(json.loads(review.shown)):
                yield from page.lines(line, _INDENT, _INDENT * 2)
        before = review.shown


def history_shapes(reviews: Sequence[Review]) -> Iterator[dict[str, Any]]:
    """Yield each decision as JSON takes it; ``state`` is empty where it stands, "taken back" or "lapsed"."""
    for review, state in _states(reviews):
        yield {
            "id": review.id,
            "finding": review.finding_id,
            "at": review.made_at.isoformat(),
            "by": review.reviewer,
            "decision": review.decision.value,
            "verdict": review.verdict.value if review.verdict else None,
            "note": review.note,
            "undoes": review.undoes,
            "state": state,
            "shown": json.loads(review.shown),
        }


def decision_words(review: Review) -> str:
    """Return what was decided: "accept", "overrule to agrees", "undo of 3"."""
    what = review.decision.value.replace("_", "-")
    if review.verdict:
        what += f" to {review.verdict.value}"
    return what + (f" of {review.undoes}" if review.undoes else "")


def _states(reviews: Sequence[Review]) -> Iterator[tuple[Review, str]]:
    """Yield each review, and whether it was taken back or, a sign-off, has lapsed."""
    stands = {review.id for review in in_effect(reviews)}
    signed = {review.id for review in standing(reviews).sign_offs}
    for review in reviews:
        lapsed = review.decision is Decision.SIGN_OFF and review.id not in signed
        yield review, "taken back" if review.id not in stands else "lapsed" if lapsed else ""


def _row(review: Review) -> list[str]:
    when = f"{day(review.made_at.date())} {review.made_at:%H:%M}"
    return [f"{review.id}  {decision_words(review)}", harmless(review.reviewer), when]


def _shown(finding: dict[str, Any]) -> Iterator[str]:
    """Yield what a person saw when they decided: verdict, both quotes and readings, rule set and model."""
    mark, word, _ = MARKS[Verdict(finding["verdict"])]
    yield f"shown: {mark} {word}"
    yield f"claim: “{harmless(finding['claim']['text'])}”"
    for comparison in finding["comparisons"][:1]:
        source = comparison["statement"]
        document = source["document"]
        name = document["publisher"] or document["title"] or document["url"] or document["sha256"][:12]
        cited = ", ".join(filter(None, [name, document["published"]]))
        yield f"source: “{harmless(source['text'])}” ({harmless(cited)})"
        yield f"why: {harmless('; '.join(comparison['reasons']))}"
        yield f"rule: {harmless(comparison['rule'])}"
    others = len(finding["comparisons"]) - 1
    if others > 0:
        yield f"and {others} more source{'' if others == 1 else 's'}"
    check = finding.get("check")  # which the first desks did not keep with a decision
    if check:
        yield f"rule set {harmless(check['rules_version'])}, model {harmless(check['model'])}"
