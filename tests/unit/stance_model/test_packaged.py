"""The stance model that ships: it weighs little, and the runtime says what was trained."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.stance_model import StanceModel, load_stance_model, packaged_weights

TRAINING = Path(__file__).parents[3] / "training"
PAIRS = [
    ("The council approved the harbour plan.", "The council voted for the harbour plan on Monday."),
    ("The council approved the harbour plan.", "The council did not approve the harbour plan."),
    (
        "Poachers killed # rhinos last year.",
        "Exports of maize from Uganda rose by # percent, the ministry said.",
    ),
    ("river", "1"),
    ("word " * 400, "other"),
]


@pytest.fixture(scope="module")
def packaged() -> StanceModel:
    model = load_stance_model("minilm")
    assert model
    return model


def test_the_weights_weigh_at_most_25_megabytes() -> None:
    assert 10e6 < (packaged_weights() / "model.safetensors").stat().st_size <= 25e6


@pytest.mark.model
def test_its_name_tells_the_hash_of_the_weights(packaged: StanceModel) -> None:
    digest = hashlib.sha256((packaged_weights() / "model.safetensors").read_bytes()).hexdigest()
    assert packaged.name == f"minilm-stance@{digest[:12]}"


@pytest.mark.model
def test_the_compiled_model_says_what_was_trained(
    packaged: StanceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch
    from safetensors.torch import load_file

    monkeypatch.syspath_prepend(str(TRAINING))
    import stance

    trained = stance.StanceModel()
    layers = {
        name: tensor.float() for name, tensor in load_file(packaged_weights() / "model.safetensors").items()
    }
    missing, unexpected = trained.load_state_dict(layers, strict=False)
    assert (missing, unexpected) == (["encoder.embeddings.word_embeddings.weight"], [])
    tokenizer = stance.AutoTokenizer.from_pretrained(stance.BASE)
    for pair, said in zip(PAIRS, packaged.read(PAIRS), strict=True):
        inputs = tokenizer(
            *pair, truncation="longest_first", max_length=stance.MAX_TOKENS, return_tensors="pt"
        )
        with torch.inference_mode():
            wording, comparable = trained.eval()(**inputs)
        found = [said.agrees, said.conflicts, said.neither]
        assert found == pytest.approx(wording.softmax(1)[0].tolist(), abs=0.05)
        assert said.comparable == pytest.approx(comparable.sigmoid().item(), abs=0.05)


@pytest.mark.model
def test_it_tells_a_denial_from_the_same_in_other_words_and_from_something_else(
    packaged: StanceModel,
) -> None:
    same, denied, other, *_ = packaged.read(PAIRS)
    assert same.agrees > denied.agrees
    assert denied.conflicts > same.conflicts
    assert other.comparable < min(same.comparable, denied.comparable)


@pytest.mark.model
def test_a_pair_is_read_alike_alone_and_among_others(packaged: StanceModel) -> None:
    alone = [packaged.read([pair])[0] for pair in PAIRS]
    for one, among in zip(alone, packaged.read(PAIRS), strict=True):
        assert one.agrees == pytest.approx(among.agrees, abs=0.05)


@pytest.mark.model
@pytest.mark.usefixtures("packaged")
def test_a_warm_machine_compares_without_torch_or_its_friends() -> None:
    code = """
import os, sys
os.environ["CLAIMCHECK_STANCE"] = "minilm"
from claimcheck.compare import compare
from claimcheck.statements import statement_of
claim = statement_of("The council of Port Varn approved the harbour plan in March")
source = statement_of("The council of Port Varn did not approve the harbour plan in March")
assert "minilm-stance@" in compare(claim, source).model_id
print(sorted({"torch", "transformers", "sentence_transformers"} & set(sys.modules)))
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert shown.stdout.strip() == "[]"
