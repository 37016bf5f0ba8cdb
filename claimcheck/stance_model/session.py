"""A compiled stance model: pairs in batches of like length, so that padding costs little."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcheck.compiled import Session, compiled_model, fingerprint
from claimcheck.errors import ModelError
from claimcheck.models import buckets, packaged_model
from claimcheck.stance_model.labels import Labels, Stance, read_config, read_labels

__all__ = ["packaged_session", "session_of"]

_COMPILER = "1"  # part of a compiled file's name: raise it when the export changes
_LONGEST_TEXT = 4_000  # characters; far past the last token that is read, so that huge lines cost little
_MOST_TOKENS = 256  # of a replacement; sentences are shorter, and time grows with what is padded

_Floats = NDArray[np.float32]


def packaged_session(weights: Path) -> _Session:
    """Return the session of the model whose own layers lie in ``weights``, on the packaged MiniLM.

    Raises ModelError where either is missing or the model cannot be compiled.
    """
    config = read_config(weights)
    base = packaged_model()
    digest = _weights_hash(weights)
    key = hashlib.sha256(f"{digest} {fingerprint(base)}".encode()).hexdigest()

    def build(path: Path) -> None:
        from claimcheck.stance_model.export import export_packaged

        export_packaged(base, weights / "model.safetensors", path)

    compiled = _compiled(key, build)
    name = f"{config['name']}@{digest[:12]}"
    tokenizer = _tokenizer(base, int(config["max_tokens"]))
    return _Session(name, compiled, tokenizer, read_labels(config), claim_first=True)


def session_of(folder: Path) -> _Session:
    """Return the session of any NLI cross-encoder's folder; labels and their order are read from its config.

    As such models are trained, the statement is given first, as the premise. Raises ModelError where the
    folder holds none that can be read, or compiled.
    """
    config = read_config(folder)
    labels = read_labels(config)
    tokenizer = _tokenizer(
        folder, min(int(config.get("max_position_embeddings", _MOST_TOKENS)), _MOST_TOKENS)
    )
    digest = fingerprint(folder)

    def build(path: Path) -> None:
        from claimcheck.stance_model.export import export_cross_encoder

        export_cross_encoder(folder, path)

    compiled = _compiled(digest, build)
    return _Session(f"{folder.name}@{digest[:12]}", compiled, tokenizer, labels, claim_first=False)


class _Session:
    def __init__(
        self, name: str, compiled: Path, tokenizer: Any, labels: Labels, *, claim_first: bool
    ) -> None:
        self.name = name
        self._tokenizer = tokenizer
        self._labels = labels
        self._claim_first = claim_first
        self._session = Session(compiled)
        self._asks_comparable = len(self._session.outputs) > 1

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Stance]:
        encodings = self._tokenizer.encode_batch([self._ordered(*pair) for pair in pairs])
        found: dict[int, Stance] = {}
        for batch in buckets([len(encoding.ids) for encoding in encodings]):
            found |= zip(batch, self._run([encodings[place] for place in batch]), strict=True)
        return [found[place] for place in range(len(pairs))]

    def _ordered(self, claim: str, statement: str) -> tuple[str, str]:
        claim, statement = claim[:_LONGEST_TEXT], statement[:_LONGEST_TEXT]
        return (claim, statement) if self._claim_first else (statement, claim)

    def _run(self, encodings: Sequence[Any]) -> list[Stance]:
        shape = len(encodings), max(len(encoding.ids) for encoding in encodings)
        feed = {name: np.zeros(shape, np.int64) for name in self._session.inputs}
        for row, encoding in enumerate(encodings):
            for name, values in (
                ("input_ids", encoding.ids),
                ("attention_mask", encoding.attention_mask),
                ("token_type_ids", encoding.type_ids),
            ):
                if name in feed:
                    feed[name][row, : len(values)] = values
        wording, *others = self._session.run(feed)
        chances = _softmax(wording)
        neither = chances[:, self._labels.neither]
        comparable = _sigmoid(others[0]) if self._asks_comparable else 1 - neither
        columns = (chances[:, self._labels.agrees], chances[:, self._labels.conflicts], neither, comparable)
        return [Stance(*map(float, row)) for row in zip(*columns, strict=True)]


def _compiled(digest: str, build: Callable[[Path], None]) -> Path:
    try:
        return compiled_model(f"{digest[:32]}-stance{_COMPILER}", build)
    except Exception as error:
        why = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise ModelError(
            f"The stance model cannot be compiled: {why}", "Name another with CLAIMCHECK_STANCE, or none."
        ) from error


def _weights_hash(weights: Path) -> str:
    """Return the SHA-256 (hex) of the weights' file; 21 MB are hashed in some hundredths of a second."""
    try:
        with (weights / "model.safetensors").open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(
            "The weights of the stance model are missing.", "Install claimcheck again."
        ) from error


def _tokenizer(folder: Path, longest: int) -> Any:
    """Return the folder's tokenizer, cutting the longer text first and never padding."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:
        raise ModelError(
            f"{folder} holds no tokenizer.json that can be read.", "Save the model's fast tokenizer with it."
        ) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=longest, strategy="longest_first")
    return tokenizer


def _softmax(logits: _Floats) -> _Floats:
    grown: _Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: _Floats = grown / grown.sum(axis=1, keepdims=True)
    return chances


def _sigmoid(logits: _Floats) -> _Floats:
    chances: _Floats = np.reciprocal(1 + np.exp(-logits))
    return chances
