"""How the corpus browser shows a source or a statement: as one line of its list, and in full below it."""

from __future__ import annotations

from textual.content import Content

from claimcheck.display import count_words, day, period_words, source_words, speaker_words
from claimcheck.model import Document
from claimcheck.store import StoredDocument
from claimcheck.text import harmless
from claimcheck.tui.browsing import StatementRow

__all__ = ["source_line", "statement_line", "told"]

_DAY = 11
_PUBLISHER = 18  # at least; where there is room, a quarter of the line
_COUNT = 7
_LEAST = 10
_OLDER = "older: "  # before the title of a version that another has taken the place of
_LONGEST = 300  # characters of a title or a statement that are looked at for a line


def source_line(stored: StoredDocument, width: int) -> Content:
    """Return a source in a line: title, publisher, day, how many statements it has."""
    document = stored.document
    count = f"{stored.statements:,}".rjust(_COUNT)
    title = document.title or "untitled"
    return _columns(f"{_OLDER if stored.superseded_by else ''}{title}", document, width - _COUNT) + count


def statement_line(row: StatementRow, width: int) -> Content:
    """Return a statement in a line: its words, its source's publisher and day."""
    return _columns(row.statement.text, row.document, width)


def told(row: StoredDocument | StatementRow) -> str:
    """Return what is known of a row in a line, and below it its words, whole."""
    return _statement_told(row) if isinstance(row, StatementRow) else _source_told(row)


def _columns(words: str, document: Document, width: int) -> Content:
    """Return words, publisher and day in columns of that width."""
    published = day(document.published) if document.published else "no date"
    wide = max(_PUBLISHER, width // 4)
    publisher = Content(harmless(document.publisher[:_LONGEST])).truncate(wide, ellipsis=True, pad=True)
    room = max(width - wide - _DAY - 4, _LEAST)
    left = Content(harmless(words[:_LONGEST])).truncate(room, ellipsis=True, pad=True)
    return Content("  ").join([left, publisher, Content(published.rjust(_DAY))])


def _source_told(stored: StoredDocument) -> str:
    document = stored.document
    author = [f"by {harmless(document.author)}"] if document.author else []
    address = [harmless(document.url)] if document.url else []
    told = [source_words(document), *author, count_words(stored.statements, "statement"), *address]
    return f"{' · '.join(told)}\n{harmless(document.title[:_LONGEST]) or 'untitled'}"


def _statement_told(row: StatementRow) -> str:
    statement = row.statement
    said = [speaker_words(statement.speaker)] if statement.speaker else []
    period = statement.period
    said += [f"for {period_words(period)}"] if period and period.explicit else []
    return f"{' · '.join([*said, source_words(row.document)])}\n{harmless(statement.text[:_LONGEST])}"
