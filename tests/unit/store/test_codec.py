from __future__ import annotations

import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import (
    Grain,
    Hedge,
    Interval,
    Kind,
    Period,
    Quantity,
    Role,
    Speaker,
    SpeakerStance,
    Statement,
    Trend,
)
from claimcheck.store.codec import from_json, to_json

texts = st.text(max_size=12)
spans = st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99))
numbers = st.floats(allow_nan=False, allow_infinity=False)
intervals = st.builds(Interval, st.none() | numbers, st.none() | numbers, st.booleans(), st.booleans())
quantities = st.builds(
    Quantity,
    text=texts,
    start=st.integers(0, 5),
    end=st.integers(6, 9),
    value=numbers,
    interval=intervals,
    hedge=st.sampled_from(Hedge),
    unit=st.none() | texts,
    kind=st.sampled_from(Kind),
    precision=numbers,
    counted=st.none() | texts,
    counted_span=spans,
    role=st.sampled_from(Role),
    trend=st.none() | st.sampled_from(Trend),
)
periods = st.builds(
    Period,
    start=st.none() | st.dates(max_value=dt.date(2000, 1, 1)),
    end=st.none() | st.dates(min_value=dt.date(2000, 1, 1)),
    grain=st.sampled_from(Grain),
    explicit=st.booleans(),
    cumulative=st.booleans(),
    text=texts,
    span=spans,
)
statements = st.builds(
    Statement,
    text=texts,
    start=st.just(0),
    end=st.just(1),
    speaker=st.none() | st.builds(Speaker, texts, st.sampled_from(SpeakerStance), texts, spans, spans),
    period=st.none() | periods,
    periods=st.lists(periods, max_size=2).map(tuple),
    quantities=st.lists(quantities, max_size=2).map(tuple),
    context=texts,
    score=numbers,
    as_of=st.none() | st.dates(),
)


@given(statements)
def test_any_statement_comes_back_as_it_went(statement: Statement) -> None:
    assert from_json(Statement, to_json(statement)) == statement


def test_what_is_kept_apart_is_left_out_and_handed_in_again() -> None:
    statement = Statement("a", 3, 4, context="b")
    kept = to_json(statement, without=frozenset({"text", "start", "end"}))
    assert json.loads(kept) == {"context": "b"}
    assert from_json(Statement, kept, text="a", start=3, end=4) == statement


def test_a_field_that_an_old_row_lacks_takes_its_default() -> None:
    assert from_json(Statement, '{"text":"a","start":0,"end":1}') == Statement("a", 0, 1)
