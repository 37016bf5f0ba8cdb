"""The workbench's settings file: its theme, and keys that a person wants elsewhere.

    theme = "high-contrast"

    [keys]
    "check.flag" = "F"
    "check.accept" = "space,right"

The names of keys are those that ``claimcheck keys`` lists.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.errors import InputError

__all__ = ["Settings", "read_settings", "settings_file"]

# Terminals send these for backspace, tab, enter and line feed.
_NEVER = frozenset({"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"})


@dataclass(frozen=True)
class Settings:
    """What the file sets: a theme, "" for the usual one, and keys by the name of what they do."""

    theme: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


def settings_file() -> Path:
    """Return the settings' path: CLAIMCHECK_CONFIG, else config.toml in the user's settings folder."""
    import platformdirs

    named = os.environ.get("CLAIMCHECK_CONFIG")
    return (
        Path(named) if named else platformdirs.user_config_path("claimcheck", appauthor=False) / "config.toml"
    )


def read_settings(path: Path) -> Settings:
    """Return what the file sets; nothing where there is none.

    Raises InputError where it cannot be read, is no TOML, or sets what there is not.
    """
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            f"{path} cannot be read: {error}.", "It is TOML; mend it or move it away."
        ) from error
    for name in found:
        _one_of(name, ("theme", "keys"), "setting", path)
    theme, keys = found.get("theme", ""), found.get("keys", {})
    if not isinstance(theme, str) or not isinstance(keys, dict):
        raise InputError(f"In {path} the theme is a word and keys are a table.", 'theme = "nord" and [keys]')
    return Settings(_theme(theme, path), _keys(keys, path))


def _theme(name: str, path: Path) -> str:
    from textual.theme import BUILTIN_THEMES

    from claimcheck.tui.themes import THEMES

    if name:
        _one_of(name, (*BUILTIN_THEMES, *(theme.name for theme in THEMES)), "theme", path)
    return name


def _keys(keys: Mapping[str, Any], path: Path) -> dict[str, str]:
    from claimcheck.tui.keys import bindings_by_room

    rooms = [{str(one.id): one.key for one in found} for found in bindings_by_room().values()]
    for name, key in keys.items():
        _one_of(name, [each for found in rooms for each in found], "key", path)
        _usable(name, key, path)
    for found in rooms:
        _no_key_twice({name: keys.get(name, key) for name, key in found.items()}, path)
    return dict(keys)


def _usable(name: str, key: Any, path: Path) -> None:
    if not isinstance(key, str) or not all(one.strip() for one in key.split(",")):
        raise InputError(f"In {path} the key of {name} is {key!r}.", 'Name one as in "F" or "ctrl+t".')
    for one in key.split(","):
        if one.strip() in _NEVER:
            raise InputError(
                f"In {path} the key of {name} is {one.strip()}, which terminals send for another key.",
                "Take a letter, or another one with ctrl.",
            )


def _no_key_twice(found: Mapping[str, str], path: Path) -> None:
    taken: dict[str, str] = {}
    for name, key in found.items():
        for one in _each(key):
            if taken.setdefault(one, name) != name:
                raise InputError(
                    f"In {path} the key {one} is given to both {taken[one]} and {name}.", "Move one of them."
                )


def _each(key: str) -> Iterator[str]:
    """Yield the keys that a comma parts, each as textual spells it ("F", "question_mark")."""
    from textual.binding import Binding

    for binding in Binding.make_bindings([Binding(key, "")]):
        yield binding.key


def _one_of(name: str, known: Collection[str], what: str, path: Path) -> None:
    if name in known:
        return
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"There is {', '.join(sorted(known)[:8])} …"
    raise InputError(f"In {path} there is no {what} {name!r}.", hint)
