"""What ``extract_quantities`` promises of every quantity, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Hedge, Kind
from claimcheck.quantities import extract_quantities


def test_the_flagship_figures_are_read_with_their_hedges() -> None:
    about, nearly = extract_quantities(
        'Belarus was holding around 1,400 "hostages" and nearly 1,200 political prisoners.'
    )
    assert (about.value, about.hedge, about.counted) == (1400.0, Hedge.ABOUT, "hostages")
    assert (about.interval.low, about.interval.high) == (1330.0, 1470.0)
    assert (nearly.value, nearly.hedge, nearly.counted) == (1200.0, Hedge.NEARLY, "political prisoners")
    assert (nearly.interval.low, nearly.interval.high) == (1150.0, 1200.0)


def test_a_share_in_words_has_no_unit_and_one_in_percent_has() -> None:
    third, percent = extract_quantities("A third of voters, or 33 %, agreed.")
    assert (third.kind, third.unit, round(third.value, 4)) == (Kind.SHARE, None, 0.3333)
    assert (percent.kind, percent.unit, percent.value) == (Kind.SHARE, "percent", 33.0)


@pytest.mark.parametrize("text", ["", "No figure stands here.", "\x00\x1b[K", "<b>[/x]</b>"])
def test_a_text_without_figures_has_no_quantities(text: str) -> None:
    assert extract_quantities(text) == ()


@given(st.text(alphabet="0123456789.,-–$£%€ aAkmbnoewttyhr/()½'’\n\u00a0", max_size=80))
def test_spans_slice_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for quantity in extract_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start >= end
        end = quantity.end
