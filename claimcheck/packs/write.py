"""A desk's current sources, written into a folder file by file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from claimcheck.corpus import Corpus
from claimcheck.errors import ExportError
from claimcheck.model import Document, Statement
from claimcheck.packs.forms import as_list, as_text, is_listed, read_back

__all__ = ["Written", "write_packs"]

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60  # characters of a name made from a title
_OCCUPIED = "there is a file of that name that holds something else"
_UNWRITABLE = "no file would read back as the same source"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one file: how many sources it holds, whether it was written, and why not."""

    path: Path
    sources: int
    written: bool
    problem: str = ""


class _Folder:
    """The folder written to: it gives each source a file, and leaves alone what it must not overwrite."""

    def __init__(self, path: Path, *, force: bool) -> None:
        self.path = path.absolute()
        self._force = force
        self._taken: set[Path] = set()

    def place(self, document: Document, origin: str) -> Path:
        """Return where a source goes, without a suffix: back to the file it came from, where that lies here.

        Else it goes into a folder of its own folder's or site's name.
        """
        came_from = Path(origin)
        if came_from.is_absolute() and came_from.is_relative_to(self.path):
            return came_from.with_suffix("")
        if came_from.is_absolute():
            return self.path / _name(came_from.parent.name) / came_from.stem
        site = urlsplit(document.url or origin).hostname
        day = f"{document.published}-" if document.published else ""
        return self.path / _name(site or document.publisher) / f"{day}{_name(document.title)}"

    def write(self, stem: Path, suffix: str, raw: bytes, sources: int) -> Written:
        """Write a file unless it is there already, or another one is. Raises ExportError where that fails."""
        path = self._free(stem, suffix)
        try:
            held = path.read_bytes() if path.exists() else None
            if held is not None and held.strip() == raw.strip():
                return Written(path, sources, written=False)
            if held is not None and not self._force:
                return Written(path, sources, written=False, problem=_OCCUPIED)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        except OSError as error:
            cause = (error.strerror or type(error).__name__).lower()
            raise ExportError(f"{path} cannot be written: {cause}.", "Name another folder.") from error
        return Written(path, sources, written=True)

    def _free(self, stem: Path, suffix: str) -> Path:
        """Return the first name that no other source of this export has."""
        path, number = stem.with_name(stem.name + suffix), 1
        while path in self._taken:
            number += 1
            path = stem.with_name(f"{stem.name}-{number}{suffix}")
        self._taken.add(path)
        return path


def write_packs(corpus: Corpus, folder: Path, *, force: bool = False) -> Iterator[Written]:
    """Write the current sources into that folder and yield what became of each file.

    A source is written as the bytes it was read from, wherever these alone say all that the desk knows of it;
    else as Markdown with front matter, or as JSON lines where it lists statements. Superseded versions and
    removed sources are left out. A file that holds something else is left alone unless ``force``. Raises
    ExportError where the folder cannot be written.
    """
    target = _Folder(folder, force=force)
    lists: dict[str, list[Document]] = {}
    for stored in corpus.documents():
        if stored.superseded_by is not None:
            continue
        document = corpus.document(stored.id).document
        origin = corpus.sightings(stored.id)[0].origin
        if is_listed(document):
            given = tuple(
                each.statement for each in corpus.statements(stored.id) if _is_given(each.statement)
            )
            lists.setdefault(origin, []).append(replace(document, statements=given))
        else:
            yield _written(document, origin, target)
    for origin, documents in lists.items():
        yield from _written_list(documents, origin, target)


def _written(document: Document, origin: str, target: _Folder) -> Written:
    stem = target.place(document, origin)
    found = as_text(document, stem.name, Path(origin).suffix.lower())
    if found is None:
        return Written(stem, 1, written=False, problem=_UNWRITABLE)
    return target.write(stem, *found, 1)


def _written_list(documents: Sequence[Document], origin: str, target: _Folder) -> Iterator[Written]:
    """Write what came from one list into one file, or each source into its own where one would mix them."""
    stem = target.place(documents[0], origin)
    came_from = Path(origin)
    back = came_from.parent == stem.parent and came_from.is_file()
    if back and read_back(came_from.read_bytes(), came_from.name, documents):
        yield Written(came_from, len(documents), written=False)
        return
    raw = as_list(documents, stem.name)
    if raw is not None:
        yield target.write(stem, ".jsonl", raw, len(documents))
        return
    for document in documents:
        raw = as_list([document], stem.name)
        if raw is None:
            yield Written(stem, 1, written=False, problem=_UNWRITABLE)
        else:
            yield target.write(stem, ".jsonl", raw, 1)


def _is_given(statement: Statement) -> bool:
    """Say whether a list, not its words, says who speaks: such a speaker stands nowhere in the text."""
    return bool(statement.speaker and not statement.speaker.span)


def _name(words: str) -> str:
    """Return words as a file's name: plain letters and digits, dashes between."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _NO_LETTER.sub("-", plain)[:_LONGEST].strip("-") or "untitled"
