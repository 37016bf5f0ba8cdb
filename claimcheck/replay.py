"""An export replayed: its comparisons made again from the desk's snapshots, and what came out otherwise.

Snapshots are found by hash, so the export may come from another copy of the desk. Figures and periods are
taken as they were read when the check was made; the rules that compare them are today's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claimcheck.changes import Change, Difference, changed_results
from claimcheck.compare import compare, voice_heard
from claimcheck.corpus import Corpus
from claimcheck.errors import InputError
from claimcheck.json_pieces import JsonPieces
from claimcheck.language import rules_version
from claimcheck.model import Statement
from claimcheck.shapes import comparison_shape
from claimcheck.store import Holding

__all__ = ["Replayed", "replay"]

_VERSION = 1  # of the export format


@dataclass(frozen=True, slots=True)
class Replayed:
    """A comparison of an export made again; ``differences`` is empty where nothing changed."""

    finding_id: int | None
    claim: str
    source: str
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Say whether nothing changed."""
        return not self.differences


def replay(corpus: Corpus, export: Path) -> Iterator[Replayed]:
    """Yield each comparison of a JSON export made again, in the order of the file.

    Raises InputError where the file cannot be read or is no such export.
    """
    desk = _Desk(corpus)
    for finding in _findings(export):
        try:
            yield from _replayed(desk, finding)
        except (KeyError, TypeError, AttributeError, OverflowError) as error:
            raise _no_export(export) from error


class _Desk:
    """What the desk holds by hash; each hash is looked up, and its snapshot tried, once."""

    def __init__(self, corpus: Corpus) -> None:
        store = corpus.store
        self.holding = cache(store.documents.holding)
        self.claim = store.checks.claim
        self.statement = store.statements.at


def _findings(export: Path) -> Iterator[Any]:
    """Yield the findings of an export one by one, so that no more than one has to be held."""
    try:
        with export.open(encoding="utf-8-sig") as file:
            yield from _items(JsonPieces(file), export)
    except OSError as error:
        raise InputError(
            f"{export} cannot be read: {error.strerror}.", "Check its name and rights."
        ) from error
    except (ValueError, RecursionError) as error:
        raise _no_export(export) from error


def _items(pieces: JsonPieces, export: Path) -> Iterator[Any]:
    """Yield what stands under "findings", behind the version. Raises ValueError where either is not there."""
    version = None
    for name in pieces.names():
        if name == "findings":
            if version is None:
                raise ValueError("no version before the findings")
            if version != _VERSION:
                raise _other_version(export)
            yield from pieces.items()
            return
        value = pieces.value()
        version = value if name == "claimcheck_export" else version
    raise ValueError("no findings")


def _replayed(desk: _Desk, finding: dict[str, Any]) -> Iterator[Replayed]:
    claimed, article = finding["claim"], finding["article"]["sha256"]
    ours = list(_held("article", desk.holding(article)))
    claim = desk.claim(article, *_span(claimed), _whole(finding["id"]))
    ours += _quoted("article", claimed["text"], claim)
    for comparison in finding["comparisons"]:
        cited = comparison["statement"]
        source = cited["document"]["sha256"]
        theirs = list(_held("source", desk.holding(source)))
        statement = desk.statement(source, *_span(cited))
        theirs += _quoted("source", cited["text"], statement)
        differences = [*_rules(comparison), *ours, *theirs]
        if claim and statement:
            now = compare(claim, statement, hear=voice_heard(comparison["model"] or ""))
            differences += changed_results(comparison, comparison_shape(now))
        told = tuple(dict.fromkeys(differences))
        yield Replayed(finding["id"], claimed["text"], _named(cited["document"]), told)


def _span(statement: dict[str, Any]) -> tuple[int, int]:
    return _whole(statement["start"]), _whole(statement["end"])


def _whole(value: Any) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no whole number")
    return value


def _held(side: str, holding: Holding | None) -> Iterator[Difference]:
    if not holding:
        yield Difference(Change.MISSING, f"the desk holds no snapshot of the {side} by its hash")
        return
    if holding.removed:
        yield Difference(Change.REMOVED, f"the {side} was removed from the corpus; its snapshot is kept")
    if not holding.intact:
        yield Difference(Change.ALTERED, f"the snapshot of the {side} was altered: its hash is another")


def _quoted(side: str, words: str, found: Statement | None) -> Iterator[Difference]:
    if not found:
        yield Difference(Change.MISSING, f"the desk has read nothing at that place of the {side}")
    elif found.text != words:
        yield Difference(Change.ALTERED, f"the quote from the {side} differs from what its snapshot says")


def _rules(comparison: dict[str, Any]) -> Iterator[Difference]:
    then, now = comparison["rules_version"], rules_version()
    if then != now:
        yield Difference(Change.RULES, f"the rule set is {now}, it was {then}")


def _named(document: dict[str, Any]) -> str:
    return str(document["publisher"] or document["title"] or document["url"] or document["sha256"])


def _other_version(export: Path) -> InputError:
    return InputError(f"{export} was written by another version of claimcheck.", "Export it again.")


def _no_export(export: Path) -> InputError:
    return InputError(
        f"{export} is no JSON export of claimcheck.", "Write one with: claimcheck export --format json"
    )
