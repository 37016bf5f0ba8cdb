"""Source packs: the corpus as a folder of readable files, to keep under version control and add again."""

from __future__ import annotations

from claimcheck.packs.write import Written, write_packs

__all__ = ["Written", "write_packs"]
