"""What a claim's comparisons add up to: one verdict, borne out by the sources that speak most of the same.

Searching a corpus brings up statements that share a figure with a claim and nothing else. So a comparison
counts as far as its statement shares the claim's subject, and sources that contradict a claim are laid
beside those that bear it out before a dispute is declared.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from claimcheck.compare import compare_many
from claimcheck.compare.align import Alignment, align
from claimcheck.compare.figure import met_exactly
from claimcheck.compare.reading import Sort, Unit
from claimcheck.compare.setting import known_from, one_topic, told_by
from claimcheck.compare.words import stem
from claimcheck.language import table
from claimcheck.model import Candidate, Comparison, Finding, Kind, Period, Relation, Statement, Verdict

__all__ = ["finding_of"]

_SUBJECT_WORDS = 2  # words in common that make statements speak of one subject, beside figures a single name
_UNLIKE_WORDS = 3  # the same where nothing is compared, a name or place counting as two
# How much of a claim an unlike source must speak of, where no two figures stand side by side.
_SPOKEN_OF = 0.4
_SPOKEN_OF_BESIDE = 1 / 3  # the same where two do
_WEAKEST = 1.0  # the strength below which a comparison is chance: any two figures reach as much
_WEAKEST_WORDS = 0.85  # the same where words alone decide, which are told as less sure
_SAID = 0.5  # how much of a claim a source must speak of to decide it in words alone, without a figure
# How much of it the source's very sentence must meet: what its document is about says nothing of it.
_MET = 0.4
_MET_UNANSWERED = 0.6  # the same where the claim has figures and the sentence answers none
# How near a source must be found, 0..1, to say anything where no figure is compared. That keeps out what
# speaks of another matter in some of the same words; it never tells agreement from conflict. Measured with
# the packaged sentence model, by which few statements on one matter lie further off.
_NEAR_BY = 0.4
_SAID_AND_NEAR = 1.1  # what nearness and the share that is spoken of must add up to where words decide
_APART = 0.1  # what each doubling between two figures takes from a comparison's strength
_MOST_DOUBLINGS = 3
_EXACTLY = 0.2  # what a figure that is met digit by digit adds to a comparison's strength
_CLEARLY = 0.15  # by so much, of at most 2, one side's best witness has to be stronger to decide alone
_CLOSE = dt.timedelta(days=7)  # a period that begins or ends within a week of the claim's is not another time
_WITNESSES = 3  # of each side, the strongest ones, that are laid beside one another

_WORD = re.compile(r"\w+")

_NO_SOURCE = "no statement in the corpus is about this"
_DISPUTED = "sources on record contradict one another here"
_OTHER_TIME = "the sources that {} speak of another time"
_OUTDATED = "the sources that {} are outdated by a later one"
_OTHER_THING = "the sources that {} speak less of the same thing"
_ECHO = "the only source that speaks of it quotes the same speaker"

# The comparisons that bear a verdict out come first in its finding, then what speaks against it.
_ORDER: dict[Verdict, tuple[Relation, ...]] = {
    Verdict.AGREES: (Relation.AGREES, Relation.BORDERLINE, Relation.CONFLICTS),
    Verdict.BORDERLINE: (Relation.BORDERLINE, Relation.AGREES, Relation.CONFLICTS),
}
_TELLING = (Relation.CONFLICTS, Relation.AGREES, Relation.BORDERLINE)

_Judgement = tuple[Verdict, tuple[str, ...]]


@dataclass(frozen=True)
class _Witness:
    """A claim beside one candidate: the comparison, and how much of the claim's subject the two share."""

    claim: Statement
    candidate: Candidate
    comparison: Comparison

    @property
    def relation(self) -> Relation:
        return self.comparison.relation

    @cached_property
    def strength(self) -> float:
        """How much this comparison counts: its confidence, and the share of the subject in common.

        Figures many times apart are likelier of different things than those of one order, and count less; a
        figure of three digits, or both of a vote, that recurs does so hardly by chance, and counts more.
        """
        return (
            self.comparison.confidence
            + self._shared
            + _EXACTLY * _met_exactly(self.comparison)
            - _APART * _doublings(self.comparison)
        )

    @cached_property
    def on_subject(self) -> bool:
        """Whether the two speak of one subject, so far as their words tell."""
        named = any(unit.sort is not Sort.WORD for unit in self._common)
        topic = one_topic(self.claim, self.candidate.statement)
        # A name of several words is one thing in common.
        shared = len({unit.at if unit.group < 0 else f"name {unit.group}" for unit in self._common})
        figures = bool(self.comparison.claim_quantity)
        if self.relation is Relation.NOT_COMPARABLE:
            spoken_of = self._shared >= (_SPOKEN_OF_BESIDE if figures else _SPOKEN_OF)
            near = self.candidate.score >= _NEAR_BY
            return near and spoken_of and shared + named + (topic and shared > 1) >= _UNLIKE_WORDS
        if not figures and not self._says_enough:
            return False
        enough = bool(shared) and shared + (named and figures) + topic >= _SUBJECT_WORDS
        weakest = _WEAKEST if figures else _WEAKEST_WORDS
        return (enough or self._shared == 1.0) and self.strength >= weakest

    @property
    def _says_enough(self) -> bool:
        """Whether a source says so much of what the claim says that words alone can decide."""
        met = self._met >= (_MET_UNANSWERED if self.by_words else _MET)
        near = self.candidate.score
        return met and self._shared >= _SAID and near >= _NEAR_BY and self._shared + near >= _SAID_AND_NEAR

    @property
    def _shared(self) -> float:
        """How much of the claim's subject the source speaks of, 0..1."""
        return len(self._common) / max(len(self._subject), 1)

    @property
    def _met(self) -> float:
        """How much of the claim's subject the source's own sentence meets, 0..1."""
        return sum(unit.at in self._matched for unit in self._subject) / max(len(self._subject), 1)

    @cached_property
    def echoes(self) -> bool:
        """Whether the source agrees by quoting whoever made the claim."""
        theirs = self.candidate.statement.speaker
        if self.relation is not Relation.AGREES or not theirs:
            return False
        ours = self.claim.speaker
        words = set(theirs.name.casefold().split())
        said_by = set(ours.name.casefold().split()) if ours else set()
        same = bool(said_by) and (said_by <= words or words <= said_by)
        return same or theirs.name.casefold() in self.claim.text.casefold()

    @property
    def by_words(self) -> bool:
        """Whether the claim has figures and the comparison rests on none: it is shown after those that do."""
        return bool(self.claim.quantities) and not self.comparison.claim_quantity

    @property
    def day(self) -> dt.date | None:
        """The day on which the source was published."""
        return self.candidate.statement.as_of

    def outdates(self, other: _Witness) -> bool:
        """Whether this source, no later than the claim, tells anew what the other told before.

        The same publisher's later word replaces its earlier one, and a count as the claim has it a smaller
        one from which it may have grown.
        """
        claimed = self.claim.as_of
        if not self.day or not other.day or not claimed or not other.day < self.day <= claimed:
            return False
        now, before = self.comparison.statement_quantity, other.comparison.statement_quantity
        if not now or not before or now.unit != before.unit:
            return False
        publishers = self.candidate.document.publisher, other.candidate.document.publisher
        counts = now.kind is before.kind is Kind.COUNT
        grown = counts and self.relation is Relation.AGREES and now.value > before.value
        return grown or bool(publishers[0] and publishers[0] == publishers[1])

    @cached_property
    def of_another_time(self) -> bool:
        """Whether the source names a time of its own that lies more than a week off the claim's."""
        ours, theirs = self.claim.period, self.candidate.statement.period
        if not ours or not theirs or not theirs.explicit:
            return False
        return _after(ours, theirs) or _after(theirs, ours)

    @cached_property
    def _alignment(self) -> Alignment:
        return align(self.claim, self.candidate.statement)

    @cached_property
    def _subject(self) -> list[Unit]:
        """The claim's words that tell what it is about: no figures or times, no small or light words."""
        figures = [(quantity.start, quantity.end) for quantity in self.claim.quantities]
        said_by = told_by(self._alignment.claim_reading, self.claim)
        return [
            unit
            for unit in self._alignment.claim_reading.units
            if unit.sort not in (Sort.FIGURE, Sort.TIME)
            and not unit.reporting
            and unit.at not in said_by
            and not (unit.sort is Sort.WORD and unit.stem in _small_words())
            and not any(start <= unit.start < end for start, end in figures)
        ]

    @cached_property
    def _common(self) -> list[Unit]:
        known = known_from(self._subject, self._as_titled)
        return [unit for unit in self._subject if unit.at in self._matched or unit.at in known]

    @cached_property
    def _matched(self) -> set[int]:
        """Where the claim's words stand that the source's sentence matches."""
        return {pair.claim.at for pair in self._alignment.pairs}

    @property
    def _as_titled(self) -> Statement:
        """The source's statement with the setting that tells what it is about.

        A publisher's name does so only where the claim names it: "The Valmora English News" is no news of
        anything English.
        """
        publisher = " ".join(self.candidate.document.publisher.split())
        statement = self.candidate.statement
        names = _WORD.findall(publisher.casefold())
        if set(_WORD.findall(self.claim.text.casefold())).issuperset(names):
            return statement
        return replace(statement, setting=statement.setting.removesuffix(publisher))


