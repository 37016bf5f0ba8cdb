"""Is the same thing measured or done?

Steps of one process are different things: charged is not convicted. So are events that exclude one another:
who was released is none of those who are held. Only an event next to a figure says what it counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.compare.align import Alignment
from claimcheck.compare.gates._failure import GateFailure, failure, quoted
from claimcheck.compare.reading import Reading
from claimcheck.model import Cause, Statement

__all__ = ["check"]


_NEXT_TO = 6


def check(alignment: Alignment) -> Iterator[GateFailure]:
    """Yield a failure where the two speak of different steps of one process, or of different events."""
    yield from _by_step(alignment)
    ours = _events(alignment.claim_reading, alignment.claim)
    theirs = _events(alignment.source_reading, alignment.source)
    for topic in ours.keys() & theirs.keys():
        if ours[topic].keys().isdisjoint(theirs[topic]):
            claim, source = quoted(ours[topic].values()), quoted(theirs[topic].values())
            reason = f"another event: {claim} in the claim, {source} in the source"
            yield failure(Cause.MEASURE, "event", reason)
            return


def _events(reading: Reading, statement: Statement) -> dict[str, dict[str, str]]:
    """Return by topic the events that stand next to a figure, with the words for them."""
    spans = [(quantity.start, quantity.end) for quantity in statement.quantities]
    figures = [at for at, word in enumerate(reading.words) if any(s <= word.start < e for s, e in spans)]
    found: dict[str, dict[str, str]] = {}
    for hit in reading.hits:
        if hit.table != "events" or not figures or _distance(hit.taken, figures) > _NEXT_TO:
            continue
        topic, event = hit.label.split(":")
        found.setdefault(topic, {})[event] = " ".join(reading.words[i].text for i in hit.taken)
    return found


def _distance(taken: tuple[int, ...], figures: list[int]) -> int:
    return min(abs(at - figure) for at in taken for figure in figures)


def _by_step(alignment: Alignment) -> Iterator[GateFailure]:
    ours, theirs = _steps(alignment.claim_reading), _steps(alignment.source_reading)
    for process in ours.keys() & theirs.keys():
        if ours[process].keys().isdisjoint(theirs[process]):
            claim, source = quoted(ours[process].values()), quoted(theirs[process].values())
            reason = f"another step: {claim} in the claim, {source} in the source"
            yield failure(Cause.MEASURE, "step", reason)
            return


def _steps(reading: Reading) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for hit in reading.hits:
        if hit.table == "steps":
            process, rank = hit.label.split(":")
            found.setdefault(process, {})[rank] = " ".join(reading.words[i].text for i in hit.taken)
    return found
