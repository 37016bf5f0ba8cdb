from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Document
from claimcheck.statements import extract_statements
from claimcheck.statements.context import Thread

TITLE = "Orland releases 40 prisoners after talks"


def context_after(before: list[str], part: str, speaker: str = "", title: str = TITLE) -> str:
    thread = Thread(title)
    for sentence in before:
        thread.follow(sentence)
    return thread.context(part, speaker)


def test_a_sentence_that_names_its_own_needs_no_context() -> None:
    assert context_after([], "On Monday the army of Orland lost two tanks.") == ""


def test_a_pronoun_stands_for_the_person_last_in_mind() -> None:
    found = context_after(
        ["President Ann Rell met Minister Jon Dahl.", "Rell arrived on Monday."], "She left at noon."
    )
    assert "Ann Rell" in found
    assert "Dahl" not in found


def test_in_what_a_speaker_says_he_is_another() -> None:
    found = context_after(
        ["President Jon Dahl wrote to Minister Ole Fisk."], "He signed it.", speaker="Jon Dahl"
    )
    assert "Ole Fisk" in found


def test_it_stands_for_the_subject_of_the_sentence_before() -> None:
    assert "The reservoir at Osk" in context_after(
        ["The reservoir at Osk holds 40 million litres."], "It is half empty."
    )


def test_those_released_are_of_the_prisoners_counted_before() -> None:
    found = context_after(["About 900 people watched the border."], "six Latvians were among those released.")
    assert "40 prisoners" in found
    assert "900" not in found


def test_a_number_without_a_noun_gets_the_last_that_was_counted() -> None:
    assert "31 miners" in context_after(["A blast trapped 31 miners at Osk."], "Six were flown to hospital.")


def test_context_is_never_part_of_the_quote() -> None:
    text = "The dam at Osk broke in 1998. It held 40 million litres of water."
    (_, second) = extract_statements(Document(text, title="Dams of Orland"), min_score=0)
    assert second.text == "It held 40 million litres of water."
    assert second.context == "Dams of Orland; The dam at Osk"


def test_a_part_without_a_time_is_about_that_of_the_part_before() -> None:
    text = "In March 2019 the Greens won 12 seats in Osk, while the Liberals lost four."
    (first, second) = extract_statements(Document(text), min_score=0)
    assert first.period is not None
    assert second.period is not None
    assert second.period.start == first.period.start


@given(st.lists(st.text(), max_size=4), st.text(), st.text())
def test_any_words_can_be_followed(before: list[str], part: str, speaker: str) -> None:
    thread = Thread("")
    for sentence in before:
        thread.follow(sentence, speaker)
    thread.context(part, speaker)


def test_a_noun_that_is_there_is_not_filled_in() -> None:
    assert "40 prisoners" not in context_after(
        [], "All these free people want both of those seats, Rell says."
    )
