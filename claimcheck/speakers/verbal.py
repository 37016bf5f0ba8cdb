"""Reporting verbs: who is the subject, and is what is said before the verb, behind it, or on both sides?"""

from __future__ import annotations

from claimcheck.speakers.attribution import Span
from claimcheck.speakers.draft import Draft
from claimcheck.speakers.extent import clause_end, clause_start, content_start, is_light
from claimcheck.speakers.lexicon import BASE, ING, PARTICIPLE, PAST, THIRD, Cue, lexicon
from claimcheck.speakers.phrases import clause_subject, phrase_after, phrase_before, subject_before
from claimcheck.speakers.units import QUOTE, Unit

__all__ = ["verbal"]

_COMMAS = frozenset({",", "—", "–", "--"})


def cue_at(unit: Unit, at: int) -> Cue | None:
    """Return the reporting verb at a token, the one with the longest tail."""
    for cue in lexicon().verbs.get(unit.low[at], ()):
        if tuple(unit.low[at + 1 : at + 1 + len(cue.tail)]) == cue.tail:
            return cue
    return None


def _is_noun(unit: Unit, at: int, cue: Cue) -> bool:
    """Say whether a spelling that can be a noun is one here: "the report", "his claims", "of fears"."""
    if not cue.forms & {BASE, THIRD} or at == 0:
        return False
    words = lexicon().words
    before = unit.low[at - 1]
    noun_before = before in words["determiners"] - {
        "some",
        "many",
        "few",
        "most",
        "all",
        "both",
        "these",
        "that",
    }
    if noun_before or before == "'s" or (before in words["prepositions"] and before != "to"):
        return True
    after = unit.low[at + 1] if at + 1 < len(unit) else "."
    follows = after in words["prepositions"] or after in words["auxiliaries"] or after in _COMMAS | {"."}
    return follows and not cue.tail and cue.base not in {"say", "think", "agree", "insist"}


def _is_passive(unit: Unit, at: int, group: int, cue: Cue) -> bool:
    """Say whether a participle stands in the passive ("was told"), so that its subject is no source."""
    if PARTICIPLE not in cue.forms:
        return False
    auxiliaries = [word for word in unit.low[group:at] if word in lexicon().words["auxiliaries"]]
    return bool(auxiliaries) and auxiliaries[-1] in lexicon().words["be"] - {"'s"}


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
        if _is_noun(self.unit, at, cue):
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
            return None
        subject = subject or self._shared_subject(group)
        if subject is None:
            return None
        draft = Draft(self.unit, cue, (group, behind), self.unit.span(*subject))
        taken = self._before(draft, subject, group, behind) or self._behind(draft, behind)
        return draft if taken else None

    def _has_be(self, at: int) -> bool:
        return any(word in lexicon().words["be"] for word in self.unit.low[max(0, at - 3) : at])

    def _shared_subject(self, group: int) -> Span | None:
        """Return the subject that a second verb shares with the first: "met him and said"."""
        if group == 0 or self.unit.low[group - 1] not in {"and", "but", "then", "or", ","}:
            return None
        return clause_subject(self.unit, group)

    def _participle(self, at: int, behind: int, cue: Cue) -> Draft | None:
        """Read ", adding that ...": the source is the one before it, or the clause's subject."""
        before = self.unit.low[at - 1] if at else ""
        source: Span | None = None
        subject = None
        if before and before not in _COMMAS and before not in lexicon().words["prepositions"]:
            subject = phrase_before(self.unit, at)
        if subject is None:
            if self.drafts:
                source = self.drafts[-1].source
            else:
                subject = clause_subject(self.unit, at)
        if subject:
            source = self.unit.span(*subject)
        if source is None:
            return None
        draft = Draft(self.unit, cue, (at, behind), source)
        return draft if self._behind(draft, behind) else None

    def _inverted(self, at: int, behind: int, cue: Cue) -> Draft | None:
        """Read "...", said Smith: the source stands behind the verb."""
        if not cue.after or not cue.forms & {PAST, THIRD} or at == 0:
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
        if sign != QUOTE and (sign not in _COMMAS or not draft.cue.after):
            return False
        ends = is_light(self.unit, behind) or (draft.cue.hearer and sign == QUOTE)
        if not ends and not (sign == QUOTE and draft.cue.after):
            return False
        return self._left(draft, mark, behind)

    def _left(self, draft: Draft, mark: int, behind: int | None = None) -> bool:
        """Take the clause that ends at ``mark``, and what goes on behind the cue."""
        end = mark + 1 if self.unit.low[mark] == QUOTE else mark
        floor = max((d.group[1] for d in self.drafts), default=0)
        if not draft.add(clause_start(self.unit, floor, end), end):
            return False
        if behind is not None:
            self._right(draft, behind)
        return True

    def _right(self, draft: Draft, behind: int) -> None:
        """Take what goes on behind "..., he said, ..." where the cue stands inside what is said."""
        at = behind
        while at < len(self.unit) and self.unit.low[at] not in _COMMAS | {QUOTE, ":", ";"}:
            at += 1
        if at + 1 >= len(self.unit):
            return
        start = at if self.unit.low[at] == QUOTE else at + 1
        following = self.unit.low[start]
        if following == QUOTE:
            draft.add(start, start + 1)
        elif not draft.quoted and following in lexicon().clause_verbs:
            draft.add(start, clause_end(self.unit, start))

    def _behind(self, draft: Draft, behind: int) -> bool:
        start = content_start(self.unit, behind, draft.cue)
        if start is None:
            return False
        end = clause_end(self.unit, start)
        return draft.add(start, end)


def verbal(unit: Unit) -> list[Draft]:
    """Return what the reporting verbs of a unit attribute, in order of their cues."""
    return _Reader(unit).read()
