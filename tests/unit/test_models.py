from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import models
from claimcheck.cache import cache_folder
from claimcheck.errors import ModelError
from claimcheck.models import buckets, load_sentence_model, runtime_report


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """Give each test a cache of its own, but the real model the user's: compiling takes seconds."""
    if request.node.get_closest_marker("model"):
        return cache_folder()
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        load_sentence_model(tmp_path)


@given(st.lists(st.integers(1, 300), max_size=200))
def test_batches_hold_each_text_once_and_waste_less_than_a_batch_costs_on_each_length(
    lengths: list[int],
) -> None:
    found = list(buckets(lengths))
    assert sorted(index for batch in found for index in batch) == list(range(len(lengths)))
    for batch in found:
        widths = [lengths[index] for index in batch]
        assert widths == sorted(widths)
        assert len(batch) * widths[-1] <= models._TOKENS_A_BATCH
        wasted = [at * (widths[at] - widths[at - 1]) for at in range(1, len(widths))]
        assert all(tokens <= models._A_RUN for tokens in wasted)


def test_texts_of_like_length_share_a_batch() -> None:
    assert list(buckets([20, 5, 21, 6, 20])) == [[1, 3, 0, 4, 2]]
    assert list(buckets([60, 5, 61])) == [[1], [0, 2]]


def test_where_compiling_fails_the_reference_serves_after_one_line_of_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise OSError("the cache is full\nand more")

    class Reference:
        runtime = "torch"

        def __init__(self, name: str, folder: Path) -> None:
            self.name, self.folder = name, folder

    (tmp_path / "modules.json").write_text("[]")
    monkeypatch.setattr(models, "compiled_model", fails)
    monkeypatch.setattr(models, "_TorchModel", Reference)
    with caplog.at_level(logging.WARNING):
        assert load_sentence_model(tmp_path).runtime == "torch"
    (record,) = caplog.records
    assert "the cache is full" in record.getMessage()
    assert "\n" not in record.getMessage()


@pytest.mark.model
def test_the_compiled_model_says_what_the_reference_says() -> None:
    from sentence_transformers import SentenceTransformer

    texts = [
        "Around 1,400 hostages are held.",
        "",
        "a",
        "word " * 400,  # past the last token that the model reads
        "Nearly 1,200 political prisoners remain behind bars, rights groups estimate.",
        "Übermäßig viele Wörter, 中文, emoji 🎈 and\ttabs",
        *(f"The river rose by {number} cm " * (number % 5 + 1) for number in range(8)),
    ]
    reference = SentenceTransformer(str(models.packaged_model()), device="cpu")
    expected = reference.encode(texts, normalize_embeddings=True)
    vectors = load_sentence_model().encode(texts)
    assert vectors.dtype == np.float32
    assert float((vectors * expected).sum(axis=1).min()) >= 0.9999


@pytest.mark.model
def test_a_text_embeds_the_same_alone_and_among_others() -> None:
    model = load_sentence_model()
    texts = ["short", "a sentence of middling length here", "long " * 100]
    alone = np.concatenate([model.encode([text]) for text in texts])
    assert np.allclose(model.encode(texts), alone, atol=1e-5)
    assert model.encode([]).shape == (0, model.dimension)


@pytest.mark.model
def test_a_warm_machine_serves_without_torch_or_its_friends() -> None:
    load_sentence_model()
    code = """
import sys
from claimcheck.embed import load_embedder
model = load_embedder("minilm")
assert model.encode(["a"]).shape == (1, 384), model.runtime
print(sorted({"torch", "transformers", "sentence_transformers"} & set(sys.modules)))
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert shown.stdout.strip() == "[]"


@pytest.mark.model
def test_the_report_names_the_runtime_and_its_speed() -> None:
    report = runtime_report(load_sentence_model(), sentences=8)
    assert report.runtime in {"openvino bf16", "openvino f32"}
    assert report.sentences_per_second > 1
