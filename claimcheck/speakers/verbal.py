"""Reporting verbs: who is the subject, and is what is said before the verb, behind it, or on both sides?"""

from __future__ import annotations

from claimcheck.speakers.attribution import Act, Span
from claimcheck.speakers.draft import Draft
from claimcheck.speakers.extent import clause_end, clause_start, content_start, is_light
from claimcheck.speakers.lexicon import BASE, ING, PARTICIPLE, PAST, THIRD, Cue, lexicon
from claimcheck.speakers.phrases import (
    clause_subject,
    has_verb,
    is_adverb,
    is_definite,
    is_plural,
    phrase_after,
    phrase_before,
    subject_before,
)
from claimcheck.speakers.units import QUOTE, Unit

__all__ = ["verbal"]

_COMMAS = frozenset({",", "—", "–", "--"})


def cue_at(unit: Unit, at: int) -> Cue | None:
    """Return the reporting verb at a token, the one with the longest tail."""
    for cue in lexicon().verbs.get(unit.low[at], ()):
        if tuple(unit.low[at + 1 : at + 1 + len(cue.tail)]) == cue.tail:
            return cue
    return None


def _is_noun(unit: Unit, at: int) -> bool:
    """Say whether a spelling is no verb here: "the report", "his claims", "a highly anticipated"."""
    words = lexicon().words
    place = at - 1
    while place > 0 and is_adverb(unit.low[place]) and unit.low[place] not in words["determiners"]:
        place -= 1
    if place < 0:
        return False
    before = unit.low[place]
    if before in words["determiners"] - {"some", "many", "few", "most", "all", "both"} or before == "'s":
        return before != "'s" or unit.low[place - 1] not in words["pronouns"]
    return before in words["prepositions"] and before != "to" and unit.low[at][-3:] != "ing"


def _is_passive(unit: Unit, at: int, group: int, cue: Cue) -> bool:
    """Say whether a participle stands in the passive ("was told"), so that its subject is no source."""
    if PARTICIPLE not in cue.forms:
        return False
    auxiliaries = [word for word in unit.low[group:at] if word in lexicon().words["auxiliaries"]]
    return bool(auxiliaries) and auxiliaries[-1] in lexicon().words["be"] - {"'s"}


def _is_reduced(unit: Unit, at: int, group: int, cue: Cue) -> bool:
    """Say whether a participle without an auxiliary stands for a relative: "known as", "backed by"."""
    if any(unit.low[i] in lexicon().words["auxiliaries"] for i in range(group, at)):
        return False
    if cue.forms == {PARTICIPLE}:
        return True
    if PARTICIPLE not in cue.forms:
        return False
    after = unit.low[at + 1 : at + 2]
    return after == ["by"] or (unit.low[at - 1] in _COMMAS and after in (["with"], ["to"], ["in"], ["as"]))


def _agrees(unit: Unit, at: int, group: int, subject: Span, cue: Cue) -> bool:
    """Say whether subject and verb agree in number; a noun that looks like a verb mostly does not."""
    if unit.low[at - 1] == "'s" and unit.low[at - 2] not in lexicon().words["pronouns"]:
        return False
    if PAST in cue.forms or any(unit.low[i] in lexicon().words["auxiliaries"] for i in range(group, at)):
        return True
    if BASE in cue.forms:
        return is_plural(unit, *subject) and not _goes_on_as_noun(unit, at, subject)
    if THIRD in cue.forms:
        singular = is_definite(unit, *subject) and not _names_plural(unit, subject)
        return singular and not _goes_on_as_noun(unit, at, subject)
    return True


def _goes_on_as_noun(unit: Unit, at: int, subject: Span) -> bool:
    """Say whether a spelling is rather a noun, by what follows: "police reports of", "tweets attacking"."""
    last = subject[1] - 1
    words = lexicon().words
    after = unit.low[at + 1] if at + 1 < len(unit) else "."
    if unit.low[at] in lexicon().noun_like and unit.low[last] not in words["pronouns"]:
        ends = after in words["prepositions"] - {"to"} or after in words["coordinators"] or after == "as"
        return ends or after.endswith(("ing", "ed")) or after in lexicon().clause_verbs - {"that"}
    if unit.capital[last] or unit.low[last] in words["pronouns"]:
        return False
    return after in words["prepositions"] - {"to"} or after in words["auxiliaries"]


