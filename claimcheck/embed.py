"""Texts to vectors: the Embedder protocol, the packaged model behind it, and a fake for tests.

Embeddings find candidates and decide nothing. Figures are masked before a text is embedded, so that
"around 1,400 hostages" and "nearly 1,200 hostages" land together.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from claimcheck.errors import ModelError
from claimcheck.model import Statement

__all__ = [
    "Embedder",
    "HashEmbedder",
    "embedding_text",
    "load_embedder",
    "mask_figures",
    "plain_words",
    "searched_words",
]

Vectors = NDArray[np.float32]

_GROUP = "claimcheck.embedders"
# Not the 19 of Covid-19 nor the 7 of G7: those name a thing.
_FIGURE = re.compile(r"(?<![^\W\d_]-)(?<!\w)\d+(?:[.,]\d+)*")
_MASK = "10"  # a plain figure: models take "#" for a word of its own, which costs a little
_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
_HALF_PAIR = re.compile("[\ud800-\udfff]")  # what a command line hands over for bytes that are no text
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_HASHTAG = re.compile(r"#(\w+)")
_HANDLE = re.compile(r"(?<!\w)@(\w+)")
_CAMEL = re.compile(r"_|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"\w+")


class Embedder(Protocol):
    """Turns texts into unit vectors; ``name`` (model and its content's hash) is stored with each vector."""

    name: str
    dimension: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, (n, dimension) float32."""


class HashEmbedder:
    """A small deterministic embedder without weights: hashed words and letter triples.

    Texts that share words or stems lie close; it knows no meaning. For tests and for a look around.
    """

    name = "hash@1"
    dimension = 256
    runtime = "numpy"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, (n, 256) float32; a text without words gets a fixed vector."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for feature in _features(text):
                code = zlib.crc32(feature.encode())
                row[code % self.dimension] += 1.0 if code & 0x10000 else -1.0
            if not row.any():
                row[0] = 1.0
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


def load_embedder(name: str | None = None) -> Embedder:
    """Return the embedder of that name: "minilm", "hash", an installed one, or a model's folder.

    Without a name, the environment variable CLAIMCHECK_EMBEDDER decides, else "minilm". Others install
    theirs under the entry-point group ``claimcheck.embedders``: a callable without arguments. Raises
    ModelError where there is none of that name or it cannot be loaded.
    """
    name = name or os.environ.get("CLAIMCHECK_EMBEDDER") or "minilm"
    if name in _BUILT_IN:
        return _BUILT_IN[name]()
    for entry in metadata.entry_points(group=_GROUP, name=name):
        embedder: Embedder = entry.load()()
        return embedder
    if Path(name).is_dir():
        return _sentence_model(Path(name))
    known = sorted({*_BUILT_IN, *(entry.name for entry in metadata.entry_points(group=_GROUP))})
    raise ModelError(
        f"There is no embedder named {name!r}.", f"Known are {', '.join(known)}; or name a model's folder."
    )


def mask_figures(text: str) -> str:
    """Return the text with each figure in digits replaced by "10"; years and numbers within names stay."""
    return _FIGURE.sub(lambda figure: figure[0] if _YEAR.fullmatch(figure[0]) else _MASK, text)


def embedding_text(statement: Statement) -> str:
    """Return what is embedded of a statement: its context, then its plain words, figures masked."""
    return mask_figures(plain_words(f"{statement.context} {statement.text}"))


def plain_words(text: str) -> str:
    """Return a text without web addresses, and with "#RiverFlood" written as "River Flood"."""
    without = _ADDRESS.sub(" ", _HALF_PAIR.sub("\ufffd", text))
    return " ".join(_HASHTAG.sub(_opened, without).split())


def searched_words(text: str) -> str:
    """Return what words and letters are looked for: plain words, with "@RiverAuthority" as "River Authority".

    Not for embedding: with handles opened the sentence model ranks no better, and words and letters do.
    """
    return _HANDLE.sub(_opened, plain_words(text))


def _opened(name: re.Match[str]) -> str:
    """Return the words that a hashtag or handle runs together, one by one."""
    return _CAMEL.sub(" ", name[1])


def _features(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    triples = [f"~{word[i : i + 3]}" for word in words for i in range(len(word) - 2)]
    return words + triples


def _sentence_model(folder: Path | None = None) -> Embedder:
    from claimcheck.models import load_sentence_model

    return load_sentence_model(folder)


_BUILT_IN: dict[str, Callable[[], Embedder]] = {"minilm": _sentence_model, "hash": HashEmbedder}
