"""Two parties and one deed between them: does the source have them the other way about?

"Lenkau sells power to Moor" against "Moor has begun to sell power to Lenkau". Only the order of the words is
looked at, which takes no parser: the party before the deed does it, unless a passive says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from claimcheck.compare.align import Alignment, How, Pair
from claimcheck.compare.clauses import clauses, is_past
from claimcheck.compare.reading import Reading, Slot, Sort, Unit
from claimcheck.compare.roles import mutual
from claimcheck.language import table

__all__ = ["Reversal", "reversal"]

_REACH = 20  # words between the two parties
_CHAIN = 3  # words before a participle that may make it a passive
_SAME = (How.WORD, How.SENSE, How.ROOT)


@dataclass(frozen=True, slots=True)
class Reversal:
    """Who does it in the claim, who in the source, and the claim's word for the deed."""

    claim: str
    source: str
    deed: str


def reversal(alignment: Alignment) -> Reversal | None:
    """Return the deed that the two sentences have the other way about; None where there is none."""
    parties = [pair for pair in alignment.matched if _is_party(pair)]
    deeds = [pair for pair in alignment.matched if _is_deed(alignment, pair)]
    return next(_reversals(parties, deeds), None)


def _reversals(parties: list[Pair], deeds: list[Pair]) -> Iterator[Reversal]:
    for first, second in permutations(parties, 2):
        apart = _apart(first.claim, second.claim) and _apart(first.source, second.source)
        near = second.claim.at - first.claim.at <= _REACH and first.source.at - second.source.at <= _REACH
        for deed in deeds:
            ours = first.claim.at < deed.claim.at < second.claim.at
            theirs = second.source.at < deed.source.at < first.source.at
            if apart and near and ours and theirs:
                yield Reversal(first.claim.text, second.source.text, deed.claim.text)


def _is_party(pair: Pair) -> bool:
    """Whether a matched word is of a name that can do something: no place where it was done."""
    named = {pair.claim.sort, pair.source.sort} & {Sort.NAME, Sort.PLACE}
    capital = pair.claim.text[0].isupper() and pair.source.text[0].isupper()
    return bool(named) and capital and Slot.WHERE not in (pair.claim.slot, pair.source.slot)


def _apart(one: Unit, other: Unit) -> bool:
    """Whether two words are not of one name; the word that opens a sentence is of none."""
    return one.group != other.group or one.group < 0


def _is_deed(alignment: Alignment, pair: Pair) -> bool:
    """Whether a matched word is a verb in both sentences, and no deed that two do with one another."""
    if pair.how not in _SAME or pair.claim.sort is not Sort.WORD or pair.claim.stem in mutual():
        return False
    ours, theirs = alignment.claim_reading, alignment.source_reading
    verbs = _is_verb(ours, _head(ours, pair.claim)) and _is_verb(theirs, _head(theirs, pair.source))
    return verbs and _passive(ours, pair.claim.at) == _passive(theirs, pair.source.at)


def _head(reading: Reading, unit: Unit) -> int:
    """Return the first word of a phrase of one sense: "filed suit" is a verb by its first."""
    at = unit.at
    while any(one.at == at - 1 and one.senses & unit.senses for one in reading.units):
        at -= 1
    return at


def _is_verb(reading: Reading, at: int) -> bool:
    word, before = reading.words[at], reading.words[at - 1].text.lower() if at else ""
    known = at in {clause.verb for clause in clauses(reading)} or is_past(word)
    return known or before in {"to", "will", "not"} or word.text.endswith("ing") or _finite(word.text, before)


def _finite(word: str, before: str) -> bool:
    """Whether a word in "-s" stands where a verb does: behind no article and no preposition."""
    frame = table("cues")["clause"]
    return word.endswith("s") and before not in {*frame["determiners"], *frame["prepositions"]}


def _passive(reading: Reading, at: int) -> bool:
    """Whether a word is a participle behind a form of "be": "was expelled", "has been hired"."""
    before = {word.text.lower() for word in reading.words[max(0, at - _CHAIN) : at]}
    return is_past(reading.words[at]) and not before.isdisjoint(table("cues")["clause"]["be"])
