"""Quantities: every figure of a text as a careful editor reads it.

The way from text to quantities, one file a step: ``scan`` cuts tokens; ``numbers`` (and ``numerals``)
find the numbers; ``units`` and ``money`` read what they are in; ``pairs`` makes ranges, ratios and scores;
``ages``, ``multiples`` and ``ranks`` read those kinds; ``hedges`` loosen and bound; ``counted`` reads what is
counted and the base of a rate; ``exclusions`` leaves out years, names and labels; ``totals`` reads what
is counted from the words before; ``change`` tells a rise
from a level; ``figure`` holds it all until a ``Quantity`` is made. ``reading`` calls them in that order.
"""

from __future__ import annotations

from claimcheck.quantities.reading import extract_quantities

__all__ = ["extract_quantities"]