def _names_plural(unit: Unit, subject: Span) -> bool:
    return is_plural(unit, *subject) and not unit.capital[subject[1] - 1] and subject[1] - subject[0] > 1


class _Reader:
    """One unit being read from left to right, with the sources met so far."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.drafts: list[Draft] = []

    def read(self) -> list[Draft]:
        at = 0
        while at < len(self.unit):
            cue = cue_at(self.unit, at)
            if cue is None or (self.unit.capital[at] and at and self.unit.capital[at - 1]):
                at += 1
                continue
            draft = self._read_cue(at, cue)
            if draft:
                self.drafts.append(draft)
            at += 1 + len(cue.tail)
        return self.drafts

    def _read_cue(self, at: int, cue: Cue) -> Draft | None:
        if _is_noun(self.unit, at):
            return None
        behind = at + 1 + len(cue.tail)
        if cue.forms == {ING} and not self._has_be(at):
            return self._participle(at, behind, cue)
        return self._inverted(at, behind, cue) or self._finite(at, behind, cue)

    def _finite(self, at: int, behind: int, cue: Cue) -> Draft | None:
        """Read a verb that follows its subject: "Smith said ...", "..., he said"."""
        if self.unit.low[at - 1 : at] == ["to"]:
            return None
        subject, group = subject_before(self.unit, at)
        if _is_passive(self.unit, at, group, cue):
            return self._passive(group, behind, cue, subject)
        if _is_reduced(self.unit, at, group, cue):
            return None
        agrees = subject is None or _agrees(self.unit, at, group, subject, cue)
        subject = subject or self._shared_subject(group)
        if subject is None or not agrees or self._is_loose(subject, cue):
            return None
        draft = Draft(self.unit, cue, (group, behind), self.unit.span(*subject))
        taken = self._before(draft, subject, group, behind) or self._behind(draft, behind)
        return draft if taken else None

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
        if source is None:
            return None
        draft = Draft(self.unit, cue, (group, behind), self.unit.span(*source))
        if self.unit.low[source[1] : source[1] + 1] == ["that"]:
            return draft if draft.add(source[1], clause_end(self.unit, source[1], cue)) else None
        return draft if draft.add(*subject) else None

    def _has_be(self, at: int) -> bool:
        be = lexicon().words["be"]
        return any(word.removesuffix("n't") in be for word in self.unit.low[max(0, at - 3) : at])

    def _shared_subject(self, group: int) -> Span | None:
        """Return the subject that a second verb shares with the first: "met him and said"."""
        if group == 0 or self.unit.low[group - 1] not in {"and", "but", "then", "or", ","}:
            return None
        return clause_subject(self.unit, group)

    def _participle(self, at: int, behind: int, cue: Cue) -> Draft | None:
        """Read ", adding that ...": the source is who spoke before, or the clause's subject."""
        place = at
        while place > 0 and is_adverb(self.unit.low[place - 1]):
            place -= 1
        before = self.unit.low[place - 1] if place else ""
        joined = before in _COMMAS | {QUOTE, ""} or before in lexicon().words["prepositions"]
        joined = joined or before in lexicon().words["coordinators"]
        if not joined and cue.act is not Act.SAYS:
            return None
        source = self._shared_source(place) if joined else self._offsets(phrase_before(self.unit, place))
        if source is None:
            return None
        draft = Draft(self.unit, cue, (at, behind), source)
        return draft if self._behind(draft, behind) else None

    def _offsets(self, phrase: Span | None) -> Span | None:
        return self.unit.span(*phrase) if phrase else None

    def _shared_source(self, at: int) -> Span | None:
        """Return who a participle belongs to: who spoke last, else the first clause's subject."""
        told = [d.source for d in self.drafts if d.content[0][1] <= self.unit.starts[d.group[0]]]
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
        if before != QUOTE and before not in _COMMAS:
            return None
        source = phrase_after(self.unit, behind)
        if source is None or (before != QUOTE and not self._ends_after(source[1])):
            return None
        draft = Draft(self.unit, cue, (at, behind), self.unit.span(*source))
        return draft if self._left(draft, at - 1) else None

    def _ends_after(self, at: int) -> bool:
        return at >= len(self.unit) or self.unit.low[at] in _COMMAS | {".", ";"} or is_light(self.unit, at)

    def _before(self, draft: Draft, subject: Span, group: int, behind: int) -> bool:
        """Take what stands before "..., he said"; false where what is said must stand elsewhere."""
        mark = subject[0] - 1
        if mark < 0 or subject[0] > group:
            return False
        sign = self.unit.low[mark]
        if sign in _COMMAS and self._is_lead(draft, behind):
            return False
        if sign != QUOTE and (sign not in _COMMAS or not draft.cue.after):
            return False
        if not (is_light(self.unit, behind) or self._names_hearer(draft, behind, sign)):
            return False
        return self._left(draft, mark, behind)

    def _segment_end(self, at: int) -> int:
        while at < len(self.unit) and self.unit.low[at] not in _COMMAS | {".", ";", QUOTE}:
            at += 1
        return at

    def _names_hearer(self, draft: Draft, behind: int, sign: str) -> bool:
        """Say whether only a listener follows: "..., he told the crowd"."""
        end = self._segment_end(behind)
        if draft.cue.hearer and sign == QUOTE:
            return True
        near = draft.cue.hearer or (sign == QUOTE and draft.cue.after)
        return near and end - behind <= 9 and not has_verb(self.unit, behind, end)

    def _is_lead(self, draft: Draft, behind: int) -> bool:
        """Say whether what is said follows, so that what stands before the comma only leads in."""
        end = self._segment_end(behind)
        follows = self.unit.low[behind:end]
        if "that" in follows or ":" in follows or self.unit.low[end : end + 1] == [QUOTE]:
            return True
        return has_verb(self.unit, behind, end) and not draft.cue.hearer

    def _left(self, draft: Draft, mark: int, behind: int | None = None) -> bool:
        """Take the clause that ends at ``mark``, and what goes on behind the cue."""
        end = mark + 1 if self.unit.low[mark] == QUOTE else mark
        start = clause_start(self.unit, self._told(), end)
        lead = QUOTE not in self.unit.low[start:end] and not has_verb(self.unit, start, end)
        if lead and (behind is None or not self._goes_on(behind)):
            return False
        if not draft.add(start, end):
            return False
        if behind is not None:
            self._right(draft, behind, lead)
        return True

    def _goes_on(self, behind: int) -> bool:
        """Say whether the sentence goes on behind a cue set between commas."""
        return self.unit.low[behind : behind + 1] == [","] and has_verb(self.unit, behind, len(self.unit))

    def _told(self) -> int:
        """Return where the last report ends that stands behind what it reports."""
        told = [d.group[1] for d in self.drafts if d.content[0][1] <= self.unit.starts[d.group[0]]]
        return max(told, default=0)

    def _right(self, draft: Draft, behind: int, lead: bool) -> None:
        """Take what goes on behind "..., he said, ..." where the cue stands inside what is said."""
        at = behind
        while at < len(self.unit) and self.unit.low[at] not in _COMMAS | {QUOTE, ":", ";"}:
            at += 1
        if at + 1 >= len(self.unit):
            return
        start = at if self.unit.low[at] == QUOTE else at + 1
        following = self.unit.low[start]
        if draft.quoted:
            self._further_quotes(draft, at)
        elif lead or following in lexicon().clause_verbs:
            draft.add(start, clause_end(self.unit, start, draft.cue))

    def _further_quotes(self, draft: Draft, at: int) -> None:
        """Take the quotations that go on behind the cue, up to the next reporting verb."""
        while at < len(self.unit) and cue_at(self.unit, at) is None:
            if self.unit.low[at] == QUOTE and self.unit.low[at - 1] in _COMMAS | {QUOTE, ":"}:
                draft.add(at, at + 1)
            at += 1

    def _behind(self, draft: Draft, behind: int) -> bool:
        start = content_start(self.unit, behind, draft.cue)
        if start is None:
            return False
        end = clause_end(self.unit, start, draft.cue)
        if draft.cue.quoted and self.unit.low[start] not in {"that", QUOTE}:
            return False
        return draft.add(start, end)


def verbal(unit: Unit) -> list[Draft]:
    """Return what the reporting verbs of a unit attribute, in order of their cues."""
    return _Reader(unit).read()
