"""Who says it, against 84 news articles with their attributions marked (attribution_dev).

An attribution is found where both hold:

- content: the characters that ours and the gold one share are at least half of the longer of the two. Held
  against the longer, a content that swallows its whole paragraph is no find; held against the gold alone,
  it would be. A content of several spans counts as the characters of all of them.
- source: the head word is the same. The head is the last word before the first comma, bracket, preposition
  or relative pronoun of the words the source was read from, in small letters, without a possessive ending.

A gold attribution that stands in the file twice with the same content and source counts once (106 do). Gold
attributions without a source are left out of recall; ours that meet one count against precision. Rules were
made by reading the even articles only (``read``); the odd ones (``unread``) were measured and never looked
at, so that fitting shows as a gap.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from measures._result import Result, f1, read_lines

from claimcheck.speakers import Attribution, QuoteKind, find_attributions
from claimcheck.text import sentences

_WORD = re.compile(r"[^\W_]+(?:[.&’'-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_PREPOSITIONS = (
    "of",
    "in",
    "at",
    "on",
    "for",
    "from",
    "with",
    "to",
    "by",
    "about",
    "near",
    "against",
    "among",
)
_RELATIVES = ("who", "which", "that", "whose", "whom")
_HEAD_ENDS = frozenset({*_PREPOSITIONS, *_RELATIVES, "between", "during", "as"})
_PRONOUNS = frozenset(
    {*_RELATIVES, "he", "she", "it", "they", "we", "i", "you", "one", "some", "many", "those"}
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?|^[^\"“”]*”")

Chars = frozenset[int]


def head(source: str) -> str:
    """Return the head word of a source, in small letters."""
    words: list[tuple[str, int]] = []
    for match in _WORD.finditer(source):
        between = source[words[-1][1] : match.start()] if words else ""
        word = _POSSESSIVE.sub("", match.group().lower())
        if words and (word in _HEAD_ENDS or any(sign in between for sign in ",(")):
            break
        words.append((word, match.end()))
    return words[-1][0] if words else ""


def _chars(spans: Iterable[tuple[int, int]]) -> Chars:
    return frozenset(at for start, end in spans for at in range(start, end))


def kind_of(content: list[dict[str, Any]]) -> QuoteKind:
    """Return how a gold content is given, read off its quotation marks."""
    whole = " ".join(part["text"] for part in content)
    rest = _QUOTED.sub("", whole)
    if rest == whole:
        return QuoteKind.INDIRECT
    return QuoteKind.MIXED if re.search(r"\w", rest) else QuoteKind.DIRECT


def is_named_or_described(source: list[dict[str, Any]]) -> bool:
    """Say whether a source has a name or a describing noun, not a pronoun alone."""
    return head(source[0]["text"]) not in _PRONOUNS


def _unique(gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the attributions with a source and a content, each once."""
    found: dict[tuple[tuple[int, int], ...], dict[str, Any]] = {}
    for item in gold:
        if item.get("source") and item.get("content"):
            key = tuple((part["start"], part["end"]) for part in (*item["content"], item["source"][0]))
            found.setdefault(key, item)
    return list(found.values())


def matches(gold: list[dict[str, Any]], ours: list[Attribution], text: str) -> tuple[set[int], set[int]]:
    """Return which of ours (by index) meet a gold attribution, and which gold ones (by index) are met."""
    gold_chars = [_chars((part["start"], part["end"]) for part in item["content"]) for item in gold]
    gold_heads = [head(item["source"][0]["text"]) for item in gold]
    right: set[int] = set()
    found: set[int] = set()
    for mine, item in enumerate(ours):
        chars = _chars(item.content)
        assert item.speaker.span
        own_head = head(text[slice(*item.speaker.span)])
        for theirs, other in enumerate(gold_chars):
            if own_head == gold_heads[theirs] and 2 * len(chars & other) >= max(len(chars), len(other)):
                right.add(mine)
                found.add(theirs)
    return right, found


def count(rows: Iterable[dict[str, Any]]) -> Counter[str]:
    """Count what was found, what we gave and what was there, in all and by kind."""
    counts: Counter[str] = Counter()
    for row in rows:
        text = row["text"]
        gold = _unique(row["attributions"])
        ours = find_attributions(text, sentences(text))
        right, found = matches(gold, ours, text)
        for mine, item in enumerate(ours):
            counts.update(["given", f"given {item.kind}"])
            if mine in right:
                counts.update(["right", f"right {item.kind}"])
        for theirs, other in enumerate(gold):
            labels = ["all", str(kind_of(other["content"]))]
            if is_named_or_described(other["source"]):
                labels.append("named")
            counts.update(labels)
            if theirs in found:
                counts.update([f"found {label}" for label in labels])
    return counts


def _figures(counts: Counter[str]) -> dict[str, float]:
    precision = f1(counts["right"], counts["given"], 1)[0]
    recall = f1(counts["found all"], 1, counts["all"])[1]
    figures = {
        "precision": precision,
        "recall": recall,
        "recall_named": f1(counts["found named"], 1, counts["named"])[1],
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
    }
    for kind in QuoteKind:
        figures[f"precision_{kind}"] = f1(counts[f"right {kind}"], counts[f"given {kind}"], 1)[0]
        figures[f"recall_{kind}"] = f1(counts[f"found {kind}"], 1, counts[str(kind)])[1]
    return figures


def run(data: Path) -> Result:
    """Measure attributions on all articles, on those read while rules were made, and on the rest."""
    rows = list(read_lines(data / "data" / "claims" / "attribution_dev.jsonl.gz"))
    parts = {"all": rows, "read": rows[0::2], "unread": rows[1::2]}
    figures: dict[str, float] = {}
    lines = [f"{'articles':10}{'':14}{'precision':>10}{'recall':>8}{'gold':>7}{'given':>7}"]
    for name, part in parts.items():
        counts = count(part)
        of_part = _figures(counts)
        prefix = "" if name == "all" else f"{name}_"
        figures.update({f"{prefix}{key}": value for key, value in of_part.items()})
        lines.append(
            f"{name:10}{'all sources':14}{of_part['precision']:10.3f}{of_part['recall']:8.3f}"
            f"{counts['all']:7}{counts['given']:7}"
        )
        lines.append(f"{'':10}{'named':14}{'':10}{of_part['recall_named']:8.3f}{counts['named']:7}")
        for kind in QuoteKind:
            lines.append(
                f"{'':10}{kind:14}{of_part[f'precision_{kind}']:10.3f}{of_part[f'recall_{kind}']:8.3f}"
                f"{counts[str(kind)]:7}{counts[f'given {kind}']:7}"
            )
    return Result("\n".join(lines), figures)
