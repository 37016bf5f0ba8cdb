"""The relation in words: what an alignment without figures says, with the words that decide as reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.compare import gates
from claimcheck.compare.align import Alignment
from claimcheck.compare.clauses import clauses
from claimcheck.compare.denied import denied, denied_report, other_actor, turned
from claimcheck.compare.evidence import measure
from claimcheck.compare.gates import GateFailure, quoted
from claimcheck.compare.phrases import Hit
from claimcheck.compare.polarity import Exchange, Meeting, exchange, in_one_place, meetings
from claimcheck.compare.reading import Reading, Unit
from claimcheck.compare.replaced import replacements
from claimcheck.compare.roles import Casting, Meet, castings
from claimcheck.compare.setting import known_from, told_by
from claimcheck.compare.sides import reversal
from claimcheck.compare.transposed import transposition
from claimcheck.language import table
from claimcheck.model import Cause, Relation

__all__ = ["Clash", "Wording", "judge", "said_alike", "unsaid"]


@dataclass(frozen=True, slots=True)
class Clash:
    """What both sentences cannot be right about: the rule that found it, in words, how sure in 0..1."""

    rule: str
    reason: str
    strength: float


@dataclass(frozen=True)
class Wording:
    """A proposed relation with its cause, confidence in 0..1, the reasons in words and the numbers behind it.

    ``features`` is flat and complete: every key is there for every pair. ``failures`` and ``clashes`` are all
    that was found, the strongest first, whatever was proposed.
    """

    relation: Relation
    cause: Cause | None
    confidence: float
    reasons: tuple[str, ...]
    features: dict[str, float]
    failures: tuple[GateFailure, ...] = ()
    clashes: tuple[Clash, ...] = ()


@lru_cache(maxsize=1024)  # pairs are judged together, and told of afterwards
def judge(alignment: Alignment) -> Wording:
    """Return what the wording of two aligned statements says of their relation, by rules alone.

    What fails a gate surely enough is not comparable; a clash that is surer than every gate is a conflict;
    words that match for the most part agree. Where nothing decides it is not comparable, with low confidence.
    """
    failures = gates.check(alignment)
    met, changed = meetings(alignment), exchange(alignment)
    replaced, cast = replacements(alignment), castings(alignment)
    numbers = measure(alignment, failures, met, changed, replaced, cast)
    found = (
        *_opposites(alignment, met, numbers["claim_covered"]),
        *_denied(alignment, met, numbers["claim_covered"]),
        *_roles(cast),
        *_exchanged(changed),
        *_transposed(alignment, numbers["claim_covered"]),
        *_reversed(alignment),
        *_reports(alignment),
    )
    clashes = tuple(sorted(found, key=lambda clash: -clash.strength))
    relation, cause, confidence, reasons = _decide(alignment, failures, clashes, numbers)
    return Wording(relation, cause, confidence, reasons, numbers, failures, clashes)


def _decide(
    alignment: Alignment,
    failures: Sequence[GateFailure],
    clashes: Sequence[Clash],
    numbers: dict[str, float],
) -> tuple[Relation, Cause | None, float, tuple[str, ...]]:
    rules = table("stance")["decide"]
    gate = failures[0].strength if failures else 0.0
    clash = clashes[0].strength if clashes else 0.0
    if gate >= rules["gate"] and gate >= clash:
        cause = failures[0].cause
        reasons = tuple(failure.reason for failure in failures if failure.cause is cause)
        return Relation.NOT_COMPARABLE, cause, gate, reasons
    if clash >= rules["clash"]:
        return Relation.CONFLICTS, None, clash, tuple(one.reason for one in clashes)
    covered = numbers["claim_covered"]
    if covered >= rules["covered"] and _says_as_much(numbers):
        return Relation.AGREES, None, covered * (1 - gate), (said_alike(alignment),)
    cause = failures[0].cause if failures else Cause.MEASURE
    return Relation.NOT_COMPARABLE, cause, rules["unsure"], (unsaid(alignment),)


def unsaid(alignment: Alignment) -> str:
    """Return in words what of the claim the source does not speak of."""
    passed = known_from(alignment.claim_left, alignment.source) | told_by(
        alignment.claim_reading, alignment.claim
    )
    left = [unit.text for unit in alignment.claim_left if not unit.reporting and unit.at not in passed]
    return f"the source does not speak of {quoted(left)}" if left else "the source speaks of something else"


def _says_as_much(numbers: dict[str, float]) -> bool:
    """Whether the source meets what the claim asserts: enough of its words, and a verb where it has one."""
    rules = table("stance")["decide"]
    deed = not numbers["verbs"] or numbers["verbs matched"] or numbers["main same"]
    return numbers["matched"] >= rules["matched"] and bool(
        deed or numbers["claim_covered"] >= rules["copied"]
    )


def said_alike(alignment: Alignment) -> str:
    """Return in words how the claim's words are met by the source's."""
    pairs = [pair for pair in alignment.matched if pair.claim.text.lower() != pair.source.text.lower()]
    if not pairs:
        return "the same words"
    return "the same in other words: " + ", ".join(f"“{p.claim.text}” / “{p.source.text}”" for p in pairs)


def _strength(rule: str, anchors: int = 0, covered: float = 0.0) -> float:
    entry = table("stance")["clash"][rule]
    near = max(0.0, 2 * covered - 1)  # from half of the claim met to all of it
    found = entry["base"] + entry.get("anchor", 0.0) * anchors + entry.get("near", 0.0) * near
    return float(min(found, entry.get("most", 1.0)))


def _opposites(alignment: Alignment, met: Sequence[Meeting], covered: float) -> Iterator[Clash]:
    verbs = {clause.verb for clause in clauses(alignment.claim_reading)}
    verbs_there = {clause.verb for clause in clauses(alignment.source_reading)}
    for one in met:
        if one.same or one.axis in table("stance")["converse"]["axes"]:
            continue
        sort = one.axis.split(".")[0]
        ours = _as_told(alignment.claim_reading, one.claim, one.axis)
        theirs = _as_told(alignment.source_reading, one.source, one.axis)
        deeds = one.claim.at in verbs and one.source.at in verbs_there
        rule = f"{'opposite' if one.placed else 'deeds' if deeds else 'loose'}_{sort}"
        yield Clash(rule, f"“{ours}” against “{theirs}”", _strength(rule, one.anchors, covered))


def _as_told(reading: Reading, unit: Unit, axis: str) -> str:
    """Return the words by which a unit stands on an axis, "in good order", with the "no" before them."""
    phrase = next(
        (hit.taken for hit in reading.hits if unit.at in hit.taken and _axis(hit) == axis), (unit.at,)
    )
    words = " ".join(reading.words[at].text for at in phrase)
    return f"not {words}" if unit.negated else words


def _axis(hit: Hit) -> str:
    return f"{hit.table}.{hit.label[1:]}"


def _denied(alignment: Alignment, met: Sequence[Meeting], covered: float) -> Iterator[Clash]:
    """Yield a clash for a "no" on one side: about a word that stands in one place, or before a verb.

    The latter is none where the two stand on one side of an axis all the same.
    """
    pairs = [pair for pair in denied(alignment) if in_one_place(alignment, pair.claim, pair.source)]
    rule = "denied" if pairs else "denied_far"
    if not pairs and not any(one.same and one.anchors for one in met):
        pairs = [*denied(alignment), *turned(alignment)]
    if pairs:
        side = "the claim" if pairs[0].claim.negated else "the source"
        yield Clash(rule, f"{side} denies “{pairs[0].claim.text}”", _strength(rule, len(pairs), covered))


def _reports(alignment: Alignment) -> Iterator[Clash]:
    found = denied_report(alignment)
    if found and found.share >= table("stance")["decide"]["report"]:
        side = "the claim" if found.by_claim else "the source"
        yield Clash("report", f"{side} denies “{found.words}”", _strength("report"))
    actors = other_actor(alignment)
    if actors:
        yield Clash("actor", f"the claim puts it down to “{' '.join(actors)}”", _strength("actor"))


def _roles(cast: Sequence[Casting]) -> Iterator[Clash]:
    for one in cast:
        ours, theirs = _words(one.claim.doer), _words(one.source.doer)
        if one.meet is Meet.EXCHANGED:
            yield Clash(
                "roles", f"roles exchanged: “{ours}” against “{theirs}” as the doer", _strength("roles")
            )
        elif one.meet is Meet.SAME and one.opposite:
            yield Clash("turned", f"the same “{ours}”, the opposite done", _strength("turned"))
        elif one.meet is Meet.OTHER_NAME and not one.opposite:
            yield Clash("doer", f"“{ours}” in the claim, “{theirs}” in the source did it", _strength("doer"))


def _words(units: Sequence[Unit]) -> str:
    return " ".join(unit.text for unit in units)


def _exchanged(changed: Exchange | None) -> Iterator[Clash]:
    if changed:
        reason = f"“{changed.first.claim.text}” and “{changed.second.claim.text}” have changed places"
        yield Clash("exchange", reason, _strength("exchange", changed.strength))


def _transposed(alignment: Alignment, covered: float) -> Iterator[Clash]:
    found = transposition(alignment)
    if found and covered >= table("stance")["decide"]["transposed"]:
        reason = f"“{found.first}” and “{found.second}” stand in one another's place"
        yield Clash("transposed", reason, _strength("transposed", found.kept))


def _reversed(alignment: Alignment) -> Iterator[Clash]:
    found = reversal(alignment)
    if found:
        reason = f"“{found.deed}”: by “{found.claim}” in the claim, by “{found.source}” in the source"
        yield Clash("reversed", reason, _strength("reversed"))
