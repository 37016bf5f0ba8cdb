from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from claimcheck import models
from claimcheck.errors import ModelError
from claimcheck.models import cache_folder, compiled_once, fingerprint, load_sentence_model, runtime_report


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """Give each test a cache of its own, but the real model the user's: compiling takes seconds."""
    if request.node.get_closest_marker("model"):
        return cache_folder()
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def write_text(path: Path) -> None:
    path.write_text("compiled")


def refuse(path: Path) -> None:
    raise AssertionError(f"{path} is built a second time")


def test_what_is_compiled_once_is_not_compiled_again(own_cache: Path) -> None:
    first = compiled_once("key", write_text)
    assert (first.parent, first.read_text()) == (own_cache, "compiled")
    assert compiled_once("key", refuse) == first


def test_a_damaged_file_is_compiled_anew() -> None:
    first = compiled_once("key", write_text)
    first.write_text("compile?")
    assert compiled_once("key", write_text).read_text() == "compiled"


def test_a_build_that_fails_leaves_nothing_behind(own_cache: Path) -> None:
    def half(path: Path) -> None:
        path.write_text("comp")
        raise RuntimeError("no more memory")

    with pytest.raises(RuntimeError):
        compiled_once("key", half)
    assert list(own_cache.iterdir()) == []


def test_what_a_killed_process_left_is_swept_up_an_hour_later(own_cache: Path) -> None:
    own_cache.mkdir()
    old, new = own_cache / ".old.part", own_cache / ".new.part"
    for part in (old, new):
        part.touch()
    os.utime(old, (time.time() - 7200,) * 2)
    compiled_once("key", write_text)
    assert (old.exists(), new.exists()) == (False, True)


def test_two_processes_that_build_at_once_both_end_with_a_whole_file(own_cache: Path) -> None:
    code = """
import time
from claimcheck.models import compiled_once
def slow(path):
    with path.open("w") as file:
        for _ in range(20):
            file.write("whole ")
            file.flush()
            time.sleep(0.01)
print(compiled_once("key", slow).read_text().count("whole"))
"""
    runs = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)  # noqa: S603
        for _ in range(2)
    ]
    assert [run.communicate()[0].strip() for run in runs] == ["20", "20"]
    assert [path.suffix for path in own_cache.iterdir()] == [".onnx"]


def test_a_models_fingerprint_follows_its_content(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    weights = folder / "weights"
    weights.write_bytes(b"one")
    first = fingerprint(folder)
    assert fingerprint(folder) == first
    weights.write_bytes(b"four")
    assert fingerprint(folder) != first


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        load_sentence_model(tmp_path)


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
    monkeypatch.setattr(models, "compiled_once", fails)
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
    assert report.runtime == "onnxruntime"
    assert report.sentences_per_second > 1
