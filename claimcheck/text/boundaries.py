"""Sentence boundaries by rule: what ends a sentence, what only looks like an end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.language import table
from claimcheck.text.characters import normalise
from claimcheck.text.dateline import dateline_end
from claimcheck.text.layout import Block, BlockKind, blocks

__all__ = ["sentences"]

# A mark, what closes after it, a gap, and the word that follows. All parts are bounded or unambiguous.
_STOP = re.compile(
    r"(?P<mark>[.!?…]{1,9})(?P<close>(?:[\"')\]]|\[\d{1,3}\]){0,6})(?P<gap>\s+)(?=(?P<next>\S{1,40}))"
)
# A full stop that lost its space: "ended.The match".
_GLUED = re.compile(
    r"(?<=[a-z0-9)][a-z0-9)])(?P<mark>[.!?])(?P<close>[\"')]?)(?P<gap>)(?=(?P<next>[A-Z][a-z']{0,20})\s)"
)
_WORD_BEFORE = re.compile(r"[^\s\"(\[]{1,40}$")
_OPENING = re.compile(r"^[\"'(\[]+")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$")
_ENUMERATION = re.compile(r"\d{1,2}$")
_LEAD_IN = 24  # characters of "Shortly before 9.30 p.m"
_LOOK_AHEAD = 90  # characters in which an attribution after a quoted question names its speaker


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("boundaries")[name])


def sentences(text: str, found: Sequence[Block] | None = None) -> list[tuple[int, int]]:
    """Return the sentences of a text as (start, end) offsets into it, in order and without outer space.

    Headlines, list items and table rows are sentences of their own; list marks and datelines
    ("MINSK, Sept 11 (Reuters) -") belong to none. Sentences inside a quotation are told apart, so that a
    quotation of several sentences gives several. ``found`` are the text's ``blocks``, where they are known.
    """
    clean = normalise(text)
    return [span for block in (blocks(text) if found is None else found) for span in _split(clean, block)]


def _split(clean: str, block: Block) -> Iterator[tuple[int, int]]:
    body = clean[block.start : block.end]
    if block.kind is BlockKind.ROW:
        yield block.start, block.end
        return
    start = dateline_end(body) if block.kind is BlockKind.PARAGRAPH else 0
    for stop, resume in _ends(body, start, is_headline=block.kind is BlockKind.HEADLINE):
        yield block.start + start, block.start + stop
        start = resume
    if start < len(body):
        yield block.start + start, block.start + len(body)


def _ends(body: str, start: int, *, is_headline: bool) -> Iterator[tuple[int, int]]:
    """Yield where each sentence but the last stops, and where the next one starts."""
    matches = [*_STOP.finditer(body, start), *_GLUED.finditer(body, start)]
    for match in sorted(matches, key=re.Match.start):
        if _is_end(body, start, match, is_headline=is_headline):
            yield match.start("gap"), match.end("gap")
            start = match.end("gap")


def _is_end(body: str, start: int, match: re.Match[str], *, is_headline: bool) -> bool:
    following = match["next"]
    opener = _OPENING.match(following)
    bare = following[opener.end() :] if opener else following
    if not _can_open(bare or body[match.end() + len(following) :].lstrip()[:20]):
        return False
    word = _WORD.match(bare)
    first = word.group().lower() if word else ""
    if match["gap"] == "":
        return first in _words("starters")
    before = _WORD_BEFORE.search(body, max(start, match.start() - 40), match.start())
    last = before.group() if before else ""
    if "!" in match["mark"] or "?" in match["mark"]:
        return _ends_after_cry(body, match, last, first)
    if len(match["mark"]) > 1 or "…" in match["mark"] or last == ".":
        # "I ... I don't know": a gap before the dots and the speaker again is a pause.
        return bool(last) or first != "i"
    return _ends_after_word(body, start, match, last, first, is_headline=is_headline)


def _can_open(following: str) -> bool:
    """Tell whether a sentence can begin with these characters."""
    if not following:
        return False
    first = following[0]
    if first.islower():
        word = _WORD.match(following)
        return word is not None and word.group().lower() in _words("small_names")
    return first.isalnum() or first in "$£€¥₹#@%‘“«¿¡"


def _ends_after_cry(body: str, match: re.Match[str], last: str, first: str) -> bool:
    if f"{last}{match['mark']}".lower() in _words("marked_names"):
        return first in _words("starters")
    is_quoted = '"' in match["close"] or "'" in match["close"]
    return not (is_quoted and first not in _words("starters") and _is_attribution(body, match.end()))


def _is_attribution(body: str, at: int) -> bool:
    """Tell whether the words at that place are a name and a verb of saying: "Anna Berg asked"."""
    words = _WORD.findall(re.split(r"[.;:!?\"]", body[at : at + _LOOK_AHEAD], maxsplit=1)[0])
    return any(word.lower() in _words("quoting") for word in words[:9])


def _ends_after_word(
    body: str, start: int, match: re.Match[str], last: str, first: str, *, is_headline: bool
) -> bool:
    """Decide for one full stop after the word ``last``."""
    low = last.lower()
    follows_figure = match["next"].lstrip("\"'(")[:1].isdigit()
    is_title = low in _words("titles") and not match["close"]
    if is_title or low in _words("never_last") or (follows_figure and low in _words("before_figure")):
        return False
    if low in _words("clock"):
        leads_in = _opens_with_time(body[start : match.start()])
        return not (leads_in or follows_figure or first in _words("after_clock"))
    at = match.start() - len(last)
    if _is_shortened(body, at, last):
        return first in _words("starters") and not is_headline
    # "1." at the very start of a sentence counts it.
    return not (_ENUMERATION.match(last) and at == start)


def _is_shortened(body: str, at: int, word: str) -> bool:
    """Tell whether a full stop after this word, which stands at ``at``, may be part of it."""
    low = word.lower()
    is_unit = low in _words("after_figure") and _after_figure(body, at)
    is_abbreviation = low.rsplit("-", 1)[-1] in _words("may_be_last")
    return is_unit or is_abbreviation or _is_initial(word) or _DOTTED.search(word) is not None


def _opens_with_time(sentence: str) -> bool:
    """Tell whether a sentence so far is "At 9 p.m" and no more."""
    words = _WORD.findall(sentence[:_LEAD_IN])
    return len(sentence) < _LEAD_IN and words[0].lower() in _words("before_clock")


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"


def _after_figure(body: str, at: int) -> bool:
    return body[max(0, at - 4) : at].rstrip()[-1:].isdigit()
