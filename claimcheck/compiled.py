"""Compiled models: made once a machine, kept whole in the user's cache, opened in hundredths of a second.

A model is exported to ONNX, its graph is optimised, and the result is kept in onnxruntime's own format, whose
weights are used where they lie in the mapped file. Two processes may do this at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

__all__ = ["cache_folder", "compiled_model", "compiled_once", "fingerprint", "open_session"]

_FORMAT = "ort1"  # part of a compiled file's name: raise it when what is done to the graph changes
_STALE_SECONDS = 3600.0


def cache_folder() -> Path:
    """Return the folder for compiled models: CLAIMCHECK_CACHE, or the user's cache folder."""
    named = os.environ.get("CLAIMCHECK_CACHE")
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_cache_path("claimcheck")


def compiled_model(key: str, export: Callable[[Path], None]) -> Path:
    """Return the compiled model of that key, ready for ``open_session``; ``export(path)`` writes it as ONNX.

    ``key`` stands for the model's content and the exporter's version. Raises what ``export`` and onnxruntime
    raise, and OSError where the cache cannot be written.
    """
    import onnxruntime

    def build(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            exported = Path(folder) / "model.onnx"
            export(exported)
            _optimise(exported, path)

    return compiled_once(f"{key}-{_FORMAT}-{onnxruntime.__version__}", build)


def open_session(compiled: Path) -> Any:
    """Return an onnxruntime session on a compiled model.

    It has no arena, which would keep the largest batch's memory for good, and its threads sleep when there is
    nothing to do, so that what runs beside it has the processor.
    """
    import onnxruntime

    options = _options()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # done already
    options.enable_cpu_mem_arena = False
    for entry in (
        ("session.use_memory_mapped_ort_model", "1"),
        ("session.use_ort_model_bytes_for_initializers", "1"),
        ("session.intra_op.allow_spinning", "0"),
    ):
        options.add_session_config_entry(*entry)
    return onnxruntime.InferenceSession(str(compiled), options, providers=["CPUExecutionProvider"])


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
    for path in sorted(folder.glob(f"{key}-*.ort")):
        if path.stem.rpartition("-")[2] == _remembered([path], partial(_checksum, path)):
            return path
        path.unlink(missing_ok=True)
    with _temporary(folder / f"{key}.ort") as part:
        build(part)
        final = folder / f"{key}-{_checksum(part)}.ort"
        part.replace(final)
    return final


def _options() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return options


def _optimise(exported: Path, path: Path) -> None:
    """Write an ONNX file in onnxruntime's own format, with the optimisations that hold on any processor."""
    import onnxruntime

    options = _options()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path)
    options.add_session_config_entry("session.save_model_format", "ORT")
    onnxruntime.InferenceSession(str(exported), options, providers=["CPUExecutionProvider"])


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
    with contextlib.suppress(OSError), _temporary(memo) as part:
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


@contextlib.contextmanager
def _temporary(final: Path) -> Iterator[Path]:
    """Yield a name beside ``final`` to write to; what is left there afterwards is removed."""
    final.parent.mkdir(parents=True, exist_ok=True)
    _sweep(final.parent)
    handle, name = tempfile.mkstemp(prefix=f".{final.stem[:16]}-", suffix=".part", dir=final.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what a killed process left half written an hour ago or earlier."""
    for part in folder.glob(".*.part"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > _STALE_SECONDS:
                part.unlink()
