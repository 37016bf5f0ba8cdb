"""Which name a surname, a role or a pronoun stands for."""

from __future__ import annotations

import pytest

from claimcheck.speakers import find_attributions
from claimcheck.speakers.people import People, fold, place_of
from claimcheck.text import sentences


def names(text: str) -> list[str]:
    return [item.speaker.name for item in find_attributions(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mary Collins and John Abara arrived. She said that it was late.", ["Mary Collins"]),
        ("Mary Collins and John Abara arrived. He said that it was late.", ["John Abara"]),
        ("Mr. Abara arrived with Mrs. Abara. He said that it was late.", ["Abara"]),
        ("Jan Berg spoke first. Eva Berg followed. Mrs. Berg said that it was late.", ["Eva Berg"]),
        ("The Harbour Times opened in May. The Times said that it was late.", ["Harbour Times"]),
        ("President Ana Silva met President Ola Lund of Norway. Silva said that it was late.", ["Ana Silva"]),
        ("Berg said that it was late. Jan Berg is 40.", ["Jan Berg"]),
        ("He said that it was late.", ["He"]),
        ("Officials said that it was late.", ["Officials"]),
        ("Bill de la Torre spoke. De la Torre said that it was late.", ["Bill de la Torre"]),
        ("Luc Roy Jr. spoke. Roy said that it was late.", ["Luc Roy Jr."]),
    ],
)
def test_the_name_behind_the_words(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_role_of_another_country_is_not_taken_for_this_one() -> None:
    text = "Finnish President Alma Saarinen spoke. The Estonian president said that it was late."
    assert names(text) == ["the Estonian president"]


def test_no_name_runs_across_a_full_stop() -> None:
    assert [mention.name for mention in People("He lives in Oslo. Berg left. Jan Berg came.").mentions] == [
        "Jan Berg"
    ]


def test_bodies_and_places_are_no_people() -> None:
    assert People("The Supreme Court met the White House and Harbour Bank in East London.").mentions == []


def test_accents_and_possessives_do_not_part_a_name() -> None:
    assert fold("Nausėda’s") == fold("Nauseda")


def test_a_place_is_one_however_it_is_named() -> None:
    assert place_of("Lithuania's") == place_of("Lithuanian")
    assert place_of("American") == place_of("U.S.")
