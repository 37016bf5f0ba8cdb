"""``claimcheck replay``: the comparisons of an export made again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.desk import desk_option, open_desk
from claimcheck.cli.out import Progress, say
from claimcheck.text import harmless

if TYPE_CHECKING:
    from claimcheck.changes import Difference
    from claimcheck.replay import Replayed

__all__ = ["command"]

_COUNTED = {
    "rules": "under another rule set; those that came out the same for all that are not listed",
    "missing": "without a snapshot or a reading on this desk",
    "removed": "with a source that was removed",
    "altered": "with an altered snapshot or quote",
    "result": "with another result",
}


@click.command("replay")
@click.argument("export", type=click.Path(path_type=Path))
@desk_option
def command(export: Path, db: Path) -> None:
    """Make the comparisons of a JSON EXPORT again, and say what is the same and what changed.

    Snapshots are found on the desk by their hashes. What changed is named: another rule set, a removed
    source, an altered snapshot, another result.
    """
    from claimcheck.replay import replay

    progress = Progress("comparisons")
    counts: Counter[str] = Counter()
    with open_desk(db) as corpus:
        for replayed in replay(corpus, export):
            progress.step()
            counts.update({difference.change.value for difference in replayed.differences})
            counts.update(same=replayed.same, total=1)
            if not {difference.change for difference in replayed.differences} <= {"rules"}:
                progress.clear()
                _print(replayed)
    progress.clear()
    _sum_up(counts)


def _sum_up(counts: Counter[str]) -> None:
    total, same = counts["total"], counts["same"]
    if not total:
        say("The export holds no comparison to make again.")
        return
    click.echo(f"{total:,} comparison{'' if total == 1 else 's'} made again: {same:,} wholly the same")
    for change, words in _COUNTED.items():
        if counts[change]:
            click.echo(f"  {counts[change]:,} {words}")


def _print(replayed: Replayed) -> None:
    click.echo(f"#{replayed.finding_id} {harmless(replayed.claim)}\n   against {harmless(replayed.source)}")
    for difference in replayed.differences:
        click.echo(f"   {_line(difference)}")


def _line(difference: Difference) -> str:
    return f"{difference.change.value}: {harmless(difference.words)}"
