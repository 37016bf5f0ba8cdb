"""Do the words beside two figures that meet say the opposite? Rose and fell, upheld and struck down."""

from __future__ import annotations

from claimcheck.compare.align import Alignment, How
from claimcheck.compare.align import Pair as WordPair
from claimcheck.compare.pairing import Match
from claimcheck.compare.quantifiers import quantified
from claimcheck.compare.reading import Reading, Unit
from claimcheck.compare.trends import direction_beside
from claimcheck.compare.vicinity import near
from claimcheck.language import table
from claimcheck.model import Quantity, Statement

__all__ = ["opposed_words"]


def opposed_words(alignment: Alignment, match: Match) -> tuple[str, str] | None:
    """Return the words of claim and source that oppose one another beside the two figures, if any."""
    rules = table("rules")["relate"]
    ours = near(alignment.claim_reading, match.claim.quantity)
    theirs = near(alignment.source_reading, match.source.quantity)
    one_denies = _denies(alignment.claim_reading, alignment.claim) != _denies(
        alignment.source_reading, alignment.source
    )
    best: tuple[float, WordPair] | None = None
    for pair in alignment.pairs:
        least = rules["opposed"] if pair.how is How.OPPOSITE else rules["denied"]
        inside = _in(pair.claim, match.claim.quantity) or _in(pair.source, match.source.quantity)
        if inside or not _opposite(pair, one_denies=one_denies) or not _of_one_thing(alignment, pair):
            continue
        closeness = min(ours.get(pair.claim.at, 0.0), theirs.get(pair.source.at, 0.0))
        if closeness >= least and (best is None or closeness > best[0]):
            best = closeness, pair
    if best:
        return _said(best[1].claim), _said(best[1].source)
    return _other_ways(alignment, match)


def _other_ways(alignment: Alignment, match: Match) -> tuple[str, str] | None:
    """Return the words right beside two figures of which one goes up and the other down."""
    ours = direction_beside(alignment.claim_reading, match.claim.quantity)
    theirs = direction_beside(alignment.source_reading, match.source.quantity)
    if ours and theirs and ours[1] is not theirs[1]:
        return ours[0], theirs[0]
    return None


def _denies(reading: Reading, statement: Statement) -> bool:
    """Whether a sentence has a "no" that belongs to no figure ("no more than 12", "not all")."""
    figures = [*statement.quantities, *quantified(statement.text)]
    spans = [(one.start, one.end) for one in figures]
    words = [reading.words[hit.taken[0]] for hit in reading.hits if hit.table == "negation"]
    return any(not any(start <= word.start < end for start, end in spans) for word in words)


def _opposite(pair: WordPair, *, one_denies: bool) -> bool:
    denied = one_denies and pair.claim.negated != pair.source.negated
    return denied != (pair.how is How.OPPOSITE)


def _of_one_thing(alignment: Alignment, pair: WordPair) -> bool:
    """Whether a preposition and its opposite stand before one thing: "with power", "without power"."""
    prepositions = table("cues")["clause"]["prepositions"]
    if not {pair.claim.text.lower(), pair.source.text.lower()} <= {*prepositions}:
        return True
    ours = _next(alignment.claim_reading, pair.claim)
    theirs = _next(alignment.source_reading, pair.source)
    return any(each.claim is ours and each.source is theirs for each in alignment.pairs)


def _next(reading: Reading, unit: Unit) -> Unit | None:
    return next((each for each in reading.units if each.at > unit.at), None)


def _said(unit: Unit) -> str:
    return f"not … {unit.text}" if unit.negated else unit.text


def _in(unit: Unit, quantity: Quantity) -> bool:
    return unit.start >= quantity.start and unit.end <= quantity.end
