"""Two forms of one word share a stem; two words do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.words import LONGEST, root, stem, tokenise, without_denial


@pytest.mark.parametrize(
    "forms",
    [
        "close closes closed closing",
        "plan plans planned planning",
        "approve approves approved approving",
        "agree agrees agreed agreeing",
        "die dies died dying",
        "win wins won winning",
        "carry carries carried carrying",
        "sell sells sold selling",
        "child children",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("plane", "plan"), ("wine", "win"), ("note", "not"), ("car", "care"), ("site", "sit")]
)
def test_words_that_differ_by_a_final_e_stay_apart(one: str, other: str) -> None:
    assert stem(one + "s") != stem(other + "s")


def test_a_noun_and_its_verb_share_a_root() -> None:
    assert root(stem("dismissal")) == root(stem("dismissed"))
    assert root(stem("resignation")) == root(stem("resigned"))


def test_a_possessive_is_cut_and_offsets_are_kept() -> None:
    text = "Kenya's 1,400 judges’ homes"
    words = tokenise(text)
    assert [word.text for word in words] == ["Kenya", "1,400", "judges", "homes"]
    assert all(text[word.start : word.end] == word.text for word in words)


@given(st.text(max_size=400))
def test_every_word_is_a_slice_of_its_text(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in tokenise(text))


def test_a_list_without_end_is_read_up_to_a_bound() -> None:
    assert len(tokenise("word " * 50_000)) == LONGEST


@pytest.mark.parametrize(
    ("word", "denied"),
    [("unpaid", "paid"), ("unlawful", "lawful"), ("disapproved", "approve"), ("irregular", "regular")],
)
def test_a_denying_syllable_is_taken_off(word: str, denied: str) -> None:
    assert without_denial(stem(word)) == stem(denied)


@pytest.mark.parametrize("word", ["discovered", "invested", "until", "income", "mill", "river"])
def test_what_only_looks_like_a_denying_syllable_stays(word: str) -> None:
    assert without_denial(stem(word)) is None
