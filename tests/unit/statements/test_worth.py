from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from claimcheck.embed import load_embedder
from claimcheck.model import Document
from claimcheck.statements import DEFAULT_MIN_SCORE, explain_score, extract_statements, scores, worth
from claimcheck.statements.signs import sayings, signs, spoken

CLAIMS = [
    "Unemployment in Orland fell to 3.2 percent in May, the statistics office said.",
    "Parliament passed the bill by 88 votes to 61 on Tuesday.",
    "The mine is owned by a Swiss pension fund.",
    "Rights groups estimate that nearly 900 journalists are in prison.",
]
OTHERS = [
    "Who would want such a job?",
    "Thank you all for coming, and good night.",
    "I believe that we can do better than that.",
    "Please keep your receipts.",
    "It would be a shame to let this chance go by.",
    "Perhaps things will get better one day.",
]


def blind(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of the packaged model's length that say nothing."""
    return np.zeros((len(sentences), 384), np.float32)


@pytest.mark.parametrize("embed", [None, blind])
def test_facts_score_above_opinions_questions_and_courtesies(embed: object) -> None:
    lowest = min(scores(CLAIMS, embed))  # type: ignore[arg-type]
    assert lowest > max(scores(OTHERS, embed))  # type: ignore[arg-type]


def test_facts_pass_the_default_and_opinions_do_not() -> None:
    assert min(scores(CLAIMS)) >= DEFAULT_MIN_SCORE
    assert max(scores(OTHERS)) < DEFAULT_MIN_SCORE


@given(st.lists(st.text(), max_size=5))
def test_scores_are_shares_one_a_sentence(sentences: list[str]) -> None:
    found = scores(sentences)
    assert len(found) == len(sentences)
    assert all(0 <= score <= 1 for score in found)


def test_vectors_of_another_length_are_left_aside() -> None:
    def other(sentences: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(sentences), 8), np.float32)

    assert scores(CLAIMS, other) == scores(CLAIMS)
    assert scores(CLAIMS, other, min_score=DEFAULT_MIN_SCORE) == scores(CLAIMS)


class Reader:
    """An embedder of the packaged model's length that says nothing and remembers what it read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        self.read += sentences
        return blind(sentences)


PLAIN = "The unemployment rate went up to 9 percent under the president, the highest in 20 years."
COURTESY = "Thank you very much, good evening, and God bless you all."


def test_asked_which_scores_reach_a_threshold_only_sentences_near_it_are_embedded() -> None:
    near = "She walked to the old town with him."
    reader = Reader()
    found = scores([PLAIN, near, COURTESY], reader, min_score=DEFAULT_MIN_SCORE)
    assert reader.read == [near]
    assert found[0] > DEFAULT_MIN_SCORE > found[2]


def test_asked_for_the_scores_themselves_every_sentence_is_embedded() -> None:
    reader = Reader()
    scores([PLAIN, COURTESY], reader)
    assert reader.read == [PLAIN, COURTESY]


def test_an_explanation_says_where_the_model_did_not_read_the_sentence() -> None:
    unread = "what its words foretell of that; the sentence was not read by the model"
    asked = explain_score(COURTESY, blind, most=99, min_score=DEFAULT_MIN_SCORE)
    assert unread in {reason.says for reason in asked}
    assert unread not in {reason.says for reason in explain_score(COURTESY, blind, most=99)}


def test_a_score_does_not_depend_on_the_sentences_beside_it() -> None:
    sentences = [PLAIN, *OTHERS, COURTESY]
    together = scores(sentences, blind, min_score=DEFAULT_MIN_SCORE)
    assert together == [scores([each], blind, min_score=DEFAULT_MIN_SCORE)[0] for each in sentences]


@given(st.lists(st.text(), max_size=5), st.floats(0, 1))
def test_whatever_the_threshold_scores_are_shares_one_a_sentence(
    sentences: list[str], threshold: float
) -> None:
    found = scores(sentences, blind, min_score=threshold)
    assert len(found) == len(sentences)
    assert all(0 <= score <= 1 for score in found)


@pytest.mark.model
@pytest.mark.parametrize("threshold", [0.1, DEFAULT_MIN_SCORE, 0.6])
def test_what_words_foretell_decides_as_the_model_does(threshold: float) -> None:
    embed = load_embedder().encode
    sentences = [*CLAIMS, *OTHERS, PLAIN, COURTESY]
    asked, whole = scores(sentences, embed, min_score=threshold), scores(sentences, embed)
    assert [score >= threshold for score in asked] == [score >= threshold for score in whole]


def test_a_score_is_explained_by_what_stands_in_the_sentence() -> None:
    told = [reason.says for reason in explain_score("Rents rose by 11 percent last year.")]
    assert "states a figure" in told
    assert "asks" not in told


def test_reasons_add_up_to_the_score() -> None:
    sentence = CLAIMS[0]
    (score,) = scores([sentence])
    (empty,) = scores([""])
    moved = sum(reason.weight for reason in explain_score(sentence, most=99))
    from_start = sum(reason.weight for reason in explain_score("", most=99))
    log_odds = np.log(score / (1 - score)) - np.log(empty / (1 - empty))
    assert log_odds == pytest.approx(moved - from_start, abs=1e-6)


def test_among_what_is_worth_checking_what_fact_checkers_pick_comes_first() -> None:
    plain, picked = scores(
        [
            "The orchestra played four symphonies in June.",
            "Unemployment went up to four percent, the highest rate since June.",
        ],
        blind,
    )
    assert DEFAULT_MIN_SCORE < plain < picked
    assert "how readily fact-checkers take up such words" in {
        reason.says for reason in explain_score(OTHERS[0], most=99)
    }


@pytest.mark.parametrize("sentence", [*CLAIMS, *OTHERS])
def test_what_fact_checkers_pick_decides_nothing_of_what_is_worth_checking(
    sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (with_them,) = scores([sentence])
    monkeypatch.setattr(worth, "_picked", lambda _read, _log_odds: 0.0)
    (without,) = scores([sentence])
    assert with_them != without
    assert (with_them < DEFAULT_MIN_SCORE) == (without < DEFAULT_MIN_SCORE)


def test_no_score_is_all_but_certain_however_often_a_figure_is_repeated() -> None:
    (score,) = scores(["Jobs fell 6 percent, taxes rose 6 percent and $6 billion was paid. " * 40])
    assert 0.9 < score < 0.9995


def test_each_sign_has_a_name_of_its_own() -> None:
    assert len(set(sayings())) == len(sayings()) == len(signs(spoken("Rents rose.")))


def test_the_least_score_decides_what_comes_back() -> None:
    document = Document(f"{CLAIMS[0]} {OTHERS[0]}")
    assert len(extract_statements(document, min_score=0)) == 2
    assert [found.text for found in extract_statements(document)] == [CLAIMS[0]]
    assert extract_statements(document, min_score=1) == []


@pytest.mark.parametrize(
    "question", ["How many more will be freed this year?", "Did 40 people die in the flood of 2021?"]
)
def test_a_question_asserts_nothing_whatever_figures_it_asks_for(question: str) -> None:
    assert scores([question])[0] < DEFAULT_MIN_SCORE


def test_a_verdict_without_anything_to_look_up_is_no_claim_and_one_with_a_figure_may_be() -> None:
    verdict, fact = scores(
        ["It was by any measure the longest queue.", "It was by any measure 40 metres long."]
    )
    assert verdict < DEFAULT_MIN_SCORE < fact
