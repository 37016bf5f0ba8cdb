from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from claimcheck import compiled
from claimcheck.compiled import Session, compiled_model, compiled_once, fingerprint


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def write_doubler(path: Path) -> None:
    """Write a model that returns its input, twice."""
    shape = ["n"]
    graph = helper.make_graph(
        [helper.make_node("Mul", ["x", "two"], ["y"])],
        "doubler",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
        [helper.make_tensor("two", TensorProto.FLOAT, [1], [2.0])],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)


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


def test_a_model_that_nobody_opened_for_three_months_is_cleared_away() -> None:
    old, used = compiled_once("old", write_text), compiled_once("used", write_text)
    built = old.stat().st_mtime
    os.utime(old, (time.time() - 100 * 24 * 3600, built))
    os.utime(used, (time.time() - 3600, built - 100 * 24 * 3600))
    compiled_once("new", write_text)
    assert (old.exists(), used.exists()) == (False, True)


def test_two_processes_that_build_at_once_both_end_with_a_whole_file(own_cache: Path) -> None:
    code = """
import time
from claimcheck.compiled import compiled_once
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
    assert [path.suffix for path in own_cache.iterdir()] == [".compiled"]


def test_a_models_fingerprint_follows_its_content(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    weights = folder / "weights"
    weights.write_bytes(b"one")
    first = fingerprint(folder)
    assert fingerprint(folder) == first
    weights.write_bytes(b"four")
    assert fingerprint(folder) != first


def test_a_file_that_is_as_it_was_last_seen_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled_once("key", write_text)
    assert compiled_once("key", refuse) == first
    monkeypatch.setattr(compiled, "_checksum", refuse)
    assert compiled_once("key", refuse) == first


def answer(session: Session, *numbers: float) -> list[float]:
    (found,) = session.run({"x": np.array(numbers, np.float32)})
    return found.tolist()


def test_an_exported_model_is_compiled_once_and_answers_as_it_was_exported() -> None:
    first = compiled_model("doubler", write_doubler)
    assert compiled_model("doubler", refuse) == first
    session = Session(first)
    assert (session.inputs, session.outputs) == (frozenset({"x"}), [(-1,)])
    assert answer(session, 1.0, 2.5) == [2.0, 5.0]


def test_an_answer_stays_as_it_was_when_the_next_batch_is_run() -> None:
    session = Session(compiled_model("doubler", write_doubler))
    (first,) = session.run({"x": np.array([1.0], np.float32)})
    answer(session, 4.0)
    assert first.tolist() == [2.0]


def test_threads_may_share_a_session() -> None:
    session = Session(compiled_model("doubler", write_doubler))
    numbers = [float(number) for number in range(200)]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda number: answer(session, number), numbers))
    assert found == [[2 * number] for number in numbers]


def test_a_processor_without_bfloat16_is_served_in_single_precision(monkeypatch: pytest.MonkeyPatch) -> None:
    class Core:
        def __init__(self, real: Any) -> None:
            self.real = real

        def __getattr__(self, name: str) -> Any:
            return getattr(self.real, name)

        def get_property(self, device: str, name: str) -> Any:
            found = self.real.get_property(device, name)
            return (
                [each for each in found if each != "BF16"] if name == "OPTIMIZATION_CAPABILITIES" else found
            )

    monkeypatch.setattr(compiled, "_core", partial(Core, compiled._core()))
    session = Session(compiled_model("doubler", write_doubler))
    assert session.precision == "f32"
    assert answer(session, 0.1) == [pytest.approx(0.2)]


def test_a_cache_that_machines_share_holds_a_file_for_each_kind_of_processor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compiled, "_machine", lambda: "one")
    first = compiled_model("doubler", write_doubler)
    monkeypatch.setattr(compiled, "_machine", lambda: "another")
    assert compiled_model("doubler", write_doubler) != first
    assert first.exists()


def test_an_export_that_is_no_model_leaves_nothing_behind(own_cache: Path) -> None:
    with pytest.raises(RuntimeError):
        compiled_model("key", write_text)
    assert list(own_cache.iterdir()) == []


def test_the_runtime_connects_to_nothing_and_leaves_its_reporting_part_out() -> None:
    code = """
import sys
def watch(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}:
        print(event, arguments)
sys.addaudithook(watch)
from claimcheck import compiled
compiled._core()
print(sorted(name for name in sys.modules if "telemetry" in name or name == "openvino.tools.ovc"))
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert shown.stdout == "[]\n"
