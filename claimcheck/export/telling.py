"""What the readable exports (Markdown, HTML, letter) say of a record, before any of them marks it up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from claimcheck.display import day, headline, source_words, speaker_words
from claimcheck.model import (
    Candidate,
    Comparison,
    Document,
    Finding,
    Quantity,
    Review,
    Statement,
    Verdict,
)
from claimcheck.review import Record, Standing
from claimcheck.store import StoredCheck

__all__ = [
    "around_figure",
    "article_name",
    "article_words",
    "by_article",
    "comparable",
    "decision_words",
    "source_line",
    "stale_words",
    "title_words",
    "unlike_words",
    "verdict_words",
    "web_address",
]

_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f<>\"\\^`{|}\ud800-\udfff]+", re.IGNORECASE)


def by_article(records: Iterable[Record]) -> Iterator[tuple[Record, bool]]:
    """Yield each record, and whether it is the first of its article's check."""
    current = None
    for record in records:
        yield record, record.check.id != current
        current = record.check.id


def verdict_words(verdict: Verdict) -> str:
    """Return a verdict as a reader says it."""
    return verdict.value.replace("_", " ")


def title_words(record: Record) -> str:
    """Return the verdict that stands, with gap and direction where figures differ."""
    verdict = verdict_words(record.verdict)
    if record.verdict is not record.finding.verdict or not record.finding.comparisons:
        return verdict
    told = headline(record.finding.comparisons[0][1])
    return f"{verdict}: {told}" if told else verdict


def article_name(article: Document) -> str:
    """Return what an article is called: its title, else its address."""
    return article.title or article.url or article.external_id or "Untitled article"


def article_words(check: StoredCheck) -> str:
    """Return publisher and day of an article, where they are known, and when it was checked."""
    article = check.article
    published = [day(article.published)] if article.published else []
    told = ", ".join([*filter(None, [article.publisher]), *published])
    return " · ".join(filter(None, [told, f"checked on {check.started_at:%Y-%m-%d}"]))


def source_line(statement: Statement, document: Document) -> str:
    """Return who is quoted, and the document that quotes them."""
    title = f"“{document.title}”" if document.title and document.title != document.publisher else ""
    parts = [speaker_words(statement.speaker) if statement.speaker else "", title, source_words(document)]
    return " · ".join(filter(None, parts))


def comparable(finding: Finding) -> list[tuple[Candidate, Comparison]]:
    """Return the comparisons below the first that were compared."""
    return [pair for pair in finding.comparisons[1:] if not pair[1].cause]


def unlike_words(finding: Finding) -> str:
    """Return how many further statements must not be compared, and why: "3 more ... (measure 2, place 1)"."""
    causes = Counter(pair[1].cause.value for pair in finding.comparisons[1:] if pair[1].cause)
    if not causes:
        return ""
    told = ", ".join(f"{cause} {number}" for cause, number in sorted(causes.items()))
    return f"{causes.total()} more on the topic, not comparable ({told})"


def decision_words(standing: Standing) -> str:
    """Return what a person decided, who and when, and who signed it off; empty where nothing stands."""
    decided, judgement = standing.decided, standing.judgement
    if not decided:
        return ""
    parts = []
    if judgement:
        overruled = f"overruled to {verdict_words(judgement.verdict)}" if judgement.verdict else ""
        parts.append(overruled or "accepted")
    if standing.flagged:
        parts.append("flagged")
    told = [f"{', '.join(parts) or 'noted'}, last by {_who_and_when(decided)}"]
    told += [f"signed off by {_who_and_when(signed)}" for signed in standing.sign_offs]
    return "; ".join(told)


def stale_words(record: Record) -> str:
    """Return why a decision may no longer hold: what would be shown otherwise now; empty where nothing is."""
    words = "; ".join(difference.words for difference in record.stale)
    return f"Stale, to be checked again: {words}" if words else ""


def _who_and_when(review: Review) -> str:
    return f"{review.reviewer} on {day(review.made_at.date())}"


def around_figure(text: str, quantity: Quantity | None) -> tuple[str, str, str]:
    """Return a quote in three parts: before the figure that decided, the figure, after it."""
    if not quantity or text[quantity.start : quantity.end] != quantity.text:
        return text, "", ""
    return text[: quantity.start], quantity.text, text[quantity.end :]


def web_address(address: str) -> str:
    """Return the address where it is one of the web's that can be followed safely, else nothing."""
    return address if _ADDRESS.fullmatch(address) else ""
