"""Exports: findings out of the desk, one file a format, others join by entry point."""

from __future__ import annotations

from claimcheck.export.registry import Exporter, export, exporter_of, exporters

__all__ = ["Exporter", "export", "exporter_of", "exporters"]
