"""Statements: what in a text is worth checking, who says it, about when, and what it needs to stand alone."""

from claimcheck.statements.extract import extract_statements
from claimcheck.statements.reading import statement_of
from claimcheck.statements.worth import DEFAULT_MIN_SCORE, Reason, explain_score, scores

__all__ = [
    "DEFAULT_MIN_SCORE",
    "Reason",
    "explain_score",
    "extract_statements",
    "scores",
    "statement_of",
]
