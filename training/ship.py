"""Put a trained stance model into the package: its own layers in half precision, and its config.

    python training/ship.py --run RUN --steps STEP ...

RUN is the folder that ``stance.py`` kept its weights in; of several steps their mean is shipped, which errs
less than any of them (Izmailov et al. 2018, "Averaging weights leads to wider optima and better
generalization"). The table of token embeddings was frozen in training and comes with the packaged sentence
model, so it is left out: 22 MB are shipped instead of 90.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file

WEIGHTS = Path(__file__).parent.parent / "claimcheck" / "stance_model" / "minilm"
FROZEN = "encoder.embeddings.word_embeddings.weight"
MAX_TOKENS = 208  # as in stance.py, which imports too much to be imported here
CONFIG = {
    "name": "minilm-stance",
    "id2label": {"0": "agree", "1": "conflict", "2": "neither"},
    "max_tokens": MAX_TOKENS,
}


def mean_of(run: Path, steps: Sequence[int]) -> dict[str, torch.Tensor]:
    """Return the mean of a run's weights after those steps, by name.

    Raises FileNotFoundError where the run kept none of such a step.
    """
    kept = [torch.load(run / f"weights-{step}.pt", weights_only=True) for step in steps]
    return {name: torch.stack([weights[name] for weights in kept]).mean(0) for name in kept[0]}


def ship(run: Path, steps: Sequence[int], weights: Path = WEIGHTS) -> str:
    """Write a run's layers and the config to a folder; return the SHA-256 (hex) of the layers' file.

    Raises OverflowError where a weight is too large for half precision.
    """
    trained = mean_of(run, steps)
    layers = {name: tensor.half().contiguous() for name, tensor in trained.items() if name != FROZEN}
    if not all(torch.isfinite(tensor).all() for tensor in layers.values()):
        raise OverflowError("a weight is too large for half precision")
    weights.mkdir(parents=True, exist_ok=True)
    save_file(layers, weights / "model.safetensors")
    (weights / "model.safetensors").chmod(0o644)  # save_file lets nobody else read it
    (weights / "config.json").write_text(json.dumps(CONFIG, indent=2) + "\n", encoding="utf-8")
    return hashlib.sha256((weights / "model.safetensors").read_bytes()).hexdigest()


def main() -> None:
    """Ship the run named on the command line and say what it weighs."""
    parser = argparse.ArgumentParser(description="Put a trained stance model into the package.")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--steps", type=int, nargs="+", required=True)
    options = parser.parse_args()
    digest = ship(options.run, options.steps)
    size = (WEIGHTS / "model.safetensors").stat().st_size
    print(f"{digest}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
