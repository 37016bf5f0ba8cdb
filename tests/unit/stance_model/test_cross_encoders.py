"""Small cross-encoders with random weights, built here: what is read is what transformers reads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    PreTrainedModel,
    RobertaConfig,
    RobertaForSequenceClassification,
)

from claimcheck import compiled
from claimcheck.errors import ModelError
from claimcheck.stance_model import load_stance_model

PAIRS = [
    ("the river rose on monday", "the river fell"),
    ("no one was hurt", "two people were hurt on monday when the river rose"),
    ("", ""),
    ("river " * 3000, "people"),
]
SMALL = {
    "hidden_size": 16,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "vocab_size": 64,
    "initializer_range": 0.8,
}


def bert(labels: list[str]) -> PreTrainedModel:
    config = BertConfig(**SMALL, max_position_embeddings=64, id2label=dict(enumerate(labels)))
    return BertForSequenceClassification(config)


def roberta(labels: list[str]) -> PreTrainedModel:
    config = RobertaConfig(
        **SMALL,
        max_position_embeddings=300,
        type_vocab_size=1,
        pad_token_id=0,
        id2label=dict(enumerate(labels)),
    )
    return RobertaForSequenceClassification(config)


def saved(folder: Path, build: Callable[[list[str]], PreTrainedModel], labels: list[str]) -> PreTrainedModel:
    torch.manual_seed(1)
    model = build(labels).eval()
    model.save_pretrained(folder)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    words += sorted({word for pair in PAIRS for text in pair for word in text.split()})
    places = {word: number for number, word in enumerate(words)}
    tokenizer = Tokenizer(models.WordLevel(places, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    return model


def reference(model: PreTrainedModel, folder: Path, claim: str, statement: str) -> list[float]:
    """Return the chances in the model's own order; NLI models take the statement first, as the premise."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(min(model.config.max_position_embeddings, 256))
    encoding = tokenizer.encode(statement, claim)
    inputs = {"input_ids": torch.tensor([encoding.ids])}
    if model.config.type_vocab_size > 1:
        inputs["token_type_ids"] = torch.tensor([encoding.type_ids])
    with torch.inference_mode():
        return model(**inputs).logits.softmax(1)[0].tolist()


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def single_precision(monkeypatch: pytest.MonkeyPatch) -> None:
    """In bfloat16 models this small and this sure of themselves are off in the second decimal."""
    monkeypatch.setattr(compiled, "_precision", lambda: "f32")


@pytest.mark.usefixtures("single_precision")
@pytest.mark.parametrize(
    ("build", "labels", "order"),
    [
        (bert, ["contradiction", "entailment", "neutral"], (1, 0, 2)),
        (bert, ["SUPPORTS", "NOT ENOUGH INFO", "REFUTES"], (0, 2, 1)),
        (roberta, ["entailment", "neutral", "contradiction"], (0, 2, 1)),
    ],
)
def test_any_nli_cross_encoder_takes_the_place_whatever_the_order_of_its_labels(
    tmp_path: Path,
    build: Callable[[list[str]], PreTrainedModel],
    labels: list[str],
    order: tuple[int, int, int],
) -> None:
    folder = tmp_path / "tiny"
    model = saved(folder, build, labels)
    loaded = load_stance_model(str(folder))
    assert loaded
    assert loaded.name.startswith("tiny@")
    for pair, stance in zip(PAIRS, loaded.read(PAIRS), strict=True):
        expected = [reference(model, folder, *pair)[place] for place in order]
        assert [stance.agrees, stance.conflicts, stance.neither] == pytest.approx(expected, abs=1e-4)
        assert stance.comparable == pytest.approx(1 - stance.neither, abs=1e-6)
    assert loaded.read([]) == []


def test_the_name_follows_the_weights(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    model = saved(folder, bert, ["neutral", "entailment", "contradiction"])
    first = load_stance_model(str(folder))
    model.classifier.bias.data.fill_(1.0)
    model.save_pretrained(folder)
    second = load_stance_model(str(folder))
    assert first
    assert second
    assert first.name != second.name


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    saved(folder, bert, ["neutral", "entailment", "contradiction"])
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="cannot be compiled"):
        load_stance_model(str(folder))


def test_a_folder_without_a_tokenizer_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    saved(folder, bert, ["neutral", "entailment", "contradiction"])
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.json"):
        load_stance_model(str(folder))


def test_what_stops_the_compiler_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ImportError("no torch\nand more")

    monkeypatch.setattr("claimcheck.stance_model.session.compiled_model", fails)
    folder = tmp_path / "tiny"
    saved(folder, bert, ["neutral", "entailment", "contradiction"])
    with pytest.raises(ModelError, match=r"no torch$"):
        load_stance_model(str(folder))


def test_none_is_an_answer() -> None:
    assert load_stance_model("none") is None


def test_once_compiled_no_model_needs_torch(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    saved(folder, bert, ["neutral", "entailment", "contradiction"])
    load_stance_model(str(folder))
    code = f"""
import sys
from claimcheck.stance_model import load_stance_model
load_stance_model({str(folder)!r}).read([("the river rose", "the river fell")])
print(sorted({{"torch", "transformers", "sentence_transformers"}} & set(sys.modules)))
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert shown.stdout.strip() == "[]"
