"""Several claims in one sentence: parts that can be judged apart."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.language import table
from claimcheck.statements.clauses import finite_at, is_clause, words_of
from claimcheck.text import normalise

__all__ = ["split_claims"]

_LONGEST = 1500  # characters; a longer "sentence" is none
_QUOTE_END = ',"'
_FEWEST = 4  # words of a part
_MOST = 6  # parts of one sentence
_ANCHOR = re.compile(r"\d|(?<=[a-z,;\"] )[A-Z]|^[A-Z](?=[\w.-]* [A-Z])|\b[A-Z]{2,}")


@cache
def _joint() -> re.Pattern[str]:
    """Where one claim may end and the next begin; what lies between belongs to neither."""
    joins = "|".join(table("clauses")["joins"])
    adding = "|".join(table("clauses")["adding"])
    return re.compile(
        rf"(?:,\s(?:{joins})\s|;\s(?:(?:{joins})\s)?|,\"?\s(?:and\s)?(?:{adding})(?:\s(?:that|only)\b,?)?\s)"
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("clauses")[name])


def split_claims(sentence: str) -> list[tuple[int, int]]:
    """Return the spans of a sentence's claims, in order; one span, all of it, where it holds one.

    It is split at ", and", ", while", ";" where both sides have a subject and a verb of their own and
    neither depends on the other, and before ", noting that" and the like. Quotations stay whole.
    """
    clean = normalise(sentence)
    cuts: list[tuple[int, int]] = []
    start = 0
    if len(clean) <= _LONGEST:
        for match in _joint().finditer(clean):
            # A quotation that ends at the joint keeps its mark.
            end = match.start() + (len(_QUOTE_END) if match.group().startswith(_QUOTE_END) else 0)
            if len(cuts) < _MOST - 1 and _parts_here(clean[:end], start, clean[match.end() :]):
                cuts.append((end, match.end()))
                start = match.end()
    starts = [0, *(end for _, end in cuts)]
    ends = [*(begin for begin, _ in cuts), len(sentence)]
    return list(zip(starts, ends, strict=True))


def _parts_here(head: str, start: int, after: str) -> bool:
    """Tell whether what stands on either side of a joint can be judged apart."""
    before = head[start:]
    if _in_quotation(head) or head.count("(") > head.count(")"):
        return False
    left, right = _opening(before), _opening(after)
    if len(left) < _FEWEST or len(right) < _FEWEST or right[0] in _words("leaning"):
        return False
    is_free = _words("dependent").isdisjoint(left[:2])
    return (
        is_free
        and _can_be_judged(before)
        and _can_be_judged(after)
        and _has_claim(before)
        and is_clause(after)
    )


def _in_quotation(head: str) -> bool:
    """Tell whether the last quotation mark opens; the one that opened may stand in the sentence before."""
    mark = head.rfind('"')
    return mark >= 0 and (mark == 0 or head[mark - 1] in " (-")


def _opening(clean: str) -> list[str]:
    return [match.group().lower() for match in words_of(clean[:80])]


def _can_be_judged(clean: str) -> bool:
    """Tell whether there is something to look up: a figure, a number word, a name."""
    return _ANCHOR.search(clean) is not None or not _words("numbers").isdisjoint(_opening(clean))


def _has_claim(before: str) -> bool:
    """Tell whether a clause stands in what comes before, a lead-in or a quotation's end aside."""
    if before.startswith('"'):
        return True
    return any(finite_at(words_of(piece)) for piece in before.split(","))
