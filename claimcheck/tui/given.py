"""What a person types, drops or pastes into the workbench: names of files, an address, or a text itself."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.cli.inputs import expanded, read_input
from claimcheck.model import Document
from claimcheck.readers import read_bytes

__all__ = ["Given"]

# Words that end as a sentence does are a text: no file's name and no address ends so.
_SENTENCE_END = re.compile(r"\w{2}[.!?…]['\"”’)]{0,3}$")
_ENDING = 8  # characters in which that end is looked for
_LONGEST_HEADLINE = 150
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Given:
    """Words from a field, and the text that was pasted there where it has several lines."""

    words: str
    pasted: str = ""

    @property
    def text(self) -> str:
        """The text itself where one was given, else nothing."""
        is_sentence = " " in self.words.strip() and _SENTENCE_END.search(self.words[-_ENDING:])
        return self.pasted or (self.words if is_sentence else "")

    @property
    def label(self) -> str:
        """What was given, in a few words."""
        if not self.text:
            return self.words
        begins = " ".join(self.text[: _SHOWN * 2].split())
        return f"“{begins[:_SHOWN]}{'…' if len(begins) > _SHOWN else ''}”"

    def names(self) -> list[str]:
        """Return the files and addresses that are named. Raises InputError for a name that is nothing."""
        return list(expanded(_paths(self.words)))

    def documents(self) -> Iterator[Document]:
        """Yield the documents that were given, file by file. Raises InputError where one cannot be read."""
        if self.text:
            for document in read_bytes(self.text.encode("utf-8", "replace"), label="The pasted text"):
                yield replace(document, title=document.title or _headline(document.text))
        else:
            for name in self.names():
                yield from read_input(name)


def _paths(words: str) -> list[str]:
    """Return the paths in what was typed or dropped in: without quotes, ~ standing for the home."""
    bare = words.strip()
    names = [bare]
    if bare[:1] in ("'", '"') or "\\ " in bare:  # as file managers write one name, or several
        try:
            names = shlex.split(bare)
        except ValueError:
            names = [bare.strip("'\"")]
    return [str(Path(name).expanduser()) if name.startswith("~") else name for name in names]


def _headline(text: str) -> str:
    """Return the first line where it stands apart from the text and is no sentence; else nothing."""
    first, _, rest = text.strip().partition("\n")
    is_headline = (
        rest and len(first) <= _LONGEST_HEADLINE and not first.rstrip("\"'”’)").endswith((".", ":", ","))
    )
    return first.strip() if is_headline else ""
