"""Cleaned text, blocks and sentences; every offset counts in the text as it was read."""

from claimcheck.text.boundaries import sentences
from claimcheck.text.characters import compact, normalise
from claimcheck.text.harmless import harmless
from claimcheck.text.layout import Block, BlockKind, blocks

__all__ = ["Block", "BlockKind", "blocks", "compact", "harmless", "normalise", "sentences"]
