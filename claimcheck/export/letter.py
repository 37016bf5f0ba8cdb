"""The corrections letter: for each article a letter to its editor, in Markdown, worded by a template.

A template is Markdown with ``$names`` in it. What stands between the lines ``[[each]]`` and ``[[end]]`` is
written for every finding, what stands around them once an article. A paragraph all of whose names have
nothing to say is left out. Outside text is escaped where it is put in. Findings that neither conflict nor
were flagged by a person ask for no correction and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib import resources
from itertools import groupby
from pathlib import Path
from string import Template
from typing import BinaryIO

from claimcheck.display import day, gap_words, interval_words
from claimcheck.errors import InputError
from claimcheck.export.markdown import escaped
from claimcheck.export.registry import Exporter
from claimcheck.export.telling import article_name, source_line, verdict_words, web_address
from claimcheck.model import Comparison, Document, Interval, Verdict
from claimcheck.review import Record

__all__ = ["EXPORTER", "NAMES", "letter"]

_PARTS = re.compile(r"^\[\[each\]\]\n(.*?)^\[\[end\]\]\n", re.MULTILINE | re.DOTALL)
_BETWEEN_LETTERS = "\n---\n\n"
_ARTICLE_NAMES = ("article_title", "article_publisher", "article_published", "article_url")
_FINDING_NAMES = (
    "number",
    "verdict",
    "claim",
    "speaker",
    "claim_reads",
    "source_reads",
    "gap",
    "direction",
    "source_quote",
    "source_citation",
    "source_url",
    "reasons",
    "notes",
)
NAMES = (*_ARTICLE_NAMES, *_FINDING_NAMES)


def letter(template: Path) -> Exporter:
    """Return the exporter of letters worded by that template.

    Raises InputError where it cannot be read, has a name that is not known, or lacks the part for a finding.
    """
    try:
        text = template.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The template {template} cannot be read.", "Name a text file in UTF-8.") from error
    return _exporter(_Wording(text))


def _exporter(wording: _Wording) -> Exporter:
    def write(records: Iterable[Record], file: BinaryIO) -> None:
        letters = groupby(records, key=lambda record: record.check.id)
        for position, (_, of_article) in enumerate(letters):
            file.write((_BETWEEN_LETTERS if position else "").encode())
            file.writelines(piece.encode() for piece in _pieces(wording, of_article))

    return Exporter("letter", write, takes=_asks_for_a_correction)


def _asks_for_a_correction(record: Record) -> bool:
    return record.standing.flagged or record.verdict is Verdict.CONFLICTS


class _Wording:
    """A template in its three parts: before the findings, for each of them, after them."""

    def __init__(self, text: str) -> None:
        parts = _PARTS.split(text.replace("\r\n", "\n") + "\n", maxsplit=1)
        if len(parts) != 3:  # noqa: PLR2004 - before, each, after
            raise InputError(
                "The template has no part for a finding.", "Put it between the lines [[each]] and [[end]]."
            )
        self.before, self.each, self.after = parts
        for part, names in (
            (self.before, _ARTICLE_NAMES),
            (self.each, NAMES),
            (self.after, _ARTICLE_NAMES),
        ):
            _check(part, names)


def _check(part: str, names: tuple[str, ...]) -> None:
    template = Template(part)
    if not template.is_valid():
        raise InputError("The template has a $ that begins no name.", "Write $$ for a dollar sign.")
    unknown = sorted(set(template.get_identifiers()) - set(names))
    if unknown:
        raise InputError(
            f"The template names ${unknown[0]}, which is not known here.",
            f"Known are {', '.join(f'${name}' for name in names)}.",
        )


def _pieces(wording: _Wording, records: Iterable[Record]) -> Iterable[str]:
    about: dict[str, str] = {}
    for number, record in enumerate(records, 1):
        if not about:
            about = _article_values(record.check.article)
            yield _filled(wording.before, about)
        yield _filled(wording.each, about | _finding_values(record, number))
    yield _filled(wording.after, about)


def _filled(part: str, values: Mapping[str, str]) -> str:
    """Return the part with its names put in; paragraphs whose names all say nothing are left out."""
    paragraphs = []
    for paragraph in re.split(r"(?<=\n)(?=\n)", part):
        names = Template(paragraph).get_identifiers()
        if not names or any(values[name] for name in names):
            paragraphs.append(Template(paragraph).substitute(values))
    return "".join(paragraphs)


def _article_values(article: Document) -> dict[str, str]:
    return {
        "article_title": escaped(article_name(article)),
        "article_publisher": escaped(article.publisher),
        "article_published": day(article.published) if article.published else "no date",
        "article_url": _address(article.url) or "no address",
    }


def _finding_values(record: Record, number: int) -> dict[str, str]:
    finding = record.finding
    values = dict.fromkeys(_FINDING_NAMES, "") | {
        "number": str(number),
        "verdict": verdict_words(record.verdict),
        "claim": escaped(finding.claim.text),
        "speaker": escaped(finding.claim.speaker.name) if finding.claim.speaker else "",
        "notes": escaped("; ".join(record.standing.notes)),
    }
    for candidate, comparison in finding.comparisons[:1]:
        cited = source_line(candidate.statement, candidate.document)
        values |= _figure_values(comparison) | {
            "source_quote": escaped(candidate.statement.text),
            "source_citation": escaped(cited),
            "source_url": _address(candidate.document.url) or "no address",
            "reasons": escaped("; ".join(comparison.reasons)),
        }
    return values


def _figure_values(comparison: Comparison) -> dict[str, str]:
    gap = comparison.gap
    if not gap:
        return {}
    return {
        "claim_reads": _reading(comparison.claim_interval, gap.unit),
        "source_reads": _reading(comparison.statement_interval, gap.unit),
        "gap": gap_words(gap),
        "direction": comparison.direction.value if comparison.direction else "",
    }


def _reading(interval: Interval | None, unit: str | None) -> str:
    return interval_words(interval, unit) if interval else ""


def _address(address: str) -> str:
    target = web_address(address)
    return f"<{target}>" if target else ""


EXPORTER = _exporter(_Wording(resources.files("claimcheck.export").joinpath("letter.md").read_text("utf-8")))
