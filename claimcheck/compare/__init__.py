"""A claim beside a statement: alignment, gates, figures, wording, and the relation they add up to."""

from __future__ import annotations

from claimcheck.compare.relate import compare, compare_many
from claimcheck.compare.voice import open_voice
from claimcheck.compare.weighing import voice_heard

__all__ = ["compare", "compare_many", "open_voice", "voice_heard"]
