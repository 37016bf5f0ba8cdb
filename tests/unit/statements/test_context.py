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


def test_they_who_report_are_those_who_spoke_last() -> None:
    text = (
        "The surveyors found that the ice had shrunk by 3 percent in 2019. Several cases were looked at. "
        "They estimated that melting would raise the lake by 2 metres."
    )
    last = extract_statements(Document(text, title="Lake Orle"), min_score=0)[-1]
    assert last.context == "Lake Orle; the surveyors"


def test_a_body_or_a_country_is_not_she() -> None:
    text = (
        "The Doctor Foss Society and South Norland met in 2019. Of the visitors one was dressed as an owl. "
        "She had sewn 400 feathers to her coat."
    )
    last = extract_statements(Document(text, title="Fair opens"), min_score=0)[-1]
    assert "Society" not in last.context
    assert "Norland" not in last.context


def test_a_person_who_is_called_by_the_first_name_later_is_still_he() -> None:
    text = (
        "Danik Orlov was arrested on 3 May 2019. Mark Rieger wrote a book about Boris Hahn. "
        "Danik was held for two days. He paid 2,000 crowns."
    )
    last = extract_statements(Document(text, title="Arrest"), min_score=0)[-1]
    assert "Danik Orlov" in last.context