def finding_of(claim: Statement, compared: Sequence[tuple[Candidate, Comparison]]) -> Finding:
    """Return the finding that a claim's comparisons add up to.

    Comparisons that share nothing but a figure with the claim are left out; where none is left, the claim
    has no source. A source that quotes the claim's own speaker repeats the claim; it bears it out only where
    no other source speaks of it. Where one source agrees and another conflicts, one of the claim's time
    counts before one of another time, then a later word before the one it outdates, then the one that shares
    clearly more of the claim's subject. If neither does, the two are compared with each other: if they
    conflict, the claim is disputed; if they can both be right, as a lower bound and a figure can, it
    conflicts; otherwise the stronger decides.
    """
    witnesses = [_Witness(claim, candidate, comparison) for candidate, comparison in compared]
    kept = [witness for witness in witnesses if witness.on_subject]
    verdict, reasons = _verdict(kept)
    order = (*_ORDER.get(verdict, _TELLING), Relation.NOT_COMPARABLE)
    kept.sort(
        key=lambda witness: (
            order.index(witness.relation),
            witness.echoes,
            witness.of_another_time,
            witness.by_words,
            -witness.strength,
            -witness.candidate.score,
            witness.candidate.statement_id,
        )
    )
    return Finding(
        claim, verdict, tuple((witness.candidate, witness.comparison) for witness in kept), reasons
    )


