"""A text's attributions: each sentence read by each kind of rule, quotes that go on joined to theirs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claimcheck.model import Speaker, SpeakerStance
from claimcheck.speakers.attribution import Act, Attribution, QuoteKind, Span
from claimcheck.speakers.draft import Draft
from claimcheck.speakers.labels import Turn, labelled, turns
from claimcheck.speakers.lexicon import lexicon
from claimcheck.speakers.naming import Names
from claimcheck.speakers.other import nominal, prepositional
from claimcheck.speakers.quotes import Quote, quotations
from claimcheck.speakers.subjects import antecedent
from claimcheck.speakers.units import QUOTE, Unit, units
from claimcheck.speakers.verbal import verbal

__all__ = ["cue_start", "find_attributions", "speaker_of"]

_SPOKEN = frozenset({Act.SAYS, Act.SHOWS, Act.THINKS})
# How far, in characters, what is said may lie from its cue.
_REACH = 10_000
_NONE = Quote(0, 0)


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


def _read(unit: Unit, title: bool) -> list[Draft]:
    """Return what one unit attributes, by every kind of rule, in order of the cues."""
    found = [*verbal(unit), *prepositional(unit), *nominal(unit)]
    if not any(draft.cue.act is Act.SAYS for draft in found):
        found = [*found, *labelled(unit, title)]
    return sorted(_outermost(found), key=lambda draft: draft.group)


def _goes_on(unit: Unit, read: list[Draft]) -> bool:
    """Say whether a unit's quotation, which no cue stands beside, belongs to the speaker before."""
    if read or unit.low[:1] != [QUOTE]:
        return False
    return not unit.first or (_is_quotation(unit) and unit.quotes[0].continues)


def _drafts(text_units: list[Unit]) -> list[Draft]:
    """Read each unit; quotations with no cue of their own go on from the speaker before them.

    A paragraph behind "He told the crowd:" is what he told it, in quotation marks or not. Where the cue comes
    only in the last paragraph of a quotation, those before it are its speaker's too.
    """
    found: list[Draft] = []
    last: Draft | None = None
    block: Draft | None = None
    silent: list[Unit] = []
    for place, unit in enumerate(text_units):
        if unit.first:
            block = last if last and not last.content else None
        if block and unit.low and (unit.low[0] == QUOTE or block.unit.low[-1] == ":"):
            block.add_outside(unit.span(0, 1) if unit.low[0] == QUOTE else unit.span(0, len(unit)))
            continue
        read = _read(unit, title=place == 0)
        if last and _goes_on(unit, read):
            last.add_outside(unit.span(0, 1))
        elif read and silent and read[0].quoted and unit.quotes.get(0, _NONE).continues:
            read[0].content[:0] = [begun.span(0, 1) for begun in silent]
        silent = [*silent, unit] if not read and _is_quotation(unit) else []
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
    found = antecedent(unit, at)
    if found is None or not (unit.capital[found[0]] or unit.low[found[0]] in lexicon().words["determiners"]):
        return None
    return unit.span(*found)


def _attribution(text: str, draft: Draft, names: Names) -> Attribution | None:
    cue_span = draft.unit.span(*draft.group)
    content = tuple(part for span in draft.content for part in _without(span, cue_span))
    if not content:
        return None
    name = names.resolve(draft.source, _antecedent(draft))
    speaker = Speaker(name, draft.cue.stance, text[slice(*cue_span)], draft.source, cue_span)
    between = (draft.source[1], cue_span[0])
    aside = between if text[slice(*between)].startswith(",") else None
    return Attribution(speaker, content, _kind(draft), draft.cue.act, aside)


def _of_turn(text: str, turn: Turn, names: Names) -> Attribution:
    speaker = Speaker(
        names.resolve(turn.source), SpeakerStance.ASSERTS, text[slice(*turn.colon)], turn.source, turn.colon
    )
    return Attribution(speaker, turn.content, QuoteKind.DIRECT)


def cue_start(item: Attribution) -> int:
    """Return the offset at which an attribution's cue begins, by which attributions are in order."""
    return item.speaker.cue_span[0] if item.speaker.cue_span else 0


def find_attributions(text: str, sentences: Sequence[Span]) -> list[Attribution]:
    """Return who says what in a text, in order of the cues.

    ``sentences`` are the spans of its sentences, in order. In a transcript ("SMITH: ...") each turn is one
    attribution. Never raises on any text.
    """
    names = Names(text)
    found = [_of_turn(text, turn, names) for turn in turns(text)]
    ends = [(item.content[0][0], item.content[-1][1]) for item in found]
    for draft in _drafts(units(text, sentences, quotations(text))):
        if draft.named and not names.is_person(draft.source):
            continue
        at = draft.unit.starts[draft.group[0]]
        turn = bisect_right(ends, (at, len(text))) - 1
        if turn >= 0 and at < ends[turn][1]:
            continue
        if item := _attribution(text, draft, names):
            found.append(item)
    return sorted(found, key=cue_start)


def _overlap(span: Span | None, start: int, end: int) -> int:
    return max(0, min(end, span[1]) - max(start, span[0])) if span else 0


def _framing(item: Attribution, start: int, end: int) -> int:
    """Return how many characters of a span name the speaker, tell of him or her, and report."""
    spans = (item.speaker.span, item.aside, item.speaker.cue_span)
    return sum(_overlap(span, start, end) for span in spans)


def _share(item: Attribution, start: int, end: int) -> int:
    """Return how many characters of a span a speaker must have said: half, a quarter of one quoted."""
    cue = item.speaker.cue_span
    quoted = item.kind is not QuoteKind.INDIRECT and cue is not None and start <= cue[0] and cue[1] <= end
    return (end - start) // (4 if quoted else 2)


def speaker_of(attributions: Sequence[Attribution], start: int, end: int) -> Speaker | None:
    """Return who says ``text[start:end]``, or None where the text itself does.

    ``attributions`` are in order of their cues, as found. A speaker says the span where what he or she says
    in it, with the words that report it, makes up half of it and more, or a quarter where it quotes word for
    word; of several the one who says most of it, then the one whose words reach farther. What is only wanted,
    praised or withheld has no speaker here.
    """
    first = bisect_left(attributions, start - _REACH, key=cue_start)
    said: dict[str, int] = {}
    best: dict[str, tuple[int, int, Attribution]] = {}
    for item in attributions[first:]:
        if cue_start(item) > end + _REACH:
            break
        if item.act not in _SPOKEN or item.content[-1][1] <= start or item.content[0][0] >= end:
            continue
        spoken = sum(_overlap(span, start, end) for span in item.content)
        if not spoken:
            continue
        name = item.speaker.name
        said[name] = said.get(name, 0) + spoken + _framing(item, start, end)
        size = sum(high - low for low, high in item.content)
        if name not in best or (spoken, size) > best[name][:2]:
            best[name] = (spoken, size, item)
    if not said:
        return None
    name = max(said, key=lambda each: best[each][:2])
    item = best[name][2]
    return item.speaker if said[name] >= _share(item, start, end) else None
