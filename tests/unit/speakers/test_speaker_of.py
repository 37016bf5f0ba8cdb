"""Who says a span of text."""

from __future__ import annotations

from pathlib import Path

from claimcheck.model import SpeakerStance
from claimcheck.speakers import Act, find_attributions, speaker_of
from claimcheck.text import sentences


def speaker(text: str, span: str) -> str | None:
    start = text.index(span)
    found = speaker_of(find_attributions(text, sentences(text)), start, start + len(span))
    return found.name if found else None


TEXT = (
    "The river rose on Monday. Anna Reyes said that 40 houses were gone, adding that more would follow. "
    "“The dam held,” Jan Berg said. “It is old.” The president called on Minsk to free 52 prisoners."
)


def test_a_sentence_has_the_speaker_of_what_it_reports() -> None:
    assert (
        speaker(TEXT, "Anna Reyes said that 40 houses were gone, adding that more would follow.")
        == "Anna Reyes"
    )


def test_a_part_of_what_is_said_has_its_speaker() -> None:
    assert speaker(TEXT, "40 houses were gone") == "Anna Reyes"


def test_a_quote_that_goes_on_keeps_its_speaker() -> None:
    assert speaker(TEXT, "It is old.") == "Jan Berg"


def test_a_sentence_that_reports_nobody_has_no_speaker() -> None:
    assert speaker(TEXT, "The river rose on Monday.") is None


def test_what_is_only_wanted_has_no_speaker() -> None:
    found = find_attributions(TEXT, sentences(TEXT))
    assert [item.act for item in found][-1] is Act.ASKS
    assert speaker(TEXT, "The president called on Minsk to free 52 prisoners.") is None


def test_a_short_quote_with_its_cue_gives_a_long_sentence_its_speaker() -> None:
    text = (
        "“It is a rare honour,” Berg told the guests after handing the mayor a letter that was signed in May."
    )
    assert speaker(text, text) == "Berg"


def test_a_short_report_does_not_give_a_long_sentence_its_speaker() -> None:
    text = "The guests left the hall in the old town before noon on Sunday, and Berg said it was late."
    assert speaker(text, text) is None


def test_a_span_beyond_the_text_has_no_speaker() -> None:
    assert speaker_of(find_attributions(TEXT, sentences(TEXT)), 10_000, 10_010) is None


def test_disbelief_comes_with_the_speaker() -> None:
    text = "Rossi claimed that crime had doubled."
    found = speaker_of(find_attributions(text, sentences(text)), 0, len(text))
    assert found
    assert found.stance is SpeakerStance.DOUBTS


def test_the_release_article_has_its_speakers(shared_data: Path) -> None:
    text = (shared_data / "data" / "articles" / "belarus-release.txt").read_text(encoding="utf-8")
    expected = {
        "52 prisoners safely crossed": "Gitanas Nausėda",
        "six Lithuanian nationals": "Gitanas Nausėda",
        "I am deeply grateful": "Gitanas Nausėda",
        "citizens of Poland, Latvia": "Belarusian state media",
        "holding around 1,400": "Donald Trump",
        "a “pretty harsh place.”": "Donald Trump",
        "If Donald insists": "Alexander Lukashenko",
        "We’re not hiding anything": "Alexander Lukashenko",
        "nearly 1,200 political prisoners": "Rights groups",
        "had lifted sanctions": "John Coale",
        "He signed it Donald": "John Coale",
        "His key priority now": "Alexander Lukashenko",
    }
    assert {span: speaker(text, span) for span in expected} == expected


def test_what_somebody_did_not_say_has_no_speaker() -> None:
    text = "Officials have not said why the visas were refused."
    found = find_attributions(text, sentences(text))
    assert [item.act for item in found] == [Act.WITHHOLDS]
    assert speaker_of(found, 0, len(text)) is None
