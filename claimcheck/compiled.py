"""Compiled models: made once a machine, kept whole in the user's cache, opened in hundredths of a second.

A model is exported to ONNX and compiled by OpenVINO for this machine's processor; the result is mapped from
its file. Where the processor multiplies in bfloat16 that is used, which halves the time and keeps a
sentence's vector within a cosine of 0.9999 of the reference. Two processes may do this at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcheck.cache import cache_folder, temporary

__all__ = ["Session", "compiled_model", "compiled_once", "fingerprint"]

_FORMAT = "ov1"  # part of a compiled file's name: raise it when what is done to the graph changes
_DEVICE = "CPU"
_SENDS_REPORTS = "openvino.tools.ovc"  # OpenVINO's converter; importing it reports home, and it is not needed


def compiled_model(key: str, export: Callable[[Path], None]) -> Path:
    """Return the compiled model of that key, ready for ``Session``; ``export(path)`` writes it as ONNX.

    ``key`` stands for the model's content and the exporter's version. Raises what ``export`` and OpenVINO
    raise, and OSError where the cache cannot be written.
    """

    def build(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            exported = Path(folder) / "model.onnx"
            export(exported)
            core = _core()
            compiled = core.compile_model(core.read_model(exported), _DEVICE, _settings())
            path.write_bytes(compiled.export_model().getvalue())

    return compiled_once(f"{key}-{_FORMAT}-{_machine()}", build)


class Session:
    """A compiled model ready to run, safe to share between threads.

    ``inputs`` are the names of its inputs, ``outputs`` the shapes of its outputs, -1 where the batch decides;
    ``precision`` is "bf16" or "f32".
    """

    def __init__(self, compiled: Path) -> None:
        core = _core()
        # Private to this process, so that it may be written to as the runtime asks; nothing ever does.
        self._file = np.memmap(compiled, np.uint8, mode="c")
        tensor = _openvino().Tensor(self._file, shared_memory=True)
        model = core.import_model(tensor, _DEVICE, _settings())
        self.inputs: frozenset[str] = frozenset(one.get_any_name() for one in model.inputs)
        self.outputs = [
            tuple(-1 if size.is_dynamic else size.get_length() for size in one.get_partial_shape())
            for one in model.outputs
        ]
        self.precision = _precision()
        self._request = model.create_infer_request()
        self._lock = Lock()

    def run(self, feed: Mapping[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        """Return the outputs for one batch, an array each; ``feed`` names an array for each input."""
        with self._lock:
            found = self._request.infer(dict(feed), share_inputs=True, share_outputs=False)
            return [found[place] for place in range(len(self.outputs))]


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 (hex) over names and bytes of all files of a model's folder.

    Remembered in the cache by path, size and time of change: hashing the weights at each start costs more
    than opening the compiled model.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return _remembered(files, lambda: _content_hash(folder, files))


def compiled_once(key: str, build: Callable[[Path], None]) -> Path:
    """Return the cached file of that key, built with ``build(path)`` where it is missing or damaged.

    The file's name carries its CRC-32, which is computed where the file is not as it was last seen. It is
    written under a temporary name and renamed, so another process sees all of it or nothing, and two that
    build at once both end with a whole file. Raises what ``build`` raises, and OSError where the cache cannot
    be written.
    """
    folder = cache_folder()
    for path in sorted(folder.glob(f"{key}-*.compiled")):
        if path.stem.rpartition("-")[2] == _remembered([path], partial(_checksum, path)):
            return path
        path.unlink(missing_ok=True)
    with temporary(folder / f"{key}.compiled") as part:
        build(part)
        final = folder / f"{key}-{_checksum(part)}.compiled"
        part.replace(final)
    return final


@cache
def _openvino() -> Any:
    """Return the runtime, imported without the part of it that reports each import to its maker."""
    with _kept_out(_SENDS_REPORTS):
        import openvino
    return openvino


@contextlib.contextmanager
def _kept_out(module: str) -> Iterator[None]:
    """Make that module look as if it were not installed, where it is not imported already."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


@cache
def _core() -> Any:
    return _openvino().Core()


def _precision() -> str:
    return "bf16" if "BF16" in _core().get_property(_DEVICE, "OPTIMIZATION_CAPABILITIES") else "f32"


def _settings() -> dict[str, Any]:
    """Return how models run: one batch at a time on all cores, none of which is kept from other processes."""
    return {
        "INFERENCE_PRECISION_HINT": _precision(),
        "PERFORMANCE_HINT": "LATENCY",
        "NUM_STREAMS": 1,
        "ENABLE_CPU_PINNING": False,
    }


def _machine() -> str:
    """Return a name for what a compiled file depends on beside its model: the runtime and the processor."""
    core = _core()
    kind = [core.get_property(_DEVICE, name) for name in ("FULL_DEVICE_NAME", "OPTIMIZATION_CAPABILITIES")]
    version = _openvino().__version__.partition("-")[0]
    return f"{version}-{_precision()}-{zlib.crc32(repr(kind).encode()):08x}"


def _remembered(files: Sequence[Path], compute: Callable[[], str]) -> str:
    """Return what was computed of those files, from the cache while their sizes and times are the same."""
    state = hashlib.sha256()
    for path in files:
        stat = path.stat()
        state.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    memo = cache_folder() / f"{state.hexdigest()[:32]}.fingerprint"
    with contextlib.suppress(OSError):
        known = memo.read_text("ascii")
        if known:
            return known
    computed = compute()
    with contextlib.suppress(OSError), temporary(memo) as part:
        part.write_text(computed, "ascii")
        part.replace(memo)
    return computed


def _content_hash(folder: Path, files: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _checksum(path: Path) -> str:
    """Return the file's CRC-32 as eight hex digits: it guards against damage, not against malice."""
    crc = 0
    with path.open("rb") as file:
        while block := file.read(1 << 22):
            crc = zlib.crc32(block, crc)
    return f"{crc:08x}"
