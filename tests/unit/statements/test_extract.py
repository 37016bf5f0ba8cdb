from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Document
from claimcheck.statements import extract_statements, statement_of

ARTICLE = """Valmora counts its budget

LANTER, Nov 16 (VNA) – Total spending will rise to 84.6 billion crowns next year, the finance minister told
parliament on Tuesday. What were they thinking?

Sign up for our free newsletter

The opposition has tabled 1,140 amendments.
"""


def texts(document: Document, **options: float) -> list[str]:
    return [statement.text for statement in extract_statements(document, **options)]


def test_figures_and_acts_are_found_and_questions_and_prompts_are_not() -> None:
    found = texts(Document(ARTICLE, title="Valmora counts its budget", published=dt.date(2023, 11, 16)))
    assert any("84.6 billion" in text for text in found)
    assert "The opposition has tabled 1,140 amendments." in found
    assert not any("thinking" in text or "newsletter" in text for text in found)


def test_a_statement_is_a_slice_of_its_document() -> None:
    document = Document(ARTICLE)
    for statement in extract_statements(document, min_score=0):
        assert document.text[statement.start : statement.end] == statement.text
        for quantity in statement.quantities:
            assert statement.text[quantity.start : quantity.end] == quantity.text


def test_all_sentences_come_back_with_no_least_score_and_clutter_is_worth_nothing() -> None:
    scored = {found.text: found.score for found in extract_statements(Document(ARTICLE), min_score=0)}
    assert scored["Sign up for our free newsletter"] == 0
    assert "What were they thinking?" in scored


@settings(max_examples=50)
@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for statement in extract_statements(Document(text), min_score=0):
        assert text[statement.start : statement.end] == statement.text


def test_soft_hyphens_do_not_hide_a_figure() -> None:
    written = "About 1,4\u00ad00 pris\u00adoners were held in March 2024."
    statement = statement_of(written, dt.date(2024, 9, 1))
    assert [quantity.value for quantity in statement.quantities] == [1400]
    assert statement.quantities[0].text in written
    assert statement.period is not None
    assert statement.period.start == dt.date(2024, 3, 1)


def test_a_bare_sentence_speaks_of_the_day_it_was_written() -> None:
    statement = statement_of("The dam holds.", dt.date(2024, 9, 1))
    assert statement.as_of == dt.date(2024, 9, 1)
    assert statement.period is not None
    assert not statement.period.explicit


def test_the_headline_above_the_report_stands_in_for_a_title() -> None:
    text = "Dams of Orland fail\n\nThe engineers were sacked last year.\n\nYour email\n\nThey had warned."
    contexts = {found.text: found.context for found in extract_statements(Document(text), min_score=0)}
    assert contexts["The engineers were sacked last year."] == "Dams of Orland fail"
    assert "Your email" not in contexts["They had warned."]


def test_a_line_without_a_full_stop_can_be_a_claim() -> None:
    assert texts(Document("Unemployment fell to 3.2% in May")) == ["Unemployment fell to 3.2% in May"]


def test_lines_wrapped_by_hand_are_read_as_one_sentence() -> None:
    text = "The flood that struck the province in the night of 6\nMarch has killed 84 people, officials said."
    assert texts(Document(text)) == [text]


def test_words_that_only_lead_a_quotation_in_are_no_claim() -> None:
    text = 'Governor Ida Lorenz posted on her page on 4 May 2021:\n\n"The ferry carried 400 people in April."'
    assert texts(Document(text)) == ['"The ferry carried 400 people in April."']


def test_a_caption_of_two_paragraphs_or_with_its_credit_behind_it_is_no_claim() -> None:
    text = (
        "Danik Orlov in May 2010, after having left the order founded by Stefan Brul.\n\n"
        "Orlov is holding a copy of the book by Brul.\n\nImage: Mark Rieger.\n\n"
        "Collegium Santa Rosa, a school in Turin. Image: Fritz.\n\n"
        "The school paid 400,000 euros in 2012."
    )
    assert texts(Document(text)) == ["The school paid 400,000 euros in 2012."]
