"""Periods: the times that a text names, placed by the day it speaks from."""

from __future__ import annotations

from claimcheck.periods.choice import main_period
from claimcheck.periods.reader import extract_periods
from claimcheck.periods.relation import PeriodRelation, relation_of

__all__ = ["PeriodRelation", "extract_periods", "main_period", "relation_of"]