def _verdict(witnesses: Sequence[_Witness]) -> _Judgement:
    if not witnesses:
        return Verdict.NO_SOURCE, (_NO_SOURCE,)
    voices = [witness for witness in witnesses if not witness.echoes]
    agree, conflict, between = (
        _strongest(voices, relation)
        for relation in (Relation.AGREES, Relation.CONFLICTS, Relation.BORDERLINE)
    )
    if agree and conflict:
        return (
            _of_one_time(agree, conflict)
            or _of_today(agree, conflict)
            or _of_one_thing(agree, conflict)
            or _weighed(agree, conflict)
        )
    for verdict, side in (
        (Verdict.CONFLICTS, conflict),
        (Verdict.AGREES, agree),
        (Verdict.BORDERLINE, between),
    ):
        if side:
            return verdict, ()
    return (Verdict.NOT_COMPARABLE, ()) if len(voices) == len(witnesses) else (Verdict.AGREES, (_ECHO,))


def _of_one_time(agree: list[_Witness], conflict: list[_Witness]) -> _Judgement | None:
    """Return the verdict of the side that alone speaks of the claim's time, None where both or neither do."""
    agree_now, conflict_now = (
        any(not witness.of_another_time for witness in side) for side in (agree, conflict)
    )
    if agree_now == conflict_now:
        return None
    return _decided(agrees=agree_now, reason=_OTHER_TIME)


