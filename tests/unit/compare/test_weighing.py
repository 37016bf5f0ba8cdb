"""All evidence weighed: the trees as shipped, and what is made of their chances."""

import datetime as dt
import math
import time

import pytest

from claimcheck.compare import compare, compare_many, figures
from claimcheck.compare.align import align
from claimcheck.compare.relate import by_rules
from claimcheck.compare.trees import Trees, load_trees
from claimcheck.compare.weighing import evidence_of, with_chances
from claimcheck.compare.weighing import weighed as weigh
from claimcheck.model import Relation
from claimcheck.statements import statement_of

DAY = dt.date(2024, 3, 12)
PAIRS = [
    ("The council approved the harbour plan", "The council rejected the harbour plan"),
    ("Around 1,400 people are held", "Nearly 1,200 people are held"),
    ("Uganda should ban the export of maize", "Kenya banned the export of maize"),
]


def weighed(claim: str, source: str) -> dict[Relation, float]:
    alignment = align(statement_of(claim, DAY), statement_of(source, DAY))
    found = figures.weigh(alignment)
    (evidence,) = with_chances([evidence_of(alignment, found, by_rules(alignment, found))])
    return weigh(evidence).chances


def test_each_evidence_goes_down_each_tree_to_its_own_leaf() -> None:
    leaf, stump = [[0.0]], [[0, 0.5, 1, 2], [-1.0], [1.0]]
    trees = Trees(("height",), ("low", "high"), (0.0, 0.0), ((leaf,), (stump,)), "")
    small, tall = trees.chances_each([{"height": 0.5}, {"height": 0.6}])
    assert small["high"] == pytest.approx(1 / (1 + math.e))
    assert tall["high"] == pytest.approx(1 / (1 + 1 / math.e))


def test_a_deep_tree_is_followed_to_its_end_beside_a_shallow_one() -> None:
    deep = [[0, 1.0, 1, 2], [5.0], [1, 1.0, 3, 4], [6.0], [0, 2.0, 5, 6], [7.0], [8.0]]
    trees = Trees(("a", "b"), ("only",), (0.0,), ((deep, [[0.25]]),), "")
    asked = [[1.0, 9.0], [1.5, 1.0], [2.0, 2.0], [2.5, 2.0]]
    assert trees._forest.reached(asked) == [[5.0, 0.25], [6.0, 0.25], [7.0, 0.25], [8.0, 0.25]]


def test_evidence_that_a_tree_lacks_is_an_error_and_no_guess() -> None:
    with pytest.raises(KeyError):
        load_trees("combination").chances_each([{}])


@pytest.mark.parametrize(("claim", "source"), PAIRS)
def test_chances_add_up_to_one(claim: str, source: str) -> None:
    found = weighed(claim, source)
    assert found.keys() == {Relation.AGREES, Relation.CONFLICTS, Relation.NOT_COMPARABLE}
    assert sum(found.values()) == pytest.approx(1)


def test_an_opposite_deed_is_likelier_a_conflict_than_the_same_deed() -> None:
    opposite = weighed("The council approved the harbour plan", "The council rejected the harbour plan")
    same = weighed("The council approved the harbour plan", "The council passed the harbour plan")
    assert opposite[Relation.CONFLICTS] > same[Relation.CONFLICTS]


def test_a_conflict_always_says_what_clashes() -> None:
    pairs = [(statement_of(claim, DAY), statement_of(source, DAY)) for claim, source in PAIRS]
    for comparison in compare_many(pairs):
        assert comparison.reasons
        assert all(comparison.reasons)
        assert 0 < comparison.confidence <= 1


def test_a_clash_binds_two_sentences_though_no_name_and_no_verb_is_in_both() -> None:
    source = "The inspection of 22 January found the dairy in good order, and it passed without remarks."
    found = compare(statement_of("The dairy failed an inspection in January."), statement_of(source))
    assert found.relation is Relation.CONFLICTS
    assert found.reasons == ("“failed inspection” against “in good order”",)


def test_forty_claims_with_twenty_candidates_each_are_weighed_in_seconds() -> None:
    claims = [statement_of(f"The council of Port {n} approved {n} plans in March", DAY) for n in range(40)]
    sources = [statement_of(f"Port {n} council rejected {n + 2} plans in April", DAY) for n in range(20)]
    pairs = [(claim, source) for claim in claims for source in sources]
    compare_many(pairs[:1])
    start = time.process_time()
    compare_many(pairs)
    assert time.process_time() - start < 6
