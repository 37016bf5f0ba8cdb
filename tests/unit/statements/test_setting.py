from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.model import Document
from claimcheck.statements import extract_statements
from claimcheck.statements.setting import home_of, setting_of


@pytest.mark.parametrize(
    ("title", "sentences", "home"),
    [
        ("Tolvany's museum wins a vote", ["Nobody in Tolvany slept."], ("Tolvany",)),
        ("Torvia presents a plan", ["The government in Torvia wants more."], ("Torvia",)),
        ("A Waste Of Public Money", ["The council met.", "It sat until ten."], ()),
        ("Annual report", ["The mill at Lier grew.", "Fire struck the mill at Lier."], ("Lier",)),
        ("Annual report", ["It opened in March.", "It closed in March."], ()),
        ("Annual report", ["The share of GDP rose.", "Debt fell below half of GDP."], ()),
        ("", [], ()),
    ],
)
def test_the_names_of_a_title_and_those_that_recur_are_what_a_document_is_about(
    title: str, sentences: list[str], home: tuple[str, ...]
) -> None:
    assert home_of(title, sentences) == home


def test_of_names_told_as_often_the_one_told_first_comes_first() -> None:
    assert home_of(
        "", ["The road from Osk to Lier, Dorn and Brell.", "No road to Dorn, Brell, Lier or Osk."]
    ) == (
        "Osk",
        "Lier",
        "Dorn",
        "Brell",
    )


def test_a_document_comes_back_to_eight_names_at_most() -> None:
    names = [f"Town{letter}" for letter in "abcdefghijkl"]
    sentences = [f"They went to {name} on foot." for name in names] * 2
    assert len(home_of("", sentences)) == 8


def test_title_and_publisher_are_the_setting() -> None:
    assert setting_of("About us ", "Hebrine Lines") == "About us; Hebrine Lines"
    assert setting_of("", "Hebrine Lines") == "Hebrine Lines"
    assert setting_of("", "") == ""


def test_every_statement_of_a_document_carries_what_the_document_is_about() -> None:
    text = "The mill employs 85 people.\n\nA fire at the mill in Lier was put out. The mill in Lier is old."
    document = Document(text, title="About us", publisher="Lier Mills", published=dt.date(2024, 1, 2))
    statements = extract_statements(document, min_score=0.0)
    assert len(statements) == 3
    assert {one.setting for one in statements} == {"About us; Lier Mills"}
    assert {one.home for one in statements} == {("Lier",)}
