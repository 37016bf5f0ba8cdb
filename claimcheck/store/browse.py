"""Browsing what a desk holds: which sources and statements answer to some words, found part by part.

Ids come in parts of a bounded cost, so that whoever waits can show the first ones, and stop, at any time.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence

from claimcheck.store.desk import Desk
from claimcheck.store.documents import SOURCE
from claimcheck.store.statements import Statements

__all__ = ["Browse"]

_PART = 20_000  # rows looked at, or ids handed over, at a time
_LARGEST_PART = 10 * _PART
_TRIED = 20  # statements whose words are read to see whether a shortened word was meant
_MOST_WORDS = 10
_FEWEST_LETTERS = 3  # of a word that is shortened
_WORD = re.compile(r"\w+")
_ESCAPED = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})
_SOUGHT = """title || ' ' || publisher || ' ' || author || ' ' || url || ' ' || ifnull(tier, '')
    || ' ' || ifnull(published, '')"""


class Browse:
    """Sources and statements of a desk by words, in the order in which they were added."""

    def __init__(self, desk: Desk, statements: Statements) -> None:
        self._desk = desk
        self._statements = statements

    def sources(self, words: str) -> Iterator[array[int]]:
        """Yield the ids of sources of which title, publisher, author, address, tier or day hold all words.

        A part may be empty. Without words, all sources are meant.
        """
        tests, values = _likenesses(words)
        where = "".join(f" AND {test}" for test in tests)
        sql = f"SELECT id FROM documents WHERE {SOURCE} AND id > ? AND id <= ?{where} ORDER BY id"
        row = self._desk.row("SELECT ifnull(max(id), 0) AS last FROM documents")
        last = row["last"] if row else 0
        for after in range(0, last, _PART):
            yield self._ids(sql, (after, after + _PART, *values))

    def statements(self, words: str) -> Iterator[array[int]]:
        """Yield the ids of statements that hold all words, or words that begin so; without words, all."""
        asked = _WORD.findall(words)[:_MOST_WORDS]
        forms = [self._form(word) for word in asked]
        if not all(forms):
            return
        if forms:
            sql = """SELECT rowid AS id FROM statement_text
                WHERE statement_text MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?"""
            yield from self._parts(sql, " AND ".join(forms))
        else:
            sql = """SELECT statements.id FROM statements JOIN documents ON documents.id = document_id
                WHERE statements.id > ? AND removed_at IS NULL ORDER BY statements.id LIMIT ?"""
            yield from self._parts(sql)

    def _parts(self, sql: str, *values: str) -> Iterator[array[int]]:
        """Yield the ids that a query gives, which is asked for those past an id, so many at a time.

        Full text gathers all words that begin so each time it is asked: what goes on is asked for in ever
        larger parts.
        """
        after, many = 0, _PART
        while ids := self._ids(sql, (*values, after, many)):
            yield ids
            after, many = ids[-1], min(2 * many, _LARGEST_PART)

    def _ids(self, sql: str, values: Sequence[str | int]) -> array[int]:
        """Return the ids that a query gives.

        SQLite hands them over as one text: row by row, a thread that asks for thousands would hold up others.
        """
        row = self._desk.row(f"SELECT group_concat(id) AS ids FROM ({sql})", values)
        return array("q", map(int, row["ids"].split(","))) if row and row["ids"] else array("q")

    def _form(self, word: str) -> str:
        """Return how full text is asked for a word, or one that begins so; "" where no statement has any.

        The word may still be typed, and full text knows words by their stems: "politica" is no beginning of
        the stem of "political". So its end is left off, letter by letter, until statements are found which
        really hold it.
        """
        for length in range(len(word), min(_FEWEST_LETTERS, len(word)) - 1, -1):
            form = f'"{word[:length]}"*'
            rows = self._desk.rows(
                "SELECT rowid FROM statement_text WHERE statement_text MATCH ? LIMIT ?", (form, _TRIED)
            )
            if rows and (length == len(word) or self._hold([row["rowid"] for row in rows], word)):
                return form
        return ""

    def _hold(self, ids: Sequence[int], word: str) -> bool:
        """Say whether any of those statements, or what it stands in, holds the word."""
        found = self._statements.get(ids).values()
        return any(
            word.casefold() in f"{kept.statement.context} {kept.statement.text}".casefold() for kept in found
        )


def _likenesses(words: str) -> tuple[list[str], list[str]]:
    """Return a condition for each word and its values; SQLite itself ignores the case of ASCII alone."""
    tests: list[str] = []
    values: list[str] = []
    for word in words.split()[:_MOST_WORDS]:
        forms = {word} if word.isascii() else {word, word.lower(), word.upper(), word.title()}
        tests.append("(" + " OR ".join([f"{_SOUGHT} LIKE ? ESCAPE '\\'"] * len(forms)) + ")")
        values += [f"%{form.translate(_ESCAPED)}%" for form in sorted(forms)]
    return tests, values
