"""Browsing what a desk holds: which sources and statements answer to some words, found part by part.

Ids come in parts of a bounded cost, so that whoever waits can show the first ones, and stop, at any time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.store.desk import Desk
from claimcheck.store.statements import Statements

__all__ = ["Browse"]

_PART = 20_000  # rows looked at, or ids handed over, at a time
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

    def sources(self, words: str) -> Iterator[list[int]]:
        """Yield the ids of sources of which title, publisher, author, address, tier or day hold all words.

        A part may be empty. Without words, all sources are meant.
        """
        tests, values = _likenesses(words)
        where = "".join(f" AND {test}" for test in tests)
        row = self._desk.row("SELECT ifnull(max(id), 0) AS last FROM documents")
        last = row["last"] if row else 0
        for after in range(0, last, _PART):
            rows = self._desk.rows(
                f"""SELECT id FROM documents WHERE role = 'source' AND removed_at IS NULL
                AND id > ? AND id <= ?{where} ORDER BY id""",
                (after, after + _PART, *values),
            )
            yield [row["id"] for row in rows]

    def statements(self, words: str) -> Iterator[list[int]]:
        """Yield the ids of statements that hold all words, or words that begin so; without words, all."""
        asked = _WORD.findall(words)[:_MOST_WORDS]
        if not asked:
            yield from self._all_statements()
            return
        expression = self._expression(asked)
        if not expression:
            return
        after = 0
        while True:
            rows = self._desk.rows(
                """SELECT rowid FROM statement_text
                WHERE statement_text MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?""",
                (expression, after, _PART),
            )
            if not rows:
                return
            yield [row["rowid"] for row in rows]
            after = rows[-1]["rowid"]

    def _all_statements(self) -> Iterator[list[int]]:
        after = 0
        last = self._statements.counts().last_id
        while ids := self._statements.ids_between(after, last, _PART):
            yield ids
            after = ids[-1]

    def _expression(self, words: Sequence[str]) -> str:
        """Return what full text is asked for; "" where no statement has the last word.

        That word may still be typed, and full text knows words by their stems: "politica" is no beginning of
        the stem of "political". So its end is left off, letter by letter, until statements are found which
        really hold it.
        """
        *whole, last = words
        for length in range(len(last), min(_FEWEST_LETTERS, len(last)) - 1, -1):
            expression = " AND ".join(f'"{word}"*' for word in (*whole, last[:length]))
            rows = self._desk.rows(
                "SELECT rowid FROM statement_text WHERE statement_text MATCH ? LIMIT ?",
                (expression, _TRIED),
            )
            if rows and (length == len(last) or self._hold([row["rowid"] for row in rows], last)):
                return expression
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
