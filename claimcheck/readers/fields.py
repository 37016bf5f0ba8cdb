"""What a file says about itself: names of fields, and their values as the model holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from claimcheck.errors import ReadError
from claimcheck.model import Tier

__all__ = ["date_of", "document_fields", "tier_of", "title_of"]

_PLAIN = ("title", "publisher", "author", "url", "archived_url", "language")


def title_of(name: str) -> str:
    """Return a title for a file that names none: its stem, dashes and underscores as spaces."""
    return " ".join(PurePath(name).stem.replace("_", " ").replace("-", " ").split())


def document_fields(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of Document that those fields give; empty ones and others are left out.

    Raises ReadError, its message a predicate, where ``published`` is no date or ``tier`` no tier.
    """
    fields: dict[str, Any] = {key: str(said[key]).strip() for key in _PLAIN if said.get(key)}
    if said.get("published"):
        fields["published"] = date_of(str(said["published"]))
    if said.get("tier"):
        fields["tier"] = tier_of(str(said["tier"]))
    return fields


def date_of(words: str) -> dt.date:
    """Return the day written as YYYY-MM-DD, a time of day behind it left out; else raise ReadError."""
    try:
        return dt.datetime.fromisoformat(words.strip()).date()
    except ValueError:
        raise ReadError(f"has no date in {words!r}.", "Write dates as 2025-09-11.") from None


def tier_of(word: str) -> Tier:
    """Return the tier of that name; else raise ReadError."""
    try:
        return Tier(word.strip().lower())
    except ValueError:
        raise ReadError(f"has an unknown tier, {word!r}.", f"Tiers are {', '.join(Tier)}.") from None
