"""The table of reporting words: every form of every verb, and no word twice for one meaning."""

from __future__ import annotations

import pytest

from claimcheck.language import table
from claimcheck.speakers.lexicon import BASE, ING, PARTICIPLE, PAST, THIRD, lexicon


@pytest.mark.parametrize(
    ("spelling", "forms"),
    [
        ("says", {THIRD}),
        ("said", {PAST, PARTICIPLE}),
        ("denies", {THIRD}),
        ("denied", {PAST, PARTICIPLE}),
        ("admitting", {ING}),
        ("agreed", {PAST, PARTICIPLE}),
        ("agreeing", {ING}),
        ("stresses", {THIRD}),
        ("wrote", {PAST}),
        ("written", {PARTICIPLE}),
        ("claim", {BASE}),
    ],
)
def test_forms_of_a_verb(spelling: str, forms: set[int]) -> None:
    assert any(set(cue.forms) == forms for cue in lexicon().verbs[spelling])


def test_the_longest_tail_comes_first() -> None:
    tails = [len(cue.tail) for cue in lexicon().verbs["points"]]
    assert tails == sorted(tails, reverse=True)


def test_no_verb_stands_twice_in_one_group() -> None:
    for group in table("reporting")["verbs"]:
        assert len(set(group["words"])) == len(group["words"])


def test_irregular_forms_and_doublings_belong_to_verbs_in_the_table() -> None:
    rules = table("reporting")
    heads = {word.split()[0] for group in rules["verbs"] for word in group["words"]}
    assert set(rules["forms"]) <= heads
    assert set(rules["doubled"]) <= heads
