"""Files into the corpus as one run, and what became of the sources in each."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from claimcheck.errors import InputError

if TYPE_CHECKING:
    from claimcheck.corpus import Corpus
    from claimcheck.intake import Added
    from claimcheck.model import Document

__all__ = ["Tally", "add_each"]

_Read = Callable[[str], Iterator["Document"]]


@dataclasses.dataclass
class Tally:
    """What became of the sources in one file, or in all of them."""

    new: int = 0
    changed: int = 0
    held: int = 0
    statements: int = 0
    refused: list[str] = dataclasses.field(default_factory=list)

    def take(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.new += other.new
        self.changed += other.changed
        self.held += other.held
        self.statements += other.statements
        self.refused += other.refused

    def count(self, name: str, added: Added) -> None:
        """Count what became of one source of the file of that name."""
        from claimcheck.intake import Status

        if added.status is Status.REFUSED:
            self.refused.append(f"{name}: {added.reason}")
        elif added.status is Status.HELD:
            self.held += 1
        elif added.status is Status.CHANGED:
            self.changed += 1
        else:
            self.new += 1
        if added.status in (Status.NEW, Status.CHANGED):
            self.statements += added.statements


@dataclasses.dataclass
class _File:
    """A file on its way: how many of its sources were read, how many of them are settled."""

    name: str
    tally: Tally = dataclasses.field(default_factory=Tally)
    read: int = 0
    settled: int = 0
    ended: bool = False

    @property
    def done(self) -> bool:
        return self.ended and self.settled == self.read


def add_each(
    corpus: Corpus,
    names: Iterable[str],
    read: _Read,
    *,
    said: Mapping[str, Any] | None = None,
    stopped: Callable[[], bool] = lambda: False,
    step: Callable[[], None] = lambda: None,
) -> Iterator[tuple[str, Tally]]:
    """Add what ``read`` finds under each name; yield each name with what became of it, in order.

    All names are one run (see ``Corpus.add_many``). A name is told once all that it holds is safe on the
    desk; one that cannot be read is refused, and the rest goes on. ``said`` overrules the metadata read,
    ``stopped`` is asked between two sources, ``step`` is called for each that is settled. Raises DeskError
    and ModelError as ``Corpus.add_many`` does.
    """
    files: deque[_File] = deque()
    documents = _documents(names, read, files, stopped)
    for added in corpus.add_many(dataclasses.replace(each, **(said or {})) for each in documents):
        while files[0].done:  # held nothing that could be settled
            yield _told(files)
        files[0].tally.count(files[0].name, added)
        files[0].settled += 1
        step()
        if files[0].done:
            yield _told(files)
    while files and files[0].done:
        yield _told(files)


def _documents(
    names: Iterable[str], read: _Read, files: deque[_File], stopped: Callable[[], bool]
) -> Iterator[Document]:
    """Yield the documents under all names, and keep account of what was read of each."""
    for name in names:
        if stopped():
            return
        file = _File(name)
        files.append(file)
        try:
            for document in read(name):
                if stopped():
                    return
                file.read += 1
                yield document
        except InputError as error:
            file.tally.refused.append(error.message)
        file.ended = True


def _told(files: deque[_File]) -> tuple[str, Tally]:
    file = files.popleft()
    return file.name, file.tally
