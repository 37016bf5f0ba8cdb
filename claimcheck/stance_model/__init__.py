"""A learned voice on wording: does a statement bear a claim out, deny it, or speak of something else?

The model that ships is a small cross-encoder on the packaged all-MiniLM-L6-v2; any other NLI cross-encoder
may take its place. It is compiled once and served by OpenVINO, so that on a warm machine nothing here imports
torch. What it says is weighed beside the evidence in ``claimcheck.compare``, never alone.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from claimcheck.errors import ModelError
from claimcheck.stance_model.labels import Stance

__all__ = ["Stance", "StanceModel", "load_stance_model", "packaged_weights"]

_NO_MODEL = "none"
_PACKAGED = "minilm"


class StanceModel(Protocol):
    """Reads pairs of texts; ``name`` ends in the first of its weights' SHA-256, hex."""

    name: str

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Stance]:
        """Return what the second text of each pair says of the first, in order."""


def packaged_weights() -> Path:
    """Return the folder with the weights and the config of the model that ships."""
    return Path(__file__).parent / "minilm"


def load_stance_model(name: str | None = None) -> StanceModel | None:
    """Return the stance model of that name: "minilm" (the packaged one), a folder's or a hub's.

    "none" is answered with None. Without a name, the environment variable CLAIMCHECK_STANCE
    decides, else "minilm". The first call on a machine compiles the model, which takes seconds and imports
    torch; a hub's model is fetched once. Raises ModelError where it cannot be had, or where its labels are
    not those of agree, conflict and neither.
    """
    name = name or os.environ.get("CLAIMCHECK_STANCE") or _PACKAGED
    if name == _NO_MODEL:
        return None
    from claimcheck.stance_model.session import packaged_session, session_of

    if name == _PACKAGED:
        return packaged_session(packaged_weights())
    return session_of(Path(name) if Path(name).is_dir() else _from_hub(name))


def _from_hub(name: str) -> Path:
    """Return the folder of a hub's model: what lies in its cache, else fetched."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    wanted = ["*.json", "*.safetensors", "*.txt", "*.model"]
    try:
        try:
            return Path(snapshot_download(name, local_files_only=True, allow_patterns=wanted))
        except LocalEntryNotFoundError:
            return Path(snapshot_download(name, allow_patterns=wanted))
    except Exception as error:
        raise ModelError(
            f"There is no stance model named {name!r} here, nor could it be fetched.",
            'Name a folder with an NLI cross-encoder, or "minilm", or "none".',
        ) from error
