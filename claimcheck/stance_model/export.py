"""Stance models written as ONNX files. Imports torch and transformers: only where a model is compiled."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel, AutoModelForSequenceClassification
from transformers.utils import logging as noise

__all__ = ["export_cross_encoder", "export_packaged"]


def export_packaged(base: Path, weights: Path, path: Path) -> None:
    """Write the packaged stance model to ``path``: logits "wording" (n, 3) and "comparable" (n,).

    ``weights`` holds the layers in half precision, without the table of token embeddings, which is that of
    the sentence model in ``base``.
    """
    _hush()
    encoder = AutoModel.from_pretrained(
        base, add_pooling_layer=False, attn_implementation="eager", local_files_only=True
    )
    model = _TwoHeads(encoder)
    trained = {name: tensor.float() for name, tensor in load_file(weights).items()}
    missing, unexpected = model.load_state_dict(trained, strict=False)
    if unexpected or [name for name in missing if "word_embeddings" not in name]:
        raise ValueError(f"the weights do not fit the sentence model: {[*missing, *unexpected]}")
    _export(model, path, ["input_ids", "attention_mask", "token_type_ids"], ["wording", "comparable"])


def export_cross_encoder(folder: Path, path: Path) -> None:
    """Write any sequence classifier of pairs to ``path``: its logits as "wording" (n, labels)."""
    _hush()
    model = AutoModelForSequenceClassification.from_pretrained(
        folder, attn_implementation="eager", local_files_only=True
    )
    inputs = ["input_ids", "attention_mask"]
    if getattr(AutoConfig.from_pretrained(folder), "type_vocab_size", 0) > 1:
        inputs.append("token_type_ids")
    _export(_LogitsOnly(model, inputs), path, inputs, ["wording"])


def _hush() -> None:
    """Keep progress bars and reports on pooling layers that are not asked for off the screen."""
    noise.disable_progress_bar()  # type: ignore[no-untyped-call]
    noise.set_verbosity_error()  # type: ignore[no-untyped-call]


class _TwoHeads(nn.Module):
    """The encoder with two heads on [CLS] and the mean of all tokens, as it was trained."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        width = 2 * encoder.config.hidden_size
        self.wording = nn.Linear(width, 3)
        self.comparable = nn.Linear(width, 1)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor]:
        hidden = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        weight = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        features = torch.cat([hidden[:, 0], mean], dim=1)
        return self.wording(features), self.comparable(features).squeeze(-1)


class _LogitsOnly(nn.Module):
    def __init__(self, model: Any, inputs: list[str]) -> None:
        super().__init__()
        self.model = model
        self.inputs = inputs

    def forward(self, *tensors: Tensor) -> Tensor:
        logits: Tensor = self.model(**dict(zip(self.inputs, tensors, strict=True))).logits
        return logits


def _export(model: nn.Module, path: Path, inputs: list[str], outputs: list[str]) -> None:
    example = tuple(torch.ones(2, 8, dtype=torch.long) for _ in inputs)
    axes = {name: {0: "pairs", 1: "tokens"} for name in inputs} | {name: {0: "pairs"} for name in outputs}
    with torch.inference_mode(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns of branches that the example decides
        torch.onnx.export(
            model.eval(),
            example,
            str(path),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
