"""What holds of any two figures: one agrees with itself, sides may change places, hedges only forgive."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.compare import compare
from claimcheck.model import Relation
from claimcheck.statements import statement_of

SENTENCES = [
    "The pit employs {} miners.",
    "The harvest came to {} tonnes of barley.",
    "The bridge cost {} euros.",
    "The trail is {} kilometres long.",
]
HEDGES = [
    "",
    "about ",
    "around ",
    "nearly ",
    "almost ",
    "at least ",
    "at most ",
    "more than ",
    "fewer than ",
    "over ",
]


def styles(number: int) -> list[str]:
    """Return the ways in which a number may be written; four bare digits might be a year."""
    written = [f"{number:,}"]
    if number not in range(1000, 10000):
        written.append(str(number))
    if number >= 10**6 and number % 10**4 == 0:
        written.append(f"{number / 10**6:g} million")
    return written


@st.composite
def stated(draw: st.DrawFn) -> tuple[int, str]:
    number = draw(st.one_of(st.integers(3, 99_999), st.integers(100, 9_999).map(lambda n: n * 10**4)))
    return number, draw(st.sampled_from(styles(number)))


def relation(claim: str, statement: str) -> Relation:
    return compare(statement_of(claim), statement_of(statement)).relation


@given(stated(), st.sampled_from(SENTENCES), st.sampled_from(HEDGES), st.data())
@settings(deadline=None, max_examples=150)
def test_a_figure_agrees_with_itself_in_any_style(
    one: tuple[int, str], sentence: str, hedge: str, data: st.DataObject
) -> None:
    other = data.draw(st.sampled_from(styles(one[0])))
    assert relation(sentence.format(hedge + one[1]), sentence.format(hedge + other)) is Relation.AGREES


@given(stated(), stated(), st.sampled_from(SENTENCES), st.sampled_from(HEDGES), st.sampled_from(HEDGES))
@settings(deadline=None, max_examples=200)
def test_the_relation_is_the_same_when_the_two_change_places(
    one: tuple[int, str], other: tuple[int, str], sentence: str, hedge: str, second: str
) -> None:
    ours, theirs = sentence.format(hedge + one[1]), sentence.format(second + other[1])
    assert relation(ours, theirs) is relation(theirs, ours)


WIDER = [("", "about "), ("nearly ", "about "), ("more than ", "at least "), ("fewer than ", "at most ")]


@given(
    stated(),
    st.integers(-15, 15),
    st.sampled_from(SENTENCES),
    st.sampled_from(WIDER),
    st.sampled_from(HEDGES),
)
@settings(deadline=None, max_examples=200)
def test_widening_a_hedge_never_turns_agreement_into_conflict(
    one: tuple[int, str], percent: int, sentence: str, wider: tuple[str, str], hedge: str
) -> None:
    near = f"{max(1, round(one[0] * (1 + percent / 100))):,}"
    narrow, wide = (relation(sentence.format(h + one[1]), sentence.format(hedge + near)) for h in wider)
    assert not (narrow is Relation.AGREES and wide is Relation.CONFLICTS)
