"""The vector index: a protocol of five verbs, with FAISS behind it.

An index is a cache of the database, never the truth: it may be thrown away at any time. ``FlatIndex`` is
exact and takes what is new at once; ``CodesIndex`` is for the many that are there already: it is mapped from
its file, and proposes a shortlist that the stored vectors then put in order.
"""

from __future__ import annotations

from claimcheck.index.codes import CodesIndex
from claimcheck.index.flat import FlatIndex
from claimcheck.index.protocol import Ids, VectorIndex, Vectors

__all__ = ["CodesIndex", "FlatIndex", "Ids", "VectorIndex", "Vectors"]
