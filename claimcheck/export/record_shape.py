"""A record as JSON: the finding, its article, the check that made it, what a person decided."""

from __future__ import annotations

from typing import Any

from claimcheck.review import Record
from claimcheck.shapes import document_shape, finding_shape

__all__ = ["record_shape"]


def record_shape(record: Record) -> dict[str, Any]:
    """Return a record; ``standing_verdict`` is the person's where they overruled, else the finding's."""
    check, standing = record.check, record.standing
    judgement, decided = standing.judgement, standing.decided
    return {
        **finding_shape(record.finding),
        "standing_verdict": record.verdict.value,
        "article": document_shape(check.article, check.article_id),
        "check": {
            "id": check.id,
            "started": check.started_at.isoformat(),
            "rules_version": check.rules_version,
            "model": check.embedder,
        },
        "review": {
            "decision": judgement.decision.value if judgement else None,
            "flagged": standing.flagged,
            "notes": list(standing.notes),
            "reviewer": decided.reviewer if decided else None,
            "at": decided.made_at.isoformat() if decided else None,
            "signed_off": [
                {"by": signed.reviewer, "at": signed.made_at.isoformat()} for signed in standing.sign_offs
            ],
            "stale": [
                {"change": difference.change.value, "words": difference.words} for difference in record.stale
            ],
        },
    }
