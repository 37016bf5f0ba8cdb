"""The user's cache folder: files that can be made again, each there whole or not at all.

What a killed process left half written is cleared away, and what nobody opened for three months.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

__all__ = ["cache_folder", "temporary"]

_STALE_SECONDS = 3600.0
_UNUSED_SECONDS = 90 * 24 * 3600.0  # what was not opened for so long is of a model or table no more in use
_KINDS = frozenset({".compiled", ".fingerprint", ".table"})


def cache_folder() -> Path:
    """Return the folder for what can be made again: CLAIMCHECK_CACHE, or the user's cache folder."""
    named = os.environ.get("CLAIMCHECK_CACHE")
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_cache_path("claimcheck")


@contextlib.contextmanager
def temporary(final: Path) -> Iterator[Path]:
    """Yield a name beside ``final`` to write to and to rename; what is left there afterwards is removed.

    Raises OSError where the folder cannot be written.
    """
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
    """Remove what a killed process left half written an hour ago, and what was not opened for 90 days."""
    now = time.time()
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            half = path.name.startswith(".") and path.suffix == ".part"
            left = half and now - path.stat().st_mtime > _STALE_SECONDS
            if left or (path.suffix in _KINDS and now - path.stat().st_atime > _UNUSED_SECONDS):
                path.unlink()
