"""Office files are zip archives: a look at one before a library unpacks it."""

from __future__ import annotations

import io
import zipfile

from claimcheck.errors import ReadError

__all__ = ["checked_archive"]

_LARGEST_UNPACKED = 256 * 2**20
_LARGEST_RATIO = 200  # text packs about 10 to 1, XML of an empty sheet up to 100 to 1


def checked_archive(raw: bytes, what: str) -> io.BytesIO:
    """Return the bytes as a file, once sure that it is a zip archive of sane size.

    Raises ReadError, its message a predicate, where it is damaged or unpacks to far more than it seems.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ReadError(f"is not a whole {what}.", "Open it in its own program and save it again.") from error
    if unpacked > _LARGEST_UNPACKED or unpacked > _LARGEST_RATIO * len(raw):
        megabytes = unpacked / 2**20
        raise ReadError(f"unpacks to {megabytes:,.0f} MB, more than a {what} should.", "Do not open it.")
    return io.BytesIO(raw)
