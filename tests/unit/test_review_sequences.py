"""Any sequence of decisions by several people stands as a ledger kept by hand would say.

The ledger knows nothing of rows: it is a list of what stands, and a list of what undo took, as any editor
with undo and redo keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.errors import InputError
from claimcheck.model import Decision, Document, Finding, Statement, Verdict
from claimcheck.review import Standing, decide, history, redo, sign_off, standing, undo, unflag

CLAIM = "Belarus freed 52 prisoners."


@dataclass(eq=False)
class Entry:
    """A decision as the ledger holds it; ``signs`` is what a sign-off was given for."""

    who: str
    what: str
    signs: tuple[Entry, ...] = ()


@dataclass
class Ledger:
    """What stands, oldest first, and what was taken back, in the order in which it was taken."""

    stands: list[Entry] = field(default_factory=list)
    taken: list[tuple[Entry, int]] = field(default_factory=list)  # with the clock's reading at the undo
    born: dict[int, int] = field(default_factory=dict)  # an entry's place in time, by its id()
    clock: int = 0

    def add(self, entry: Entry) -> None:
        self.clock += 1
        self.born[id(entry)] = self.clock
        self.stands.append(entry)

    def take(self, entry: Entry) -> None:
        self.clock += 1
        self.stands.remove(entry)
        self.taken.append((entry, self.clock))

    def bring_back(self) -> Entry | None:
        """Bring back what was taken last, unless something newer than its taking stands."""
        newest = max((self.born[id(entry)] for entry in self.stands), default=0)
        if not self.taken or newest > self.taken[-1][1]:
            return None
        self.clock += 1
        entry, _ = self.taken.pop()
        self.stands = sorted([*self.stands, entry], key=lambda each: self.born[id(each)])
        return entry

    def judgement(self) -> Entry | None:
        return next((each for each in reversed(self.stands) if each.what in ("accept", "overrule")), None)

    def flags(self) -> list[Entry]:
        return [each for each in self.stands if each.what == "flag"]

    def decided(self) -> tuple[Entry, ...]:
        judgement = self.judgement()
        return (*((judgement,) if judgement else ()), *self.flags())

    def signed(self) -> list[Entry]:
        return [each for each in self.stands if each.what == "sign_off" and each.signs == self.decided()]


def keep(ledger: Ledger, who: str, what: str) -> bool:
    """Write a step into the ledger and say whether it is allowed."""
    if what == "undo":
        if not ledger.stands:
            return False
        ledger.take(ledger.stands[-1])
    elif what == "redo":
        return ledger.bring_back() is not None
    elif what == "unflag":
        flags = ledger.flags()
        for flag in flags:
            ledger.take(flag)
        return bool(flags)
    elif what == "sign_off":
        decided = ledger.decided()
        if not decided or who in {each.who for each in (*decided, *ledger.signed())}:
            return False
        ledger.add(Entry(who, what, decided))
    else:
        ledger.add(Entry(who, what))
    return True


def act(corpus: Corpus, number: int, who: str, what: str) -> bool:
    """Do a step on the desk and say whether it was allowed."""
    try:
        if what == "undo":
            undo(corpus, number, who)
        elif what == "redo":
            redo(corpus, number, who)
        elif what == "unflag":
            unflag(corpus, number, who)
        elif what == "sign_off":
            sign_off(corpus, number, who)
        elif what == "overrule":
            decide(corpus, number, Decision.OVERRULE, who, verdict=Verdict.AGREES, note="why")
        else:
            decide(corpus, number, Decision(what), who, note="n" if what == "note" else "")
    except InputError:
        return False
    return True


def told(stands: Standing) -> tuple[object, ...]:
    judgement = stands.judgement
    return (
        (judgement.reviewer, judgement.decision.value) if judgement else None,
        stands.flagged,
        len(stands.notes),
        [each.reviewer for each in stands.sign_offs],
        stands.last.decision.value if stands.last else None,
    )


def kept(ledger: Ledger) -> tuple[object, ...]:
    judgement = ledger.judgement()
    return (
        (judgement.who, judgement.what) if judgement else None,
        bool(ledger.flags()),
        sum(each.what in ("note", "overrule") for each in ledger.stands),
        [each.who for each in ledger.signed()],
        ledger.stands[-1].what if ledger.stands else None,
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "desk.db", HashEmbedder()) as opened:
        yield opened


_WHATS = ("accept", "overrule", "flag", "note", "sign_off", "undo", "redo", "unflag")
_STEPS = st.lists(st.tuples(st.sampled_from(["ann", "bob", "cy"]), st.sampled_from(_WHATS)), max_size=14)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(_STEPS)
def test_any_sequence_stands_as_the_ledger_says(corpus: Corpus, steps: list[tuple[str, str]]) -> None:
    (finding,) = corpus.keep_check(
        Document(CLAIM), [Finding(Statement(CLAIM, 0, len(CLAIM)), Verdict.CONFLICTS)]
    )
    number = finding.id
    assert number is not None
    ledger, seen = Ledger(), 0
    for who, what in steps:
        allowed = act(corpus, number, who, what)
        assert allowed == keep(ledger, who, what), (who, what)
        rows = history(corpus, number)
        assert told(standing(rows)) == kept(ledger)
        assert len(rows) >= seen  # rows are only ever added
        assert (len(rows) > seen) == allowed
        seen = len(rows)
