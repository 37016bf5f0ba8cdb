"""Readers: bytes in, documents out; one file a format, others join by entry point.

A reader never fetches and never judges: it finds the text, what the file says about itself, and (where a
format lists statements one by one) the statements' spans.
"""

from __future__ import annotations

from claimcheck.readers.registry import Known, Reader, read_bytes, read_path, readers, suffixes, unloaded

__all__ = ["Known", "Reader", "read_bytes", "read_path", "readers", "suffixes", "unloaded"]
