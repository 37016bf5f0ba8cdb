"""Where the starter corpus and the bundled example are: in the repository, or in the installed package."""

from __future__ import annotations

from pathlib import Path

from claimcheck.errors import InputError

__all__ = ["example_article", "starter_corpus"]

_EXAMPLE = "belarus-release.md"
_PACKAGE = Path(__file__).parent
# A wheel carries both folders as claimcheck/starter_data; an editable install finds them in the repository.
_PLACES = (_PACKAGE / "starter_data", _PACKAGE.parent)


def starter_corpus() -> Path:
    """Return the folder of source packs that comes with claimcheck. Raises InputError where it is missing."""
    return _existing("corpus")


def example_article() -> Path:
    """Return the article that the demo checks. Raises InputError where it is missing."""
    return _existing("examples") / _EXAMPLE


def _existing(name: str) -> Path:
    for place in _PLACES:
        if (place / name).is_dir():
            return place / name
    raise InputError(f"The folder {name} did not come with this claimcheck.", "Install claimcheck anew.")
