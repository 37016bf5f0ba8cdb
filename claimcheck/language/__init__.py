"""The rules that are data: tables of units, number words, hedges, months, verbs.

A table is a TOML file in ``claimcheck/language/<language>/``. Tables are read once and shared;
``rules_version`` names their exact content, so that a stored comparison can be replayed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any

from claimcheck.cache import cache_folder, temporary

__all__ = ["rules_version", "table"]

LANGUAGE = "en"


@cache
def table(name: str) -> dict[str, Any]:
    """Return the rule table of that name, read once; callers must not change it.

    Raises FileNotFoundError where no such table ships with the package.
    """
    return _parsed(name, (resources.files(__name__) / LANGUAGE / f"{name}.toml").read_bytes())


def _parsed(name: str, source: bytes) -> dict[str, Any]:
    """Return a table's content, as JSON in the user's cache under its hash: TOML takes ten times as long."""
    kept = cache_folder() / f"{name}-{hashlib.sha256(source).hexdigest()[:32]}.table"
    found: dict[str, Any]
    with contextlib.suppress(OSError, ValueError):
        found = json.loads(kept.read_bytes())
        return found
    import tomllib

    found = tomllib.loads(source.decode())
    with contextlib.suppress(OSError), temporary(kept) as part:
        part.write_text(json.dumps(found), "utf-8")
        part.replace(kept)
    return found


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
