"""What holds of every text, however odd."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.speakers import Attribution, find_attributions, speaker_of
from claimcheck.text import sentences

PIECES = st.sampled_from(
    [
        *[
            "said",
            "told",
            "reporters",
            "that",
            "he",
            "she",
            "Smith",
            "According to",
            "according to",
            "the ministry",
        ],
        *["“", "”", '"', "‘", "’", "'", ",", ".", ":", ";", "—", "(", ")", "\n\n", "\n", "adding", "claimed"],
        *[
            "1,400",
            "prisoners",
            "were",
            "freed",
            "'s",
            "claim",
            "Dr.",
            "denied",
            "who",
            "and",
            "of",
            "<b>",
            "\x00",
        ],
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join))


def attributions_of(text: str) -> list[Attribution]:
    return find_attributions(text, sentences(text))


@given(TEXTS)
@settings(max_examples=300)
def test_spans_are_slices_and_content_never_overlaps_its_own_cue(text: str) -> None:
    for item in attributions_of(text):
        speaker = item.speaker
        assert speaker.span
        assert speaker.cue_span
        assert text[slice(*speaker.cue_span)] == speaker.cue
        assert speaker.name
        assert item.content
        for start, end in (speaker.span, speaker.cue_span, *item.content):
            assert 0 <= start < end <= len(text)
        for start, end in item.content:
            assert end <= speaker.cue_span[0] or start >= speaker.cue_span[1]


@given(TEXTS)
@settings(max_examples=100)
def test_the_speaker_of_any_span_is_one_of_those_found(text: str) -> None:
    found = attributions_of(text)
    speakers = [item.speaker for item in found]
    for start, end in sentences(text):
        speaker = speaker_of(found, start, end)
        assert speaker is None or speaker in speakers


@pytest.mark.parametrize(
    "line",
    [
        "“" * 100_000,
        "said " * 20_000,
        "'" * 100_000,
        "he said, " * 11_000,
        '" said "' * 12_000,
        "a" * 100_000,
        "a.a-" * 25_000,
        "(" * 100_000,
        "\n" * 100_000,
        "according to " * 8_000,
        "the claim by " * 8_000,
        "‘s " * 30_000,
        "A" * 100_000,
        "A " * 50_000,
        "Mr. He said " * 8_000,
        "SMITH: a\n\n“b” " * 6_000,
    ],
    ids=lambda line: line[:12].strip() or "newlines",
)
def test_a_line_of_100_000_characters_is_read_in_time(line: str) -> None:
    began = time.process_time()
    find_attributions(line, [(0, len(line))])
    assert time.process_time() - began < 5
