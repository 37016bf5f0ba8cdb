"""Word documents: paragraphs and tables in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.errors import ReadError
from claimcheck.model import Document
from claimcheck.readers.archive import checked_archive
from claimcheck.readers.fields import title_of
from claimcheck.readers.registry import Reader

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["READER"]

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _read(raw: bytes, name: str) -> Iterator[Document]:
    import docx
    from docx.opc.exceptions import OpcError

    archive = checked_archive(raw, "Word document")
    try:
        document = docx.Document(archive)
        text = "\n\n".join(_blocks(document))
        said = document.core_properties
        title, author = said.title.strip(), said.author.strip()
    except (OpcError, KeyError, ValueError, SyntaxError) as error:
        hint = "Open it in its program and save it again."
        raise ReadError("is not a whole Word document.", hint) from error
    if not text.strip():
        raise ReadError("holds no text.", "Check that it is the right file.")
    yield Document(text, title=title or title_of(name), author=author, raw=raw, media_type=_MEDIA_TYPE)


def _blocks(document: WordDocument) -> Iterator[str]:
    """Yield paragraphs, and each table row as its cells with tabs between."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "\t".join(cell.text.strip() for cell in row.cells)
        elif block.text.strip():
            yield block.text


READER = Reader((".docx",), _MEDIA_TYPE, _read, single=True)
