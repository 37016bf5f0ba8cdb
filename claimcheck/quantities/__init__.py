"""Quantities: every figure of a text as a careful editor reads it.

``reading`` goes the way from text to quantities, one file a step:

    scan                     tokens with their offsets
    numbers                  the numbers (numeral by numeral, wholes in words, parts of one)
    units, money, letters    what they are in
    pairs, compounds         ranges, ratios, scores; "5 feet 2 inches"
    ages, multiples, ranks   those kinds of figure
    hedges                   what loosens and bounds them
    counted, totals          what is counted, said after and before
    exclusions               what is no quantity (datelike, names)
    change                   level or change, and which way
    figure                   the record all of them fill, and the Quantity made of it
"""

from __future__ import annotations

from claimcheck.quantities.reading import extract_quantities

__all__ = ["extract_quantities"]
