from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexical import letter_likeness, rare_words, text_expression


def test_the_rarest_words_come_first_and_unknown_ones_not_at_all() -> None:
    counts = {"the": 900, "river": 30, "rose": 5}

    def frequency(word: str) -> int:
        return counts.get(word, 0)

    text = "The river rose, unseen"
    assert rare_words(text, frequency, most=9, budget=10_000) == ["rose", "river", "the"]
    assert rare_words(text, frequency, most=2, budget=10_000) == ["rose", "river"]
    assert rare_words(text, frequency, most=9, budget=40) == ["rose", "river"]
    assert rare_words("the", frequency, most=9, budget=40) == ["the"]


def test_an_expression_quotes_every_word() -> None:
    assert text_expression(["and", 'a"b']) == '"and" OR "a""b"'
    assert text_expression([]) == ""


def test_the_text_spelt_most_alike_is_likest() -> None:
    likeness = letter_likeness(
        "Australian fires", ["bushfires in Australia", "wheat in Kansas", "Austrian fairs"]
    )
    assert likeness.argmax() == 0
    assert likeness[0] == 1
    assert likeness[1] == 0


def test_nothing_in_common_is_no_likeness() -> None:
    assert letter_likeness("river", ["", "wheat"]).tolist() == [0, 0]
    assert letter_likeness("", ["wheat"]).tolist() == [0]
    assert letter_likeness("river", []).tolist() == []


@settings(deadline=None)
@given(st.text(max_size=50), st.lists(st.text(max_size=50), max_size=5))
def test_likeness_lies_between_nothing_and_one(query: str, texts: list[str]) -> None:
    likeness = letter_likeness(query, texts)
    assert len(likeness) == len(texts)
    assert np.isfinite(likeness).all()
    assert ((likeness >= 0) & (likeness <= 1)).all()
