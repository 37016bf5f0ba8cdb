"""Options that say what a source is: shared by the commands that add one and that change one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from claimcheck.cli.inputs import day_option
from claimcheck.model import Tier

__all__ = ["metadata_options", "said_of"]

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--title", help="Its title."),
    click.option("--publisher", help="Who published it."),
    click.option("--author", help="Who wrote it."),
    day_option("--published", "The day it was published."),
    click.option("--url", metavar="ADDRESS", help="Where it stands."),
    click.option("--archived-url", metavar="ADDRESS", help="Where a copy of it is kept."),
    click.option("--tier", type=click.Choice(Tier, case_sensitive=False), help="What kind of source it is."),
)


def metadata_options(function: _Command) -> _Command:
    """Give a command the options ``--title`` to ``--tier``."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def said_of(**options: Any) -> dict[str, Any]:
    """Return those of the options that were given."""
    return {name: value for name, value in options.items() if value is not None}
