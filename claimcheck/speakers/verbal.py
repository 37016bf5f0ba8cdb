"""Reporting verbs: whose verb it is, in the active, the passive, inverted and as a participle."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.model import SpeakerStance
from claimcheck.speakers.attribution import Act, Span
from claimcheck.speakers.draft import Draft
from claimcheck.speakers.extent import clause_end, is_light
from claimcheck.speakers.lexicon import ING, PAST, THIRD, Cue, lexicon
from claimcheck.speakers.phrases import (
    is_adverb,
    is_auxiliary,
    is_definite,
    is_plural,
    phrase_after,
    phrase_before,
)
from claimcheck.speakers.said import Said
from claimcheck.speakers.subjects import clause_subject, subject_before
from claimcheck.speakers.units import COMMAS, QUOTE, Unit
from claimcheck.speakers.verbs import agrees, cue_at, is_noun, is_passive, is_reduced, names_only, supposes

__all__ = ["verbal"]


def _is_headline(unit: Unit) -> bool:
    """Say whether most longer words begin with a capital, as in a headline."""
    longer = [at for at in range(len(unit)) if len(unit.ends) and unit.ends[at] - unit.starts[at] > 3]  # noqa: PLR2004
    return unit.first and 4 * sum(unit.capital[at] for at in longer) > 3 * len(longer)


def _negated(unit: Unit, at: int, group: int, cue: Cue) -> Cue:
    """Return the cue as a negation turns it: not said is withheld, not believed is denied."""
    negated = any(word in {"not", "never"} or word.endswith("n't") for word in unit.low[group:at])
    if not negated or cue.stance is not SpeakerStance.ASSERTS:
        return cue
    if cue.act is Act.THINKS:
        return replace(cue, stance=SpeakerStance.DENIES)
    return replace(cue, act=Act.WITHHOLDS) if cue.act in {Act.SAYS, Act.SHOWS} else cue


def _near_group(unit: Unit, group: int, at: int) -> int:
    """Return where the verb's own words begin: auxiliaries and adverbs, no day before them."""
    first = at
    while first > group and (is_auxiliary(unit, first - 1) or is_adverb(unit.low[first - 1])):
        first -= 1
    return first


