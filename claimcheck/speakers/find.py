"""A text's attributions: each sentence read by each kind of rule, quotes that go on joined to theirs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimcheck.model import Speaker
from claimcheck.speakers.attribution import Act, Attribution, QuoteKind, Span
from claimcheck.speakers.draft import Draft
from claimcheck.speakers.lexicon import lexicon
from claimcheck.speakers.naming import Names
from claimcheck.speakers.other import nominal, prepositional
from claimcheck.speakers.phrases import phrase_before
from claimcheck.speakers.quotes import quotations
from claimcheck.speakers.units import COMMAS, QUOTE, Unit, units
from claimcheck.speakers.verbal import verbal

__all__ = ["find_attributions", "speaker_of"]

_SPOKEN = frozenset({Act.SAYS, Act.SHOWS, Act.THINKS})


def _kind(draft: Draft) -> QuoteKind:
    if not draft.quoted:
        return QuoteKind.INDIRECT
    return QuoteKind.MIXED if draft.own else QuoteKind.DIRECT


def _is_quotation(unit: Unit) -> bool:
    return bool(unit.low) and unit.low[0] == QUOTE and len(unit) <= 2  # noqa: PLR2004


def _holds(outer: Draft, inner: Draft) -> bool:
    """Say whether what one speaker says holds the cue of another."""
    at = inner.unit.starts[inner.group[0]]
    return outer.cue.act in _SPOKEN and any(start <= at < end for start, end in outer.content)


def _outermost(drafts: list[Draft]) -> list[Draft]:
    """Leave out what is told inside what somebody else says, who then is the speaker."""
    return [
        draft
        for draft in drafts
        if not any(
            _holds(other, draft) and not _holds(draft, other) for other in drafts if other is not draft
        )
    ]


def _drafts(text_units: list[Unit]) -> list[Draft]:
    """Read each unit; a unit that is one quotation and nothing else goes on from the speaker before it."""
    found: list[Draft] = []
    last: Draft | None = None
    for unit in text_units:
        read = sorted([*verbal(unit), *prepositional(unit), *nominal(unit)], key=lambda draft: draft.group)
        if not read and last and _is_quotation(unit) and (not unit.first or unit.quotes[0].continues):
            last.add_outside(unit.span(0, 1))
        read = _outermost(read)
        found.extend(read)
        spoken = [draft for draft in read if draft.cue.act is Act.SAYS]
        if spoken:
            last = next((draft for draft in reversed(spoken) if draft.quoted), spoken[-1])
        elif unit.first and not _is_quotation(unit):
            last = None
    return found


def _without(content: Span, cue: Span) -> list[Span]:
    """Return what is left of a span when a cue inside it is taken out."""
    if content[1] <= cue[0] or content[0] >= cue[1]:
        return [content]
    return [part for part in ((content[0], cue[0]), (cue[1], content[1])) if part[0] < part[1]]


def _antecedent(draft: Draft) -> Span | None:
    """Return what a relative pronoun that speaks stands for: the noun phrase before it."""
    unit = draft.unit
    at = bisect_left(unit.starts, draft.source[0])
    if at == 0 or unit.low[at] not in lexicon().words["relatives"]:
        return None
    found = phrase_before(unit, at - 1 if unit.low[at - 1] in COMMAS else at)
    if found is None or not (unit.capital[found[0]] or unit.low[found[0]] in lexicon().words["determiners"]):
        return None
    return unit.span(*found)


def find_attributions(text: str, sentences: Sequence[Span]) -> list[Attribution]:
    """Return who says what in a text, in order of the cues.

    ``sentences`` are the spans of its sentences, in order. Attributions may nest: what one speaker says can
    hold what another said. Never raises on any text.
    """
    names = Names(text)
    found = []
    for draft in _drafts(units(text, sentences, quotations(text))):
        cue_span = draft.unit.span(*draft.group)
        content = tuple(part for span in draft.content for part in _without(span, cue_span))
        if not content:
            continue
        speaker = Speaker(
            names.resolve(draft.source, _antecedent(draft)),
            draft.cue.stance,
            text[slice(*cue_span)],
            draft.source,
            cue_span,
        )
        found.append(Attribution(speaker, content, _kind(draft), draft.cue.act))
    return found


def speaker_of(attributions: Sequence[Attribution], start: int, end: int) -> Speaker | None:
    """Return who says ``text[start:end]``, or None where the text itself does.

    The speaker is the one whose content covers at least half of the span; of several the one who covers
    most of it, then the outermost. What is only wanted, praised or decided has no speaker here.
    """
    best: tuple[int, int] = (0, 0)
    speaker = None
    for item in attributions:
        if item.act not in _SPOKEN:
            continue
        covered = sum(max(0, min(end, high) - max(start, low)) for low, high in item.content)
        size = sum(high - low for low, high in item.content)
        if 2 * covered >= end - start and covered and (covered, size) > best:
            best, speaker = (covered, size), item.speaker
    return speaker
