"""The rules that are data: tables of units, number words, hedges, months, verbs.

A table is a TOML file in ``claimcheck/language/<language>/``. Tables are read once and shared;
``rules_version`` names their exact content, so that a stored comparison can be replayed.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["rules_version", "table"]

LANGUAGE = "en"


@cache
def table(name: str) -> dict[str, Any]:
    """Return the rule table of that name, read once; callers must not change it.

    Raises FileNotFoundError where no such table ships with the package.
    """
    path = resources.files(__name__) / LANGUAGE / f"{name}.toml"
    with path.open("rb") as file:
        return tomllib.load(file)


@cache
def rules_version() -> str:
    """Return the version of all tables together: the first 12 hex digits of their SHA-256."""
    digest = hashlib.sha256()
    folder = resources.files(__name__) / LANGUAGE
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".toml"):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return f"{LANGUAGE}-{digest.hexdigest()[:12]}"
