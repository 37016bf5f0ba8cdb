"""A person's decisions on findings: rows that are added and never changed; undo is one more row.

What stands of a finding is worked out from its rows each time, so that no state can drift from its history.
"""

from __future__ import annotations

from claimcheck.review.decisions import (
    decide,
    default_reviewer,
    history,
    newest_decided,
    newest_undone,
    redo,
    sign_off,
    undo,
    unflag,
)
from claimcheck.review.records import Overview, Record, Scope, overview, record_of, records
from claimcheck.review.standing import Standing, in_effect, standing

__all__ = [
    "Overview",
    "Record",
    "Scope",
    "Standing",
    "decide",
    "default_reviewer",
    "history",
    "in_effect",
    "newest_decided",
    "newest_undone",
    "overview",
    "record_of",
    "records",
    "redo",
    "sign_off",
    "standing",
    "undo",
    "unflag",
]
