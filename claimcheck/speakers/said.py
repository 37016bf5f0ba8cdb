"""What a reporting verb's speaker says: before the verb, behind it, or on both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimcheck.speakers.attribution import Act, Span
from claimcheck.speakers.draft import Draft
from claimcheck.speakers.extent import clause_end, clause_start, content_start, is_clause, is_light
from claimcheck.speakers.lexicon import lexicon
from claimcheck.speakers.phrases import has_verb
from claimcheck.speakers.units import COMMAS, QUOTE, Unit
from claimcheck.speakers.verbs import cue_at

__all__ = ["Said"]

_LONGEST_HEARER = 9
_FEWEST_WORDS = 5


class Said:
    """Adds to a draft what is said; ``drafts`` are those of the unit read before it."""

    def __init__(self, unit: Unit, drafts: Sequence[Draft]) -> None:
        self.unit = unit
        self.drafts = drafts

    def awaits(self, draft: Draft, behind: int) -> bool:
        """Say whether what is said must follow in a paragraph of its own: "He told the crowd:"."""
        spoken = draft.cue.act is Act.SAYS and self.unit.low[-1] in {":", ","}
        return spoken and not has_verb(self.unit, behind, len(self.unit))

    def past_comma(self, draft: Draft, behind: int) -> bool:
        """Take the clause behind "As Smith told the paper,", where at most a listener stands before it."""
        comma = self._segment_end(behind)
        if self.unit.low[comma : comma + 1] != [","] or has_verb(self.unit, behind, comma):
            return False
        near = comma == behind or draft.cue.hearer or is_light(self.unit, behind)
        return near and draft.add(comma + 1, clause_end(self.unit, comma + 1, draft.cue))

    def before(self, draft: Draft, subject: Span, group: int, behind: int) -> bool:
        """Take what stands before "..., he said"; false where what is said must stand elsewhere."""
        mark = subject[0] - 1
        if mark < 0 or subject[0] > group:
            return False
        sign = self.unit.low[mark]
        if sign in COMMAS and self._is_lead(draft, behind):
            return False
        if sign != QUOTE and (sign not in COMMAS or not draft.cue.after):
            return False
        if not (is_light(self.unit, behind) or self._names_hearer(draft, behind, sign)):
            return False
        return self.left(draft, mark, behind)

    def _segment_end(self, at: int) -> int:
        while at < len(self.unit) and self.unit.low[at] not in COMMAS | {".", ";", QUOTE}:
            at += 1
        return at

    def comma_after(self, at: int) -> int:
        """Return where the next comma, or quotation that ends in one, stands; else the unit's end."""
        stops = (i for i in range(at, len(self.unit)) if self.unit.low[i] in COMMAS or i in self.unit.stops)
        return next(stops, len(self.unit))

    def _names_hearer(self, draft: Draft, behind: int, sign: str) -> bool:
        """Say whether only a listener follows: "..., he told the crowd"."""
        end = self._segment_end(behind)
        if draft.cue.hearer and sign == QUOTE:
            return True
        near = draft.cue.hearer or (sign == QUOTE and draft.cue.after)
        return near and end - behind <= _LONGEST_HEARER and not has_verb(self.unit, behind, end)

    def _is_lead(self, draft: Draft, behind: int) -> bool:
        """Say whether what is said follows, so that what stands before the comma only leads in."""
        end = self._segment_end(behind)
        follows = self.unit.low[behind:end]
        comma = end < len(self.unit) and self.unit.low[end] == ","
        if "that" in follows or ":" in follows or QUOTE in self.unit.low[end : end + 1 + comma]:
            return True
        return has_verb(self.unit, behind, end) and not draft.cue.hearer

    def left(self, draft: Draft, mark: int, behind: int | None = None) -> bool:
        """Take the clause that ends at ``mark``, and what goes on behind the cue."""
        end = mark + 1 if self.unit.low[mark] == QUOTE else mark
        start = clause_start(self.unit, self._told(), end)
        lead = QUOTE not in self.unit.low[start:end] and not has_verb(self.unit, start, end)
        if lead and not self._is_enough(start, end, behind):
            return False
        if not draft.add(start, end):
            return False
        if behind is not None:
            self._right(draft, behind, lead)
        return True

    def _is_enough(self, start: int, end: int, behind: int | None) -> bool:
        """Say whether words with no verb we know can be what is said: they go on, or the cue ends all."""
        if behind is None:
            return False
        ends = behind >= len(self.unit) or self.unit.low[behind] == "."
        return self._goes_on(behind) or (ends and end - start >= _FEWEST_WORDS)

    def _goes_on(self, behind: int) -> bool:
        """Say whether the sentence goes on behind a cue set between commas."""
        end = self._segment_end(behind)
        if self.unit.low[end : end + 1] != [","] or has_verb(self.unit, behind, end):
            return False
        return has_verb(self.unit, end, len(self.unit))

    def _told(self) -> int:
        """Return where the last report ends that stands behind what it reports."""
        told = [
            d.group[1] for d in self.drafts if d.content and d.content[0][1] <= self.unit.starts[d.group[0]]
        ]
        return max(told, default=0)

    def _right(self, draft: Draft, behind: int, lead: bool) -> None:
        """Take what goes on behind "..., he said, ..." where the cue stands inside what is said."""
        at = behind
        while at < len(self.unit) and self.unit.low[at] not in COMMAS | {QUOTE, ":", ";"}:
            at += 1
        if at + 1 >= len(self.unit):
            return
        start = at if self.unit.low[at] == QUOTE else at + 1
        if draft.quoted:
            self.further_quotes(draft, at)
        elif lead or self._resumes(draft, start) or self._between_dashes(draft, at):
            draft.add(start, clause_end(self.unit, start, draft.cue))

    def _between_dashes(self, draft: Draft, at: int) -> bool:
        """Say whether the cue stands between two dashes, the second at ``at``."""
        dashes = COMMAS - {","}
        first = bisect_left(self.unit.starts, draft.source[0])
        return self.unit.low[at] in dashes and self.unit.low[first - 1] in dashes

    def _resumes(self, draft: Draft, start: int) -> bool:
        """Say whether what is said goes on at ``start`` behind a cue between commas."""
        words = lexicon().words
        following = self.unit.low[start]
        first = bisect_left(self.unit.starts, draft.content[0][0])
        first += self.unit.low[first] in {"even", "only", "but"}
        if self.unit.low[first] in words["subordinators"] | words["prepositions"]:
            return not following.endswith("ing")
        if following in {"citing", "as", "who", "which"}:
            return False
        return following in lexicon().clause_verbs | words["subordinators"] | {"that", "for", "with"}

    def further_quotes(self, draft: Draft, at: int) -> None:
        """Take the quotations that go on behind the cue, up to the next reporting verb."""
        while at < len(self.unit) and cue_at(self.unit, at) is None:
            if self.unit.low[at] == QUOTE and self.unit.low[at - 1] in COMMAS | {QUOTE, ":", "and", "but"}:
                draft.add(at, at + 1)
            at += 1

    def behind(self, draft: Draft, behind: int, limit: int | None = None) -> bool:
        """Take what follows the cue, up to ``limit`` at most."""
        start = content_start(self.unit, behind, draft.cue)
        if start is None or (draft.cue.quoted and self.unit.low[start] not in {"that", QUOTE}):
            return False
        if draft.cue.clause and not (is_clause(self.unit, start) or self._is_document(draft)):
            return False
        end = clause_end(self.unit, start, draft.cue)
        return draft.add(start, end if limit is None else min(end, max(limit, start + 1)))

    def _is_document(self, draft: Draft) -> bool:
        """Say whether the source is a poll, a study or the like, which shows things as well as facts."""
        first = bisect_left(self.unit.starts, draft.source[0])
        end = bisect_left(self.unit.starts, draft.source[1])
        return draft.cue.act is Act.SHOWS and any(
            word in lexicon().words["papers"] for word in self.unit.low[first:end]
        )
