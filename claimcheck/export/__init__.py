"""Exports: findings out of the desk, one file a format, others join by entry point."""

from __future__ import annotations

from claimcheck.export.registry import Exporter, export, exporters

__all__ = ["Exporter", "export", "exporters"]