class _Reader:
    """One unit being read from left to right, with the sources met so far."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.drafts: list[Draft] = []
        self.said = Said(unit, self.drafts)

    def read(self) -> list[Draft]:
        behind = 0
        known = lexicon().verbs
        for at in [at for at, word in enumerate(self.unit.low) if word in known]:
            cue = cue_at(self.unit, at) if at >= behind else None
            if cue is None or self._is_in_name(at):
                continue
            draft = self._read_cue(at, cue)
            if draft:
                self.drafts.append(draft)
            behind = at + 1 + len(cue.tail)
        return self.drafts

    def _is_in_name(self, at: int) -> bool:
        """Say whether a capital beside another makes a verb's spelling a part of a name."""
        shouted = self.unit.capital[at] and at > 0 and self.unit.capital[at - 1]
        return shouted and (not _is_headline(self.unit) or self.unit.low[at] in lexicon().noun_like)

    def _read_cue(self, at: int, cue: Cue) -> Draft | None:
        if is_noun(self.unit, at):
            return None
        behind = at + 1 + len(cue.tail)
        if cue.forms == {ING} and not self._has_be(at):
            return self._participle(at, behind, cue)
        return self._inverted(at, behind, cue) or self._finite(at, behind, cue)

    def _finite(self, at: int, behind: int, cue: Cue) -> Draft | None:
        """Read a verb that follows its subject: "Smith said ...", "..., he said"."""
        verb = self._leading_verb(at)
        if verb is None:
            return None
        subject, group = subject_before(self.unit, verb)
        if is_passive(self.unit, at, group, cue):
            return self._passive(group, behind, cue, subject)
        subject = subject or self._shared_subject(group)
        if subject is None or not self._holds(at, group, subject, cue):
            return None
        cue = _negated(self.unit, at, group, cue)
        draft = Draft(self.unit, cue, (_near_group(self.unit, group, at), behind), self.unit.span(*subject))
        if self._is_set_off(subject):
            return draft if self._take_set_off(draft, subject, behind) else None
        if self.said.before(draft, subject, group, behind) or self.said.awaits(draft, behind):
            return draft
        return draft if self.said.behind(draft, behind) else None

    def _is_set_off(self, subject: Span) -> bool:
        """Say whether the clause ends at the next comma: ", who said ...,", "Although he said ...,"."""
        first = subject[0]
        before = self.unit.low[first - 1] if first else ""
        relative = before == "," and self.unit.low[first] == "who"
        return relative or (first in {1, 2} and before in lexicon().words["subordinators"])

    def _take_set_off(self, draft: Draft, subject: Span, behind: int) -> bool:
        """Take what a clause says that ends at the comma; of "As Smith told the paper," what follows it."""
        if subject[0] == 1 and self.unit.low[0] == "as":
            return self.said.past_comma(draft, behind)
        return self.said.behind(draft, behind, self.said.comma_after(behind))

    def _leading_verb(self, at: int) -> int | None:
        """Return the verb that carries the tense: itself, or "went on", "appeared" before "to"; else None."""
        if self.unit.low[at - 1 : at] != ["to"]:
            return at
        verb = at - 2
        verb -= self.unit.low[verb : verb + 1] == ["on"]
        return verb if verb > 0 and self.unit.low[verb] in lexicon().words["leading_verbs"] else None

    def _holds(self, at: int, group: int, subject: Span, cue: Cue) -> bool:
        """Say whether the subject does report something with this verb."""
        if is_reduced(self.unit, at, group, cue) or not agrees(self.unit, at, group, subject, cue):
            return False
        if names_only(self.unit, at + 1 + len(cue.tail), cue):
            return False
        if cue.act is not Act.ASKS and supposes(self.unit, at, group):
            return False
        return not self._is_loose(subject, cue)

    def _is_loose(self, subject: Span, cue: Cue) -> bool:
        """Say whether a clause only tells a thing apart: "a law that requires", "what he called"."""
        first = subject[0]
        if self.unit.low[first - 1 : first] == ["what"]:
            return True
        return cue.act is not Act.SAYS and self.unit.low[first] in {"that", "which"}

    def _passive(self, group: int, behind: int, cue: Cue, subject: Span | None) -> Draft | None:
        """Read "was criticised by Smith": the source stands behind "by"."""
        if subject is None or self.unit.low[behind : behind + 1] != ["by"]:
            return None
        source = phrase_after(self.unit, behind + 1)
        if source is None or self.unit.low[behind + 1].endswith("ing"):
            return None
        draft = Draft(self.unit, cue, (group, behind), self.unit.span(*source))
        if self.unit.low[source[1] : source[1] + 1] == ["that"]:
            return draft if draft.add(source[1], clause_end(self.unit, source[1], cue)) else None
        if cue.stance is SpeakerStance.DENIES:
            # "was rejected by Smith" tells what Smith does to a thing, no words of his.
            draft.cue = replace(cue, act=Act.JUDGES)
        return draft if draft.add(*subject) else None

    def _has_be(self, at: int) -> bool:
        be = lexicon().words["be"]
        return any(word.removesuffix("n't") in be for word in self.unit.low[max(0, at - 3) : at])

    def _shared_subject(self, group: int) -> Span | None:
        """Return the subject that a second verb shares with the first: "met him and said"."""
        if group == 0 or self.unit.low[group - 1] not in {"and", "but", "then", "or", ","}:
            return None
        # "..., said The We Company's chair in a letter": the source follows, hard to read as it may be.
        if self.unit.low[group - 1] == "," and self.unit.capital[group + 1 : group + 2] == [True]:
            return None
        return clause_subject(self.unit, group)

    def _participle(self, at: int, behind: int, cue: Cue) -> Draft | None:
        """Read ", adding that ...": the source is who spoke before, or the clause's subject."""
        place = at
        while place > 0 and is_adverb(self.unit.low[place - 1]):
            place -= 1
        before = self.unit.low[place - 1] if place else ""
        joined = before in COMMAS | {QUOTE, ""} or before in lexicon().words["prepositions"]
        joined = joined or before in lexicon().words["coordinators"]
        after = self.unit.low[behind] if behind < len(self.unit) else "."
        adds_to = after == "to" and cue.act is Act.SAYS
        if (
            adds_to
            or before == "without"
            or after == "by"
            or (not joined and after in lexicon().words["prepositions"])
        ):
            return None
        if cue.act is not Act.SAYS and not (joined and self._has_object(behind)):
            return None
        left = phrase_before(self.unit, place)
        if not joined and left and not (is_definite(self.unit, *left) or is_plural(self.unit, *left)):
            return None
        source = self._shared_source(place) if joined else self._offsets(self._pictured(left))
        if source is None:
            return None
        draft = Draft(self.unit, cue, (at, behind), source)
        return draft if self.said.behind(draft, behind) else None

    def _has_object(self, at: int) -> bool:
        """Say whether an object follows, so that a word in "-ing" is no adjective: "attacking style"."""
        word = self.unit.low[at] if at < len(self.unit) else "."
        if word == QUOTE or self.unit.capital[at : at + 1] == [True] or word.endswith("s"):
            return True
        words = lexicon().words
        return any(
            word in words[group] for group in ("determiners", "objects", "prepositions", "subordinators")
        )

    def _offsets(self, phrase: Span | None) -> Span | None:
        return self.unit.span(*phrase) if phrase else None

    def _pictured(self, phrase: Span | None) -> Span | None:
        """Return the person in "footage of Smith saying", else the phrase."""
        if phrase is None:
            return None
        first, end = phrase
        named = end
        while named > first and self.unit.capital[named - 1]:
            named -= 1
        return (named, end) if first < named < end and self.unit.low[named - 1] == "of" else phrase

    def _shared_source(self, at: int) -> Span | None:
        """Return who a participle belongs to: who spoke last, else the first clause's subject."""
        told = [
            d.source for d in self.drafts if d.content and d.content[0][1] <= self.unit.starts[d.group[0]]
        ]
        if told:
            return told[-1]
        return self._offsets(clause_subject(self.unit, at)) or (
            self.drafts[-1].source if self.drafts else None
        )

    def _inverted(self, at: int, behind: int, cue: Cue) -> Draft | None:
        """Read "...", said Smith: the source stands behind the verb."""
        if not cue.after or cue.hearer or not cue.forms & {PAST, THIRD} or at == 0:
            return None
        before = self.unit.low[at - 1]
        if before != QUOTE and before not in COMMAS:
            return None
        source = phrase_after(self.unit, behind)
        if (
            source is None
            or self.unit.low[behind] == "that"
            or (before != QUOTE and not self._ends_after(source[1]))
        ):
            return None
        draft = Draft(self.unit, cue, (at, behind), self.unit.span(*source))
        if not self.said.left(draft, at - 1):
            return None
        if draft.quoted:
            self.said.further_quotes(draft, source[1])
        return draft

    def _ends_after(self, at: int) -> bool:
        return at >= len(self.unit) or self.unit.low[at] in COMMAS | {".", ";"} or is_light(self.unit, at)


def verbal(unit: Unit) -> list[Draft]:
    """Return what the reporting verbs of a unit attribute, in order of their cues."""
    return _Reader(unit).read()
