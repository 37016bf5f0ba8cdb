from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.embed import (
    HashEmbedder,
    embedding_text,
    load_embedder,
    mask_figures,
    plain_words,
    searched_words,
)
from claimcheck.errors import ModelError
from claimcheck.model import Statement


def test_two_figures_for_the_same_thing_embed_the_same() -> None:
    assert mask_figures("around 1,400 hostages") == mask_figures("around 1,200 hostages")


@pytest.mark.parametrize("text", ["in 2024", "Covid-19", "an F-16", "the G7", "no digit here"])
def test_years_and_numbers_within_names_are_not_masked(text: str) -> None:
    assert mask_figures(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("$1.2m", "$10m"),
        ("1,200-1,400 people", "10-10 people"),
        ("up -3.5% to 40", "up -10% to 10"),
        ("the 71st", "the 10st"),
        ("1,995 of 2,024", "10 of 10"),
    ],
)
def test_figures_are_masked_however_they_are_written(text: str, masked: str) -> None:
    assert mask_figures(text) == masked


def test_a_hashtag_is_read_as_words_and_an_address_is_not_read() -> None:
    assert (
        plain_words("See #RiverFlood2024 https://t.co/x1 now pic.twitter.com/ab") == "See River Flood2024 now"
    )


def test_a_handle_is_looked_for_as_the_name_it_runs_together_and_an_address_is_none() -> None:
    assert searched_words("@MinisterAnnaBerg: ask @berg_press or a@Berg.org") == (
        "Minister Anna Berg: ask berg press or a@Berg.org"
    )


def test_a_line_of_a_hundred_thousand_characters_is_masked_at_once() -> None:
    for line in (
        "1," * 50_000,
        "#" * 100_000,
        "aB" * 50_000,
        "http://" * 15_000,
        "-1" * 50_000,
        "@aB" * 33_000,
    ):
        begin = time.perf_counter()
        mask_figures(searched_words(line))
        assert time.perf_counter() - begin < 2


def test_the_embedded_text_carries_the_context_before_the_statement() -> None:
    statement = Statement(text="It holds 1,200 people.", start=0, end=22, context="Belarus prison")
    assert embedding_text(statement) == "Belarus prison It holds 10 people."


@given(st.lists(st.text(max_size=60), max_size=6))
def test_the_fake_gives_one_unit_vector_for_any_text(texts: list[str]) -> None:
    vectors = HashEmbedder().encode(texts)
    assert vectors.shape == (len(texts), HashEmbedder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_the_fake_puts_texts_that_share_words_closer_than_strangers() -> None:
    near, far, query = HashEmbedder().encode(
        ["prisoners freed in Belarus", "wheat harvest in Kansas", "Belarus frees prisoners"]
    )
    assert near @ query > far @ query


def test_the_environment_picks_the_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_EMBEDDER", "hash")
    assert isinstance(load_embedder(), HashEmbedder)


def test_an_unknown_embedder_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ModelError) as caught:
        load_embedder("no-such-model")
    assert "minilm" in caught.value.hint