def _of_today(agree: list[_Witness], conflict: list[_Witness]) -> _Judgement | None:
    """Return the verdict of the side whose latest witness outdates all of the other's, else None."""
    for ours, theirs, agrees in ((agree, conflict, True), (conflict, agree, False)):
        latest = max(ours, key=lambda witness: witness.day or dt.date.min)
        rivals = [other for other in theirs if other.strength > theirs[0].strength - _CLEARLY]
        if all(latest.outdates(other) for other in rivals):
            return _decided(agrees=agrees, reason=_OUTDATED)
    return None


def _of_one_thing(agree: list[_Witness], conflict: list[_Witness]) -> _Judgement | None:
    """Return the verdict of the side whose best witness shares clearly more with the claim, else None."""
    lead = agree[0].strength - conflict[0].strength
    return _decided(agrees=lead > 0, reason=_OTHER_THING) if abs(lead) > _CLEARLY else None


def _weighed(agree: list[_Witness], conflict: list[_Witness]) -> _Judgement:
    """Return the verdict where sources of equal weight agree and conflict, laid beside one another."""
    pairs = [
        (ours.candidate.statement, theirs.candidate.statement)
        for ours in agree[:_WITNESSES]
        for theirs in conflict[:_WITNESSES]
    ]
    relations = {comparison.relation for comparison in compare_many(pairs)}
    if Relation.CONFLICTS in relations:
        return Verdict.DISPUTED, (_DISPUTED,)
    if relations & {Relation.AGREES, Relation.BORDERLINE}:
        return Verdict.CONFLICTS, ()
    return _decided(agrees=agree[0].strength >= conflict[0].strength, reason=_OTHER_THING)


def _decided(*, agrees: bool, reason: str) -> _Judgement:
    verdict, others = (Verdict.AGREES, "conflict") if agrees else (Verdict.CONFLICTS, "agree")
    return verdict, (reason.format(others),)


def _strongest(witnesses: Iterable[_Witness], relation: Relation) -> list[_Witness]:
    """Return the witnesses of that relation; those of the claim's time first, then by strength."""
    found = [witness for witness in witnesses if witness.relation is relation]
    return sorted(found, key=lambda witness: (witness.of_another_time, -witness.strength))


def _met_exactly(comparison: Comparison) -> bool:
    """Whether a figure of three significant digits, or a vote, is met by one as fine that is stated."""
    ours, theirs = comparison.claim_quantity, comparison.statement_quantity
    return bool(comparison.relation is Relation.AGREES and ours and theirs and met_exactly(ours, theirs))


def _doublings(comparison: Comparison) -> float:
    """Return how often one figure has to be doubled to reach the other, at most three times if they conflict.

    Figures that agree are as far apart only where one is a bound: "more than 450,000" hardly bears out an
    "at least 155".
    """
    gap = comparison.gap
    if not gap or gap.relative is None:
        return 0.0
    ratio = abs(1 + gap.relative)
    doublings = abs(math.log2(ratio)) if ratio else _MOST_DOUBLINGS
    return doublings if comparison.relation is Relation.AGREES else min(doublings, _MOST_DOUBLINGS)


@cache
def _small_words() -> frozenset[str]:
    cues = table("cues")
    return frozenset(stem(word) for word in (*cues["function"]["words"], *cues["light"]["words"]))


def _after(first: Period, second: Period) -> bool:
    return bool(first.end and second.start and second.start - first.end > _CLOSE)
